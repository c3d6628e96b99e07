"""Phone numbers: in the groups in which they are read aloud, found in texts, and what a call costs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.core.text.fold import fold

_WRITTEN = re.compile(
    r"(?<![\w.,/+-])(?:"
    r"1[89]00(?:[ .]?\d{6}|[ .]?\d{3}[ .]?\d{3}|[ .]?\d{4})"  # paid by the minute, or by who is called
    r"|0[2-9]\d{1,2}(?:[ .]?\d{3,4}){2}"  # fixed and mobile
    r"|\+84[ .]?\d{2,3}(?:[ .]?\d{3,4}){2}"
    r"|11[1-5]"  # emergencies
    r")(?![\d/]|[.,]\d)"
)
_SHORT_CHARS = 3
_DIGITS_OF_LINES = (10, 11)  # fixed and mobile, with the 0
_CALL = re.compile(r"\b(?:gọi|báo|tổng đài|call|calls|calling|dial)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\n]")
_NEAR_CHARS = 120  # how far before a short number the word is looked for that makes it one
_CHARGED, _FREE = "1900", "1800"
_SAYS_CHARGED, _SAYS_FREE = ("tinh cuoc", "charge"), ("khong mat tien", "mien phi", "free")


@dataclass(frozen=True, slots=True)
class WrittenPhone:
    """A phone number in a text."""

    start: int
    end: int
    digits: str  # as they are dialled; `+` before the country's code


def format_phone(digits: str) -> str:
    """Return a phone number in groups: `19000368` → `1900 0368`."""
    if len(digits) <= 4:
        return digits
    cut = 4 if digits.startswith(("0", "1")) else 3
    head, rest = digits[:cut], digits[cut:]
    size = 4 if len(rest) == 4 else 3
    return " ".join([head, *(rest[start : start + size] for start in range(0, len(rest), size))])


def find_phones(text: str, before: str = "") -> Iterator[WrittenPhone]:
    """Yield the phone numbers of a text. `115` is one only where the sentence speaks of calling: it may be a count.

    before: what stands before the text in its paragraph.
    """
    for found in _WRITTEN.finditer(text):
        digits = found[0].replace(" ", "").replace(".", "")
        if len(digits) == _SHORT_CHARS:
            near = (before[-_NEAR_CHARS:] + text[max(0, found.start() - _NEAR_CHARS) : found.start()])[-_NEAR_CHARS:]
            if not _CALL.search(_SENTENCE_END.split(near)[-1]):
                continue
        elif digits[0] in "0+" and len(digits.replace("+84", "0")) not in _DIGITS_OF_LINES:
            continue
        yield WrittenPhone(found.start(), found.end(), digits)


def list_unsaid_costs(text: str) -> tuple[str, ...]:
    """Return the prefixes of numbers in a text, `1900` and `1800`, whose cost the text does not say itself."""
    if _CHARGED not in text and _FREE not in text:
        return ()
    prefixes = {phone.digits[:4] for phone in find_phones(text)}
    words = fold(text)
    said = {_CHARGED: _SAYS_CHARGED, _FREE: _SAYS_FREE}
    return tuple(
        prefix for prefix, marks in said.items() if prefix in prefixes and not any(mark in words for mark in marks)
    )
