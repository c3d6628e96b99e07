"""What people type is read in time that grows with its length: nobody can stop the program with a message."""

import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.library import Library
from flows.core.secret import JUDGED_MAX_CHARS, SecretKind, find_secret, may_hold_secret
from flows.core.text.fold import fold
from flows.core.text.richtext import to_plain, to_telegram, to_web
from flows.core.turn import SAID_MAX_CHARS

JUDGED_MAX_S = 0.020  # CPU, on a quiet core; the slowest takes about two thirds of it
YARDSTICK_S = 0.005  # CPU that the yardstick takes on such a core; a busy core is slower at both
TRIES = 7  # the best of them counts
EXPECTED: frozenset[SecretKind] = frozenset({"otp", "pin", "password", "account", "card", "citizen-id"})
PIECES = (
    *(
        "1,",
        "1.1.",
        "1.000,",
        "1/1/",
        "1/1/1/",
        "1 ",
        "1-",
        "1:",
        "1 2,",
        "12 34 ",
        "1 trieu ",
        "1h1",
        "1¤",
        "1đ",
        "x1",
    ),
    *("12:30 ", "12/12/2020 ", "1234567890 ", "0912345678 ", "1234 5678 ", "9704", "2 0 2 0 ", "001", "a1 ", "a1."),
    *("k", "kh", "khau", "mk ", "mk,", "mk:", "mk@", "mk1 ", "m.k.", "mk la ", "mk a1 ", "@a mk ", "pass ", "pass:a1"),
    *("otp ", "ma ", "ma 1 ", "stk ", "vcb 1 ", "so ", "c c c d ", "cm nd ", "3 so sau the ", "mật khẩu ", "la "),
    *("hai ", "hai,", "tam nam ", "hai muoi ", "maatj ", "aeas", "ab", "a", "đ", "o0", "ﷺ", "ⅳ", "½ ", "𝟏", "1\u200b2"),
    *("@", "a@", "a.", "www.", "http://a ", "(", "¤", "*", "**a", "[a](", "`", "<", "&", "\n", "- ", "\\", "\u0300"),
)
STARTS = ("", "otp ", "mk ", "ma ", "stk ", "otp" + "." * 2000)


def yardstick() -> None:
    """Do some fixed work, to tell how slow the core is at this moment."""
    assert sum(len(str(n)) for n in range(100_000)) == 488_890


def measure_s(work: Callable[[], object]) -> float:
    """Return the CPU time that work takes without a tracer, seconds."""
    tracer = sys.gettrace()
    sys.settrace(None)  # coverage slows this code down several times, and the yardstick not at all
    try:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun
    finally:
        sys.settrace(tracer)


def cpu_s(read: Callable[[str], object], text: str) -> float:
    """Return the CPU time that reading a text would take on a quiet core, seconds: the best of some tries."""
    best = measure_s(lambda: read(text))
    for _ in range(TRIES):
        if best < JUDGED_MAX_S:
            break
        slowness = max(1.0, measure_s(yardstick) / YARDSTICK_S)
        best = min(best, measure_s(lambda: read(text)) / slowness)
    return best


def judge(text: str) -> object:
    """Judge a text at a step that asks for everything, which takes longest."""
    return find_secret(text, EXPECTED)


def fill(piece: str, start: str = "") -> str:
    """Repeat a piece up to the longest text that is judged."""
    return (start + piece * (JUDGED_MAX_CHARS // len(piece) + 1))[:JUDGED_MAX_CHARS]


def test_no_repeated_piece_is_slow() -> None:
    """The longest message of anything that repeats is judged within 20 ms."""
    times = {(start, piece): cpu_s(judge, fill(piece, start)) for start in STARTS for piece in PIECES}
    assert {what: cpu for what, cpu in times.items() if cpu >= JUDGED_MAX_S} == {}


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join) | st.text(min_size=1, max_size=8))
def test_no_found_piece_is_slow(piece: str) -> None:
    """Nor is one that a search for it finds."""
    assert cpu_s(judge, fill(piece)) < JUDGED_MAX_S


def test_what_is_too_long_costs_no_more() -> None:
    """A text of a million characters is judged as far as its first ones: callers refuse it unread."""
    assert cpu_s(judge, "1," * 500_000) < JUDGED_MAX_S


READERS = [fold, to_plain, to_telegram, to_web, may_hold_secret]


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_no_other_reader_is_slow(read: Callable[[str], object]) -> None:
    """Folding, rich text and the quick look at a flood read the longest message as quickly."""
    times = {piece: cpu_s(read, fill(piece)) for piece in PIECES}
    assert {piece: cpu for piece, cpu in times.items() if cpu >= JUDGED_MAX_S} == {}


def test_the_finder_is_not_slow(library: Library) -> None:
    """The finder, with Telex and VNI, reads the longest text that is searched at all as quickly."""
    thresholds = library.deployment.finding
    times = {
        piece: cpu_s(lambda text: library.finder.interpret(text, thresholds), fill(piece)[:SAID_MAX_CHARS])
        for piece in PIECES
    }
    assert {piece: cpu for piece, cpu in times.items() if cpu >= JUDGED_MAX_S} == {}
