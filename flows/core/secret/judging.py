"""Judging: whether a message holds a secret, from the build of its numbers and the words beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.core.secret.cues import BETWEEN, CUES, FIRST_WORDS, LONGEST, Cue
from flows.core.secret.grouping import Number, joined, readings, series_of
from flows.core.secret.kinds import SecretKind
from flows.core.secret.numbers import is_card, is_citizen_id, is_phone, is_round
from flows.core.secret.passwords import is_password, passwords_stated
from flows.core.secret.reading import Token, flat_of, masked, tokens_of, with_spelt_digits

_MAY_HOLD = re.compile(
    r"\d|pass?\b|pas+w|\bpw|\bpat\b|m\W?k\b|k+h?[aâ]+u|(?:(?:khong|mot|hai|ba|bon|tu|nam|nawm|lam|sau|saus|bay|bary|tam|tams"
    r"|chin|zero|one|two|three|four|five|six|seven|eight|nine)\W+){3}"
)
_LENGTHS: dict[Cue, range] = {
    "otp": range(4, 9),
    "pin": range(4, 9),
    "password": range(4, 21),
    "account": range(6, 20),
    "card": range(12, 20),
    "citizen-id": range(10, 14),
    "old-id": range(9, 10),
    "code": range(6, 7),
    "bank": range(9, 17),
}
_BY_CUE: dict[Cue, SecretKind] = {
    "otp": "otp",
    "pin": "pin",
    "card": "card",
    "citizen-id": "citizen-id",
    "old-id": "old-id",
}
_EXPECTED: tuple[SecretKind, ...] = ("otp", "pin", "password", "account", "card", "citizen-id")
_PLAIN = frozenset({"plain", "sum", "tax"})
_BEFORE_MAX, _AFTER_MAX, _STRANGE_MAX, _CUES_MAX = 8, 5, 2, 4
_STRANGE: dict[Cue, int] = {"code": 0, "bank": 0, "plain": 1, "sum": 0}  # words that may part them, where not as many
_SUM_MAX = 7  # digits of a sum or year that is not round
_COPULA = frozenset({"la", "lak", "is", ":", "="})


@dataclass(frozen=True, slots=True)
class _Named:
    """A cue in a message."""

    cue: Cue
    first: int  # its first token
    last: int


@dataclass(frozen=True, slots=True)
class _Message:
    raw: str
    tokens: Sequence[Token]
    cues: Sequence[_Named]


def secret_in(text: str, expecting: frozenset[SecretKind] = frozenset()) -> SecretKind | None:
    """The kind of secret that a text holds; `expecting` is what the step where it was typed asks for."""
    raw, flat = flat_of(text)
    if not expecting and _MAY_HOLD.search(flat) is None:
        return None
    tokens = with_spelt_digits(tokens_of(masked(raw, flat)), raw)
    message = _Message(raw, tokens, list(_cues(tokens)))
    kind = _by_number(message)
    if kind is None and passwords_stated(raw, tokens, _passwords(message)):
        kind = "password"
    return kind or _bare(message, expecting)


def _cues(tokens: Sequence[Token]) -> Iterator[_Named]:
    """The cues of a message, each at its longest."""
    at = 0
    while at < len(tokens):
        found = _cue_at(tokens, at) if tokens[at].text in FIRST_WORDS else None
        if found:
            yield found
        at = found.last + 1 if found else at + 1


def _cue_at(tokens: Sequence[Token], at: int) -> _Named | None:
    words: list[str] = []
    best: _Named | None = None
    for n in range(at, min(len(tokens), at + 2 * LONGEST)):
        token = tokens[n]
        if token.kind == "mark" and token.text in "._-" and words:
            continue
        if token.kind not in ("word", "number") or len(words) == LONGEST:
            break
        words.append(token.text)
        if cue := CUES.get(tuple(words)):
            best = _Named(cue, at, n)
    return best


def _by_number(message: _Message) -> SecretKind | None:
    for series in series_of(message.tokens):
        for number in readings(series):
            kind = _kind_of(number, message)
            if kind:
                return kind
    return None


def _kind_of(number: Number, message: _Message) -> SecretKind | None:
    before, after = _before(number, message), _after(number, message)
    claimed = _claimed(number, before)
    if not claimed and is_citizen_id(number.digits):
        return "citizen-id"
    if not claimed and is_card(number.digits):
        return "card"
    for cue in before:
        if cue.cue in _PLAIN:
            if _claims(cue, number.digits):
                return None
        elif kind := _fitting(number, cue, message, before=True):
            return kind
    if after is not None and (kind := _fitting(number, after, message, before=False)):
        return kind
    return None if claimed else _anywhere(number, message)


def _claims(cue: _Named, digits: str) -> bool:
    """Whether a plain cue makes this number its own: one of money or time only what can be a sum or a year."""
    if cue.cue == "sum":
        return digits[0] != "0" and (len(digits) <= _SUM_MAX or is_round(digits))
    return cue.cue == "plain" or not is_citizen_id(digits)


def _claimed(number: Number, before: Sequence[_Named]) -> bool:
    return bool(before) and before[0].cue in _PLAIN and _claims(before[0], number.digits)


def _fitting(number: Number, cue: _Named, message: _Message, *, before: bool) -> SecretKind | None:
    digits, what = number.digits, cue.cue
    if len(digits) not in _LENGTHS.get(what, ()) and not (what == "card" and _is_cvv(digits, cue, message)):
        return _other_id(digits, what)
    stated = _stated(number, cue, message, before=before)
    if is_phone(digits) and not (what == "account" and before and _names_number(cue, message)):
        return None
    match what:
        case "code":
            return "otp" if not is_round(digits) or stated else None
        case "bank":
            return None if is_round(digits) else "account"
        case "account":
            return "account" if _names_number(cue, message) or (not is_round(digits) and len(digits) >= 8) else None
        case "pin" if cue.first == cue.last and message.tokens[cue.first].text == "pin":
            return None if digits.endswith("00") else "pin"  # a battery holds 5000 mAh
        case "password":
            return "password" if _is_password_cue(cue, message, number, before=before) else None
        case "otp" if is_round(digits) and not stated:
            return None
        case _:
            return _BY_CUE[what]


def _other_id(digits: str, what: Cue) -> SecretKind | None:
    """A number of the other kind of ID than the one that was named."""
    if what == "citizen-id" and len(digits) == 9:
        return "old-id"
    return "citizen-id" if what == "old-id" and len(digits) == 12 else None


def _is_cvv(digits: str, cue: _Named, message: _Message) -> bool:
    words = " ".join(token.text for token in message.tokens[cue.first : cue.last + 1])
    return len(digits) in (3, 4) and any(name in words for name in ("cvv", "cvc", "mat sau", "so sau", "bao mat"))


def _names_number(cue: _Named, message: _Message) -> bool:
    """Whether a cue of an account names its number, not the account alone."""
    words = [token.text for token in message.tokens[cue.first : cue.last + 1]]
    return words[0] in ("stk", "so", "sotk", "sotaikhoan", "s") or words[-1] in ("so", "number", "no")


def _is_password_cue(cue: _Named, message: _Message, number: Number, *, before: bool) -> bool:
    """`mk` alone is "I" as often as a password, and four digits are a year as often as one."""
    if _said_to_be(number, cue, message, before=before):
        return True
    alone = cue.first == cue.last and message.tokens[cue.first].text in ("mk", "pas", "pat")
    return len(number.digits) >= (6 if alone else 5)


def _stated(number: Number, cue: _Named, message: _Message, *, before: bool) -> bool:
    """Whether a number stands right behind its cue, or is said to be it."""
    return _said_to_be(number, cue, message, before=before) or (before and cue.last + 1 == number.first)


def _said_to_be(number: Number, cue: _Named, message: _Message, *, before: bool) -> bool:
    """Whether the cue is said to be the number: "… là …", "…: …"."""
    between = message.tokens[cue.last + 1 : number.first] if before else message.tokens[number.last + 1 : cue.first]
    return any(token.text in _COPULA for token in between)


def _before(number: Number, message: _Message) -> list[_Named]:
    """The cues before a number that may belong to it, the nearest first."""
    found: list[_Named] = []
    inner: set[int] = set()
    for cue in reversed([cue for cue in message.cues if cue.last < number.first][-_CUES_MAX:]):
        between = [n for n in range(cue.last + 1, number.first) if n not in inner]
        if _near([message.tokens[n] for n in between], _BEFORE_MAX, _STRANGE.get(cue.cue, _STRANGE_MAX)):
            found.append(cue)
        inner.update(range(cue.first, cue.last + 1))
    return found[1:] if _is_plain_code(found) else found


def _is_plain_code(found: Sequence[_Named]) -> bool:
    """Whether the nearest cue is the code of something plain right before it: "GHN mã …"."""
    if [cue.cue for cue in found[:2]] != ["code", "plain"]:
        return False
    return found[1].last + 1 == found[0].first


def _after(number: Number, message: _Message) -> _Named | None:
    """The cue after a number that may belong to it."""
    cue = next((cue for cue in message.cues if cue.first > number.last), None)
    if cue is None or cue.cue == "code" or cue.cue in _PLAIN:
        return None
    return cue if _near(message.tokens[number.last + 1 : cue.first], _AFTER_MAX, 0) else None


def _near(between: Sequence[Token], most: int, strange_most: int) -> bool:
    """Whether what stands between a cue and a number keeps them together."""
    words = [token for token in between if token.kind != "mark"]
    if len(words) > most or any(token.kind == "mark" and token.text in "?¤;" for token in between):
        return False
    return sum(token.kind != "word" or token.text not in BETWEEN for token in words) <= strange_most


def _anywhere(number: Number, message: _Message) -> SecretKind | None:
    """Six digits in a message that speaks of a code are that code, wherever they stand; sums are not."""
    if len(number.digits) != 6 or is_round(number.digits):
        return None
    for cue in message.cues:
        if cue.cue == "otp" or (cue.cue == "pin" and cue.first != cue.last):
            return cue.cue
    return None


def _passwords(message: _Message) -> list[tuple[int, int]]:
    """Where cues of passwords stand: first and last token."""
    return [(cue.first, cue.last) for cue in message.cues if cue.cue == "password"]


def _bare(message: _Message, expecting: frozenset[SecretKind]) -> SecretKind | None:
    """What a message is that is hardly more than a number or a password, at a step that asks for one."""
    chunks = message.raw.split()
    if "password" in expecting and len(chunks) == 1 and is_password(chunks[0], stated=False):
        return "password"
    strange = [token for token in message.tokens if token.kind == "odd" or token.text in "@#$%&*!"]
    words = [token for token in message.tokens if token.kind == "word" and token.text not in BETWEEN]
    series = list(series_of(message.tokens))
    if not expecting or words or strange or len(series) != 1:
        return None
    digits = joined(series[0]).digits
    if is_phone(digits) or (is_round(digits) and len(digits) > 6):
        return None
    if "citizen-id" in expecting and len(digits) == 9:
        return "old-id"
    fits = (kind for kind in _EXPECTED if kind in expecting and len(digits) in _LENGTHS[kind])
    return next(fits, None)
