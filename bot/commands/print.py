"""Print a guide as poster, leaflet, radio script or class sheet; or visit slips of a place, each with its number."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import get_args

from bot import clock
from bot.commands.deployment import open_deployment
from bot.config import Config, Environment, load_config
from bot.drawing.links import Links
from bot.drawing.typesetter import CannotDraw, Typesetter
from bot.guides.load import load_library, load_sentences
from bot.papers import PAPERS, visit_slips
from bot.papers.pages import Order
from bot.papers.paper import PaperFormat
from bot.store import Stale, SystemChange
from bot.store.opening import database_path, open_store
from flows.core.address import SHARE_CODE, SHARE_CODE_MAX_CHARS
from flows.core.ids import PlaceId

SLIPS = "slips"
SLIPS_MAX = 999  # at once
_TRIES = 3  # to find numbers that were never printed


def arguments(parser: argparse.ArgumentParser) -> None:
    papers = parser.add_subparsers(dest="paper", required=True, metavar="PAPER")
    for name in PAPERS:
        paper = papers.add_parser(name, help=f"{name} of a guide", description=__doc__)
        paper.add_argument("guide", metavar="GUIDE", help="id of the guide")
        paper.add_argument("--format", choices=get_args(PaperFormat), help="default: by the ending of FILE, else pdf")
        paper.add_argument("--via", metavar="CODE", help="share code that readers are credited to")
        paper.add_argument("--language", default="vi", help="language of the paper (default: vi)")
        _add_out(paper)
    many = papers.add_parser(SLIPS, help="visit slips to be filled in by hand", description=visit_slips.__doc__)
    many.add_argument("--place", required=True, help="id of the village that they are for, from teams.yaml")
    many.add_argument("--count", type=_read_count, default=30, help=f"how many, up to {SLIPS_MAX} (default: 30)")
    _add_out(many)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")


def _read_count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= SLIPS_MAX:
        raise argparse.ArgumentTypeError(f"1 to {SLIPS_MAX}")
    return count


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    links = Links(config.address, config.telegram_bot)
    try:
        pages = _print_slips(given, config, links) if given.paper == SLIPS else _print_guide(given, config, links)
        if pages is None:
            return 2
        if links.draft:
            print("config.yaml chưa có address hay telegram_bot: giấy này chỉ để xem thử.", file=sys.stderr)
        for path in _write(pages, given.out):
            print(path)
    except (CannotDraw, OSError) as error:
        print(f"Không in được: {error}")
        return 1
    return 0


def _print_guide(given: argparse.Namespace, config: Config, links: Links) -> list[bytes] | None:
    """Print a guide; say why and return None where the command was called wrongly."""
    if given.via is not None and not SHARE_CODE.fullmatch(given.via):
        print(f"Mã giới thiệu chỉ gồm chữ không dấu, số và gạch nối, tối đa {SHARE_CODE_MAX_CHARS} ký tự")
        return None
    library = load_library(config)
    guide = library.guide(given.guide, given.language)
    if guide is None:
        print(f"Không có bài “{given.guide}”. Các bài: {', '.join(library.guides)}")
        return None
    order = Order(guide, library, links, given.language, given.via, config.guides, config.syllables_per_minute)
    paper = PAPERS[given.paper]
    ending = given.out.suffix.removeprefix(".").lower()
    format = given.format or (ending if ending in get_args(PaperFormat) else paper.usual)
    return paper.make(order, format, Typesetter())


def _print_slips(given: argparse.Namespace, config: Config, links: Links) -> list[bytes] | None:
    """Print visit slips, which the store knows before anybody holds one; say why and return None as above."""
    if database_path(Environment().database_url).exists():
        config = asyncio.run(_read_settings(given.config))
    if given.place not in config.places.places:
        print(f"Không có nơi “{given.place}” trong teams.yaml. Các nơi: {', '.join(config.places.places)}")
        return None
    words = load_sentences()
    for _ in range(_TRIES):
        numbers = visit_slips.draw_numbers(given.count)
        made = Typesetter().typeset(
            visit_slips.SLIPS_TEMPLATE,
            "pdf",
            visit_slips.build_slips_data(numbers, given.place, config.places, links, words),
        )
        try:
            asyncio.run(_keep(numbers, given.place))
        except Stale:  # one of them was printed before
            continue
        return made
    raise CannotDraw("các số phiếu đã dùng gần hết")


async def _read_settings(config_path: Path) -> Config:
    """Return the settings with the places of the database: a demonstration has its own."""
    async with open_deployment(config_path) as (config, _):
        return config


async def _keep(numbers: list[str], place: str) -> None:
    """Keep the numbers of slips. Raises Stale where one of them was printed before; then none is kept."""
    now = clock.now()
    async with open_store(Environment().database_url) as store:
        await store.apply(SystemChange(now, changed=visit_slips.make_visit_slips(numbers, PlaceId(place), now)))


def _write(pages: list[bytes], out: Path) -> list[Path]:
    """Write the files; of several pages, each with its number before the ending."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if len(pages) == 1:
        paths = [out]
    else:
        paths = [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, len(pages) + 1)]
    for path, page in zip(paths, pages, strict=True):
        path.write_bytes(page)
    return paths
