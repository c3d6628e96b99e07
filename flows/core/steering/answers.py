"""Answers: typed words that mean one of a question's buttons, by the beginning of its label or by words only it has."""

from collections.abc import Sequence

from flows.core.steering.wording import read_wordings
from flows.core.text.fold import fold

_SAYS_LITTLE_WORDS = """
co khong chua roi la cua cho va hay hoac toi minh may cai o voi khi da dang thi mot bai nay
"""
_SAYS_LITTLE = frozenset(_SAYS_LITTLE_WORDS.split())


def find_answer(labels: Sequence[str], text: str) -> int | None:
    """Return the place of the one label that a text means; None where it may be several, or none."""
    wordings = [wording for wording in read_wordings(text)[0] if wording]
    folded = [f" {fold(label)} " for label in labels]
    for wording in wordings:
        begun = [place for place, label in enumerate(folded) if label.startswith(f" {wording} ")]
        if len(begun) == 1:
            return begun[0]
    for wording in wordings:
        says_little = all(word in _SAYS_LITTLE for word in wording.split())
        held = [place for place, label in enumerate(folded) if f" {wording} " in label]
        if len(held) == 1 and not says_little:
            return held[0]
    return None
