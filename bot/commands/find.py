"""Say where typed words lead: a query a line on standard input, a JSON object a line on standard output."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import BinaryIO

from bot.config import load_config
from bot.guides.load import load_library
from flows.core.address import address
from flows.core.finding.finder import Hit
from flows.core.library import Library
from flows.core.secret import find_secret, is_too_long

MAX_BYTES = 64_000  # of a line; what follows is not read


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    library = load_library(config)
    library.finder.prepare()  # so that the first answer is as fast as the others
    for line in read_lines(sys.stdin.buffer):
        print(json.dumps(answer_query(line, library), ensure_ascii=False), flush=True)
    return 0


def read_lines(stream: BinaryIO) -> Iterator[str]:
    """Read lines as they come; of a huge one its beginning, and with a mark for each byte that is no UTF-8."""
    while head := stream.readline(MAX_BYTES):
        rest = head
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES)
        yield head.decode("utf-8", "replace").strip()


def answer_query(text: str, library: Library) -> dict[str, object]:
    """Return where the bot would lead a text. One that holds a secret is not looked for at all."""
    if is_too_long(text) or find_secret(text) is not None:
        return {"ids": [], "sure": 1.0, "kind": "secret", "problem": None}
    meant = library.finder.interpret(text, library.deployment.finding)
    first = meant.hits[0] if meant.hits else None
    return {
        "ids": [hit.guide for hit in meant.hits],
        "sure": round(first.sure, 3) if first else 0.0,
        "kind": meant.kind,
        "problem": _problem_token(first) if first else None,
    }


def _problem_token(hit: Hit) -> str | None:
    return address("guide", hit.guide, hit.step, hit.problem).token if hit.step and hit.problem else None
