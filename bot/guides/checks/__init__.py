"""The checker: every rule that a guide must keep before it goes live.

One checker serves the editor, the commit, CI, the start and the running bot. All issues are gathered; none stops the
others. A rule is a function in a module of this folder and one line in a list below. The list says what the rule looks
at, so that a reload runs only what an edit can have changed.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from typing import Protocol

from bot.config import Config
from bot.guides.checks import (
    across_guides,
    freshness,
    graph,
    ids,
    overlays,
    pictures,
    plain_language,
    screens,
    search,
    talks,
    texts,
    trust,
)
from bot.guides.checks.context import Context, Rule
from bot.guides.load import Shelf, Source, build_library
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.text.sentences import Sentences

ALONE: tuple[Rule, ...] = (
    ids.check_ids,
    texts.check_lengths,
    texts.check_labels,
    texts.check_markup,
    pictures.check_photos,
    texts.check_placeholders,
    pictures.check_pictures_present,
    pictures.check_taps,
    plain_language.check_sentence_lengths,
    plain_language.check_officialese,
    plain_language.check_abbreviations,
    graph.check_next_steps,
    graph.check_circles,
    graph.check_steps_reached,
    graph.check_answers,
    ids.check_renamed,
    trust.check_official_places,
    trust.check_places_in_texts,
    trust.check_hotline,
    freshness.check_review_date,
    overlays.check_overlays_match,
    overlays.check_overlays_fresh,
)
"""Rules that look at nothing but the guide itself, the settings, the glossary and the day."""
AMONG: tuple[Rule, ...] = (
    across_guides.check_topic,
    across_guides.check_named_guides,
    ids.check_former_ids,
    search.check_phrases,
)
"""Rules that look at all guides. They are quick and run every time."""
PROOF: tuple[Rule, ...] = (screens.check_screens_fit, talks.check_talks, talks.check_steps_walked)
"""Rules that draw and play the guide and those that it names. They take long."""
RULES = (*ALONE, *AMONG, *PROOF)

ON_SOUND_PATHS: tuple[Rule, ...] = (talks.check_talks, talks.check_steps_walked)
"""Rules that run only where the paths through the guide are sound: one wrong `next` is one issue, not twenty."""
PATH_RULES = frozenset(
    {"next-missing", "next-and-choices", "circle", "step-unreached", "choice-repeated", "id-repeated"}
)


class Check(Protocol):
    """Checks a whole shelf. Without `prove`, the rules that take long are left out."""

    def __call__(self, shelf: Shelf, *, prove: bool = True) -> list[Issue]: ...


class Checker:
    """A check that remembers what it found in guides that have not changed since."""

    def __init__(self, config: Config, sentences: Sentences, today: Callable[[], date]) -> None:
        self._config, self._sentences, self._today = config, sentences, today
        self._known: dict[tuple[str, str], tuple[Sequence[object], list[Issue]]] = {}

    def __call__(self, shelf: Shelf, *, prove: bool = True, only: Container[str] | None = None) -> list[Issue]:
        """Check a shelf; with `only`, the rules run for these guides alone, beside all others."""
        issues = [*shelf.issues]
        library = build_library(shelf, self._sentences, self._config)
        context = Context(shelf, self._config, library, self._today())
        for source in shelf.sources.values():
            issues += source.issues
            if source.guide is not None and (only is None or source.id in only):
                issues += self._check_guide(source, source.guide, context, prove=prove)
        return sorted(set(issues))

    def _check_guide(self, source: Source, guide: Guide, context: Context, *, prove: bool) -> list[Issue]:
        lists = context.shelf.lists
        found = self._recall(
            "alone", guide, (source.digest, context.today, lists), lambda: _run(ALONE, source, context)
        )
        found = found + list(_run(AMONG, source, context))
        if prove:
            sound = not any(issue.rule in PATH_RULES for issue in found)
            linked = [(id, other.digest) for id in source.named_guides if (other := context.shelf.sources.get(id))]
            rules = PROOF if sound else [rule for rule in PROOF if rule not in ON_SOUND_PATHS]
            found += self._recall(
                "proof", guide, (source.digest, sound, lists, linked), lambda: _run(rules, source, context)
            )
        return found

    def _recall(
        self, tier: str, guide: Guide, seen: Sequence[object], find: Callable[[], Iterable[Issue]]
    ) -> list[Issue]:
        """Return what was found when the rules last saw the same, else what they find now."""
        known = self._known.get((tier, guide.id))
        if known is None or known[0] != seen:
            known = self._known[tier, guide.id] = (seen, list(find()))
        return known[1]


def _run(rules: Iterable[Rule], source: Source, context: Context) -> Iterable[Issue]:
    assert source.guide is not None  # noqa: S101 (the checker asks)
    for rule in rules:
        yield from rule(source, source.guide, context)
