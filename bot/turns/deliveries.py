"""Deliveries: what one person's turn has for others, which is screens to show them and words to carry to them."""

from collections.abc import Callable, Sequence

from bot.store import Account, Debt, Parcel, Store
from flows.core.address import Address
from flows.core.flow import Carry, Told
from flows.core.places.place import Place, Teams

DeliveryListener = Callable[[Account, Address | None], None]
"""Called with an account that is owed the screen of an address, or (None) for which a parcel waits."""

_GROUPS_ON = "telegram"  # the channel whose groups teams.yaml numbers


def is_group(account: Account) -> bool:
    """Return whether an account is a group chat and not a person."""
    return account.channel == _GROUPS_ON and account.id.startswith("-")


def find_team(account: Account, teams: Teams) -> Place | None:
    """Return the place whose team talks in a group; None for a person, and for a group of no team."""
    return teams.at_group(int(account.id)) if is_group(account) else None


class Deliveries:
    """Finds the accounts of people, and lets the channels know once all is saved."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: list[DeliveryListener] = []

    def listen(self, listener: DeliveryListener) -> None:
        """Call a listener for whatever somebody must be shown or brought who did not act themselves."""
        self._listeners.append(listener)

    async def find_recipients(self, told: Sequence[Told]) -> list[tuple[Account, Address]]:
        """Return the accounts of those who must be shown something, each with its address."""
        found: list[tuple[Account, Address]] = []
        for one in told:
            accounts = [Account(_GROUPS_ON, one.to)] if one.group else await self._store.people.find_accounts(one.to)
            found += [(account, one.address) for account in accounts]
        return found

    async def make_parcels(
        self, carried: Sequence[Carry], help: str, sender: Account, message: int | None
    ) -> list[Parcel]:
        """Make parcels of what is carried; by reference where both people are on the channel of the message.

        help: id of the chat. What is not words cannot leave its channel.
        """
        found: list[Parcel] = []
        for one in carried:
            for account in await self._store.people.find_accounts(one.to):
                copied = message is not None and account.channel == sender.channel
                words = None if copied else one.words
                if copied or words is not None:
                    found.append(Parcel(account, help, words, sender.id, message if copied else None))
        return found

    async def find_waiting(self, account: Account) -> tuple[Sequence[Parcel], Sequence[Debt]]:
        """Return what waits for somebody: parcels, and screens that they must be shown."""
        parcels = await self._store.parcels.find(account.channel, account.id)
        debts = await self._store.debts.find(account.channel, account.id)
        return parcels, [debt for debt in debts if debt.address is not None]

    async def drop_brought(self, account: Account, upto: int, shown: Sequence[Debt] = ()) -> None:
        """Forget parcels up to this id, which were brought, and these debts, which were shown."""
        if upto:
            await self._store.parcels.drop(account, upto)
        for debt in shown:
            await self._store.debts.pay(debt, None)

    def announce(self, told: Sequence[tuple[Account, Address]], parcels: Sequence[Parcel] = ()) -> None:
        """Call the listeners, after all was saved."""
        for listener in self._listeners:
            for account, place in told:
                listener(account, place)
            for account in {parcel.to for parcel in parcels}:
                listener(account, None)
