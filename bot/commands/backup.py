"""Save a sound copy of the database while the bot runs, with the secret that signs its cookies."""

import argparse
import shutil
from pathlib import Path

from bot.config import COOKIE_KEY_FILE, Environment
from bot.store.erased_keys import locate_erased
from bot.store.opening import back_up, database_path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="new file for the copy; the secret is FILE.web-secret")


def command(given: argparse.Namespace) -> int:
    url = Environment().database_url
    back_up(url, given.file)
    secret = database_path(url).parent / COOKIE_KEY_FILE
    if secret.exists():
        beside = given.file.with_name(f"{given.file.name}.{COOKIE_KEY_FILE}")
        beside.touch(0o600)
        shutil.copyfile(secret, beside)
    erased = locate_erased(database_path(url))
    if erased.exists():
        locate_erased(given.file).touch(0o600)
        shutil.copyfile(erased, locate_erased(given.file))
    print(f"{given.file}: {given.file.stat().st_size:,} byte. Đây là dữ liệu của bà con: cất kỹ, đừng giữ lâu.")
    return 0
