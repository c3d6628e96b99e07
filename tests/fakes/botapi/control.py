"""The server's back door over HTTP, for when it runs as a process of its own.

POST /control/<what> with a JSON object, answered with one:
rules {rule}, lift {number?}, updates {kind, lane, body}, clock {advance_s}, phone {user_id, do, …},
group {group_id, …}, chat {chat_id}, calls {since?}, pending {}.
A test's mistake is answered 400 with its words, and `kind` tells which exception it was.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from tests.fakes.botapi.faults import Rule
from tests.fakes.botapi.group import Group
from tests.fakes.botapi.phone import Phone
from tests.fakes.botapi.screen import screen_of

if TYPE_CHECKING:
    from tests.fakes.botapi.server import FakeBotApi

Told = dict[str, Any]
RULE: TypeAdapter[Rule] = TypeAdapter(Rule)


class Control:
    """Gives over HTTP what a test in the same process has at hand."""

    def __init__(self, api: FakeBotApi) -> None:
        self.api = api
        self.phones: dict[tuple[int, int | None], Phone] = {}
        """By person and group."""
        self.groups: dict[int, Group] = {}
        self.orders: dict[str, Callable[[Told], Awaitable[Told]]] = {
            "rules": self._rules,
            "lift": self._lift,
            "updates": self._updates,
            "clock": self._clock,
            "phone": self._phone,
            "group": self._group,
            "chat": self._chat,
            "calls": self._calls,
            "pending": self._pending,
        }

    async def answer(self, what: str, body: bytes) -> tuple[int, bytes]:
        """Carry out an order and give the status and the JSON to answer with."""
        order = self.orders.get(what)
        if order is None:
            return 404, to_json({"kind": "LookupError", "words": f"no order {what!r}"})
        try:
            return 200, to_json(await order(json.loads(body or b"{}")))
        except (LookupError, TimeoutError, RuntimeError, ValueError, TypeError) as error:
            words = str(error.args[0]) if error.args else ""
            return 400, to_json({"kind": type(error).__name__, "words": words})

    async def _rules(self, told: Told) -> Told:
        return {"number": self.api.strike(RULE.validate_python(told))}

    async def _lift(self, told: Told) -> Told:
        self.api.lift(told.get("number"))
        return {}

    async def _updates(self, told: Told) -> Told:
        pushed = self.api.push(told["kind"], told["lane"], told["body"])
        return {"update_id": pushed.update_id if pushed else None}

    async def _clock(self, told: Told) -> Told:
        self.api.advance(told["advance_s"])
        return {"now": self.api.world.now()}

    async def _phone(self, told: Told) -> Told:
        """Do what a Phone does: `do` names it, `args` are its arguments; answers with what is on screen."""
        user = {name: told[name] for name in ("name", "language") if name in told}
        key = (told["user_id"], told.get("group_id"))
        if key not in self.phones:
            group = self.groups[key[1]] if key[1] else None
            self.phones[key] = Phone(self.api, key[0], group=group, **user)
        phone, do = self.phones[key], told["do"]
        args = told.get("args", {})
        match do:
            case "open" | "say" | "send" | "press" | "press_forged" | "edit" | "ask_inline":
                await getattr(phone, do)(**args)
            case "wait_answer" | "wait_quiet":
                await getattr(phone, do)(**args)
            case "delete" | "freeze" | "block" | "unblock":
                getattr(phone, do)(**args)
            case "look":
                pass
            case _:
                raise LookupError(f"a phone cannot {do!r}")
        return {
            "update_id": phone.last.update_id if phone.last else None,
            "answered": phone.answered if phone.last else True,
            "history": [screen.to_json() for screen in phone.history],
            "toasts": [dataclasses.asdict(toast) for toast in phone.toasts],
        }

    async def _group(self, told: Told) -> Told:
        group = Group(self.api, **told)
        self.groups[group.id] = group
        return {"group_id": group.id}

    async def _chat(self, told: Told) -> Told:
        chat = self.api.world.chats[told["chat_id"]]
        return {
            "messages": [message.to_json(chat) for message in chat.messages.values()],
            "screens": [screen_of(m).to_json() for m in chat.messages.values() if m.sender.is_bot],
            "deleted": chat.deleted,
            "toasts": [dataclasses.asdict(toast) for toast in chat.toasts],
        }

    async def _calls(self, told: Told) -> Told:
        since = told.get("since", 0)
        return {
            "calls": [dataclasses.asdict(call) for call in self.api.calls[since:]],
            "next": len(self.api.calls),
            "counts": self.api.counts,
        }

    async def _pending(self, told: Told) -> Told:
        """Tell which updates still wait, and how often each one ever pushed was handed over."""
        return {
            "pending": list(self.api.world.updates.pending),
            "deliveries": {str(pushed.update_id): pushed.deliveries for pushed in self.api.world.pushed},
        }
