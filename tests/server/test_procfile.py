"""The Procfile as a host runs it: a real Procfile runner, its own port and database, and SIGTERM at the end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.harness.patience import PATIENCE_S
from tests.harness.programs import finish, pause
from tests.harness.settings import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def host_environment(folder: Path, port: int) -> dict[str, str]:
    """What a host gives: its port, a database, `python` on the path, and no Telegram."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "WEBHOOK_", "HOST"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return kept | {"PATH": path, "PORT": str(port), "DATABASE_URL": f"sqlite:///{folder}/gocua.db"}


def test_the_procfile_serves_and_ends_cleanly(tmp_path: Path) -> None:
    """The Procfile's web process answers on the port that the host gives, and ends with status 0 on SIGTERM."""
    port, output = free_port(), tmp_path / "output"
    with output.open("w") as file:
        honcho = subprocess.Popen(
            [sys.executable, "-m", "honcho", "start", "-e", str(tmp_path / "no.env"), "web"],
            cwd=ROOT,
            env=host_environment(tmp_path, port),
            stdout=file,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            until = time.monotonic() + PATIENCE_S
            while not healthy(port):
                assert honcho.poll() is None, output.read_text("utf-8")
                assert time.monotonic() < until, output.read_text("utf-8")
                pause(0.1)
            honcho.send_signal(signal.SIGTERM)
            finish(honcho)
        finally:
            if honcho.poll() is None:
                honcho.terminate()
                finish(honcho)
    assert re.search(r"web\.1 stopped \(rc=0\)", output.read_text("utf-8")), output.read_text("utf-8")
    assert (tmp_path / "gocua.db").exists()
    assert not healthy(port)
