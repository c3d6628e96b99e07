"""Programs that tests start, and waiting for them in ways that work under any clock.

`time.sleep`, and with it every wait of `subprocess` with a timeout, fails under libfaketime when monotonic time is left
as it is; waiting for an event does not.
"""

import subprocess
import threading

from tests.harness.patience import PATIENCE_S


def pause(seconds: float) -> None:
    """Let time pass in this thread."""
    threading.Event().wait(seconds)


def finish(program: "subprocess.Popen[str]") -> tuple[str, str]:
    """Return what a program printed once it has ended; it is killed where it does not end."""
    killing = threading.Timer(PATIENCE_S, program.kill)
    killing.start()
    try:
        out, err = program.communicate()
    finally:
        killing.cancel()
    return out or "", err or ""
