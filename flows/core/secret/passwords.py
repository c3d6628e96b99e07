"""Passwords: chunks that look like one, where the text says that they are one."""

import re
from collections.abc import Callable, Iterator, Sequence

from flows.core.secret.cues import BETWEEN, split_list
from flows.core.secret.reading import read_folded, strip_telex
from flows.core.secret.token import Token

_TRIMMED = ".,;:!?…\"'“”‘’()[]"
_STATED_MIN, _LOOKS_MIN = 4, 6
_STRANGE_MAX, _WORDS_MAX, _TOKENS_MAX = 2, 7, 24
_TRAILING_MAX = 2
_OPENING_MAX = 3  # pieces before a cue that opens its message: `dạ mk …`
_CHUNK_MAX = 64  # characters; nobody's password is longer
_OPENERS = BETWEEN | frozenset({"da", "vang", "thua", "alo", ",", "!"})
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
_WORDS = split_list(
    """
    facebook google gmail youtube tiktok shopee lazada telegram messenger internet vietcombank agribank vietinbank
    techcombank sacombank vneid vssid zalo wifi email iphone samsung android viettel mobifone vinaphone banking
    mobile smart password passcode username login please dichvucong website laptop computer account phone wrong
    where what which forgot reset change strong secret private security number incorrect expired about safe there
    always never changed because should would could still again hidden locked nothing something someone everyone
    anything internetbanking ebanking smartphone facebok camera router modem admin icloud appleid chplay zalopay
    shopeepay viettelpay viettelmoney vnptmoney lienviet mbbank vpbank tpbank hdbank mobilebanking smartbanking
    digibank etaxmobile dvcqg tplink garena netflix chrome outlook skype twitter instagram roblox minecraft
    expire invalid required rejected manager forgotten recovery recover settings setting unknown remember update
    different matching mismatch failed length strength problem issue needed rules protected created changed
    vostro lenovo macbook toshiba huawei
    """
)


_REPEATED = re.compile(r"(.)\1+")
_SINGLED = frozenset(_REPEATED.sub(r"\1", word) for word in _WORDS)


def is_password(chunk: str, *, stated: bool, vni: bool = False) -> bool:
    """Say whether a chunk, as typed, looks like a password. vni: digits may be the keys of marks here."""
    chunk = chunk.strip(_TRIMMED)
    _, flat = read_folded(chunk)
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
    """Say whether letters make no word: neither one syllable nor a name that everybody knows."""
    if len(flat) < _LOOKS_MIN or not flat.isascii() or not flat.isalpha() or flat in _WORDS:
        return False
    return not (_SYLLABLE.fullmatch(flat) or _SYLLABLE.fullmatch(strip_telex(flat)))


def _is_glued(chunk: str) -> bool:
    """Say whether a chunk is a word that nobody knows, such as several glued together; no slip of a known one."""
    chunk = chunk.strip(_TRIMMED)
    _, flat = read_folded(chunk)
    return chunk.isalpha() and _is_strange(chunk, flat) and _REPEATED.sub(r"\1", flat) not in _SINGLED


def states_password(raw: str, tokens: Sequence[Token], cues: Sequence[tuple[int, int]]) -> bool:
    """Say whether a cue of a password (its first and last token) has a password next to it."""
    seen: dict[tuple[str, bool, bool], bool] = {}  # a chunk is near several cues, and costs the same each time

    def looks(chunk: str, stated: bool, vni: bool) -> bool:
        key = chunk, stated, vni
        if key not in seen:
            seen[key] = is_password(chunk, stated=stated, vni=vni)
        return seen[key]

    return any(_is_followed(raw, tokens, cue, looks) or _is_preceded(raw, tokens, cue) for cue in cues)


def _split_chunks(raw: str, tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Yield the tokens that begin a chunk between two spaces, with the chunk."""
    end = -1
    for token in tokens:
        if token.start >= end:
            last = min(len(raw), token.start + _CHUNK_MAX)
            stop = _SPACE.search(raw, token.start, last)
            end = stop.start() if stop else last
            yield token, raw[token.start : end]


def _is_followed(
    raw: str, tokens: Sequence[Token], cue: tuple[int, int], looks: Callable[[str, bool, bool], bool]
) -> bool:
    first, last = tokens[cue[0]], tokens[cue[1]]
    vni = any(c.isdigit() for c in raw[first.start : last.end])
    alone = last.text in ("mk", "pas", "pat") and cue[0] == cue[1]
    opens = cue[0] <= _OPENING_MAX and all(token.text in _OPENERS for token in tokens[: cue[0]])
    stated, strange, words = False, 0, 0
    for token, chunk in _split_chunks(raw, tokens[cue[1] + 1 : cue[1] + 1 + _TOKENS_MAX]):
        if token.text in _COPULA and len(chunk) <= 3:
            stated = True
            continue
        if token.kind == "mark" and not (token.text in "-'\"“‘(*" or _SYMBOL.search(chunk)):
            return False
        if looks(chunk, stated, vni) and (stated or not alone or _has_both(chunk)):
            return True
        if opens and not strange and _is_glued(chunk) and _is_last(tokens, token.start + len(chunk)):
            return True
        words += 1
        strange += token.kind != "mark" and token.text not in BETWEEN
        if strange > _STRANGE_MAX or words > _WORDS_MAX:
            return False
    return False


def _is_last(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a message ends with a chunk, but for a word or two of politeness."""
    rest = [token.text for token in tokens[-_TRAILING_MAX - 1 :] if token.start >= end]
    return len(rest) <= _TRAILING_MAX and all(text in BETWEEN or text in _TRIMMED for text in rest)


def _has_both(chunk: str) -> bool:
    return any(c.isalpha() for c in chunk) and any(c.isdigit() for c in chunk)


def _is_preceded(raw: str, tokens: Sequence[Token], cue: tuple[int, int]) -> bool:
    """Say whether a chunk with letters and digits comes right before the cue: `Hoa@1985 là mật khẩu`."""
    near = tokens[max(0, cue[0] - _TOKENS_MAX) : cue[0]]
    texts = {token.text for token in near}
    digits = any(token.kind in ("number", "odd") or token.text == "¤" for token in near)
    if not digits or texts.isdisjoint(_COPULA):  # what most cues have before them
        return False
    before = list(_split_chunks(raw, near))[-4:]
    for n, (_, chunk) in enumerate(before):
        between = [token.text for token, _ in before[n + 1 :]]
        chunk_at = chunk if n + 1 < len(before) else chunk.split()[0]
        if any(word in _COPULA for word in between) and all(word in BETWEEN or word in _COPULA for word in between):
            return _has_both(chunk_at) and is_password(chunk_at, stated=False)
    return False
