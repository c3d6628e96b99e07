"""Stamp a translation as made from the source of today, after reading both."""

import argparse
import re

from bot.config import load_config
from bot.guides.checks.overlays import make_stamps
from bot.guides.load import read_shelf

_OF = re.compile(r"^of:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="GUIDE")
    parser.add_argument("language", metavar="LANGUAGE", help="the overlay's name: en")


def command(given: argparse.Namespace) -> int:
    source = read_shelf(load_config(given.config).guides).sources.get(given.id)
    overlaid = source.overlays.get(given.language) if source else None
    if source is None or source.guide is None or overlaid is None or overlaid.overlay is None:
        print(f"Không có bản dịch {given.language} đọc được của bài {given.id}")
        return 2
    today = make_stamps(source.guide)
    pieces = ["head", *(step.id for step in source.guide.steps if step.id in overlaid.overlay.steps)]
    line = "of: {" + ", ".join(f'{piece}: "{today[piece]}"' for piece in pieces) + "}\n"
    path = source.folder / f"{given.language}.yaml"
    text = _OF.sub("", path.read_text("utf-8"))
    first = re.search(r"^language:.*\n", text, re.MULTILINE)
    place = first.end() if first else 0
    path.write_text(text[:place] + line + text[place:], "utf-8")
    print(f"Đã đóng dấu {len(pieces)} phần của {path}")
    return 0
