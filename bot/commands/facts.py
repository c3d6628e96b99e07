"""Print the journal as JSON lines: when, random person key, kind, guide, revision, step, via."""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime

from bot.config import Environment
from bot.store.opening import open_store
from flows.core.text.local_time import VIETNAM


def _read_date(text: str) -> datetime:
    """Read a day or a moment; without a zone it is of Việt Nam. The journal's own times are UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"no day or moment: {text}, write it as 2026-11-23") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--since", type=_read_date, metavar="DATE", help="from this day or moment of Việt Nam on, 2026-11-23"
    )
    parser.add_argument("--kind", help="only this kind, such as Finished")


def command(given: argparse.Namespace) -> int:
    asyncio.run(_print(given.since, given.kind))
    return 0


async def _print(since: datetime | None, kind: str | None) -> None:
    async with open_store(Environment().database_url) as store:
        async for row in store.journal.read(since, kind):
            row.pop("words", None)  # what somebody typed; `review` shows what three people typed alike
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
