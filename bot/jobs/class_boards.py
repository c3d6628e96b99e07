"""The bell: whoever holds a class in a chat, and stands on its live screen, is shown it anew as the room goes on.

Browsers have streams of their own; a chat is owed the screen, at most once in a while, and always its last state.
"""

import asyncio

import structlog

from bot.store import Store, StoreUnavailable
from bot.turns.changes import Touched
from bot.turns.service import Turns
from flows.core.address import Address, address
from flows.core.record import Classroom

EVERY_S = 3.0  # a class; a chat takes about one edit a second
_BROWSERS = "web"

log = structlog.get_logger()


class Bell:
    """Rings for classes whose numbers changed."""

    def __init__(self, turns: Turns, store: Store, every_s: float = EVERY_S) -> None:
        self._turns, self._store, self._every_s = turns, store, every_s
        self._changed: set[str] = set()  # ids of classes
        self._work = asyncio.Event()
        turns.changes.listen(self._hear)

    def _hear(self, touched: Touched) -> None:
        classes = {question.value for question in touched if question.kind == "lesson" and question.subject == "board"}
        if classes:
            self._changed |= classes
            self._work.set()

    async def run(self) -> None:
        """Ring until cancelled, first for every class that is held: the last program may have ended before it could.

        What changes while it waits is in the next ring.
        """
        try:
            self._changed |= {lesson.id for lesson in await self._store.records(Classroom.kind, None)}
            self._work.set()
        except StoreUnavailable as error:
            log.warning("classes not looked at", error=str(error))
        while True:
            await self._work.wait()
            self._work.clear()
            changed, self._changed = self._changed, set()
            for id in changed:
                try:
                    await self._ring(id)
                except StoreUnavailable as error:
                    log.warning("class not shown", lesson=id, error=str(error))
            await asyncio.sleep(self._every_s)

    async def _ring(self, id: str) -> None:
        lesson = await self._store.record("lesson", id)
        if not isinstance(lesson, Classroom) or not lesson.listed:
            return
        told = [(account, self._screen(id)) for account in await self._store.accounts(lesson.key)]
        for account, place in told:
            if account.channel == _BROWSERS:
                continue
            _, screen = await self._turns.look(account)
            if screen.live and screen.address == place:
                await self._store.owe(account, place)
                self._turns.post.ring([(account, place)])

    def _screen(self, id: str) -> Address:
        return address("lesson", id)
