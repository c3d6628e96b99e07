"""Passwords: a chunk that looks like one, where somebody says that it is one."""

import re
from collections.abc import Iterator, Sequence

from flows.core.secret.cues import BETWEEN, words_of
from flows.core.secret.reading import Token, flat_of, untelexed

_TRIMMED = ".,;:!?…\"'“”‘’()[]"
_STATED_MIN, _LOOKS_MIN = 4, 6
_STRANGE_MAX, _WORDS_MAX, _TOKENS_MAX = 2, 7, 24
_COPULA = frozenset({"la", "lak", "is", ":", "="})
_SYMBOL = re.compile(r"[@#$%^&*_+~!](?=.)|(?<=.)[@#$%^&*_+~]")
_SPACE = re.compile(r"[\s\"'“”‘’]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:[aeiouy]{1,3})(?:ng|nh|ch|[cmnpt])?"
)
_PLAIN = re.compile(
    r"(?:iphone|ip|samsung|galaxy|redmi|note|oppo|vivo|realme|nokia|reno|xiaomi|level|lv|muc|buoc|lan|wifi|ios|android"
    r"|windows|win|vneid|vssid|cccd|otp|so|[a-z])\d{1,4}[a-z]{0,3}"
    r"|\d+(?:gb|mb|ky|kytu|so|chu|lan|cai|g|k|d|tr|h|p|x|phut|giay|ngay|nam|thang|tuoi|am|pm)\d{0,2}"
)
_WORDS = words_of(
    """
    facebook google gmail youtube tiktok shopee lazada telegram messenger internet vietcombank agribank vietinbank
    techcombank sacombank vneid vssid zalo wifi email iphone samsung android viettel mobifone vinaphone banking
    mobile smart password passcode username login please dichvucong website laptop computer account phone wrong
    where what which forgot reset change strong secret private security number incorrect expired about safe there
    always never changed because should would could still again hidden locked nothing something someone everyone
    anything internetbanking ebanking smartphone facebok camera router modem admin
    """
)


def is_password(chunk: str, *, stated: bool, vni: bool = False) -> bool:
    """Whether a chunk, as typed, looks like a password; `vni`: digits may be the keys of marks here."""
    chunk = chunk.strip(_TRIMMED)
    _, flat = flat_of(chunk)
    letters, digits = any(c.isalpha() for c in chunk), any(c.isdigit() for c in chunk)
    symbol = _SYMBOL.search(chunk) is not None
    if len(chunk) < (_STATED_MIN if stated else _LOOKS_MIN) or _PLAIN.fullmatch(flat):
        return False
    if letters and digits:
        return not vni or symbol or re.search(r"\d{3}|0|[A-Z]", chunk[1:]) is not None
    if symbol and (letters or digits) and re.fullmatch(r"[\w@#$%^&*+~!.-]+", chunk):
        return True
    return stated and letters and _is_strange(chunk, flat)


def _is_strange(chunk: str, flat: str) -> bool:
    """Whether letters make no word: neither one syllable nor a name that everybody knows."""
    if len(flat) < _LOOKS_MIN or not flat.isascii() or not flat.isalpha() or flat in _WORDS:
        return False
    return not (_SYLLABLE.fullmatch(flat) or _SYLLABLE.fullmatch(untelexed(flat)))


def passwords_stated(raw: str, tokens: Sequence[Token], cues: Sequence[tuple[int, int]]) -> bool:
    """Whether a cue of a password (its first and last token) has a password beside it."""
    return any(_follows(raw, tokens, cue) or _precedes(raw, tokens, cue) for cue in cues)


def _chunks(raw: str, tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Tokens that begin what stands between two spaces, with all of it."""
    end = -1
    for token in tokens:
        if token.start >= end:
            stop = _SPACE.search(raw, token.start)
            end = stop.start() if stop else len(raw)
            yield token, raw[token.start : end]


def _follows(raw: str, tokens: Sequence[Token], cue: tuple[int, int]) -> bool:
    first, last = tokens[cue[0]], tokens[cue[1]]
    vni = any(c.isdigit() for c in raw[first.start : last.end])
    alone = last.text in ("mk", "pas", "pat") and cue[0] == cue[1]
    stated, strange, words = False, 0, 0
    for token, chunk in _chunks(raw, tokens[cue[1] + 1 : cue[1] + 1 + _TOKENS_MAX]):
        if token.text in _COPULA and len(chunk) <= 3:
            stated = True
            continue
        if token.kind == "mark" and not (token.text in "-'\"“‘(*" or _SYMBOL.search(chunk)):
            return False
        if is_password(chunk, stated=stated, vni=vni) and (stated or not alone or _has_both(chunk)):
            return True
        words += 1
        strange += token.kind != "mark" and token.text not in BETWEEN
        if strange > _STRANGE_MAX or words > _WORDS_MAX:
            return False
    return False


def _has_both(chunk: str) -> bool:
    return any(c.isalpha() for c in chunk) and any(c.isdigit() for c in chunk)


def _precedes(raw: str, tokens: Sequence[Token], cue: tuple[int, int]) -> bool:
    """`Hoa@1985 là mật khẩu`: a chunk with letters and digits, and hardly a word between."""
    before = list(_chunks(raw, tokens[max(0, cue[0] - _TOKENS_MAX) : cue[0]]))[-4:]
    for n, (_, chunk) in enumerate(before):
        between = [token.text for token, _ in before[n + 1 :]]
        chunk_at = chunk if n + 1 < len(before) else chunk.split()[0]
        if any(word in _COPULA for word in between) and all(word in BETWEEN or word in _COPULA for word in between):
            return _has_both(chunk_at) and is_password(chunk_at, stated=False)
    return False
