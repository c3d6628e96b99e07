"""The review: what editors should look at next. Each table is a pure function of the guides and the journal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flows.core.content.guide import Guide
from flows.core.library import Library

ReviewRow = dict[str, str | int]
DUE_WITHIN_DAYS = 30
SEARCH_BUTTONS = 4  # guides that a search shows as buttons
ALIKE = 3  # different people who must have typed the same words before anybody is shown them


@dataclass(frozen=True, slots=True)
class ReviewInput:
    """What a review is made from."""

    library: Library
    facts: tuple[Mapping[str, Any], ...]  # the journal, as the store gives it
    today: date
    review_after_days: int


def list_due_guides(of: ReviewInput) -> Iterable[ReviewRow]:
    """List the guides that are due, soon or overdue, for comparison with their sources."""
    for guide in of.library.guides.values():
        day = guide.checked.on + timedelta(days=of.review_after_days)
        if day <= of.today + timedelta(days=DUE_WITHIN_DAYS):
            yield {"guide": guide.id, "checked": str(guide.checked.on), "due": str(day)}


def list_differing_steps(of: ReviewInput) -> Iterable[ReviewRow]:
    """List the steps of live revisions whose picture, people say, differs from their phone."""
    live = {guide.id: guide.revision for guide in of.library.guides.values()}
    told = Counter(
        (fact["guide"], fact["step"])
        for fact in of.facts
        if fact["kind"] == "Differed" and live.get(fact["guide"]) == fact["revision"]
    )
    for (guide, step), count in told.most_common():
        yield {"guide": guide, "step": step, "told": count}


def list_lost_phrases(of: ReviewInput) -> Iterable[ReviewRow]:
    """List the search phrases that would not find their guide if they were not written in it word for word."""
    for guide in of.library.guides.values():
        for phrase in guide.search.phrases:
            hits = of.library.finder.search(phrase, literal=False)[:SEARCH_BUTTONS]
            if guide.id not in [hit.guide for hit in hits]:
                yield {"guide": guide.id, "phrase": phrase, "finds": hits[0].guide if hits else "—"}


def list_missed_words(of: ReviewInput) -> Iterable[ReviewRow]:
    """List the words that found nothing and that at least three different people typed."""
    people: defaultdict[str, set[str]] = defaultdict(set)
    for fact in of.facts:
        if fact["kind"] == "Missed" and fact.get("words") and fact.get("person"):
            people[fact["words"]].add(fact["person"])
    for words, who in sorted(people.items(), key=lambda pair: -len(pair[1])):
        if len(who) >= ALIKE:
            yield {"words": words, "people": len(who)}


def count_empty_searches(of: ReviewInput) -> Iterable[ReviewRow]:
    """Count the searches that found nothing, by month."""
    months = Counter(str(fact["at"])[:7] for fact in of.facts if fact["kind"] == "Missed")
    for month in sorted(months):
        yield {"month": month, "found nothing": months[month]}


def list_untranslated_pieces(of: ReviewInput) -> Iterable[ReviewRow]:
    """List what people who read another language are shown in Vietnamese: whole guides, or the pieces of one."""
    for language in of.library.sentences.languages[1:]:
        for guide in of.library.guides.values():
            translated = of.library.translated.get((language, guide.id))
            pieces = ["*"] if translated is None else _list_same_pieces(guide, translated)
            for piece in pieces:
                yield {"language": language, "guide": guide.id, "missing": piece}


def _list_same_pieces(guide: Guide, translated: Guide) -> Iterable[str]:
    """Yield the pieces whose words are the same in both languages: of the head, `STEP`, `STEP/PROBLEM`."""
    for name in ("title", "summary", "result", "warnings"):
        if getattr(guide, name) and getattr(guide, name) == getattr(translated, name):
            yield name
    for step, other in zip(guide.steps, translated.steps, strict=True):
        if step.text == other.text or (step.choices and step.choices == other.choices):
            yield step.id
        for problem, same in zip(step.problems, other.problems, strict=True):
            if problem.then == same.then:
                yield f"{step.id}/{problem.id}"


REVIEW_TABLES = {
    "due": list_due_guides,
    "different": list_differing_steps,
    "lost phrases": list_lost_phrases,
    "missed": list_missed_words,
    "found nothing": count_empty_searches,
    "untranslated": list_untranslated_pieces,
}
"""Every table of a review, in the order in which they are shown."""


def review(of: ReviewInput) -> dict[str, list[ReviewRow]]:
    """Make all tables."""
    return {name: list(table(of)) for name, table in REVIEW_TABLES.items()}
