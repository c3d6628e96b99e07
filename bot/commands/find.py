"""Say where typed words lead: a query a line on standard input, a JSON object a line on standard output."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import BinaryIO

from bot.config import load_config
from bot.guides.load import build_library, load_words, read_shelf
from flows.core.address import address
from flows.core.finding.finder import Hit
from flows.core.library import Library
from flows.core.secret import secret_in

MAX_BYTES = 64_000  # of a line; what follows is not read


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    library = build_library(read_shelf(config.guides), load_words(), config)
    library.finder  # noqa: B018  # made before the first line, so that the first answer is as fast as the others
    for line in lines(sys.stdin.buffer):
        print(json.dumps(answer(line, library), ensure_ascii=False), flush=True)
    return 0


def lines(stream: BinaryIO) -> Iterator[str]:
    """Lines as text, as they come: the heads of huge ones, and with a mark for each byte that is no UTF-8."""
    while head := stream.readline(MAX_BYTES):
        rest = head
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES)
        yield head.decode("utf-8", "replace").strip()


def answer(text: str, library: Library) -> dict[str, object]:
    """What the bot makes of a text. One that holds a secret is not looked for at all."""
    if secret_in(text) is not None:
        return {"ids": [], "sure": 1.0, "kind": "secret", "problem": None}
    meant = library.finder.meant(text, library.lines)
    first = meant.hits[0] if meant.hits else None
    return {
        "ids": [hit.guide for hit in meant.hits],
        "sure": round(first.sure, 3) if first else 0.0,
        "kind": meant.kind,
        "problem": _token(first) if first else None,
    }


def _token(hit: Hit) -> str | None:
    return address("guide", hit.guide, hit.step, hit.problem).token if hit.step and hit.problem else None
