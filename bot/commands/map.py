"""Draw the map of all screens and links, or of one guide, as SVG."""

import argparse
from pathlib import Path

from bot.config import load_config
from bot.drawing.map import draw_guide_map, draw_library_map
from bot.guides.load import load_library


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("guide", nargs="?", metavar="GUIDE", help="only this guide (default: all)")
    parser.add_argument("--out", type=Path, default=Path("map.svg"), metavar="FILE", help="default: map.svg")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    library = load_library(config)
    guide = library.guide(given.guide) if given.guide else None
    if given.guide and guide is None:
        print(f"Không có bài “{given.guide}”. Các bài: {', '.join(library.guides)}")
        return 2
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(draw_guide_map(guide) if guide else draw_library_map(library), "utf-8")
    print(given.out)
    return 0
