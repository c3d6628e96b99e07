"""Reading a message for the guard: folded words, numbers however they are spaced or spelt out, and odd chunks.

Letters keep their places while they are folded, so that a chunk can be looked at as it was typed. What has a plain
meaning by its form (a date, a sum with its unit, the code of a dossier, a decree, a link) is masked first.

Everything here is linear in the text: a repetition that something else may follow is bounded.
"""

import re
from collections.abc import Iterator

from flows.core.secret.cues import BETWEEN, CUE_WORDS
from flows.core.secret.spelt_digits import SPELT_DIGITS
from flows.core.secret.token import Token
from flows.core.text.fold import compose, fold_letters

JUDGED_MAX_CHARS = 4096
"""The longest text that is judged, as long as a message of Telegram; see is_too_long."""

_MARKS = re.compile("[\u0300-\u036f\ufe0e\ufe0f\u20e3]")  # that belong to no letter: of emoji, keycaps, odd keyboards

_LINKS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[a-z0-9-]{1,64}(?:\.[a-z]{2,12}){1,5}")
_DOSSIER = re.compile(
    r"(?:\d{3}\.\d{2}\.\d{2}\.)?(?<![a-z])[a-z]\d{1,3}(?:[. ]\d{1,3}){0,6}\s?[-. ]\s?\d{6}\s?[-. ]\s?\d{3,6}(?!\d)"
)
_PLAIN = re.compile(
    r"""
    (?=\d)(?:
    (?<![\d./-])\d{1,5}/(?:\d{4}/)?[a-z][a-z0-9-]*+                                                       # decree
  | (?<![\d./-])(?:0?[1-9]|[12]\d|3[01])(?P<s>[/.-])(?:0?[1-9]|1[0-2])(?P=s)(?:19|20)?\d\d(?!\d|[./-]\d)   # date
  | (?<![\d:h])(?:[01]?\d|2[0-4])\s?(?::|h|gio)\s?[0-5]\d(?![\d:])                                        # time
  | (?<!\d)\d(?:[\d.,]{0,24}\d)?\s?(?:dong|vnd|nghin|ngan(?!\shang)|trieu|usd)\b                                # sums
  | (?<!\d)\d[\d.,]{0,24}(?:d|k|tr|n|ng|m)(?![a-z0-9])
  | (?<!\d)\d{1,4}\s(?:k|tr|n|ng|d|m|ki|ky|mb)(?![a-z0-9])
  | (?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3}){0,6},000|(?:\.\d{3}){0,6}\.000)(?!\d|[.,]\d)
  | (?<!\d)\d(?:[\d.,]{0,24}\d)?\s?(?:kg|km|m2|mah|kwh|kw|gb|%)(?![a-z0-9])                              # measures
  | (?<!\d)(?<!\d[\s.-])\d{1,3}(?:[.,]\d{1,9})?\s?(?:ty|ti|cu|tram|chuc|ta|tan|yen|lang|gam|lit|ml|cm|met|ha|phut|giay
      |thang|tuoi|nam|ngay|lan|bao|thung|trung|con|nguoi|cai|buoc|ki\stu|ky\stu)(?![a-z0-9])
    )""",
    re.VERBOSE,
)
_NUMBER_MIN = re.compile(r"\d\D{0,3}\d\D{0,3}\d")
_DONG = re.compile(r"(?<!\d)\d[\d.,]{0,24}\s?[đ₫Đ](?!\w)")
_CHUNK = re.compile(r"[a-z0-9]+|\S")
_CHUNK_RAW_END = re.compile(r"[\s\"'“”‘’<>()]")
_WORD_MAX = 24  # longer ones stand in no list, whatever their keys meant
_LOOKALIKE = str.maketrans("oil", "011")


def is_too_long(text: str) -> bool:
    """Return whether a text is longer than what is judged: it may hold anything, and is refused unread.

    Some characters unfold to eighteen, so a shorter text may be too long as well.
    """
    return len(text) > JUDGED_MAX_CHARS or len(compose(text)) > JUDGED_MAX_CHARS


def read_folded(text: str) -> tuple[str, str]:
    """Return a text without invisible characters, and the same folded, one for one; both cut where it is too long."""
    raw = _MARKS.sub("", compose(text[:JUDGED_MAX_CHARS]))[:JUDGED_MAX_CHARS]
    return raw, fold_letters(raw)


def mask_plain_numbers(raw: str, flat: str) -> str:
    """Return the folded text with all that has a plain meaning masked, in its place."""
    if _NUMBER_MIN.search(flat) is None:
        return flat
    if "@" in flat or "http" in flat or "www." in flat:
        flat = _mask(flat, _LINKS, flat)
    flat = _mask(flat, _DOSSIER, flat)
    flat = _mask(flat, _DONG, raw)
    return _mask(flat, _PLAIN, flat)


def _mask(flat: str, pattern: re.Pattern[str], subject: str) -> str:
    out: list[str] = []
    last = 0
    for match in pattern.finditer(subject):
        out += [flat[last : match.start()], "¤" * (match.end() - match.start())]
        last = match.end()
    return "".join([*out, flat[last:]])


def strip_telex(word: str) -> str:
    """Return a word of raw Telex without its tone and mark keys: `maatj` → `mat`. Others may become nonsense."""
    head = re.match(r"[^aeiouy]*", word)
    cut = head.end() if head else 0
    tail = re.sub(r"[sfrxjwz]", "", word[cut:])
    tail = re.sub(r"([aeo])\1", r"\1", tail)
    tail = re.sub(r"([aeo])([bcdghmnpt]+)\1$", r"\1\2", tail)
    return word[:cut].replace("dd", "d").replace("w", "u") + tail.removesuffix("d" if word.startswith("d") else "#")


def normalize_word(word: str) -> str:
    """Return a word as the lists spell it, if it or its Telex is in them; else as it is."""
    if word in CUE_WORDS or word in BETWEEN or word in SPELT_DIGITS or len(word) > _WORD_MAX or not _TELEX.search(word):
        return word
    plain = strip_telex(word)
    return plain if plain in CUE_WORDS or plain in BETWEEN or plain in SPELT_DIGITS else word


_TELEX = re.compile(r"[aeiouy][a-z]*[sfrxjwz]|aa|ee|oo|dd")
_GLUED = re.compile(
    r"(ma|maotp|otp|pin|stk|tk|so|cccd|cmnd|cmt|pass|passcode|mk|matkhau|code|vcb|bidv|agribank|la|g|id)(\d{4,})"
)
_TAILED = re.compile(r"(\d{4,})(a|la|nha|nhe|ne|do|day|ak|ah|u|roi|oi|cccd|otp|vcb|mb|bidv|agribank)")
_VNI = re.compile(r"[a-z]+(?:[1-9]{1,2}[a-z]*){1,3}")
_VNI_MAX = 9


def split_tokens(flat: str) -> list[Token]:
    """Split a masked text into tokens."""
    found: list[Token] = []
    for match in _CHUNK.finditer(flat):
        chunk, (at, end) = match[0], match.span()
        if chunk.isascii() and chunk.isdigit():
            found.append(Token("number", chunk, at, end))
        elif not chunk.isalnum():
            found.append(Token("mark", chunk, at, end))
        else:
            found += _split_word(chunk, at, end)
    return found


def _split_word(chunk: str, at: int, end: int) -> Iterator[Token]:
    if chunk in CUE_WORDS:
        yield Token("word", chunk, at, end)
    elif chunk.isascii() and chunk.isalpha():
        yield Token("word", normalize_word(chunk), at, end)
    elif match := _GLUED.fullmatch(chunk):
        yield Token("word", match[1], at, at + len(match[1]))
        yield Token("number", match[2], at + len(match[1]), end)
    elif match := _TAILED.fullmatch(chunk):
        yield Token("number", match[1], at, at + len(match[1]))
        yield Token("word", match[2], at + len(match[1]), end)
    elif sum(c.isdigit() for c in chunk) >= 6 and not chunk.strip("0123456789oil"):
        yield Token("number", chunk.translate(_LOOKALIKE), at, end)
    elif (
        len(chunk) <= _VNI_MAX
        and _VNI.fullmatch(chunk)
        and normalize_word(plain := re.sub(r"\d", "", chunk)) in CUE_WORDS
    ):
        yield Token("word", normalize_word(plain), at, end)
    else:
        yield Token("odd", chunk, at, end)
