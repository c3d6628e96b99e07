"""The channel: what `run` needs of one way to talk with people, and the parts that it is built from.

Everything but the name has a default that does nothing: a channel overrides what it needs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.config import Config, Environment
from bot.messaging.files import Files
from bot.store import Account, Store
from bot.turns.flood import FloodLimiter
from bot.turns.service import Turns
from flows.core.address import Address


@dataclass(frozen=True, slots=True)
class Parts:
    """What a channel is built from."""

    config: Config
    environment: Environment
    store: Store
    turns: Turns
    flood: FloodLimiter
    files: Files
    folder: Path  # what a channel must keep over a restart, next to the database
    handle_of: Callable[[str], str | None]  # the `handle` of a channel, by its name


class Channel:
    """A channel that runs, from its start to its end."""

    name: str
    """As it stands in accounts, event ids and facts."""

    @property
    def handle(self) -> str | None:
        """The name under which people find the bot on this channel; None where there is none, or none yet."""
        return None

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """What the web server answers for this channel."""
        return ()

    @property
    def app(self) -> Starlette | None:
        """The app that hosts the routes of all channels and answers every other path; one channel has it."""
        return None

    async def start(self) -> None:
        """Prepare, in a few seconds at most, before the web server listens."""

    async def run(self) -> None:
        """Work until cancelled. One that ends by itself ends nothing else."""

    async def notify(self, account: Account, address: Address) -> None:
        """Show somebody on this channel a screen that they did not ask for. Raises StoreUnavailable."""

    def end_streams(self) -> None:
        """End the answers that would never end by themselves: the web server waits for every answer."""

    async def close(self) -> None:
        """Finish what is under way, within seconds; what is left is taken up by the next start."""


class ChannelModule(Protocol):
    """What the file or folder of a channel defines. Its libraries are imported by `build`, not before."""

    def find_problem(self, environment: Environment) -> str | None:
        """Say what is wrong with its settings, if anything: that stops the start."""

    def find_missing(self, environment: Environment) -> str | None:
        """Say which setting it lacks to run, if any: the others run without it."""

    def build(self, parts: Parts) -> Channel | None:
        """Build the channel; None where it has nothing to run."""


def import_channel(name: str) -> ChannelModule:
    """Import a channel's file or folder by the name in CHANNELS."""
    return cast(ChannelModule, import_module(f"bot.channels.{name}"))
