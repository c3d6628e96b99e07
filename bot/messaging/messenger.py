"""The messenger: what a channel brings so that the outbox and the relay work over it."""

from dataclasses import dataclass
from typing import Protocol

from bot.store import Account, Parcel
from flows.core.address import Address
from flows.core.screen import Screen


@dataclass(frozen=True, slots=True)
class LiveCard:
    """The newest message of a private chat, which shows where its person stands."""

    message: int
    address: Address | None  # what it shows; None where an earlier run of the program showed it
    buttons: int = 0  # hash of its buttons

    def shows(self, screen: Screen) -> bool:
        """Whether it shows this screen, in this state or an earlier one."""
        return self.address == screen.address


class Messenger(Protocol):
    """Shows screens and delivers words. Every method but `find_live` may raise `Undelivered`; all StoreUnavailable."""

    edits: bool
    """Whether messages can be edited. Where not, a live screen is not shown again for its numbers alone."""

    async def find_live(self, account: Account) -> LiveCard | None:
        """Return the live card of a chat, where it is known."""

    async def show(self, account: Account, screen: Screen, pressed: int | None) -> int | None:
        """Show a screen, in the place of the pressed message where that is the live card.

        Returns the id of the live card, if the channel has such ids.
        """

    async def post(self, group: Account, address: Address, screen: Screen) -> None:
        """Show a group the screen of an address, in the place of what it was shown of it before.

        Where the screen is another one, the address is no longer theirs: what it was shown says so.
        """

    async def deliver(self, parcel: Parcel) -> None:
        """Deliver what somebody said to somebody else."""

    async def tell_undelivered(self, parcel: Parcel) -> None:
        """Tell whoever said it that it cannot be brought."""
