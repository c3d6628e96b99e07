"""Reading a message for the guard: folded words, numbers however they are spaced or spelt out, and odd chunks.

Letters keep their places while they are folded, so a chunk can be looked at as it was typed. What has a plain meaning
of its own by its form (a date, a sum with its unit, the code of a dossier, a decree, a link) is masked first.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from flows.core.secret.cues import BETWEEN, CUE_WORDS, words_of


def _bare(char: str) -> str:
    """A letter without case and marks; never more or less than one character."""
    found = unicodedata.normalize("NFD", char.lower().replace("đ", "d"))[:1]
    return found or char


_BARE = {code: _bare(chr(code)) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_MARKS = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f\u20e3]")

_LINKS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[a-z0-9-]+(?:\.[a-z]{2,})+")
_DOSSIER = re.compile(
    r"(?:\d{3}\.\d{2}\.\d{2}\.)?(?<![a-z])[a-z]\d{1,3}(?:[. ]\d{1,3})*\s?[-. ]\s?\d{6}\s?[-. ]\s?\d{3,6}(?!\d)"
)
_PLAIN = re.compile(
    r"""
    (?=\d)(?:
    (?<![\d./-])\d{1,5}/(?:\d{4}/)?[a-z][a-z0-9-]*                                                        # decree
  | (?<![\d./-])(?:0?[1-9]|[12]\d|3[01])(?P<s>[/.-])(?:0?[1-9]|1[0-2])(?P=s)(?:19|20)?\d\d(?!\d|[./-]\d)   # date
  | (?<![\d:h])(?:[01]?\d|2[0-4])\s?(?::|h|gio)\s?[0-5]\d(?![\d:])                                        # time
  | (?<!\d)\d(?:[\d.,]*\d)?\s?(?:dong|vnd|nghin|ngan(?!\shang)|trieu|usd)\b                                # sums
  | (?<!\d)\d[\d.,]*(?:d|k|tr|n|ng|m)(?![a-z0-9])
  | (?<!\d)\d{1,4}\s(?:k|tr|n|ng|d|m|ki|ky|mb)(?![a-z0-9])
  | (?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})*,000|(?:\.\d{3})*\.000)(?!\d|[.,]\d)
  | (?<!\d)\d(?:[\d.,]*\d)?\s?(?:kg|km|m2|mah|kwh|kw|gb|%)(?![a-z0-9])                                    # measures
  | (?<!\d)(?<!\d[\s.-])\d{1,3}(?:[.,]\d+)?\s?(?:ty|ti|cu|tram|chuc|ta|tan|yen|lang|gam|lit|ml|cm|met|ha|phut|giay
      |thang|tuoi|nam|ngay|lan|bao|thung|trung|con|nguoi|cai|buoc|ki\stu|ky\stu)(?![a-z0-9])
    )""",
    re.VERBOSE,
)
_NUMBER_MIN = re.compile(r"\d\D{0,3}\d\D{0,3}\d")
_DONG = re.compile(r"(?<!\d)\d[\d.,]*\s?[đ₫Đ](?!\w)")
_CHUNK = re.compile(r"[a-z0-9]+|\S")
_CHUNK_RAW_END = re.compile(r"[\s\"'“”‘’<>()]")
_LOOKALIKE = str.maketrans("oil", "011")

_SPELT = {
    "khong": "0", "ko": "0", "zero": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4", "nam": "5",
    "lam": "5", "nham": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10", "oh": "0", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_SPELT_MARKED = words_of(
    """
    không ko zero một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi oh one two three four five six
    seven eight nine
    """
)
_PAUSES = frozenset(",.-–")
_SPELT_MIN = 4  # fewer words that can be digits are just words


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a message."""

    kind: Literal["word", "number", "odd", "mark"]  # odd: letters and digits together
    text: str  # folded; the digits of a number
    start: int  # where it stands in the folded text
    end: int


def flat_of(text: str) -> tuple[str, str]:
    """A text without invisible characters, and the same folded, letter for letter."""
    raw = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return raw, raw.translate(_BARE)


def masked(raw: str, flat: str) -> str:
    """The folded text with all that has a plain meaning of its own blotted out, in its place."""
    if _NUMBER_MIN.search(flat) is None:
        return flat
    if "@" in flat or "http" in flat or "www." in flat:
        flat = _blotted(flat, _LINKS, flat)
    flat = _blotted(flat, _DOSSIER, flat)
    flat = _blotted(flat, _DONG, raw)
    return _blotted(flat, _PLAIN, flat)


def _blotted(flat: str, pattern: re.Pattern[str], subject: str) -> str:
    out: list[str] = []
    last = 0
    for match in pattern.finditer(subject):
        out += [flat[last : match.start()], "¤" * (match.end() - match.start())]
        last = match.end()
    return "".join([*out, flat[last:]])


def untelexed(word: str) -> str:
    """A word of raw Telex without its tone and mark keys: `maatj` → `mat`. Others may come out as nonsense."""
    head = re.match(r"[^aeiouy]*", word)
    cut = head.end() if head else 0
    tail = re.sub(r"[sfrxjwz]", "", word[cut:])
    tail = re.sub(r"([aeo])\1", r"\1", tail)
    tail = re.sub(r"([aeo])([bcdghmnpt]+)\1$", r"\1\2", tail)
    return word[:cut].replace("dd", "d").replace("w", "u") + tail.removesuffix("d" if word.startswith("d") else "#")


def word_of(word: str) -> str:
    """A word in the spelling of the lists, if it or its Telex stands there; else as it is."""
    if word in CUE_WORDS or word in BETWEEN or word in _SPELT or not _TELEX.search(word):
        return word
    plain = untelexed(word)
    return plain if plain in CUE_WORDS or plain in BETWEEN or plain in _SPELT else word


_TELEX = re.compile(r"[aeiouy][a-z]*[sfrxjwz]|aa|ee|oo|dd")
_GLUED = re.compile(
    r"(ma|maotp|otp|pin|stk|tk|so|cccd|cmnd|cmt|pass|passcode|mk|matkhau|code|vcb|bidv|agribank|la|g|id)(\d{4,})"
)
_TAILED = re.compile(r"(\d{4,})(a|la|nha|nhe|ne|do|day|ak|ah|u|roi|oi|cccd|otp|vcb|mb|bidv|agribank)")
_VNI = re.compile(r"[a-z]+(?:[1-9]{1,2}[a-z]*){1,3}")
_VNI_MAX = 9


def tokens_of(flat: str) -> list[Token]:
    """The pieces of a masked text."""
    found: list[Token] = []
    for match in _CHUNK.finditer(flat):
        found += _pieces(match[0], match.start())
    return found


def _pieces(chunk: str, at: int) -> Iterator[Token]:
    end = at + len(chunk)
    if chunk.isascii() and chunk.isdigit():
        yield Token("number", chunk, at, end)
    elif chunk in CUE_WORDS:
        yield Token("word", chunk, at, end)
    elif chunk.isascii() and chunk.isalpha():
        yield Token("word", word_of(chunk), at, end)
    elif not chunk.isalnum():
        yield Token("mark", chunk, at, end)
    elif match := _GLUED.fullmatch(chunk):
        yield Token("word", match[1], at, at + len(match[1]))
        yield Token("number", match[2], at + len(match[1]), end)
    elif match := _TAILED.fullmatch(chunk):
        yield Token("number", match[1], at, at + len(match[1]))
        yield Token("word", match[2], at + len(match[1]), end)
    elif sum(c.isdigit() for c in chunk) >= 6 and not chunk.strip("0123456789oil"):
        yield Token("number", chunk.translate(_LOOKALIKE), at, end)
    elif len(chunk) <= _VNI_MAX and _VNI.fullmatch(chunk) and word_of(plain := re.sub(r"\d", "", chunk)) in CUE_WORDS:
        yield Token("word", word_of(plain), at, end)
    else:
        yield Token("odd", chunk, at, end)


def with_spelt_digits(tokens: list[Token], raw: str) -> list[Token]:
    """Turn four or more words of digits in a row into numbers: "tám năm hai chín" is 8 5 2 9."""
    marked = not raw.isascii()
    out: list[Token] = []
    run: list[Token] = []
    for token in [*tokens, Token("mark", "", len(raw), len(raw))]:
        if _is_digit(token, raw, marked):
            run.append(token)
        elif not (run and token.kind == "mark" and token.text in _PAUSES):
            out += _numbers(run)
            run = []
            out.append(token)
    return out[:-1]


def _is_digit(token: Token, raw: str, marked: bool) -> bool:
    if token.kind == "number":
        return len(token.text) <= 2
    if token.kind != "word" or token.text not in _SPELT:
        return False
    return not marked or raw[token.start : token.end].lower() in _SPELT_MARKED


def _numbers(run: list[Token]) -> list[Token]:
    words = sum(token.kind == "word" for token in run)
    if len(run) < _SPELT_MIN or words < _SPELT_MIN - 1:
        return run
    out = []
    for n, token in enumerate(run):
        digits = token.text if token.kind == "number" else _SPELT[token.text]
        if digits == "10" and token.kind == "word":  # "hai mươi": 20, "hai mươi lăm": 25, "mười hai": 12
            follows = n + 1 < len(run) and run[n + 1].end - token.end < 8
            digits = ("" if n else "1") + ("" if follows else "0")
        if digits:
            out.append(Token("number", digits, token.start, token.end))
        else:
            out[-1] = replace(out[-1], end=token.end)
    return out
