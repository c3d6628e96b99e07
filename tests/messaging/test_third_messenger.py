"""A third messenger: without edits and without buttons, the outbox and the relay work over it as they are."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.messaging.failures import Failed, Refused, Throttled, Undelivered, Unreachable
from bot.messaging.messenger import LiveCard
from bot.messaging.outbox import Outbox
from bot.messaging.relay import Relay
from bot.store import Account, Parcel, Store, SystemChange
from bot.store.opening import open_store
from bot.turns.service import Turns
from flows.core.address import Address, address
from flows.core.event import Opened, Origin
from flows.core.library import Library
from flows.core.screen import Screen
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram_chats import WALL, talking

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 23, tzinfo=UTC)
ANN = Account("third", "ann")


@dataclass
class Third:
    """Sends plain messages, or fails as it is told."""

    sent: list[str] = field(default_factory=list)
    failures: list[Undelivered] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # senders of what could not be delivered
    shown: LiveCard | None = None
    edits: bool = False

    async def find_live(self, account: Account) -> LiveCard | None:
        return self.shown

    async def show(self, account: Account, screen: Screen, pressed: int | None) -> int | None:
        self._send(screen.address.token)
        self.shown = LiveCard(len(self.sent), screen.address, hash(screen.rows))
        return None

    async def post(self, group: Account, address: Address, screen: Screen) -> None:
        raise AssertionError

    async def deliver(self, parcel: Parcel) -> None:
        self._send(parcel.words or "")

    async def tell_undelivered(self, parcel: Parcel) -> None:
        self.told.append(parcel.sender)

    def _send(self, text: str) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(text)


@dataclass
class Program:
    """What runs over it."""

    store: Store
    turns: Turns
    third: Third
    outbox: Outbox
    relay: Relay

    async def open(self, id: str, to: Address) -> None:
        """Play somebody's way to a screen, and owe it."""
        origin = Origin(f"third:{id}", NOW, "seed-of-22-characters-", "third")
        answer = await self.turns.take(ANN, Opened(origin, to), owed=True)
        self.outbox.owe(ANN, answer, None)

    async def quiet_words(self) -> None:
        """Wait until no words wait."""
        async with asyncio.timeout(PATIENCE_S):
            while await self.store.parcels.find("third"):
                await asyncio.sleep(0.005)

    async def quiet(self) -> None:
        """Wait until no words wait and no screen is owed."""
        await self.quiet_words()
        async with asyncio.timeout(PATIENCE_S):
            while await self.store.debts.find("third"):
                await asyncio.sleep(0.005)


async def play(folder: Path, library: Library, scene: Callable[[Program], Awaitable[None]]) -> None:
    async with open_store(folder / "third.db") as store:
        turns, third = Turns(store, lambda: library, lambda _: "citizen"), Third()
        program = Program(store, turns, third, Outbox(store, turns, third), Relay(store, third))
        try:
            await scene(program)
        finally:
            await program.outbox.close(1)
            await program.relay.close(1)


@pytest.mark.parametrize(
    "failures",
    [[], [Failed("line")], [Throttled("slow down", 0.01)] * 3, [Failed("odd", expected=False), Throttled("wait", 0.0)]],
)
async def test_what_is_owed_is_shown(tmp_path: Path, small_library: Library, failures: list[Undelivered]) -> None:
    """A screen is shown once, through whatever may pass."""

    async def scene(program: Program) -> None:
        program.third.failures = list(failures)
        await program.open("1", address("guide", "cup"))
        await program.quiet()
        assert program.third.sent == ["guide_cup"]

    await play(tmp_path, small_library, scene)


@pytest.mark.parametrize("failure", [Unreachable("blocked"), Refused("never")])
async def test_what_can_never_be_shown_is_given_up(
    tmp_path: Path, small_library: Library, failure: Undelivered
) -> None:
    """Where the person is gone, or the screen is refused, nothing is owed any more; the next one is shown."""

    async def scene(program: Program) -> None:
        program.third.failures = [failure]
        await program.open("1", address("guide", "cup"))
        await program.quiet()
        assert program.third.sent == []
        await program.open("2", address("about"))
        await program.quiet()
        assert program.third.sent == ["about"]

    await play(tmp_path, small_library, scene)


async def test_the_newest_answer_pays(tmp_path: Path, small_library: Library) -> None:
    """Answers that are owed together are paid by the newest; news of another screen is shown as well."""

    async def scene(program: Program) -> None:
        program.third.failures = [Throttled("wait", 2)]  # time enough for all that follows
        await program.open("1", address("guide", "cup"))
        await asyncio.sleep(0.05)
        await program.open("2", address("about"))
        await program.open("3", address("topic", "kitchen"))
        await program.store.debts.owe(ANN, address("guide", "cup"))
        (news,) = [debt for debt in await program.store.debts.find("third") if debt.address is not None]
        program.outbox.owe_debt(news)
        await program.quiet()
        assert program.third.sent == ["topic_kitchen", "guide_cup"]

    await play(tmp_path, small_library, scene)


async def test_what_is_owed_outlives_the_program(tmp_path: Path, small_library: Library) -> None:
    """What could not be shown or delivered before the end is, after the next start, in its order."""

    async def before(program: Program) -> None:
        program.third.failures = [Failed("line")] * 9
        await program.open("1", address("guide", "cup"))
        parcels = [Parcel(ANN, "h1", words, "ben", None) for words in ("một", "hai")]
        await program.turns.apply(SystemChange(NOW, parcels=parcels))
        program.relay.deliver(ANN)

    async def after(program: Program) -> None:
        await program.relay.resume("third")
        await program.quiet_words()
        await program.outbox.resume("third")
        await program.quiet()
        assert program.third.sent == ["một", "hai", "guide_cup"]

    await play(tmp_path, small_library, before)
    await play(tmp_path, small_library, after)


@pytest.mark.parametrize("failure", [Unreachable("blocked"), Refused("deleted")])
async def test_words_that_can_never_be_delivered_are_dropped(
    tmp_path: Path, small_library: Library, failure: Undelivered
) -> None:
    """Their sender is told, and the words behind them are delivered."""

    async def scene(program: Program) -> None:
        program.third.failures = [failure]
        parcels = [Parcel(ANN, "h1", words, "ben", None) for words in ("một", "hai")]
        await program.turns.apply(SystemChange(NOW, parcels=parcels))
        program.relay.deliver(ANN)
        await program.quiet()
        assert (program.third.sent, program.third.told) == (["hai"], ["ben"])

    await play(tmp_path, small_library, scene)


async def test_numbers_alone_are_no_message(tmp_path: Path, small_library: Library) -> None:
    """A live screen is not sent again because its numbers changed; what may be pressed now is news."""

    async def scene(program: Program) -> None:
        with talking() as here:
            await program.open("1", WALL)
            await program.quiet()
            for here.wall, here.button in (("1 người", "Nhà"), ("2 người", "Để tôi giúp")):
                await program.turns.apply(SystemChange(NOW, told=[(ANN, WALL)]))
                (debt,) = await program.store.debts.find("third")
                program.outbox.owe_debt(debt)
                await program.quiet()
        assert program.third.sent == ["wall", "wall"]

    await play(tmp_path, small_library, scene)
