"""The command line: which command is called, and with what. Only that one is imported, so that it starts quickly."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bot.commands import COMMANDS
from bot.commands.translation import choose_translation, translate_parser
from bot.config import ConfigBroken
from bot.store import StoreUnavailable
from bot.version import read_version


def import_command(name: str) -> ModuleType:
    """Import the module of a command."""
    return import_module(f"bot.commands.{name}")


def build_parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """Build the parser of these commands; the help of each is the first line of its module."""
    top = argparse.ArgumentParser(prog="python -m bot", description="Gõ Cửa")
    top.add_argument("--config", type=Path, default=Path("config.yaml"), help="settings (default: config.yaml)")
    top.add_argument("--version", action=_PrintVersion, nargs=0, help="print the version of the program")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in names:
        command = import_command(name)
        summary = (command.__doc__ or "").splitlines()[0]
        command.arguments(commands.add_parser(name, help=summary, description=command.__doc__))
    translate_parser(top, choose_translation())
    return top


class _PrintVersion(argparse.Action):
    """Prints the version and ends the program; it is read only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(read_version())
        parser.exit()


def _find_called(arguments: Sequence[str]) -> Sequence[str]:
    """Return the name of the command that is called; all names where none is, for the help."""
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        del rest[: 2 if rest[0] == "--config" else 1]
    return rest[:1] if rest and rest[0] in COMMANDS else COMMANDS


PIPE_CLOSED = 141  # as a shell says of a program whose reader went away


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; whatever reads its output may stop at any line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old console's letters cannot spell Vietnamese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would complain at its end
        return PIPE_CLOSED


def _run(arguments: Sequence[str]) -> int:
    given = build_parser(_find_called(arguments)).parse_args(arguments)
    try:
        return int(import_command(given.command).command(given))
    except ConfigBroken as broken:
        for issue in broken.issues:
            print(issue)
        return 1
    except StoreUnavailable as unavailable:
        print(f"Không mở được cơ sở dữ liệu: {unavailable}")
        return 1
