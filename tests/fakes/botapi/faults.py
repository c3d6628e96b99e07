"""What can go wrong on the way, by order of a test: floods, server errors, silence, cut lines.

A rule names a fault and the calls it strikes: by method, by chat, a share of them, for a while or a
number of times. The first rule that strikes wins. Chance comes from the rule's own seed.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import Literal

from tests.fakes.botapi.refusals import Refused, flood, forbidden


@dataclass(frozen=True, slots=True)
class Flood:
    """429: nothing is done."""

    retry_after_s: int | None = None
    """What the bot is told to wait; None tells it how long the rule still holds, or 1."""
    kind: Literal["flood"] = "flood"


@dataclass(frozen=True, slots=True)
class ServerError:
    """5xx: nothing is done."""

    code: int = 502
    words: str = "Bad Gateway"
    kind: Literal["server_error"] = "server_error"


@dataclass(frozen=True, slots=True)
class Blocked:
    """403: the person blocked the bot."""

    kind: Literal["blocked"] = "blocked"


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is carried out at once and answered late."""

    delay_s: float
    kind: Literal["slow"] = "slow"


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing is done and nothing answered: the line hangs until the bot drops it."""

    kind: Literal["silent"] = "silent"


@dataclass(frozen=True, slots=True)
class CutBefore:
    """The line is cut and nothing was done."""

    kind: Literal["cut_before"] = "cut_before"


@dataclass(frozen=True, slots=True)
class CutAfter:
    """The call is carried out and the line cut: the reply is lost."""

    kind: Literal["cut_after"] = "cut_after"


Fault = Flood | ServerError | Blocked | Slow | Silent | CutBefore | CutAfter


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault and the calls it strikes."""

    fault: Fault
    methods: frozenset[str] = frozenset()
    """In any spelling; empty means every method but getUpdates, which must be named."""
    chat_id: int | None = None
    """Only calls to this chat."""
    share: float = 1.0
    """The part of those calls that is struck, 0 to 1."""
    seed: int = 0
    """For `share`."""
    count: int | None = None
    """How many are struck before the rule is spent; None for all."""
    for_s: float | None = None
    """How long the rule holds; None for ever."""
    skip: int = 0
    """How many of those calls pass first."""


@dataclass(slots=True)
class _Standing:
    """A rule in force."""

    rule: Rule
    methods: frozenset[str]
    until: float
    chance: random.Random
    seen: int = 0
    struck: int = 0

    def strikes(self, method: str, chat_id: int | None) -> bool:
        rule = self.rule
        if method not in self.methods if self.methods else method == "getupdates":
            return False
        if rule.chat_id is not None and rule.chat_id != chat_id:
            return False
        self.seen += 1
        if self.seen <= rule.skip or self.struck == rule.count:
            return False
        if rule.share < 1 and self.chance.random() >= rule.share:
            return False
        self.struck += 1
        return True


@dataclass(slots=True)
class Faults:
    """The rules in force, oldest first."""

    standing: dict[int, _Standing] = field(default_factory=dict)
    next_id: int = 1

    def add(self, rule: Rule, now: float) -> int:
        """Put a rule in force and give its number; `now` is in seconds of a steady clock."""
        methods = frozenset(method.lower() for method in rule.methods)
        until = math.inf if rule.for_s is None else now + rule.for_s
        number, self.next_id = self.next_id, self.next_id + 1
        chance = random.Random(rule.seed)
        self.standing[number] = _Standing(rule, methods, until, chance)
        return number

    def lift(self, number: int | None = None) -> None:
        """Lift one rule, or all."""
        if number is None:
            self.standing.clear()
        else:
            self.standing.pop(number, None)

    def struck(self, number: int) -> int:
        """Say how many calls a rule has struck."""
        return self.standing[number].struck

    def strike(self, method: str, chat_id: int | None, now: float) -> Fault | None:
        """Give the fault that a call meets, a Flood with its seconds filled in."""
        for standing in self.standing.values():
            if now < standing.until and standing.strikes(method, chat_id):
                fault = standing.rule.fault
                if isinstance(fault, Flood) and fault.retry_after_s is None:
                    left = standing.until - now
                    return Flood(1 if math.isinf(left) else max(math.ceil(left), 1))
                return fault
        return None


def refusal_of(fault: Fault) -> Refused | None:
    """Give the answer of a fault that is one."""
    match fault:
        case Flood(retry_after_s):
            return flood(retry_after_s or 1)
        case ServerError(code, words):
            return Refused(code, words)
        case Blocked():
            return forbidden("bot was blocked by the user")
        case _:
            return None
