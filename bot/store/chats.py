"""Chats: what a channel must know of its own messages and files after a restart."""

from collections.abc import Sequence

from bot.store.account import Account
from bot.store.database import Change, Database


class Chats:
    """Live cards, messages that are still to be deleted, pictures that a channel already has."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_card(self, account: Account) -> int | None:
        """Return the message id of an account's live card."""
        rows = await self._database.read("card", channel=account.channel, account=account.id)
        return rows[0]["card"] if rows else None

    async def find_deletions(self, channel: str) -> Sequence[tuple[Account, int]]:
        """Return the messages that held a secret and have not been deleted yet."""
        rows = await self._database.read("unsaid", channel=channel)
        return [(Account(channel, row["account"]), row["message"]) for row in rows]

    async def drop_deletion(self, account: Account, message: int) -> None:
        """Forget a message that was deleted, or never will be."""
        row = {"channel": account.channel, "account": account.id, "message": message}
        await self._database.write([Change("drop_unsaid", row)])

    async def find_file(self, channel: str, sha256: str) -> str | None:
        """Return the channel's name for a picture that it already has."""
        rows = await self._database.read("file_id", channel=channel, sha256=sha256)
        return rows[0]["file_id"] if rows else None

    async def keep_file(self, channel: str, sha256: str, file_id: str) -> None:
        """Keep the channel's name for a picture."""
        await self._database.write([Change("keep_file_id", {"channel": channel, "sha256": sha256, "file_id": file_id})])
