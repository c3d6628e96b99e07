"""One fact of every kind, and facts of any values, for tests of counting."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_args

from hypothesis import strategies as st

from flows.core.facts.citizen import Fact, Noted
from tests.harness.make import make

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
KINDS: tuple[type[Any], ...] = get_args(Fact)
_GIVEN: dict[str, Any] = {
    "again": False, "yes": True, "how": "alone", "who": "me", "why": "dropped", "rating": "easy", "found": 1,
    "sure": True, "done": True, "helped": True, "helper": True, "attended": 12, "slip": None, "what": "phone",
    "role": "member", "ended_by": "helper", "day": "2026-11-24", "address": "guide_tea", "thing": "words",
}  # fmt: skip


def sample(kind: type[Any], **given: Any) -> Fact:
    """A fact of a kind; what is not given is called as its field is."""
    values = {field.name: given.get(field.name, _GIVEN.get(field.name, field.name)) for field in fields(kind)}
    made: Fact = kind(**values)
    return made


def noted(fact: Fact, place: str = "lia-1", *, person: str | None = "ann", at: datetime = AT, **given: Any) -> Noted:
    """A fact as the journal keeps it."""
    return make(
        Noted,
        at=at,
        person=person,
        channel=given.get("channel", "telegram"),
        via=given.get("via"),
        fact=fact,
        place=place,
    )


def samples() -> Sequence[Fact]:
    """A fact of each kind; of those that count by what they hold, one of each sort."""
    made = [sample(kind) for kind in KINDS]
    by_name = {kind.__name__: kind for kind in KINDS}
    return [
        *made,
        sample(by_name["Arrived"], again=True),
        sample(by_name["Finished"], how="helped"),
        sample(by_name["Finished"], who="other"),
        sample(by_name["Helped"], done=False),
        sample(by_name["Visited"], slip="12345674"),
        sample(by_name["HelpClosed"], by=None),
        sample(by_name["HelpJudged"], by=None, helped=False),
    ]


words = st.text("abxyz-", min_size=1, max_size=5)
facts: st.SearchStrategy[Fact] = st.sampled_from(KINDS).flatmap(st.from_type)
"""Facts of any kind with any values that their types allow."""
