"""The walks of made-up people through a guide: which way they take, where they are stuck, where they give up."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from random import Random

from flows.core.content.guide import DONE, STOP, Guide, Step
from flows.core.library import Library
from flows.core.text.fold import fold

AGES = ("old", "middle", "young")
_SLOW = {"old": 2.2, "middle": 1.0, "young": 0.6}  # how much harder everything is
_TOPICS = {"eid": 6, "phone": 4, "portal": 4, "pay": 4, "health": 2, "safe": 2, "shop": 1, "farm": 1, "learn": 1}
_HARD_WORDS = ("otp", "khuon mat", "nfc", "mat khau", "anh", "email")  # what old people give up at
_PROOFS = 3  # guides that count for a skill are chosen this much more often


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong at a step."""

    problem: str | None  # None: their screen looks different
    outcome: str | None  # solved, still, or nothing said


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a walk."""

    step: str
    seconds: int  # since the step before
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """One way through a guide."""

    stages: tuple[Stage, ...]
    answers: Mapping[str, str]
    end: str  # done, stop; or "" where they went no further


def _weigh_step(step: Step) -> float:
    """Return how much harder a step is than a plain one."""
    text = fold(step.text)
    return 1.0 + 2.5 * ("otp" in text or "otp" in step.id) + 0.8 * any(word in text for word in _HARD_WORDS)


@dataclass(frozen=True)
class Walks:
    """Walks through all guides of a library."""

    library: Library

    @cached_property
    def guides(self) -> Sequence[Guide]:
        return tuple(self.library.guides.values())

    @cached_property
    def _weights(self) -> Sequence[float]:
        return [_TOPICS.get(guide.topic, 1) * (_PROOFS if guide.counts_as else 1) for guide in self.guides]

    @cached_property
    def _hard(self) -> Mapping[str, Mapping[str, float]]:
        return {guide.id: {step.id: _weigh_step(step) for step in guide.steps} for guide in self.guides}

    @cached_property
    def _proving(self) -> Mapping[str, Sequence[Guide]]:
        proving: dict[str, list[Guide]] = {}
        for guide in self.guides:
            if guide.counts_as in self.library.deployment.households.fluent:
                proving.setdefault(guide.counts_as or "", []).append(guide)
        return proving

    def choose_lacking(self, done: set[str], chance: Random) -> Guide:
        """Choose a guide of a skill that a citizen of a household lacks; any guide where they lack none."""
        lacking = [skill for skill, guides in self._proving.items() if not done & {guide.id for guide in guides}]
        return chance.choice(self._proving[chance.choice(lacking)]) if lacking else self.choose(done, chance)

    def choose(self, done: set[str], chance: Random) -> Guide:
        """Choose a guide to begin: a likely one, or one that it needs and that is not done."""
        (guide,) = chance.choices(self.guides, self._weights)
        for id in guide.needs.guides:
            needed = self.library.guide(id)
            if needed is not None and id not in done and chance.random() < 0.5:
                return needed
        return guide

    def walk(self, guide: Guide, age: str, helped: bool, chance: Random) -> Walk:
        """Walk through a guide. A person who is helped rarely gives up."""
        stages: list[Stage] = []
        answers: dict[str, str] = {}
        slow = _SLOW[age] * (0.3 if helped else 1.0)
        to = guide.first.id
        while to in guide.by_id:
            step = guide.by_id[to]
            hard = self._hard[guide.id][to] * slow
            seconds = int(8 + 25 * slow * chance.random()) if stages else 0
            stages.append(Stage(to, seconds, _pick_troubles(step, hard, chance)))
            if chance.random() < 0.022 * hard:
                return Walk(tuple(stages), answers, "")
            if step.choices:
                places = [choice.next for choice in step.choices]
                to = places[0] if len(places) == 1 or chance.random() < 0.7 else chance.choice(places[1:])
                answers[step.id] = to
            else:
                to = guide.following(step)
        return Walk(tuple(stages), answers, STOP if to == STOP else DONE)


def _pick_troubles(step: Step, hard: float, chance: Random) -> tuple[Trouble, ...]:
    roll = chance.random()
    if step.problems and roll < 0.03 * hard:
        problem = step.problems[int(len(step.problems) * chance.random() ** 2)]
        outcome = chance.random()
        return (Trouble(problem.id, "solved" if outcome < 0.5 else "still" if outcome < 0.8 else None),)
    return (Trouble(None, None),) if roll > 0.994 else ()


def find_revision(guide: Guide, at: datetime, changed: datetime) -> str:
    """Return the revision that a guide had then: every other guide was edited once meanwhile."""
    digest = hashlib.sha256(guide.id.encode()).hexdigest()
    return digest[:12] if at < changed and int(digest[0], 16) % 2 else guide.revision
