"""Parcels: what one person said to another, until a channel has delivered it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.store.account import Account
from bot.store.database import Change, Database, DatabaseRow


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one person said to another, until a channel has delivered it."""

    to: Account
    help: str  # id of the chat
    words: str | None  # None where it is copied by reference
    sender: str  # the account's id that it came from
    message: int | None  # the channel's id of the message that is copied
    id: int = 0  # given by the store, growing


class Parcels:
    """The parcels that wait for delivery."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, channel: str, account: str | None = None) -> Sequence[Parcel]:
        """Return what waits for a channel, or for one account on it, oldest first."""
        if account is None:
            rows = await self._database.read("parcels", channel=channel)
        else:
            rows = await self._database.read("parcels_for", channel=channel, account=account)
        return [_read_parcel(channel, row) for row in rows]

    async def drop(self, account: Account, upto: int) -> None:
        """Forget what was delivered to an account, up to this id."""
        await self._database.write(
            [Change("drop_parcels", {"channel": account.channel, "account": account.id, "upto": upto})]
        )


def make_parcel_change(parcel: Parcel, at: datetime) -> Change:
    """Return a parcel as a change."""
    row = {
        "channel": parcel.to.channel,
        "account": parcel.to.id,
        "help": parcel.help,
        "words": parcel.words,
        "from_account": parcel.sender,
        "message": parcel.message,
        "at": at.isoformat(),
    }
    return Change("keep_parcel", row)


def _read_parcel(channel: str, row: DatabaseRow) -> Parcel:
    to = Account(channel, row["account"])
    return Parcel(to, row["help"], row["words"], row["from_account"], row["message"], row["id"])
