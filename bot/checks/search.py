"""Rules of finding: every phrase finds its guide, and none stands under `not` as well."""

from collections.abc import Iterable

from bot.checks.context import Context
from bot.loader import Source
from bot.yamltext import Document, Path_
from flows.core.fold import fold
from flows.core.guide import Guide
from flows.core.issue import Issue

_OFFERED = 4  # guides that a search puts on buttons


def phrases_find(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Run a guide's phrases, those of its translations too. A phrase under `not` is refused by the finder itself."""
    lists: list[tuple[Document, Path_, tuple[str, ...]]] = [
        (source.document, ("search", "phrases"), guide.search.phrases)
    ]
    lists += [(o.document, ("phrases",), o.overlay.phrases) for o in source.overlays.values() if o.overlay]
    for document, place, phrases in lists:
        for n, phrase in enumerate(phrases):
            yield from _phrase_finds(document, (*place, n), phrase, guide, context)
    refused = {fold(text) for text in guide.search.nots}
    for n, phrase in enumerate(guide.search.phrases):
        if fold(phrase) in refused:
            what = f"“{phrase}” vừa ở phrases vừa ở not"
            yield source.document.issue(("search", "phrases", n), "phrase-refused", what, "bỏ một bên")


def _phrase_finds(document: Document, path: Path_, phrase: str, guide: Guide, context: Context) -> Iterable[Issue]:
    library = context.library
    hits = [hit for hit in library.finder.search(phrase)[:_OFFERED] if hit.sure >= library.house.maybe]
    if not hits or hits[0].guide != guide.id:
        found = hits[0].guide if hits else "không bài nào"
        what = f"gõ “{phrase}” ra {found}"
        yield document.issue(path, "phrase-lost", what, "viết câu rõ việc của bài này hơn, hoặc bỏ câu")
