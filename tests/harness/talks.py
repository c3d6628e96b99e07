"""Players: one person who acts out a talk on one channel, and tells what came of each turn."""

import asyncio
from collections.abc import Iterator
from typing import Protocol

from starlette.applications import Starlette

from bot.channels.console import Console
from bot.guides.scripts import PlayedTurn, TalkTurn, find_button, matches_label
from bot.store import Store
from flows.core.address import read_path, read_token
from flows.core.library import Library
from flows.core.text.fold import fold
from tests.fakes.botapi import Phone
from tests.harness.telegram import TelegramProgram
from tests.harness.web_client import Client


class TalkPlayer(Protocol):
    """One person on one channel. `play` answers None where the channel has no way to do what the turn asks."""

    async def play(self, turn: TalkTurn) -> PlayedTurn | None: ...


async def facts_after(store: Store, seen: int) -> list[str]:
    """Kinds of facts that came after the first `seen`."""
    return [row["kind"] async for row in store.journal.read(None, None)][seen:]


class TelegramPlayer:
    """A phone at the fake Bot API."""

    def __init__(self, house: TelegramProgram, user_id: int) -> None:
        self._house, self._phone = house, house.phone(user_id)
        self._account = str(user_id)

    async def play(self, turn: TalkTurn) -> PlayedTurn | None:
        before = len(await self._house.facts())
        await self._act(turn, self._phone)
        await self._phone.wait_answer()
        while await self._house.store.debts.find("telegram"):
            await asyncio.sleep(0.001)
        screen = self._phone.screen
        person, _ = await self._house.turns.look(self._house.account(self._account))
        return PlayedTurn(person.here.token, screen.buttons, (await self._house.facts())[before:])

    @staticmethod
    async def _act(turn: TalkTurn, phone: Phone) -> None:
        if turn.open is not None:
            await phone.open(turn.open)
        elif turn.say is not None:
            await phone.say(turn.say)
        elif turn.send is not None:
            await phone.send(turn.send)
        else:
            wanted = turn.press or ""
            labels = phone.screen.buttons
            exact = [label for label in labels if fold(label) == fold(wanted)]
            await phone.press(
                next(label for label in [*exact, *labels] if label in exact or matches_label(label, wanted))
            )


class WebPlayer:
    """A browser without script at the web app."""

    def __init__(self, app: Starlette, store: Store) -> None:
        self._client, self._store = Client(app), store

    async def play(self, turn: TalkTurn) -> PlayedTurn | None:
        before = len(await facts_after(self._store, 0))
        if turn.open is not None:
            link = read_token(turn.open)
            assert link is not None
            page = await self._client.open(link.address.path)
        elif turn.say is not None:
            page = await self._client.say(turn.say)
        elif turn.press is not None:
            page = await self._client.press(turn.press)
        else:
            return None
        assert page.status == 200, page.html
        address = read_path(page.path)
        assert address is not None
        return PlayedTurn(address.token, page.labels, await facts_after(self._store, before))


class ConsolePlayer:
    """Somebody at a terminal, who types numbers."""

    def __init__(self, library: Library, ids: Iterator[int]) -> None:
        self._console = Console(lambda: library, lambda: f"id-{next(ids)}")

    async def play(self, turn: TalkTurn) -> PlayedTurn | None:
        console = self._console
        if turn.send is not None:
            return None
        if turn.press is not None:
            pressed = find_button(console.screen, turn.press)
            assert pressed is not None, f"no button {turn.press}"
            text = str(console.screen.choices.index(pressed) + 1)
        else:
            text = f"mở {turn.open}" if turn.open is not None else turn.say or ""
        screen = console.take(text)
        return PlayedTurn(screen.address.token, [b.label for b in screen.choices], console.facts)
