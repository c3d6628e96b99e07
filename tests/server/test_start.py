"""Starting the real program with something wrong: a clear message, an exit status, no traceback."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.harness.programs import finish
from tests.harness.settings import config_text


def started(folder: Path, **environment: str) -> "subprocess.Popen[str]":
    """`python -m bot run` with its database in a folder of its own, on a free port; LOG: a file for standard error."""
    told = {"DATABASE_URL": f"sqlite:///{folder}/start.db", "PORT": "0"} | environment
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM", "WEBHOOK"))}
    config = folder / "config.yaml"
    if not config.exists():
        config.write_text(config_text(), "utf-8")
    command = [sys.executable, "-m", "bot", "--config", str(config), "run"]
    with Path(environment.get("LOG", os.devnull)).open("w") as log:
        stderr = log if "LOG" in environment else subprocess.PIPE
        return subprocess.Popen(command, env=clean | told, stdout=subprocess.PIPE, stderr=stderr, text=True)


def refused(folder: Path, **environment: str) -> str:
    """What a start that must fail says."""
    program = started(folder, **environment)
    out, err = finish(program)
    assert program.returncode == 1, err
    assert "Traceback" not in err
    return out


def test_an_unknown_key_stops_the_start(tmp_path: Path) -> None:
    """config.yaml with keys that are not known names each with its line."""
    text = Path("config.yaml").read_text("utf-8")
    (tmp_path / "config.yaml").write_text(text + "colour: red\nflod: {}\n", "utf-8")
    said = refused(tmp_path)
    lines = text.count("\n")
    assert f"config.yaml:{lines + 1}:1" in said
    assert f"config.yaml:{lines + 2}:1" in said


def test_a_missing_config_stops_the_start(tmp_path: Path) -> None:
    """A config.yaml that is not there is told as such."""
    program = subprocess.run(
        [sys.executable, "-m", "bot", "--config", str(tmp_path / "no.yaml"), "run"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert program.returncode == 1
    assert "no.yaml" in program.stdout


def test_a_broken_database_stops_the_start(tmp_path: Path) -> None:
    """A file that is no database is left as it is."""
    (tmp_path / "start.db").write_bytes(b"not a database" * 1000)
    assert "start.db" in refused(tmp_path)
    assert (tmp_path / "start.db").read_bytes() == b"not a database" * 1000


@pytest.mark.parametrize("url", ["postgresql://localhost/x", "sqlite://", "nonsense"])
def test_an_unknown_database_stops_the_start(tmp_path: Path, url: str) -> None:
    """DATABASE_URL takes sqlite:///PATH; anything else is refused without showing it whole."""
    assert "DATABASE_URL" in refused(tmp_path, DATABASE_URL=url)


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"PORT": "many"}, "PORT"),
        ({"WEBHOOK_URL": "ftp://x/telegram", "WEBHOOK_SECRET": "s"}, "WEBHOOK_URL"),
        ({"WEBHOOK_URL": "https://x.vn/telegram"}, "WEBHOOK_SECRET"),
        ({"WEBHOOK_URL": "https://x.vn/telegram", "WEBHOOK_SECRET": "đ" * 32}, "WEBHOOK_SECRET"),
        ({"WEBHOOK_URL": "https://x.vn/telegram", "WEBHOOK_SECRET": "short"}, "WEBHOOK_SECRET"),
        ({"WEB_SECRET": "x" * 31}, "WEB_SECRET"),
        ({"TRUSTED_PROXIES": "the proxy"}, "TRUSTED_PROXIES"),
        ({"TELEGRAM_TOKEN": "4242"}, "TELEGRAM_TOKEN"),
        ({"TELEGRAM_TOKEN": "4242:x", "HTTPS_PROXY": "socks5://127.0.0.1:9"}, "HTTPS_PROXY"),
    ],
)
def test_settings_of_the_environment_are_checked(tmp_path: Path, environment: dict[str, str], word: str) -> None:
    """A wrong value in the environment is named."""
    assert word in refused(tmp_path, **environment)


@pytest.mark.parametrize("token", [None, "1:wrong"])
def test_without_a_token_or_with_a_wrong_one_the_web_runs(tmp_path: Path, token: str | None) -> None:
    """The web answers where Telegram is not set up or not reached; SIGTERM ends the program cleanly."""
    telegram = {"TELEGRAM_TOKEN": token, "TELEGRAM_API_BASE": "http://127.0.0.1:9/bot"} if token else {}
    program = started(tmp_path, **telegram)
    assert program.stdout is not None
    address = program.stdout.readline().split()[2]
    with urllib.request.urlopen(f"{address}/health") as answer:
        assert answer.status == 200
    program.send_signal(signal.SIGTERM)
    _, err = finish(program)
    assert program.returncode == 0
    assert "Traceback" not in err


def test_a_port_that_is_taken_stops_the_start(tmp_path: Path) -> None:
    """Where another program listens, this one says so and ends, before it has touched anything else."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"127.0.0.1:{port}" in refused(tmp_path, PORT=port)
    assert not (tmp_path / "start.db").exists()


@pytest.mark.parametrize("host", ["localhost:8195", "http://localhost", "192.0.2.7"])
def test_a_wrong_host_stops_the_start(tmp_path: Path, host: str) -> None:
    """A HOST that is no address of this machine is told in one line."""
    said = refused(tmp_path, HOST=host)
    assert said.startswith("HOST: ")
    assert said.count("\n") == 1


def test_a_log_that_cannot_be_written_ends_nothing(tmp_path: Path) -> None:
    """On a full disk lines of the log are lost; the program goes on, and ends cleanly."""
    program = started(tmp_path, LOG="/dev/full", TELEGRAM_TOKEN="1:x", TELEGRAM_API_BASE="http://127.0.0.1:9/b")
    assert program.stdout is not None
    address = program.stdout.readline().split()[2]
    with urllib.request.urlopen(f"{address}/health") as answer:
        assert answer.status == 200
    program.send_signal(signal.SIGTERM)
    finish(program)
    assert program.returncode in (0, 120)  # 120: Python itself could not write its last lines
