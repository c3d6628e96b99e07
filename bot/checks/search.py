"""Rules of finding: every phrase finds its guide, and nothing under `not` is sent there first."""

from collections.abc import Iterable

from bot.checks.context import Context
from bot.loader import Source
from bot.yamltext import Document, Path_
from flows.core.fold import fold
from flows.core.guide import Guide
from flows.core.issue import Issue

_OFFERED = 4  # guides that a search puts on buttons


def phrases_find(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Run a guide's phrases, those of its translations too, and its `not` phrases."""
    lists: list[tuple[Document, Path_, tuple[str, ...]]] = [
        (source.document, ("search", "phrases"), guide.search.phrases)
    ]
    lists += [(o.document, ("phrases",), o.overlay.phrases) for o in source.overlays.values() if o.overlay]
    for document, place, phrases in lists:
        for n, phrase in enumerate(phrases):
            yield from _phrase_finds(document, (*place, n), phrase, guide, context)
    finder, maybe = context.library.finder, context.library.house.maybe
    refused = {fold(text) for text in guide.search.nots}
    for n, phrase in enumerate(guide.search.phrases):
        if fold(phrase) in refused:
            what = f"“{phrase}” vừa ở phrases vừa ở not"
            yield source.document.issue(("search", "phrases", n), "phrase-refused", what, "bỏ một bên")
    for n, phrase in enumerate(guide.search.nots):
        hits = finder.search(phrase)
        if hits and hits[0].guide == guide.id and hits[0].sure >= maybe:
            what = f"“{phrase}” vẫn dẫn tới bài này"
            yield source.document.issue(("search", "not", n), "not-found-here", what, "đổi câu cho khác phrases")


def _phrase_finds(document: Document, path: Path_, phrase: str, guide: Guide, context: Context) -> Iterable[Issue]:
    library = context.library
    hits = [hit for hit in library.finder.search(phrase)[:_OFFERED] if hit.sure >= library.house.maybe]
    if not hits or hits[0].guide != guide.id:
        found = hits[0].guide if hits else "không bài nào"
        what = f"gõ “{phrase}” ra {found}"
        yield document.issue(path, "phrase-lost", what, "viết câu rõ việc của bài này hơn, hoặc bỏ câu")
