"""Judging: whether a message holds a secret, by the form of its numbers and the words next to them."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from flows.core.secret.cues import BEGINNINGS, BETWEEN, CUES, FIRST_WORDS, LONGEST, Cue
from flows.core.secret.grouping import Number, find_series, join_groups, list_readings
from flows.core.secret.kinds import SecretKind
from flows.core.secret.message import JudgedMessage, NamedCue
from flows.core.secret.numbers import is_card, is_citizen_id, is_phone, is_round
from flows.core.secret.passwords import is_password, states_password
from flows.core.secret.reading import mask_plain_numbers, read_folded, split_tokens
from flows.core.secret.spelt_digits import join_spelt_digits
from flows.core.secret.token import Token

_MAY_HOLD = re.compile(
    r"\d|pass?\b|pas{1,9}w|\bpw|\bpat\b|m\W?k\b|kh?[aâ]{1,9}u|(?:(?:khong|mot|hai|ba|bon|tu|nam|nawm|lam|sau|saus|bay|bary|tam|tams"
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


def find_secret(text: str, expecting: frozenset[SecretKind] = frozenset()) -> SecretKind | None:
    """Return the kind of secret that a text holds, if any.

    expecting: the kinds that the step where it was typed asks for.
    """
    raw, flat = read_folded(text)
    if not expecting and _MAY_HOLD.search(flat) is None:
        return None
    tokens = join_spelt_digits(split_tokens(mask_plain_numbers(raw, flat)), raw)
    cues = list(_find_cues(tokens))
    message = JudgedMessage(raw, tokens, cues)
    kind = _judge_numbers(message)
    if kind is None and states_password(raw, tokens, _list_password_cues(message)):
        kind = "password"
    return kind or _judge_bare(message, expecting)


def names_secret(text: str) -> bool:
    """Return whether a text speaks of a secret, with or without one: what else it says may be one in words."""
    raw, flat = read_folded(text)
    return any(cue.cue not in (*_PLAIN, "bank") for cue in _find_cues(split_tokens(mask_plain_numbers(raw, flat))))


def _find_cues(tokens: Sequence[Token]) -> Iterator[NamedCue]:
    """Yield the cues of a message, each at its longest."""
    at = 0
    while at < len(tokens):
        found = _find_cue_at(tokens, at) if tokens[at].text in FIRST_WORDS else None
        if found:
            yield found
        at = found.last + 1 if found else at + 1


def _find_cue_at(tokens: Sequence[Token], at: int) -> NamedCue | None:
    words: list[str] = []
    best: NamedCue | None = None
    for n in range(at, min(len(tokens), at + 2 * LONGEST)):
        token = tokens[n]
        if token.kind == "mark" and token.text in "._-" and words:
            continue
        if token.kind not in ("word", "number") or len(words) == LONGEST:
            break
        words.append(token.text)
        if tuple(words) not in BEGINNINGS:
            break
        if cue := CUES.get(tuple(words)):
            best = NamedCue(cue, at, n)
    return best


def _judge_numbers(message: JudgedMessage) -> SecretKind | None:
    numbers = chain.from_iterable(map(list_readings, find_series(message.tokens)))
    kinds = (_judge_number(number, message) for number in numbers)
    return next(filter(None, kinds), None)


def _judge_number(number: Number, message: JudgedMessage) -> SecretKind | None:
    before, after = (_find_before(number, message), _find_after(number, message)) if message.cues else ([], None)
    claimed = _is_claimed(number, before)
    if not claimed and is_citizen_id(number.digits):
        return "citizen-id"
    if not claimed and is_card(number.digits):
        return "card"
    for cue in before:
        if cue.cue in _PLAIN:
            if _claims(cue, number.digits):
                return None
        elif kind := _find_fitting(number, cue, message, before=True):
            return kind
    if after is not None and (kind := _find_fitting(number, after, message, before=False)):
        return kind
    return None if claimed else _find_code_anywhere(number, message)


def _claims(cue: NamedCue, digits: str) -> bool:
    """Say whether a number belongs to a plain cue; to one of money or time only if it can be a sum or a year."""
    if cue.cue == "sum":
        return digits[0] != "0" and (len(digits) <= _SUM_MAX or is_round(digits))
    return cue.cue == "plain" or not is_citizen_id(digits)


def _is_claimed(number: Number, before: Sequence[NamedCue]) -> bool:
    return bool(before) and before[0].cue in _PLAIN and _claims(before[0], number.digits)


def _find_fitting(number: Number, cue: NamedCue, message: JudgedMessage, *, before: bool) -> SecretKind | None:
    digits, what = number.digits, cue.cue
    if len(digits) not in _LENGTHS.get(what, ()) and not (what == "card" and _is_cvv(digits, cue, message)):
        return _find_other_id(digits, what)
    stated = _is_stated(number, cue, message, before=before)
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


def _find_other_id(digits: str, what: Cue) -> SecretKind | None:
    """Return the kind of ID that a number is, where it is not the kind that was named."""
    if what == "citizen-id" and len(digits) == 9:
        return "old-id"
    return "citizen-id" if what == "old-id" and len(digits) == 12 else None


def _is_cvv(digits: str, cue: NamedCue, message: JudgedMessage) -> bool:
    words = " ".join(token.text for token in message.tokens[cue.first : cue.last + 1])
    return len(digits) in (3, 4) and any(name in words for name in ("cvv", "cvc", "mat sau", "so sau", "bao mat"))


def _names_number(cue: NamedCue, message: JudgedMessage) -> bool:
    """Say whether a cue of an account names its number, not only the account."""
    words = [token.text for token in message.tokens[cue.first : cue.last + 1]]
    return words[0] in ("stk", "so", "sotk", "sotaikhoan", "s") or words[-1] in ("so", "number", "no")


def _is_password_cue(cue: NamedCue, message: JudgedMessage, number: Number, *, before: bool) -> bool:
    """Say whether a cue means a password: `mk` alone is often "I", and four digits are often a year."""
    if _is_said_to_be(number, cue, message, before=before):
        return True
    alone = cue.first == cue.last and message.tokens[cue.first].text in ("mk", "pas", "pat")
    return len(number.digits) >= (6 if alone else 5)


def _is_stated(number: Number, cue: NamedCue, message: JudgedMessage, *, before: bool) -> bool:
    """Say whether a number comes right after its cue, or is said to be it."""
    return _is_said_to_be(number, cue, message, before=before) or (before and cue.last + 1 == number.first)


def _is_said_to_be(number: Number, cue: NamedCue, message: JudgedMessage, *, before: bool) -> bool:
    """Say whether the cue is said to be the number: "… là …", "…: …"."""
    between = message.tokens[cue.last + 1 : number.first] if before else message.tokens[number.last + 1 : cue.first]
    return any(token.text in _COPULA for token in between)


def _find_before(number: Number, message: JudgedMessage) -> list[NamedCue]:
    """Return the cues before a number that may belong to it, the nearest first."""
    found: list[NamedCue] = []
    words, strange, end = 0, 0, number.first
    for cue in reversed(message.cues_before(number.first, _CUES_MAX)):
        gap = message.gap(cue.last + 1, end)
        words, strange, end = words + gap.words, strange + gap.strange, cue.first
        if words > _BEFORE_MAX or gap.stopped:  # what parts the number from this cue parts it from those before
            break
        if strange <= _STRANGE.get(cue.cue, _STRANGE_MAX):
            found.append(cue)
    return found[1:] if _is_plain_code(found) else found


def _is_plain_code(found: Sequence[NamedCue]) -> bool:
    """Say whether the nearest cue is the code of something plain right before it: "GHN mã …"."""
    if [cue.cue for cue in found[:2]] != ["code", "plain"]:
        return False
    return found[1].last + 1 == found[0].first


def _find_after(number: Number, message: JudgedMessage) -> NamedCue | None:
    """Return the cue after a number that may belong to it."""
    cue = message.cue_after(number.last)
    if cue is None or cue.cue == "code" or cue.cue in _PLAIN:
        return None
    gap = message.gap(number.last + 1, cue.first)
    return cue if gap.words <= _AFTER_MAX and not gap.strange and not gap.stopped else None


def _find_code_anywhere(number: Number, message: JudgedMessage) -> SecretKind | None:
    """Return the kind of code that a message speaks of, if it holds six digits anywhere that are no sum."""
    if len(number.digits) != 6 or is_round(number.digits):
        return None
    return next(filter(None, map(_read_code, message.cues)), None)


def _read_code(cue: NamedCue) -> SecretKind | None:
    """Return the kind of code that a cue speaks of; a pin of one word may be a battery's."""
    if cue.cue == "otp" or (cue.cue == "pin" and cue.first != cue.last):
        return cue.cue
    return None


def _list_password_cues(message: JudgedMessage) -> list[tuple[int, int]]:
    """Return the first and last tokens of the cues of passwords."""
    return [(cue.first, cue.last) for cue in message.cues if cue.cue == "password"]


def _judge_bare(message: JudgedMessage, expecting: frozenset[SecretKind]) -> SecretKind | None:
    """Judge a message that is hardly more than a number or a password, at a step that asks for one."""
    chunks = message.raw.split()
    if "password" in expecting and len(chunks) == 1 and is_password(chunks[0], stated=False):
        return "password"
    strange = [token for token in message.tokens if token.kind == "odd" or token.text in "@#$%&*!"]
    words = [token for token in message.tokens if token.kind == "word" and token.text not in BETWEEN]
    series = list(find_series(message.tokens))
    if not expecting or words or strange or len(series) != 1:
        return None
    digits = join_groups(series[0]).digits
    if is_phone(digits) or (is_round(digits) and len(digits) > 6):
        return None
    if "citizen-id" in expecting and len(digits) == 9:
        return "old-id"
    fits = (kind for kind in _EXPECTED if kind in expecting and len(digits) in _LENGTHS[kind])
    return next(fits, None)
