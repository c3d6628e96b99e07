"""The web: the same conversation as pages and as a chat, complete without script. GET shows, POST acts.

`app` says which request is answered how, `page` draws a screen, `inbox` finds what waits for somebody, `streams` keep
live screens up to date; `session`, `csrf`, `headers` and `forms` keep it safe. `channel` joins them, and hosts the
routes of other channels.
"""

from bot.channels.web.app import make_app
from bot.channels.web.channel import WebChannel
from bot.channels.web.site import Site, make_site
from bot.config import Environment
from bot.messaging.channel import Channel, Parts

__all__ = ["Site", "build", "find_missing", "find_problem", "make_app"]


def find_problem(_: Environment) -> str | None:
    """Say what is wrong with its settings: config and environment have checked them."""
    return None


def find_missing(_: Environment) -> str | None:
    """Say what is missing: the web needs nothing."""
    return None


def build(parts: Parts) -> Channel | None:
    """Build the channel."""
    return WebChannel(parts.turns, make_site(parts), parts.flood)
