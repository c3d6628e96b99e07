"""The knife: cuts the program short in the middle of an act, on either side of the moment when it is saved.

Whatever a store is asked to save has a kind: the facts, the records, the words on their way that it holds. Each kind is
cut twice: when nothing of it is saved yet, and when it comes anew, once it is saved and nobody has been told of it.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.store import Expired, Saving, Store, SystemChange
from bot.store.opening import open_database
from bot.store.sqlite.database import SqliteDatabase
from flows.core.facts.citizen import Noted
from flows.core.record import Record


@dataclass
class Knife:
    """What was cut so far. Without an edge it cuts nothing, and only notes what kinds there are."""

    sharp: bool
    cuts: dict[str, int] = field(default_factory=dict)  # kind: how often it was cut
    struck: asyncio.Event = field(default_factory=asyncio.Event)

    async def through(self, kind: str, write: Awaitable[None]) -> None:
        """Save something, or be cut before or after it; who is cut waits for the end of the program."""
        cuts = self.cuts.get(kind, 0)
        if self.sharp and cuts < 2:
            self.cuts[kind] = cuts + 1
            if cuts == 1:
                await write
            else:
                write.close()  # type: ignore[attr-defined]  # a coroutine that never runs
            self.struck.set()
            await asyncio.Event().wait()
        self.cuts.setdefault(kind, 0)
        await write


def kind_of(what: str, facts: Sequence[Noted], changed: Sequence[Record], *more: str) -> str:
    """The kind of what is saved: `save Finished+Helped house`."""
    kinds = "+".join(sorted({noted.kind for noted in facts}))
    more = (*more, "class") if any((noted.via or "").startswith("c-") for noted in facts) else more
    records = "+".join(sorted({record.kind for record in changed}))
    return " ".join(filter(None, (what, kinds, records, *more)))


class CutStore(Store):
    """A real store within a knife's reach."""

    knife: Knife

    @classmethod
    async def within(cls, knife: Knife, database: Path) -> "CutStore":
        """Open a database for it to be cut."""
        store = cls(await open_database(database))
        store.knife = knife
        return store

    async def save(self, saving: Saving) -> None:
        more = [name for name in ("told", "parcels", "erased", "deletion") if getattr(saving, name)]
        await self.knife.through(kind_of("save", saving.facts, saving.changed, *more), super().save(saving))

    async def apply(self, change: SystemChange) -> None:
        await self.knife.through(kind_of("move", change.facts, change.changed), super().apply(change))

    async def forget(self, expired: Expired, change: SystemChange) -> None:
        await self.knife.through(kind_of("forget", change.facts, change.changed), super().forget(expired, change))

    async def abandon(self) -> None:
        """What is left of a store whose program was killed: a file that nobody has open."""
        assert isinstance(self.database, SqliteDatabase)
        await self.database.stop()
