"""The command line: which command is called, and with what. Only that one is imported: a start need not wait for what
it does not use.
"""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bot.commands import COMMANDS
from bot.config import ConfigBroken
from bot.store import StoreUnavailable


def module(name: str) -> ModuleType:
    """The file of a command."""
    return import_module(f"bot.commands.{name}")


def parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of these commands; each one's help is its module's first line."""
    top = argparse.ArgumentParser(prog="python -m bot", description="Gõ Cửa")
    top.add_argument("--config", type=Path, default=Path("config.yaml"), help="settings (default: config.yaml)")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in names:
        command = module(name)
        summary = (command.__doc__ or "").splitlines()[0]
        command.arguments(commands.add_parser(name, help=summary, description=command.__doc__))
    return top


def _called(arguments: Sequence[str]) -> Sequence[str]:
    """The command that is called, by its name; all of them where none is, for the help."""
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        del rest[: 2 if rest[0] == "--config" else 1]
    return rest[:1] if rest and rest[0] in COMMANDS else COMMANDS


def main(arguments: Sequence[str]) -> int:
    """Run one command."""
    given = parser(_called(arguments)).parse_args(arguments)
    try:
        return int(module(given.command).command(given))
    except ConfigBroken as broken:
        for issue in broken.issues:
            print(issue)
        return 1
    except StoreUnavailable as unavailable:
        print(f"Không mở được cơ sở dữ liệu: {unavailable}")
        return 1
