"""What happens to a call once it is through the door: token, faults, the method's work, the answer.

An ordinary call is answered at once, without waiting for anything; a long poll, an upload, a
struck call or a webhook's setting takes the longer way.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import to_json

from tests.fakes.botapi.answers import ANSWER_METHODS
from tests.fakes.botapi.bodies import fields_of, is_multipart, multipart_of
from tests.fakes.botapi.copies import copy_message
from tests.fakes.botapi.downloads import get_file
from tests.fakes.botapi.faults import CutAfter, CutBefore, Fault, Faults, Silent, Slow, refusal_of
from tests.fakes.botapi.journal import Journal, Logged
from tests.fakes.botapi.messages import MESSAGE_METHODS
from tests.fakes.botapi.profile import PROFILE_METHODS
from tests.fakes.botapi.refusals import WEBHOOK_ACTIVE, Refused
from tests.fakes.botapi.webhook import Webhook
from tests.fakes.botapi.world import Call, World

METHODS: Final[dict[str, Callable[[World, Call], Any]]] = {
    **MESSAGE_METHODS,
    **ANSWER_METHODS,
    **PROFILE_METHODS,
    "getfile": get_file,
    "copymessage": copy_message,
}
TOKEN: Final = re.compile(r"\d+:[\w-]+", re.ASCII)
SILENCE_S: Final = 3600.0

Answer = tuple[int, bytes]
"""A status and a JSON body."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An HTTP request as it came through a door."""

    path: str
    query: str
    kind: str
    """The Content-Type header."""
    body: bytes


class LineCutError(Exception):
    """The line is to be cut instead of answered."""


class Service:
    """Answers the calls of one bot."""

    def __init__(self, world: World, journal: Journal) -> None:
        self.world = world
        self.journal = journal
        self.faults = Faults()
        self.webhook = Webhook(world, self._carry)

    def at_once(self, asked: Asked) -> Answer | None:
        """Answer an ordinary call; None when it must take the longer way."""
        token, _, name = asked.path.removeprefix("/bot").partition("/")
        work = METHODS.get(name.lower())
        if work is None or self.faults.standing or token != self.world.token or is_multipart(asked.kind):
            return None
        self.journal.counts[name.lower()] += 1
        call = Call(name, {}, tick=self.world.tick())
        try:
            call.params = fields_of(asked.query, asked.kind, asked.body)
            chat_id = None if self.journal.lean else self._chat_of(call)
            body = _ok(work(self.world, call))
        except Refused as refused:
            self._log(call, self._chat_of(call), refused.code, refused.description, done=False)
            return _refusal(refused)
        self._log(call, chat_id, 200, "", done=True)
        return 200, body

    async def answer(self, asked: Asked) -> Answer:
        """Answer any call; raises LineCutError."""
        token, _, name = asked.path.removeprefix("/bot").partition("/")
        self.journal.counts[name.lower()] += 1
        call = Call(name, {}, tick=self.world.tick())
        try:
            self._check_token(token)
            call.params = fields_of(asked.query, asked.kind, asked.body)
            if is_multipart(asked.kind):
                params, call.files = await multipart_of(asked.kind, asked.body)
                call.params |= params
            return 200, await self._carried_out(call)
        except Refused as refused:
            return _refusal(refused)

    async def _carried_out(self, call: Call) -> bytes:
        """Carry out a call, log it, and give the answer's body; raises Refused or LineCutError."""
        method, chat_id = call.method.lower(), self._chat_of(call)
        fault = self.faults.strike(method, chat_id, time.monotonic())
        try:
            if fault is not None:
                await self._before(fault)
            body = await self._result(method, call)
        except Refused as refused:
            self._log(call, chat_id, refused.code, refused.description, done=False)
            raise
        except (LineCutError, asyncio.CancelledError):
            self._log(call, chat_id, 0, fault.kind if fault else "", done=False)
            raise
        self._log(call, chat_id, 0 if isinstance(fault, CutAfter) else 200, fault.kind if fault else "", done=True)
        if fault is not None:
            await self._after(fault)
        return body

    async def _before(self, fault: Fault) -> None:
        if refused := refusal_of(fault):
            raise refused
        if isinstance(fault, Silent):
            await asyncio.sleep(SILENCE_S)
        if isinstance(fault, (CutBefore, Silent)):
            raise LineCutError

    async def _after(self, fault: Fault) -> None:
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.delay_s)
        if isinstance(fault, CutAfter):
            raise LineCutError

    async def _result(self, method: str, call: Call) -> bytes:
        """Do what a method does and give the answer's body."""
        if (work := METHODS.get(method)) is not None:
            return _ok(work(self.world, call))
        match method:
            case "getupdates":
                return await self._updates(call)
            case "setwebhook":
                return _ok(await self.webhook.set(call))
            case "deletewebhook":
                return _ok(await self.webhook.delete(call))
            case "getwebhookinfo":
                return _ok(self.webhook.info())
        raise Refused(404, "Not Found: method not found")

    async def _updates(self, call: Call) -> bytes:
        updates = self.world.updates
        if self.webhook.active:
            raise await updates.conflict(WEBHOOK_ACTIVE)
        updates.allow(call.parsed("allowed_updates"))
        limit = min(max(call.integer("limit", 100), 1), 100)
        ready = await updates.poll(call.integer("offset"), limit, max(call.integer("timeout"), 0))
        return b'{"ok":true,"result":[' + b",".join(ready) + b"]}"

    async def _carry(self, call: Call) -> None:
        """Carry out what a webhook's answer asked for; its result is told to nobody."""
        method, chat_id = call.method.lower(), self._chat_of(call)
        self.journal.counts[method] += 1
        try:
            fault = self.faults.strike(method, chat_id, time.monotonic())
            if fault is not None and (refused := refusal_of(fault)):
                raise refused
            await self._result(method, call)
        except Refused as refused:
            self._log(call, chat_id, refused.code, refused.description, done=False, by_webhook=True)
        else:
            self._log(call, chat_id, 200, "", done=True, by_webhook=True)

    def _check_token(self, token: str) -> None:
        if token != self.world.token and token.replace("%3A", ":") != self.world.token:
            raise Refused(401, "Unauthorized") if TOKEN.fullmatch(token) else Refused(404, "Not Found")

    def _chat_of(self, call: Call) -> int | None:
        """Name the chat that a call is about."""
        if "chat_id" in call.params:
            return call.integer("chat_id")
        query = self.world.queries.get(call.text("callback_query_id") or call.text("inline_query_id"))
        return query.lane if query else None

    def _log(
        self, call: Call, chat_id: int | None, code: int, words: str, *, done: bool, by_webhook: bool = False
    ) -> None:
        if not self.journal.lean:
            line = Logged(self.world.now(), call.method, chat_id, call.params, code, words, done, by_webhook)
            self.journal.calls.append(line)


def _ok(result: Any) -> bytes:
    return b'{"ok":true,"result":' + to_json(result) + b"}"


def _refusal(refused: Refused) -> Answer:
    told: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        told["parameters"] = refused.parameters
    return refused.code, to_json(told)
