"""Wording: a short text reduced to what it says, without politeness, marks, and the ways of short messages."""

import re

from flows.core.text.fold import spell, strip_marks
from flows.core.text.typed import decode

SHORT_MAX_CHARS = 60  # whoever types more says more
_MAX_WORDS = 12

_SHORT = {
    "khong": "k ko kh kg kog khg hok hk hong hem hoong hổng hỏng hông kô kông khum hok0 0 chẳng chả hỏg khôg",
    "chua": "cưa chư chx ch",
    "duoc": "dc đc dk đk dx đx duoc đuợc đươc dươc dượt được đượt",
    "roi": "r rùi rui ròi rồj rùj goi gồi gòi roài òi",
    "xong": "song sông xog xg soq xoq xôg xôn sog sg xongg xonq",
    "gi": "j ji zi rì",
    "biet": "bit biết bik bít bék bịt",
    "hieu": "hiu hỉu hĩu hju",
    "toi": "t tui tôi tao tau",
    "minh": "mik mk mjh mìn",
    "ok": "oke okie oki okê okela okla okay okey ôk ôkê oká okeee okk kê ôcê",
    "lam": "lm mần mằn",
    "vao": "vô zô dô vàu",
    "vang": "vâg vag dzạ",
    "da": "dạ dzạ zạ ya",
    "tiep": "típ tip tjep typ",
    "buoc": "bc bước bướt",
    "the nao": "ntn",
    "quay": "qay quai quây wuay",
    "lai": "lạj lạ1",
    "bam": "bấm bắm ấn nhấn nhấp",
    "mo": "mở",
    "sao": "răng rang",
    "nay": "ni này nì",
    "where": "mô đâu",
    "do": "tê nớ kia ấy đó",
    "the": "rứa",
    "mot": "1",
    "phai": "đúng",
    "ngung": "dừng",
    "house": "nhà",
    "code": "mã",
    "words": "lời",
    "account": "khoản",
    "frozen": "đơ",
    "debt": "nợ",
    "chieu": "tối",
    "doi": "chờ",
    "u": "ừa ừm ờ uh",
    "den": "tới",
}
"""A word: how else it is written in short messages, in the Centre and in the South, and misspelt.

The last ones keep apart, by their marks, words that would else be taken for politeness or for words that steer.
"""


def _read_short() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, others in _SHORT.items():
        for other in others.split():
            found.setdefault(spell(other), tuple(word.split()))
    return found


_MEANT = _read_short()
_WORD = re.compile(r"[^\W_]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_BEFORE_WORDS = """
da vang u uh um uhm uk o a ah e thi la the vay roi gio con em chau toi minh me ma ba bo bac ong chu co anh chi di
cau ban bot may ad admin thua oi nay cu xin lam on nho gium giup cho bay thoi du hien tai nhung ma
"""
_BEFORE = frozenset(_BEFORE_WORDS.split())
"""What may stand before what is said: yes and please, who is spoken to, who speaks; without marks."""
_AFTER_WORDS = """
nghe nhe nha nhen nhe nhi hi hy a ah ak ha he hen hem hon haha hihi do day ne the vay lun luon di voi gium ho giup
cai con em chau toi minh me ma ba bo bac ong chu co o anh chi di cau ban bot ad admin oi nay roi ma lam qua nua thoi
cam on cmon thanks thank you tks nhieu duoi ca xiu please pls da nao
"""
_AFTER = frozenset(_AFTER_WORDS.split())
"""What may stand behind."""
POLITE = _BEFORE | _AFTER
"""Words that say nothing."""
_AGREES = frozenset({"da", "vang", "u", "uh", "um", "uhm", "uk"})
_TO_SOMEBODY_WORDS = """
a ah ak con em chau nghe nhe nha ban bac chi anh co o oi me hi ne chu ong ba ma
"""
_TO_SOMEBODY = frozenset(_TO_SOMEBODY_WORDS.split())


def read_wordings(text: str) -> tuple[list[str], bool]:
    """Return the ways in which a text may be meant, longest first, and whether it agrees and says nothing else.

    Each is a row of words without marks: politeness is taken off one by one, from behind and from before, since
    `rồi`, `đi` or `thôi` may belong to what is said. None where the text is long.
    """
    words = list_words(text)
    if not words:
        return [], False
    firsts = _count_taken(words, _BEFORE)
    lasts = _count_taken(words[::-1], _AFTER)
    cut = {
        " ".join(words[first : len(words) - last])
        for first in range(firsts + 1)
        for last in range(lasts + 1)
        if first + last <= len(words)
    }
    agrees = words[0] in _AGREES and _AGREES.union(_TO_SOMEBODY).issuperset(words)
    return sorted(cut, key=len, reverse=True), agrees


def list_words(text: str) -> list[str]:
    """Return the words of a short text without marks; none of a longer one."""
    if len(text) > SHORT_MAX_CHARS:
        return []
    words = [word for typed in _WORD.findall(text.casefold()) for word in _normalise(typed)]
    return words if len(words) <= _MAX_WORDS else []


def _count_taken(words: list[str], polite: frozenset[str]) -> int:
    return next((n for n, word in enumerate(words) if word not in polite), len(words))


def _normalise(typed: str) -> tuple[str, ...]:
    """Return a typed word as words without marks; raw Telex and VNI, short forms and stretched letters are read."""
    word = _STRETCHED.sub(r"\1", typed)
    for spelling in (spell(word), decode(word) if word.isascii() else None):
        if spelling is None:
            continue
        if spelling in _MEANT:
            return _MEANT[spelling]
        if not spelling.isascii() or spelling[-1:] in "12345":
            return (strip_marks(spelling),)
    return (strip_marks(spell(word)),)
