"""The repository's own settings and guides, read once for all tests of a process."""

import re
from functools import cache

from bot.config import Config, load_config
from bot.guides.load import Shelf, build_library, load_sentences, read_shelf
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.harness.settings import ROOT

GUIDES = tuple(sorted(path.parent.name for path in (ROOT / "guides").glob("*/guide.yaml")))
"""Ids of all guides."""


def _topic_of(guide: str) -> str:
    text = (ROOT / "guides" / guide / "guide.yaml").read_text("utf-8")
    found = re.search(r"^topic: *(\S+)", text, re.MULTILINE)
    assert found is not None, guide
    return found[1]


ONE_A_TOPIC = tuple({_topic_of(guide): guide for guide in reversed(GUIDES)}.values())
"""Ids of the first guide of every topic."""


@cache
def real_config() -> Config:
    return load_config(ROOT / "config.yaml")


@cache
def real_sentences() -> Sentences:
    return load_sentences()


@cache
def real_shelf() -> Shelf:
    return read_shelf(real_config().guides)


@cache
def real_library() -> Library:
    return build_library(real_shelf(), real_sentences(), real_config())
