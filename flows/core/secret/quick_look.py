"""A quick look at a message that nobody answers: in a flood, judging each one in full is what the flood is for."""

import re

from flows.core.secret.judging import find_secret
from flows.core.secret.reading import JUDGED_MAX_CHARS

_LOOKED_AT_CHARS = 200
_FOUR_DIGITS = re.compile(r"\d(?:[\W_]{0,3}\d){3}")


def may_hold_secret(text: str) -> bool:
    """Return whether a text had better be deleted unanswered: four digits in a row, or a secret at its start."""
    if len(text) > JUDGED_MAX_CHARS or _FOUR_DIGITS.search(text):
        return True
    return find_secret(text[:_LOOKED_AT_CHARS]) is not None
