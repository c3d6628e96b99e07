"""Issues: editors' mistakes, gathered and shown all at once.

A warning is an issue that time or an edit elsewhere brings about: it stops no commit, no start and no edit.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One mistake: where it is, what is wrong, how to mend it. Written in Vietnamese, for the editor."""

    file: str  # path below the guides' folder's parent: guides/eid-install/guide.yaml
    line: int  # from 1
    column: int  # from 1
    rule: str  # the rule's name, for tools and tests: `next-missing`
    what: str
    mend: str
    holds: bool = True  # whether it keeps the guide's edit from going live
    warns: bool = False  # whether it is a warning only: the check passes all the same; never together with `holds`

    def __str__(self) -> str:
        mark = "nhắc: " if self.warns else ""
        return f"{self.file}:{self.line}:{self.column}: {mark}{self.what} → {self.mend} [{self.rule}]"
