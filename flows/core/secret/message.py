"""A message as the guard judges it: its pieces, the cues among them, and what stands between two of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from flows.core.secret.cues import BETWEEN, Cue
from flows.core.secret.token import Token

_STOPS = frozenset("?¤;")  # marks that part a cue from a number


@dataclass(frozen=True, slots=True)
class NamedCue:
    """A cue in a message."""

    cue: Cue
    first: int  # its first token
    last: int


class Gap(NamedTuple):
    """What stands between a cue and a number."""

    words: int  # words, numbers and odd pieces; marks do not count
    strange: int  # how many of those do not belong between the two
    stopped: bool  # whether a mark parts the two


class JudgedMessage:
    """The pieces of a text and the cues among them. Every cue and every gap is found in the same short time."""

    def __init__(self, raw: str, tokens: Sequence[Token], cues: Sequence[NamedCue]) -> None:
        """cues: in order, without overlap."""
        self.raw, self.tokens, self.cues = raw, tokens, cues
        self._firsts, self._lasts = [cue.first for cue in cues], [cue.last for cue in cues]
        self._words = [0, *accumulate(token.kind != "mark" for token in tokens)]
        self._strange = [0, *accumulate(_is_strange(token) for token in tokens)]
        self._stops = [0, *accumulate(token.kind == "mark" and token.text in _STOPS for token in tokens)]

    def cues_before(self, token: int, most: int) -> Sequence[NamedCue]:
        """Return the last cues before a token, in order."""
        behind = bisect_left(self._lasts, token)
        return self.cues[max(0, behind - most) : behind]

    def cue_after(self, token: int) -> NamedCue | None:
        """Return the first cue after a token."""
        at = bisect_right(self._firsts, token)
        return self.cues[at] if at < len(self.cues) else None

    def gap(self, begin: int, end: int) -> Gap:
        """Measure the gap that the tokens from `begin` up to `end` make."""
        return Gap(
            self._words[end] - self._words[begin],
            self._strange[end] - self._strange[begin],
            self._stops[end] > self._stops[begin],
        )


def _is_strange(token: Token) -> bool:
    return token.kind != "mark" and (token.kind != "word" or token.text not in BETWEEN)
