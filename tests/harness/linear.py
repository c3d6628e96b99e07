"""Measuring whether a reader of typed words takes time that grows with them, and no more."""

import sys
import time
from collections.abc import Callable

from hypothesis import strategies as st

from flows.core.secret import JUDGED_MAX_CHARS

READ_MAX_S = 0.020  # CPU, on a quiet core; the slowest takes about two thirds of it
YARDSTICK_S = 0.005  # CPU that the yardstick takes on such a core; a busy core is slower at both
TRIES = 7  # the best of them counts
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
FOUND_PIECES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join) | st.text(min_size=1, max_size=8)
"""Pieces for a search for slow ones."""


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
        if best < READ_MAX_S:
            break
        slowness = max(1.0, measure_s(yardstick) / YARDSTICK_S)
        best = min(best, measure_s(lambda: read(text)) / slowness)
    return best


def fill(piece: str, start: str = "", size: int = JUDGED_MAX_CHARS) -> str:
    """Repeat a piece up to the longest text that is read."""
    return (start + piece * (size // len(piece) + 1))[:size]
