"""Print the journal as JSON lines: when, random person key, kind, guide, revision, step, via."""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime

from bot.config import Environment
from bot.store.sqlite import SqliteStore, path_of


def _date(text: str) -> datetime:
    """A day or a moment as UTC, like the journal's own times; without a zone it is taken as one of those."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=_date, metavar="DATE", help="from this day or moment on, 2026-11-23")
    parser.add_argument("--kind", help="only this kind, such as Finished")


def command(given: argparse.Namespace) -> int:
    asyncio.run(_print(given.since, given.kind))
    return 0


async def _print(since: datetime | None, kind: str | None) -> None:
    store = await SqliteStore.open(path_of(Environment().database_url))
    try:
        async for row in store.journal(since, kind):
            row.pop("words", None)  # what somebody typed; `review` tells what three people typed alike
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    except BrokenPipeError:
        sys.stderr.close()
    finally:
        await store.close()
