"""Tuning of the garbage collector: when it need not walk through what stays."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def pause_while_growing() -> Iterator[None]:
    """Pause the collector while much is made that stays: it would walk through all of it again and again.

    Measured: half of the time that reading the guides took.
    """
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()


def freeze_what_stays() -> None:
    """Take what was made at the start (guides, words, index) out of the collector's rounds.

    Measured: about a tenth of the CPU of an update went into walking through it again and again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
