"""The web channel: the same conversation as pages and as a chat, complete without script. GET shows, POST acts."""

from bot.channels.web.app import make_app
from bot.channels.web.site import Site

__all__ = ["Site", "make_app"]
