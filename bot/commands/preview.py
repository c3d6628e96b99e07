"""Show every screen of the guides as citizens see them, reloading as a file is saved; drafts too."""

import argparse
import asyncio
import secrets
import tempfile
from pathlib import Path

import uvloop

from bot import clock
from bot.channels.files import Files
from bot.channels.web.app import make_app
from bot.channels.web.site import Site
from bot.config import Config, load_config
from bot.drawing.pictures import Pictures
from bot.guides.checks import Checker
from bot.guides.load import load_words
from bot.guides.preview.app import make_preview
from bot.guides.preview.draft import Draft
from bot.papers.printer import Printer
from bot.server import logs, serve
from bot.store.sqlite import SqliteStore
from bot.turns.service import Turns


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("guide", nargs="?", metavar="GUIDE", help="the guide to begin with (default: the list)")
    parser.add_argument("--port", type=int, default=8001, help="default: 8001")


def command(given: argparse.Namespace) -> int:
    logs.set_up()
    config = load_config(given.config)
    if given.guide and not (config.guides / given.guide).is_dir():
        print(f"Không có thư mục {config.guides / given.guide}")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        uvloop.run(_run(config, Path(folder), given.guide, given.port))
    return 0


async def _run(config: Config, folder: Path, guide: str | None, port: int) -> None:
    words = load_words()
    draft = Draft(config, words, Checker(config, words, clock.today))
    store = await SqliteStore.open(str(folder / "preview.db"))
    files = Files(Pictures(config.guides, folder / "pictures"), Printer(draft, config, lambda: None))
    try:
        turns = Turns(store, draft, lambda _: "citizen")
        web = make_app(turns, Site(secrets.token_urlsafe(32), files))
        server = serve.web_server(make_preview(draft, files, web), "127.0.0.1", port)
        await serve.until_told(draft.watch(), _say_where(server, guide), server=server)
    finally:
        files.close()
        await store.close()


async def _say_where(server: serve.WebServer, guide: str | None) -> None:
    port = await server.listening()
    print(f"http://localhost:{port}/preview{f'/{guide}' if guide else ''}", flush=True)
    await asyncio.Event().wait()
