"""Print a guide: poster, leaflet, radio script or class sheet, as PDF, PNG, SVG or text."""

import argparse
import sys
from pathlib import Path
from typing import get_args

from bot.config import load_config
from bot.drawing.press import CannotDraw, Press
from bot.loader import build_library, load_words, read_shelf
from bot.papers import PAPERS
from bot.papers.links import Links
from bot.papers.pages import Order
from bot.papers.paper import Format
from flows.core.address import SHARE_CODE, SHARE_CODE_MAX_CHARS


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", choices=PAPERS, help="what to print")
    parser.add_argument("guide", metavar="GUIDE", help="id of the guide")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    parser.add_argument("--format", choices=get_args(Format), help="default: by the ending of FILE, else pdf")
    parser.add_argument("--via", metavar="CODE", help="share code that readers are credited to")
    parser.add_argument("--language", default="vi", help="language of the paper (default: vi)")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    if given.via is not None and not SHARE_CODE.fullmatch(given.via):
        print(f"Mã giới thiệu chỉ gồm chữ không dấu, số và gạch nối, tối đa {SHARE_CODE_MAX_CHARS} ký tự")
        return 2
    library = build_library(read_shelf(config.guides), load_words(), config)
    guide = library.guide(given.guide, given.language)
    if guide is None:
        print(f"Không có bài “{given.guide}”. Các bài: {', '.join(library.guides)}")
        return 2
    order = Order(
        guide,
        library,
        Links(config.address, config.telegram_bot),
        given.language,
        given.via,
        config.guides,
        config.syllables_per_minute,
    )
    if order.links.draft:
        print("config.yaml chưa có address hay telegram_bot: giấy này chỉ để xem thử.", file=sys.stderr)
    paper = PAPERS[given.paper]
    ending = given.out.suffix.removeprefix(".").lower()
    format = given.format or (ending if ending in get_args(Format) else paper.usual)
    try:
        pages = paper.made(order, format, Press())
        for path in _written(pages, given.out):
            print(path)
    except (CannotDraw, OSError) as error:
        print(f"Không in được: {error}")
        return 1
    return 0


def _written(pages: list[bytes], out: Path) -> list[Path]:
    """Write the files; of several pages, each with its number before the ending."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if len(pages) == 1:
        paths = [out]
    else:
        paths = [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, len(pages) + 1)]
    for path, page in zip(paths, pages, strict=True):
        path.write_bytes(page)
    return paths
