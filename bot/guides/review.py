"""Review: what editors should look at next. Each table is a pure function of the guides and the journal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flows.core.library import Library

Row = dict[str, str | int]
DUE_WITHIN_DAYS = 30
OFFERED = 4  # guides that a search puts on buttons
ALIKE = 3  # different people who must have typed the same before anybody is told it


@dataclass(frozen=True, slots=True)
class Reviewed:
    """All that was asked of a review."""

    library: Library
    facts: tuple[Mapping[str, Any], ...]  # the journal, as the store gives it
    today: date
    review_after_days: int


def due(of: Reviewed) -> Iterable[Row]:
    """Guides to be compared with their sources again, soon or long since."""
    for guide in of.library.guides.values():
        day = guide.checked.on + timedelta(days=of.review_after_days)
        if day <= of.today + timedelta(days=DUE_WITHIN_DAYS):
            yield {"guide": guide.id, "checked": str(guide.checked.on), "due": str(day)}


def different(of: Reviewed) -> Iterable[Row]:
    """Steps whose picture people say differs from their phone, of the revision that is live now."""
    live = {guide.id: guide.revision for guide in of.library.guides.values()}
    told = Counter(
        (fact["guide"], fact["step"])
        for fact in of.facts
        if fact["kind"] == "Differed" and live.get(fact["guide"]) == fact["revision"]
    )
    for (guide, step), count in told.most_common():
        yield {"guide": guide, "step": step, "told": count}


def lost_phrases(of: Reviewed) -> Iterable[Row]:
    """Search phrases that would not find their guide if they were not written there word for word."""
    for guide in of.library.guides.values():
        for phrase in guide.search.phrases:
            hits = of.library.finder.search(phrase, literal=False)[:OFFERED]
            if guide.id not in [hit.guide for hit in hits]:
                yield {"guide": guide.id, "phrase": phrase, "finds": hits[0].guide if hits else "—"}


def missed(of: Reviewed) -> Iterable[Row]:
    """Words that found nothing and that three different people at least typed alike."""
    people: defaultdict[str, set[str]] = defaultdict(set)
    for fact in of.facts:
        if fact["kind"] == "Missed" and fact.get("words") and fact.get("person"):
            people[fact["words"]].add(fact["person"])
    for words, who in sorted(people.items(), key=lambda pair: -len(pair[1])):
        if len(who) >= ALIKE:
            yield {"words": words, "people": len(who)}


def found_nothing(of: Reviewed) -> Iterable[Row]:
    """How many searches found nothing, by month."""
    months = Counter(str(fact["at"])[:7] for fact in of.facts if fact["kind"] == "Missed")
    for month in sorted(months):
        yield {"month": month, "found nothing": months[month]}


TABLES = {
    "due": due,
    "different": different,
    "lost phrases": lost_phrases,
    "missed": missed,
    "found nothing": found_nothing,
}
"""Every table of a review, in the order in which it is shown."""


def review(of: Reviewed) -> dict[str, list[Row]]:
    """All tables."""
    return {name: list(table(of)) for name, table in TABLES.items()}
