"""Numbers said for buttons: `số 2`, `cái thứ hai`, `câu một ạ`, `đầu tiên`, `cuối`."""

import re

from flows.core.steering.wording import SHORT_MAX_CHARS
from flows.core.text.fold import spell, split_words, strip_marks

_NUMBERS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_SPELT = {spell(word): n for n, word in enumerate(_NUMBERS, 1)} | {
    spell(word): n for word, n in {"tư": 4, "bẩy": 7, "nhất": 1, "nhì": 2, "mốt": 1, "lăm": 5}.items()
}
_BARE = {strip_marks(word): n for word, n in _SPELT.items()}
_ALONE = frozenset({"mot", "hai", "bon", "muoi", "chin"})  # without marks and by themselves no other word
_LEAD_WORDS = """
so nut cau bam chon y cai muc o dong thu lua dap an phim phan nhan lay option number no cho
"""
_LEAD = frozenset(_LEAD_WORDS.split())
_FIRST = frozenset({"dau tien", "dau", "tren cung", "first", "first one"})
_LAST = frozenset({"cuoi", "cuoi cung", "sau cung", "duoi cung", "last", "last one"})
_ENGLISH = {
    word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
_POLITE_WORDS = """
da vang u con em chau a ah nghe nha nhe nhen di day do oi ne the thoi toi minh thi la tui me
"""
_POLITE = frozenset(_POLITE_WORDS.split())
_DIGITS = re.compile("[0-9]{1,2}")


def read_number(text: str, count: int) -> int | None:
    """Return the number of a button, from 1, that a text says and nothing else; None where there are not so many."""
    if len(text) > SHORT_MAX_CHARS:
        return None
    words = list(split_words(text))
    while words and strip_marks(words[-1]) in _POLITE:
        words.pop()
    while words and strip_marks(words[0]) in _POLITE:
        del words[0]
    lead = 0
    while lead < len(words) and strip_marks(words[lead]) in _LEAD:
        lead += 1
    number = _read_words(words[lead:], count, led=lead > 0)
    return number if number is not None and 1 <= number <= count else None


def _read_words(words: list[str], count: int, *, led: bool) -> int | None:
    bare = " ".join(strip_marks(word) for word in words)
    if bare in _FIRST and (led or " " in bare):
        return 1
    if bare in _LAST:
        return count
    if len(words) == 1:
        return _read_word(words[0], led=led)
    if len(words) == 2 and bare.startswith("muoi "):
        unit = _SPELT.get(words[1], _BARE.get(words[1]))
        return 10 + unit if unit is not None and unit < 10 else None
    return None


def _read_word(word: str, *, led: bool) -> int | None:
    """Read one word. Without its marks and without `số` or the like before it, it must be no other word."""
    if _DIGITS.fullmatch(word):
        return int(word)
    if word in _SPELT and not word.isascii():
        return _SPELT[word]
    if word in _ENGLISH:
        return _ENGLISH[word]
    if word in ("hai", "ba") or (led and word in _BARE) or word in _ALONE:
        return _BARE[word]
    return None
