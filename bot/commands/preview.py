"""Show every screen of the guides as citizens see them, reloading as a file is saved; drafts too."""

import argparse
import asyncio
import secrets
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from socket import socket

import uvloop

from bot import clock
from bot.channels.web.app import make_app
from bot.channels.web.site import Site
from bot.config import Config, load_config
from bot.drawing.pictures import Pictures
from bot.guides.checks import Checker
from bot.guides.load import load_sentences
from bot.guides.preview.app import make_preview
from bot.guides.preview.draft import DraftLibrary
from bot.messaging.files import Files
from bot.papers.printer import Printer
from bot.server import logs, serve
from bot.server.listening import CannotListen, listen
from bot.server.supervision import Work
from bot.store.opening import open_store
from bot.turns.service import Turns


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("guide", nargs="?", metavar="GUIDE", help="the guide to begin with (default: the list)")
    parser.add_argument("--port", type=int, default=8001, help="default: 8001")


def command(given: argparse.Namespace) -> int:
    logs.set_up_logs()
    config = load_config(given.config)
    if given.guide and not (config.guides / given.guide).is_dir():
        print(f"Không có thư mục {config.guides / given.guide}")
        return 2
    try:
        sockets = listen("127.0.0.1", given.port)
    except CannotListen as error:
        print(error)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        uvloop.run(_run(config, Path(folder), given.guide, sockets))
    return 0


async def _run(config: Config, folder: Path, guide: str | None, sockets: Sequence[socket]) -> None:
    words = load_sentences()
    draft = DraftLibrary(config, words, Checker(config, words, clock.today))
    async with open_store(folder / "preview.db") as store:
        files = Files(Pictures(config.guides, folder / "pictures"), Printer(draft, config, lambda: None))
        try:
            turns = Turns(store, draft, lambda _: "citizen")
            web = make_app(turns, Site(secrets.token_urlsafe(32), files))
            server = serve.make_web_server(make_preview(draft, files, web))
            works: dict[str, Work] = {"guides": draft.watch, "greeting": partial(_print_address, server, guide)}
            await serve.run_until_told(works, server, sockets)
        finally:
            files.close()


async def _print_address(server: serve.WebServer, guide: str | None) -> None:
    port = await server.wait_until_listening()
    print(f"http://localhost:{port}/preview{f'/{guide}' if guide else ''}", flush=True)
    await asyncio.Event().wait()
