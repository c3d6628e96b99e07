"""Rules of plain language: short sentences, no officialese, no abbreviation that nobody explains.

Told to editors; none holds an edit back. Limits and words stand in config.yaml under `writing`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.guides.checks.context import Context
from bot.guides.checks.form import texts
from bot.guides.load import Source
from bot.guides.strict_yaml import Path_
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue

_SENTENCE_END = re.compile(r"(?<=[.!?…:;])\s+|\n")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĐ]{2,}\d*(?!\w)")
_SPOKEN = frozenset({"text", "then", "summary", "result", "when"})


def _spoken(guide: Guide) -> Iterator[tuple[Path_, str]]:
    """What the guide itself says. Words in bold stand on the phone's screen and are nobody's choice."""
    for path, text in texts(guide):
        if path[-1] in _SPOKEN or path[0] == "warnings":
            yield path, text


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these words, whole."""
    return re.compile(r"(?<!\w)(?:" + ("|".join(map(re.escape, words)) or "(?!)") + r")(?!\w)")


def _where(path: Path_, guide: Guide) -> str:
    """The step that a text belongs to, as an issue names it."""
    step = path[1] if len(path) > 1 and path[0] == "steps" else None
    return f"bước “{guide.steps[step].id}”: " if isinstance(step, int) else ""


def sentences_short(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """A Vietnamese word between spaces is a syllable, so counting them measures one breath."""
    limit = context.config.writing.sentence_max_syllables
    for path, text in _spoken(guide):
        for sentence in _SENTENCE_END.split(_BOLD.sub(lambda bold: bold[1], text)):
            count = sum(any(c.isalnum() for c in word) for word in sentence.split())
            if count > limit:
                what = f"{_where(path, guide)}câu dài {count} tiếng, quá {limit}: “{sentence.strip()[:40]}…”"
                yield source.document.issue(path, "sentence-long", what, "tách làm hai câu", holds=False)


def no_officialese(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Words of offices that a farmer would not say, each with a better one."""
    officialese = context.config.writing.officialese
    pattern = _any_of(tuple(officialese))
    for path, text in _spoken(guide):
        for word in dict.fromkeys(pattern.findall(_BOLD.sub(" ", text).casefold())):
            what = f"{_where(path, guide)}chữ “{word}” nghe như công văn"
            yield source.document.issue(path, "officialese", what, f"nói: {officialese[word]}", holds=False)


def abbreviations_explained(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """An abbreviation is explained in the glossary, or is a name that everybody knows by it."""
    names = frozenset(context.config.writing.names)
    glossary = context.library.glossary
    for path, text in _spoken(guide):
        if not _ABBREVIATION.search(text):
            continue
        unexplained = text
        for term in glossary.found(text):
            for form in term.written:
                unexplained = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", " ", unexplained, flags=re.IGNORECASE)
        for word in dict.fromkeys(_ABBREVIATION.findall(unexplained)):
            if word not in names:
                what = f"{_where(path, guide)}chữ tắt “{word}” chưa ai giải nghĩa"
                mend = "viết đủ chữ, hoặc thêm vào glossary.yaml"
                yield source.document.issue(path, "abbreviation", what, mend, holds=False)
