"""Put a saved copy back in the place of the database, while the bot is stopped."""

import argparse
import asyncio
import shutil
from pathlib import Path

from bot import clock
from bot.config import COOKIE_KEY_FILE, Environment
from bot.store.opening import database_path, put_back


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a copy that `backup` made")


def command(given: argparse.Namespace) -> int:
    url = Environment().database_url
    (kept, erased), path = asyncio.run(put_back(given.file, url, clock.now())), database_path(url)
    beside = given.file.with_name(f"{given.file.name}.{COOKIE_KEY_FILE}")
    if beside.exists():
        (path.parent / COOKIE_KEY_FILE).touch(0o600)
        shutil.copyfile(beside, path.parent / COOKIE_KEY_FILE)
    print(f"Đã đặt {given.file} vào chỗ {path}.")
    if erased:
        print(f"Đã xóa lại dữ liệu của {erased} người đã xin xóa, sau khi bản này được cất.")
    if kept:
        print(f"Bản trước còn ở {kept}: chạy ổn rồi thì xóa đi.")
    return 0
