"""The checker: every rule that a guide must keep before it goes live. One checker serves the editor, the commit,
CI, the start and the running bot. All issues are gathered; none stops the others.

A rule is a function here and one line in RULES. It is given one guide's source and the whole shelf.
"""

from collections.abc import Callable, Iterable
from datetime import date

from bot.checks import form, graph, outside, overlays, search, shelf_wide, talks
from bot.checks.context import Context, Rule
from bot.config import Config
from bot.loader import Shelf, build_library
from flows.core.issue import Issue
from flows.core.words import Words

RULES: tuple[Rule, ...] = (
    form.ids,
    form.lengths,
    form.labels,
    form.markup,
    form.photos,
    form.screens_fit,
    form.finished,
    graph.next_exists,
    graph.no_circle,
    graph.all_reached,
    graph.answers_differ,
    graph.renamed_sound,
    outside.trusted,
    outside.named_in_text,
    outside.fresh,
    shelf_wide.topic_exists,
    shelf_wide.guides_exist,
    shelf_wide.formerly_sound,
    overlays.pieces_match,
    overlays.pieces_fresh,
    search.phrases_find,
    talks.talks_hold,
    talks.steps_walked,
)
ON_SOUND_WAYS: tuple[Rule, ...] = (talks.talks_hold, talks.steps_walked)
"""Rules that only speak where the way through the guide is sound: one wrong `next` is one issue, not twenty."""
WAYS = frozenset({"next-missing", "next-and-choices", "circle", "step-unreached", "choice-repeated", "id-repeated"})

Check = Callable[[Shelf], list[Issue]]


def checker(config: Config, words: Words, today: Callable[[], date]) -> Check:
    """A function that checks a whole shelf."""

    def check(shelf: Shelf) -> list[Issue]:
        issues = [*shelf.issues]
        for source in shelf.sources.values():
            issues += source.issues
        sound = build_library(shelf, words, config)
        context = Context(shelf, config, sound, today())
        issues += _run(context)
        return sorted(set(issues))

    return check


def _run(context: Context) -> Iterable[Issue]:
    for source in context.shelf.sources.values():
        if source.guide is None:
            continue
        found: list[Issue] = []
        for rule in RULES:
            if rule in ON_SOUND_WAYS and any(issue.rule in WAYS for issue in found):
                continue
            found += rule(source, source.guide, context)
        yield from found
