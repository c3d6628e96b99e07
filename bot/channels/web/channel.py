"""The web as one channel to run. It works when it is asked, so there is nothing to run but its app."""

import time

from starlette.applications import Starlette

from bot.channels.web.app import make_app
from bot.channels.web.patience import Patience
from bot.channels.web.session import CHANNEL
from bot.channels.web.site import Site
from bot.channels.web.streams import Streams
from bot.messaging.channel import Channel
from bot.turns.flood import FloodLimiter
from bot.turns.service import Turns


class WebChannel(Channel):
    """The web; the host of every channel's routes."""

    name = CHANNEL

    def __init__(self, turns: Turns, site: Site, flood: FloodLimiter) -> None:
        patience = Patience(flood.settings, lambda account: flood.admit(account, time.monotonic()))
        self._app = make_app(turns, site, patience)

    @property
    def app(self) -> Starlette:
        """The app of all pages."""
        return self._app

    def end_streams(self) -> None:
        """End the streams of live pages."""
        streams: Streams = self._app.state.streams
        streams.close()
