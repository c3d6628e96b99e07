"""Talk in the terminal, with numbers for buttons; what was played can be written as a talk for talks.yaml."""

import argparse
from pathlib import Path

import yaml

from bot.channels.console import Console, draw
from bot.config import load_config
from bot.guides.load import build_library, load_sentences, read_shelf
from bot.turns.service import make_id

_HELP = "Gõ số hoặc chữ. “mở guide_eid-install” đi theo một đường dẫn. Ctrl-D để thôi.\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--guides", type=Path, help="another folder of guides, such as a draft")
    parser.add_argument("--write", type=Path, metavar="FILE", help="add what was played to FILE as a talk")
    parser.add_argument("--title", default="Nói chuyện thử", help="the talk's title")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config, given.guides)
    shelf = read_shelf(config.guides)
    for issue in (issue for source in shelf.sources.values() for issue in source.issues):
        print(issue)
    library = build_library(shelf, load_sentences(), config)
    console = Console(lambda: library, make_id)
    print(_HELP)
    print(draw(console.screen))
    while (text := _read_line()) is not None:
        if text:
            print("\n" + draw(console.take(text)))
    if given.write and console.turns:
        _write(given.write, given.title, console.turns)
    return 0


def _read_line() -> str | None:
    try:
        return input("\n> ").strip()
    except (EOFError, KeyboardInterrupt):
        print()
        return None


def _write(path: Path, title: str, turns: list[dict[str, object]]) -> None:
    """Add a talk to a file. What was typed stands in it, so nothing private may be typed while recording."""
    written = yaml.safe_dump([{"talk": title, "turns": turns}], allow_unicode=True, sort_keys=False, width=200)
    with path.open("a", encoding="utf-8") as file:
        file.write(("\n" if path.stat().st_size else "") + written)
    print(f"Đã ghi {len(turns)} lượt vào {path}")
