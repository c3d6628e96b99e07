"""Commands of `python -m bot`, one file each, one line in COMMANDS. A command is a function of its arguments that gives
the exit status: 0 done, 1 the guides or the settings have issues, 2 the command was called wrongly.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.commands import check, facts, new, run, schema, stamp, talk
from bot.config import ConfigBroken
from bot.store import StoreUnavailable

Command = Callable[[argparse.Namespace], int]
COMMANDS = {
    "run": run,
    "talk": talk,
    "check": check,
    "new": new,
    "stamp": stamp,
    "schema": schema,
    "facts": facts,
}


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; each one's help is its module's first line."""
    top = argparse.ArgumentParser(prog="python -m bot", description="Gõ Cửa")
    top.add_argument("--config", type=Path, default=Path("config.yaml"), help="settings (default: config.yaml)")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        summary = (module.__doc__ or "").splitlines()[0]
        module.arguments(commands.add_parser(name, help=summary, description=module.__doc__))
    return top


def main(arguments: Sequence[str]) -> int:
    """Run one command."""
    given = parser().parse_args(arguments)
    try:
        return int(COMMANDS[given.command].command(given))
    except ConfigBroken as broken:
        for issue in broken.issues:
            print(issue)
        return 1
    except StoreUnavailable as unavailable:
        print(f"Không mở được cơ sở dữ liệu: {unavailable}")
        return 1
