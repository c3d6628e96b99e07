"""Numbers that are spelt out, word by word: "không ba tám…" is 038…."""

from dataclasses import replace

from flows.core.secret.cues import split_list
from flows.core.secret.token import Token

SPELT_DIGITS = {
    "khong": "0", "ko": "0", "zero": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4", "nam": "5",
    "lam": "5", "nham": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10", "oh": "0", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_SPELT_MARKED = split_list(
    """
    không ko zero một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi oh one two three four five six
    seven eight nine
    """
)
_PAUSES = frozenset(",.-–")
_SPELT_MIN = 4  # fewer words that can be digits are just words


def join_spelt_digits(tokens: list[Token], raw: str) -> list[Token]:
    """Turn four or more words of digits in a row into numbers: "tám năm hai chín" is 8 5 2 9."""
    marked = not raw.isascii()
    out: list[Token] = []
    run: list[Token] = []
    for token in [*tokens, Token("mark", "", len(raw), len(raw))]:
        if _is_digit(token, raw, marked):
            run.append(token)
        elif not (run and token.kind == "mark" and token.text in _PAUSES):
            out += _join_numbers(run)
            run = []
            out.append(token)
    return out[:-1]


def _is_digit(token: Token, raw: str, marked: bool) -> bool:
    if token.kind == "number":
        return len(token.text) <= 2
    if token.kind != "word" or token.text not in SPELT_DIGITS:
        return False
    return not marked or raw[token.start : token.end].lower() in _SPELT_MARKED


def _join_numbers(run: list[Token]) -> list[Token]:
    words = sum(token.kind == "word" for token in run)
    if len(run) < _SPELT_MIN or words < _SPELT_MIN - 1:
        return run
    out = []
    for n, token in enumerate(run):
        digits = token.text if token.kind == "number" else SPELT_DIGITS[token.text]
        if digits == "10" and token.kind == "word":  # "hai mươi": 20, "hai mươi lăm": 25, "mười hai": 12
            follows = n + 1 < len(run) and run[n + 1].end - token.end < 8
            digits = ("" if n else "1") + ("" if follows else "0")
        if digits:
            out.append(Token("number", digits, token.start, token.end))
        else:
            out[-1] = replace(out[-1], end=token.end)
    return out
