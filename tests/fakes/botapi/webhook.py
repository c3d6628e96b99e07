"""The webhook: updates are brought to the bot by POST, one chat's in order, until it says 2xx."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp

from tests.fakes.botapi.refusals import bad_request, flood
from tests.fakes.botapi.updates import Pushed
from tests.fakes.botapi.world import Call, World

MAX_CONNECTIONS: Final = 100
USUAL_CONNECTIONS: Final = 40
MAX_SECRET: Final = 256
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
NEVER_IN_A_REPLY: Final = ("deletewebhook", "setwebhook", "close", "logout", "get")
"""Methods, or their beginnings, that a webhook's answer may not call."""

Carry = Callable[[Call], Awaitable[None]]
"""Carries out the method that a webhook's answer named."""


@dataclass(slots=True)
class _Hook:
    """Where updates go."""

    url: str
    secret: str
    max_connections: int
    lanes: dict[int, deque[Pushed]] = field(default_factory=dict)
    """By chat: updates not accepted yet."""
    couriers: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    """By chat: who brings them."""
    last_error: str | None = None
    last_error_at: int = 0


class Webhook:
    """At most one hook at a time; without one, updates wait for getUpdates."""

    def __init__(self, world: World, carry: Carry) -> None:
        self.world = world
        self._carry = carry
        self._hook: _Hook | None = None
        self._session: aiohttp.ClientSession | None = None
        self._last_set = -1e9

    @property
    def active(self) -> bool:
        return self._hook is not None

    async def set(self, call: Call) -> Any:
        """setWebhook; an empty url deletes it."""
        url, secret = call.text("url"), call.text("secret_token")
        if not url:
            return await self.delete(call)
        self._check(url, secret)
        connections = min(max(call.integer("max_connections", USUAL_CONNECTIONS), 1), MAX_CONNECTIONS)
        await self.close()
        await self.world.updates.end_poll()
        self._begin(call)
        hook = self._hook = _Hook(url, secret, connections)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=connections),
            timeout=aiohttp.ClientTimeout(total=self.world.rules.webhook_timeout_s),
        )
        for pushed in self.world.updates.pending.values():
            self._enqueue(hook, pushed)
        return True

    async def delete(self, call: Call) -> Any:
        """deleteWebhook: what was not accepted waits for getUpdates again."""
        await self.close()
        self._begin(call)
        return True

    def info(self) -> dict[str, Any]:
        """getWebhookInfo."""
        updates, hook = self.world.updates, self._hook
        told: dict[str, Any] = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(updates.pending),
        }
        if hook:
            told["max_connections"] = hook.max_connections
            if hook.last_error:
                told |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
        if updates.allowed is not None:
            told["allowed_updates"] = sorted(updates.allowed)
        return told

    def bring(self, pushed: Pushed) -> None:
        """Bring one more update, if there is a hook."""
        if self._hook is not None:
            self._enqueue(self._hook, pushed)

    async def close(self) -> None:
        """Take the hook down."""
        hook, self._hook = self._hook, None
        session, self._session = self._session, None
        couriers = list(hook.couriers.values()) if hook else []
        for courier in couriers:
            courier.cancel()
        await asyncio.gather(*couriers, return_exceptions=True)
        if session is not None:
            await session.close()

    def _check(self, url: str, secret: str) -> None:
        now, pause = time.monotonic(), self.world.rules.set_webhook_pause_s
        if now < self._last_set + pause:
            raise flood(1)
        if not re.match(r"https?://[^\s/]+", url):
            raise bad_request("invalid webhook URL specified")
        if len(secret) > MAX_SECRET:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[\w-]*", secret, re.ASCII):
            raise bad_request("secret token contains unallowed characters")
        self._last_set = now

    def _begin(self, call: Call) -> None:
        self.world.updates.allow(call.parsed("allowed_updates"))
        if call.flag("drop_pending_updates"):
            for update_id in list(self.world.updates.pending):
                self.world.updates.acknowledge(update_id)

    def _enqueue(self, hook: _Hook, pushed: Pushed) -> None:
        lane = hook.lanes.setdefault(pushed.lane, deque())
        lane.append(pushed)
        if pushed.lane not in hook.couriers:
            hook.couriers[pushed.lane] = asyncio.create_task(self._serve(hook, pushed.lane))

    async def _serve(self, hook: _Hook, lane_id: int) -> None:
        """Bring a chat's updates, each until it is accepted."""
        lane = hook.lanes[lane_id]
        while lane:
            pushed, failures = lane[0], 0
            while (wait_s := await self._try(hook, pushed)) is not None:
                failures += 1
                await asyncio.sleep(wait_s or self._pause_s(failures))
            self.world.updates.acknowledge(pushed.update_id)
            lane.popleft()
        del hook.lanes[lane_id], hook.couriers[lane_id]

    def _pause_s(self, failures: int) -> float:
        """Wait nothing after the first failure, then ever longer."""
        rules = self.world.rules
        return min(rules.webhook_retry_s * 2.0 ** (failures - 2), rules.webhook_retry_max_s) if failures > 1 else 0

    async def _try(self, hook: _Hook, pushed: Pushed) -> float | None:
        """Bring one update once: None when it was accepted, else the bot's Retry-After in seconds, or 0."""
        assert self._session is not None
        headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: hook.secret} if hook.secret else {})
        raw = self.world.updates.hand_over(pushed)
        try:
            async with self._session.post(hook.url, data=raw, headers=headers, allow_redirects=False) as answer:
                body = await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            fault = "Read timeout expired" if isinstance(error, TimeoutError) else "Webhook connection closed"
            return self._failed(hook, fault)
        if not 200 <= answer.status <= 299:
            retry_after = answer.headers.get("Retry-After", "")
            self._failed(hook, f"Wrong response from the webhook: {answer.status} {answer.reason}")
            return float(retry_after) if retry_after.isdigit() else 0.0
        await self._reply(body)
        return None

    def _failed(self, hook: _Hook, words: str) -> float:
        hook.last_error, hook.last_error_at = words, int(self.world.now())
        return 0.0

    async def _reply(self, body: bytes) -> None:
        """Carry out the method that the answer's JSON names, if it names one."""
        try:
            params = json.loads(body) if body else None
        except ValueError:
            return
        if not isinstance(params, dict):
            return
        method = params.pop("method", None)
        if isinstance(method, str) and not method.lower().startswith(NEVER_IN_A_REPLY):
            await self._carry(Call(method, params, tick=self.world.tick()))
