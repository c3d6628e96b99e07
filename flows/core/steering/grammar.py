"""The grammar: what a short text, and nothing but it, means wherever the person stands.

The whole text must be of one pattern: a sentence that says more is none of this room's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from flows.core.steering.loose import read_loosely
from flows.core.steering.meanings import Meaning
from flows.core.steering.patterns import PATTERNS
from flows.core.steering.wording import SHORT_MAX_CHARS, list_words, read_wordings

_STOP = re.compile("[,.;!?…]+")
_ANY = r"(?:\S+ ){0,3}"
_TOKEN = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|(\S+)")


def _compile(line: str) -> str:
    """Return a pattern as a regular expression over words that each have a space behind them."""
    parts = []
    for token in _TOKEN.finditer(line):
        one, some, word = token.groups()
        if word == "*":
            parts.append(_ANY)
            continue
        choices = "|".join(f"{choice.strip()} " for choice in (one or some or word).split("|"))
        parts.append(f"(?:{choices}){'?' if some is not None else ''}")
    return "".join(parts).replace("nha ", "(?:nha|house) ").replace("dau ", "(?:dau|where) ")


def _join_lines(text: str) -> Iterable[str]:
    """Yield the lines of a text; one that begins with blanks belongs to the line before."""
    joined = re.sub(r"\n +", " ", re.sub(r"\|\n +", "|", text))
    return filter(None, (line.strip() for line in joined.splitlines()))


@lru_cache(maxsize=1)
def _build_grammar() -> Mapping[Meaning, re.Pattern[str]]:
    return {
        meaning: re.compile("|".join(f"(?:{_compile(line)})" for line in _join_lines(text)))
        for meaning, text in PATTERNS.items()
    }


@dataclass(frozen=True)
class Steering:
    """The grammar, and the phrases that a deployment adds to it. It never changes."""

    phrases: Mapping[Meaning, Sequence[str]] = field(default_factory=dict)  # meaning: texts that mean it here, too

    @cached_property
    def _added(self) -> Mapping[str, Meaning]:
        """What a deployment adds, by its wording."""
        texts = ((meaning, text) for meaning, texts in self.phrases.items() for text in texts)
        return {" ".join(list_words(text)): meaning for meaning, text in texts}

    def read(self, text: str) -> Meaning | None:
        """Return what a text means; None for one that says anything more. Of several sentences the last one counts."""
        whole = self._read_one(text)
        if whole is None and len(text) <= SHORT_MAX_CHARS:
            parts = [self._read_one(part) for part in filter(str.strip, _STOP.split(text))]
            return parts[-1] if len(parts) > 1 and None not in parts else None
        return whole

    def _read_one(self, text: str) -> Meaning | None:
        wordings, agrees = read_wordings(text)
        for wording in wordings:
            if wording and wording in self._added:
                return self._added[wording]
        for wording in wordings:
            for meaning, pattern in _build_grammar().items():
                if wording and pattern.fullmatch(wording + " "):
                    return meaning
        return "yes" if agrees else read_loosely(list_words(text))
