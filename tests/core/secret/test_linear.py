"""What people type is judged in time that grows with its length: nobody can stop the program with a message.

All other readers of typed words: tests/core/test_linear.py.
"""

from hypothesis import given

from flows.core.secret import SecretKind, find_secret
from tests.harness.linear import FOUND_PIECES, PIECES, READ_MAX_S, cpu_s, fill

EXPECTED: frozenset[SecretKind] = frozenset({"otp", "pin", "password", "account", "card", "citizen-id"})
STARTS = ("", "otp ", "mk ", "ma ", "stk ", "otp" + "." * 2000)


def judge(text: str) -> object:
    """Judge a text at a step that asks for everything, which takes longest."""
    return find_secret(text, EXPECTED)


def test_no_repeated_piece_is_slow() -> None:
    """The longest message of anything that repeats is judged within 20 ms."""
    times = {(start, piece): cpu_s(judge, fill(piece, start)) for start in STARTS for piece in PIECES}
    assert {what: cpu for what, cpu in times.items() if cpu >= READ_MAX_S} == {}


@given(FOUND_PIECES)
def test_no_found_piece_is_slow(piece: str) -> None:
    """Nor is one that a search for it finds."""
    assert cpu_s(judge, fill(piece)) < READ_MAX_S


def test_what_is_too_long_costs_no_more() -> None:
    """A text of a million characters is judged as far as its first ones: callers refuse it unread."""
    assert cpu_s(judge, "1," * 500_000) < READ_MAX_S
