"""Issues: an editor's slips, gathered and shown all at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One slip: where it is, what is wrong, how to mend it. Written in Vietnamese, for the editor."""

    file: str  # path below the guides' folder's parent: guides/eid-install/guide.yaml
    line: int  # from 1
    column: int  # from 1
    rule: str  # the rule's name, for tools and tests: `next-missing`
    what: str
    mend: str
    holds: bool = True  # whether it keeps the guide's edit from going live

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what} → {self.mend} [{self.rule}]"
