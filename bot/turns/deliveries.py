"""The post: what one person's turn has for others: screens to be told of, and words that are carried to them."""

from collections.abc import Callable, Sequence

from bot.store import Account, Debt, Parcel, Store
from flows.core.address import Address
from flows.core.flow import Carry, Told
from flows.core.places.place import Place, Teams

Listening = Callable[[Account, Address | None], None]
"""Told that somebody is owed the screen of an address, or (None) that something waits to be brought to them."""

_GROUPS_ON = "telegram"  # the channel whose groups teams.yaml numbers


def is_group(account: Account) -> bool:
    """Whether an account is a group chat and not a person."""
    return account.channel == _GROUPS_ON and account.id.startswith("-")


def team_of(account: Account, teams: Teams) -> Place | None:
    """The place whose team talks in a group; None for a person, and for a group of no team."""
    return teams.at_group(int(account.id)) if is_group(account) else None


class Post:
    """Finds where people are, and rings there once all is saved."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: list[Listening] = []

    def listen(self, listener: Listening) -> None:
        """Be told of whatever somebody is to be shown or brought who did not act themselves."""
        self._listeners.append(listener)

    async def told(self, told: Sequence[Told]) -> list[tuple[Account, Address]]:
        """Where those are who are to be told something."""
        found: list[tuple[Account, Address]] = []
        for one in told:
            accounts = [Account(_GROUPS_ON, one.to)] if one.group else await self._store.accounts(one.to)
            found += [(account, one.address) for account in accounts]
        return found

    async def parcels(self, carried: Sequence[Carry], help: str, sender: Account, message: int | None) -> list[Parcel]:
        """What is carried, by reference where both are on the channel that the message is on.

        help: id of the talk. What is not words cannot leave its channel.
        """
        found: list[Parcel] = []
        for one in carried:
            for account in await self._store.accounts(one.to):
                copied = message is not None and account.channel == sender.channel
                words = None if copied else one.words
                if copied or words is not None:
                    found.append(Parcel(account, help, words, sender.id, message if copied else None))
        return found

    async def waiting(self, account: Account) -> tuple[Sequence[Parcel], Sequence[Debt]]:
        """What waits for somebody: words to be brought, and screens that they are to be told of."""
        parcels = await self._store.parcels(account.channel, account.id)
        debts = await self._store.debts(account.channel, account.id)
        return parcels, [debt for debt in debts if debt.address is not None]

    async def brought(self, account: Account, upto: int, shown: Sequence[Debt] = ()) -> None:
        """Parcels up to this id were brought, and these screens were shown."""
        if upto:
            await self._store.drop_parcels(account, upto)
        for debt in shown:
            await self._store.paid(debt, None)

    def ring(self, told: Sequence[tuple[Account, Address]], parcels: Sequence[Parcel] = ()) -> None:
        """Tell the channels, after it was saved."""
        for listener in self._listeners:
            for account, place in told:
                listener(account, place)
            for account in {parcel.to for parcel in parcels}:
                listener(account, None)
