"""The refresh of class boards: a teacher who has a class's live screen open in a chat sees the class go on.

Browsers have streams of their own; a chat is owed the screen, at most once in a while, and always its last state.
"""

import asyncio

import structlog

from bot.server.logs import trace
from bot.store import Store, StoreUnavailable
from bot.turns.changes import Touched
from bot.turns.service import Turns
from flows.core.address import address
from flows.core.record import Classroom
from flows.core.shared import BoardOf

REFRESH_EVERY_S = 3.0  # a class; a chat takes about one edit a second
_BROWSERS = "web"

log = structlog.get_logger()


class ClassBoardRefresher:
    """Owes the live screen of every class whose numbers changed."""

    def __init__(self, turns: Turns, store: Store, every_s: float = REFRESH_EVERY_S) -> None:
        self._turns, self._store, self._every_s = turns, store, every_s
        self._changed: set[str] = set()  # ids of classes
        self._work = asyncio.Event()
        turns.changes.listen(self._hear)

    def _hear(self, touched: Touched) -> None:
        classes = {question.classroom for question in touched if isinstance(question, BoardOf)}
        if classes:
            self._changed |= classes
            self._work.set()

    async def run(self) -> None:
        """Refresh until cancelled, first every open class: the last program may have ended before it could.

        What changes while it waits is in the next refresh.
        """
        try:
            self._changed |= {classroom.id for classroom in await self._store.records.find(Classroom.kind, None)}
            self._work.set()
        except StoreUnavailable as error:
            log.warning("classes not looked at", error=str(error))
        while True:
            await self._work.wait()
            self._work.clear()
            changed, self._changed = self._changed, set()
            for id in changed:
                try:
                    await self._refresh(id)
                except StoreUnavailable as error:
                    log.warning("class not shown", classroom=id, error=str(error))
                except Exception as error:  # the others are shown
                    log.error("class not shown", classroom=id, trace=trace(error))
            await asyncio.sleep(self._every_s)

    async def _refresh(self, id: str) -> None:
        classroom = await self._store.records.get(Classroom.kind, id)
        if not isinstance(classroom, Classroom) or not classroom.listed:
            return
        board = address("lesson", id)
        for account in await self._store.people.find_accounts(classroom.key):
            if account.channel == _BROWSERS:
                continue
            _, screen = await self._turns.look(account)
            if screen.live and screen.address == board:
                await self._store.debts.owe(account, board)
                self._turns.deliveries.announce([(account, board)])
