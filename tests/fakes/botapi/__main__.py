"""Run the fake Bot API as a process of its own: `python -m tests.fakes.botapi --port 8081`.

Prints one line, "Bot API at http://127.0.0.1:PORT", once it listens. SIGTERM and SIGINT end it.
"""

from __future__ import annotations

import argparse
import asyncio
import signal

import uvloop

from tests.fakes.botapi.server import FakeBotApi
from tests.fakes.botapi.world import TEST_TOKEN, Rules


async def serve(options: argparse.Namespace) -> None:
    """Serve until told to stop."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    rules = Rules(query_lifetime_s=options.query_lifetime)
    async with FakeBotApi(token=options.token, rules=rules, lean=options.lean, port=options.port) as api:
        print(f"Bot API at {api.url}", flush=True)
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.botapi", description="A fake Bot API on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TEST_TOKEN, help="the bot's token")
    parser.add_argument("--lean", action="store_true", help="keep no logs, for load")
    parser.add_argument("--query-lifetime", type=float, default=60.0, help="seconds until a press is too old")
    uvloop.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
