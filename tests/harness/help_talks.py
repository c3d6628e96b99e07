"""A village on a real store: people who ask for a person, and members who answer, by their accounts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.store import Account, Store, SystemChange
from bot.store.opening import open_database
from bot.turns.service import Answer, Turns
from flows.core.address import Act, Address, read_data
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent, SentKind
from flows.core.record import HelpRequest, Member
from tests.harness.make import make
from tests.harness.player import FIRST_DAY
from tests.harness.world import LIA_GROUP, team_library

AN, BINH = Account("telegram", "1"), Account("web", "cookie")
MAI, LAN, TAM = Account("telegram", "11"), Account("telegram", "12"), Account("web", "tam")
GROUP = Account("telegram", str(LIA_GROUP))
SEATS = {MAI: "lia-1", LAN: "lia-1", TAM: "lia"}


@dataclass
class Village:
    """The store of one file, and the turns over it. `again` starts the program anew."""

    path: Path
    store: Store
    now: datetime = FIRST_DAY
    number: int = 0
    last: tuple[Account, Event, int | None] | None = None
    rung: list[tuple[Account, Address | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.turns = Turns(self.store, team_library, lambda _: "citizen")
        self.turns.deliveries.listen(lambda account, place: self.rung.append((account, place)))

    async def again(self) -> None:
        """End the program and start it over the same file; the event that came last is delivered once more."""
        await self.store.close()
        self.store = Store(await open_database(self.path))
        self.__post_init__()
        if self.last is not None:
            account, event, message = self.last
            answer = await self.turns.take(account, event, owed=True, message=message)
            assert answer.known

    async def seats(self) -> None:
        """Give the members their seats."""
        for account, place in SEATS.items():
            answer = await self.do(account, Opened(self.origin(account), Address(("home",))))
            label = f"{account.channel}-{account.id}"
            seat = make(
                Member,
                id=label.replace("-", "")[-7:],
                role="member",
                place=place,
                label=label,
                key=answer.person.key,
                since=self.now,
            )
            await self.store.apply(SystemChange(self.now, changed=(seat,)))

    def origin(self, account: Account, via: str | None = None) -> Origin:
        self.number += 1
        self.now += timedelta(seconds=20)
        return Origin(f"e{self.number}", self.now, f"seed-{self.number}", account.channel, via=via)

    async def do(self, account: Account, event: Event, message: int | None = None) -> Answer:
        self.last = (account, event, message)
        return await self.turns.take(account, event, owed=True, message=message)

    async def press(self, account: Account, data: str) -> Answer:
        act = read_data(data)
        assert isinstance(act, Act)
        return await self.do(account, Pressed(self.origin(account), act))

    async def say(self, account: Account, text: str, message: int | None = None) -> Answer:
        return await self.do(account, Said(self.origin(account), text), message)

    async def send(self, account: Account, kind: SentKind, message: int) -> Answer:
        return await self.do(account, Sent(self.origin(account), kind), message)

    async def come(self, account: Account, place: str = "lia-1") -> Answer:
        """Somebody comes by a poster of a place, which tells where they live."""
        return await self.do(account, Opened(self.origin(account, f"t-{place}"), Address(("home",)), arrived=True))

    async def ask(self, account: Account) -> str:
        """Ask for a person; gives the token of the talk."""
        return (await self.press(account, "ask:help_guide_tea_boil")).person.here.token

    async def help(self) -> HelpRequest:
        """The one that is open."""
        (help,) = await self.store.records.find("help", None)
        assert isinstance(help, HelpRequest)
        return help

    async def kinds(self) -> list[str]:
        """Kinds of the facts about wishes, in order."""
        return [
            row["kind"]
            async for row in self.store.journal.read(None, None)
            if row["kind"].startswith(("Help", "Carried"))
        ]

    async def parcels(self) -> list[tuple[Account, str | None, int | None]]:
        """What waits to be brought: to whom, words, message."""
        channels = [await self.store.parcels.find(channel) for channel in ("telegram", "web")]
        return [(parcel.to, parcel.words, parcel.message) for parcels in channels for parcel in parcels]

    async def told(self) -> list[tuple[Account, Address]]:
        """Who is owed the screen of an address."""
        debts = [debt for channel in ("telegram", "web") for debt in await self.store.debts.find(channel)]
        return [(debt.account, debt.address) for debt in debts if debt.address is not None]


@asynccontextmanager
async def playing(path: Path) -> AsyncIterator[Village]:
    """Open a village whose members have their seats."""
    file = path / "village.db"
    village = Village(file, Store(await open_database(file)))
    try:
        await village.seats()
        village.rung.clear()
        yield village
    finally:
        await village.store.close()
