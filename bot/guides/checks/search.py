"""The rule that every search phrase finds its guide.

The finder puts the guide of an exact phrase first, so a phrase is lost only to another guide that has the same one.
`python -m bot review` lists the phrases that only this saves.
"""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlDocument, YamlPath
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.text.fold import fold


def check_phrases(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require each phrase of a guide and its translations to be in no other guide, nor under `not`."""
    lists: list[tuple[YamlDocument, YamlPath, tuple[str, ...]]] = [
        (source.document, ("search", "phrases"), guide.search.phrases)
    ]
    lists += [(o.document, ("phrases",), o.overlay.phrases) for o in source.overlays.values() if o.overlay]
    refused = {fold(text) for text in guide.search.nots}
    for document, place, phrases in lists:
        for n, phrase in enumerate(phrases):
            others = sorted(context.phrase_owners[fold(phrase)] - {guide.id})
            if others:
                what, mend = f"gõ “{phrase}” cũng ra bài {others[0]}", "viết câu rõ việc của bài này hơn, hoặc bỏ câu"
                yield document.issue((*place, n), "phrase-lost", what, mend)
            if fold(phrase) in refused:
                what = f"“{phrase}” vừa ở phrases vừa ở not"
                yield document.issue((*place, n), "phrase-refused", what, "bỏ một bên")
