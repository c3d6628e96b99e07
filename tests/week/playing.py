"""Playing: the script, step by step, on the stage. After every step, what it says must hold, and all that it does not
say must be as before: what finished, and which houses are fluent.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.store import Account
from flows.core.address import Address, spell_share_token
from tests.harness.patience import PATIENCE_S
from tests.harness.player import address_of
from tests.harness.web_client import BASE
from tests.week.paper import codes
from tests.week.people import OnTelegram, Player, found, player
from tests.week.script import Day, Finish, Step, Walk, many, people
from tests.week.server import command
from tests.week.stage import BOT, Stage
from tests.week.sums import Fact, facts, houses, judged, records
from tests.week.telling import fluent_told

NEXT, LAST = "Xong bước này", "Xong hết rồi"
_BEGIN = ("Bắt đầu", "Làm tiếp")
_STEPS_MAX = 60  # of one walk


async def _shown(words: str, who: Player) -> None:
    """Wait a moment for what shows itself, as a class's board does."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_S):
            while words not in who.text:
                await asyncio.sleep(0.02)


def links_to(address: Address) -> list[str]:
    """The links to an address, a channel each, that credit nobody."""
    return [f"{BASE}{address.path}", f"https://t.me/{BOT}?start={spell_share_token(address, None)}"]


@dataclass
class Playing:
    """A week on a stage."""

    stage: Stage
    kept: dict[str, list[str]] = field(default_factory=dict)  # links by the name that the script gives them
    fluent: frozenset[str] = frozenset()  # what the fluent houses are called
    alone: int = 0  # finishes that the script told of
    helped: int = 0
    seen: int = 0  # id of the last fact before the step

    def __post_init__(self) -> None:
        self.players: dict[str, Player] = {
            name: player(self.stage, channel, number) for number, (name, channel) in enumerate(people().items(), 1)
        }

    @property
    def accounts(self) -> dict[str, Account]:
        return {name: one.account for name, one in self.players.items() if one.known}

    async def play(self, day: Day, step: Step) -> None:
        """Play a step, and look at what it came to."""
        if step.at is not None:
            await self.stage.wait(day.at(step.at))
        if step.command:
            self._keep(step.keep, await command(self.stage, step.command))
        if step.who:
            await self._does(step, self.players[step.who])
            await self._looks(step, self.players[step.who])
        journal = facts(self.stage.database)
        new = [fact for fact in journal if fact["id"] > self.seen]
        self.seen = max([self.seen, *(fact["id"] for fact in new)])
        for kind, count in step.noted.items():
            assert sum(fact["kind"] == kind for fact in new) == count, (kind, [fact["kind"] for fact in new])
        self._finished(step, [fact for fact in new if fact["kind"] == "Finished"])
        await self._households(step, journal)

    async def _does(self, step: Step, who: Player) -> None:
        if step.follow:
            await who.follow(self.kept[step.follow])
        if step.open:
            await who.follow(links_to(address_of(step.open)))
        for label in many(step.press):
            await who.press(label)
        if step.walk is not None:
            await self._walk(step.walk, who)
        if step.slip:
            await who.say(self._number(step.slip))
        if step.send:
            await who.send(step.send, step.say)
        elif step.inline or step.group:
            assert isinstance(who, OnTelegram)
            card = await who.inline(step.inline) if step.inline else await who.say_in(step.group, step.say)
            self._keep(step.keep, card)
        elif step.say:
            await who.say(step.say)
        match step.of:
            case "picture":
                self._keep(step.keep, codes(await who.picture()))
            case "paper":
                self._keep(step.keep, codes(await who.paper()))
            case "share":
                self._keep(step.keep, who.shared())

    def _keep(self, name: str, links: Sequence[str]) -> None:
        if name:
            assert links, f"nothing to keep as {name}"
            self.kept[name] = list(links)

    async def _walk(self, walk: Walk, who: Player) -> None:
        """Press whatever leads on through a guide."""
        answers, steps = list(walk.answers), 0
        for _ in range(_STEPS_MAX):
            here = next((label for label in (*self._asked(walk), NEXT, LAST) if label in who.labels), "")
            here = here or (answers.pop(0) if answers else "")
            if not here or steps >= walk.steps:
                break
            await who.press(here)
            steps += here not in self._asked(walk)
            if here == LAST:
                return
        assert walk.steps == steps, f"stuck after {steps} steps, among {who.labels}"

    def _asked(self, walk: Walk) -> tuple[str, ...]:
        """What is pressed before the first step."""
        return (
            "Nhớ giúp tôi" if walk.remember else "Không cần nhớ",
            "Cho người trong nhà" if walk.other else "Cho tôi",
            *_BEGIN,
        )

    def _number(self, slip: str) -> str:
        """The number of a slip, as it is printed, or as somebody mistypes it."""
        place, _, how = slip.partition(" ")
        number = self.kept["slips"][int(place)].rpartition("slip_")[2]
        wrong = f"{number[:3]}{(int(number[3]) + 1) % 10}{number[4:]}"
        return {"": f"{number[:4]} {number[4:]}", "wrong": wrong, "short": number[:7]}[how]

    async def _looks(self, step: Step, who: Player) -> None:
        for words in many(step.sees):
            await _shown(words, who)
            assert words in who.text, f"“{words}” is not in “{who.text}”"
        for words in many(step.misses):
            assert words not in who.text, words
        for label in many(step.offers):
            found(label, who.labels)
        for label in many(step.lacks):
            assert label not in who.labels, label

    def _finished(self, step: Step, new: Sequence[Fact]) -> None:
        """Nothing finishes but what the script tells of, and as it tells it: alone and helped are never mixed up."""
        told = [step.finished] if step.finished else []
        assert [self._told(fact) for fact in new] == told
        self.alone += sum(one.how == "alone" for one in told)
        self.helped += sum(one.how == "helped" for one in told)

    def _told(self, fact: Fact) -> Finish:
        house = self.called.get(fact["house"] or "")
        return Finish(guide=fact["guide"], how=fact["how"], who=fact["who"], house=house, via=self._whose(fact["via"]))

    @property
    def called(self) -> dict[str, str]:
        """What each house is called."""
        return {house["id"]: house["label"] for house in records(self.stage.database, "house")}

    def _whose(self, code: str | None) -> str | None:
        """Whom a share code credits, in words."""
        letter, _, id = (code or "").partition("-")
        kind = {"m": "member", "p": "place", "t": "poster", "c": "class"}.get(letter)
        if kind == "member":
            labels = {one["id"]: one["label"] for one in records(self.stage.database, "member")}
            return f"member {labels[id]}"
        return kind if kind in (None, "class") else f"{kind} {id}"

    async def _households(self, step: Step, journal: Sequence[Fact]) -> None:
        """The fluent houses: by the journal, by the records, by the report. They change where the script says why."""
        assert (step.fluent is None) == (not step.because)
        now = self.fluent if step.fluent is None else frozenset(step.fluent)
        assert step.fluent is None or now != self.fluent, "the script tells of no change"
        library, called = self.stage.library, self.called
        told = houses(journal).fluent(library)
        kept = judged(records(self.stage.database, "house"), library)
        assert {called[id] for id in told} == now, "by the journal"
        assert {called[id] for id in kept} == now, "by the records"
        assert await fluent_told(self.stage) == len(now), "by the report"
        self.fluent = now
