"""The checker: every rule that a guide must keep before it goes live. One checker serves the editor, the commit,
CI, the start and the running bot. All issues are gathered; none stops the others.

A rule is a function here and one line in a list below; the list says what the rule looks at, so that a reload need
only run again what an edit can have changed. A rule is given one guide's source and the whole shelf.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol

from bot.config import Config
from bot.guides.checks import form, graph, outside, overlays, pictures, plain, search, shelf_wide, talks
from bot.guides.checks.context import Context, Rule
from bot.guides.load import Shelf, Source, build_library
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.text.sentences import Words

ALONE: tuple[Rule, ...] = (
    form.ids,
    form.lengths,
    form.labels,
    form.markup,
    form.photos,
    form.finished,
    pictures.each_step_has_one,
    pictures.tap_is_there,
    plain.sentences_short,
    plain.no_officialese,
    plain.abbreviations_explained,
    graph.next_exists,
    graph.no_circle,
    graph.all_reached,
    graph.answers_differ,
    graph.renamed_sound,
    outside.trusted,
    outside.named_in_text,
    outside.hotline_official,
    outside.fresh,
    overlays.pieces_match,
    overlays.pieces_fresh,
)
"""Rules that look at nothing but the guide itself, the settings, the glossary and the day."""
AMONG: tuple[Rule, ...] = (
    shelf_wide.topic_exists,
    shelf_wide.guides_exist,
    shelf_wide.formerly_sound,
    search.phrases_find,
)
"""Rules that look at all guides. They are quick, and run every time."""
PROOF: tuple[Rule, ...] = (form.screens_fit, talks.talks_hold, talks.steps_walked)
"""Rules that draw and play the guide, and those that it names."""
RULES = (*ALONE, *AMONG, *PROOF)

ON_SOUND_WAYS: tuple[Rule, ...] = (talks.talks_hold, talks.steps_walked)
"""Rules that only speak where the way through the guide is sound: one wrong `next` is one issue, not twenty."""
WAYS = frozenset({"next-missing", "next-and-choices", "circle", "step-unreached", "choice-repeated", "id-repeated"})


class Check(Protocol):
    """Checks a whole shelf. Without `prove`, what takes long is left for a second look."""

    def __call__(self, shelf: Shelf, *, prove: bool = True) -> list[Issue]: ...


class Checker:
    """A check that remembers what it found about guides that did not change since."""

    def __init__(self, config: Config, words: Words, today: Callable[[], date]) -> None:
        self._config, self._words, self._today = config, words, today
        self._known: dict[tuple[str, str], tuple[Sequence[object], list[Issue]]] = {}

    def __call__(self, shelf: Shelf, *, prove: bool = True) -> list[Issue]:
        issues = [*shelf.issues]
        library = build_library(shelf, self._words, self._config)
        context = Context(shelf, self._config, library, self._today())
        for source in shelf.sources.values():
            issues += source.issues
            if source.guide is not None:
                issues += self._of_guide(source, source.guide, context, prove=prove)
        return sorted(set(issues))

    def _of_guide(self, source: Source, guide: Guide, context: Context, *, prove: bool) -> list[Issue]:
        beside = context.shelf.beside
        found = self._kept("alone", guide, (source.digest, context.today, beside), lambda: _run(ALONE, source, context))
        found = found + list(_run(AMONG, source, context))
        if prove:
            sound = not any(issue.rule in WAYS for issue in found)
            named = [(id, other.digest) for id in source.named if (other := context.shelf.sources.get(id))]
            rules = PROOF if sound else [rule for rule in PROOF if rule not in ON_SOUND_WAYS]
            found += self._kept(
                "proof", guide, (source.digest, sound, beside, named), lambda: _run(rules, source, context)
            )
        return found

    def _kept(
        self, tier: str, guide: Guide, seen: Sequence[object], find: Callable[[], Iterable[Issue]]
    ) -> list[Issue]:
        """What was found when all that is seen was the same, else what is found now."""
        known = self._known.get((tier, guide.id))
        if known is None or known[0] != seen:
            known = self._known[tier, guide.id] = (seen, list(find()))
        return known[1]


def _run(rules: Iterable[Rule], source: Source, context: Context) -> Iterable[Issue]:
    assert source.guide is not None  # noqa: S101 (the checker asks)
    for rule in rules:
        yield from rule(source, source.guide, context)
