"""Rules of plain language: short sentences, no officialese, no unexplained abbreviation.

None of them holds an edit back. The limits and words are in config.yaml under `writing`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.guides.checks.context import Context
from bot.guides.checks.texts import list_texts
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue

_SENTENCE_END = re.compile(r"(?<=[.!?…:;])\s+|\n")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĐ]{2,}\d*(?!\w)")
_SPOKEN = frozenset({"text", "then", "summary", "result", "when"})


def _list_own_texts(guide: Guide) -> Iterator[tuple[YamlPath, str]]:
    """Yield the texts in the guide's own words, with their paths. Words in bold are those of the phone's screen."""
    for path, text in list_texts(guide):
        if path[-1] in _SPOKEN or path[0] == "warnings":
            yield path, text


@lru_cache(maxsize=4)
def _match_any(words: tuple[str, ...]) -> re.Pattern[str]:
    """Make a pattern for any of these words, whole."""
    return re.compile(r"(?<!\w)(?:" + ("|".join(map(re.escape, words)) or "(?!)") + r")(?!\w)")


def _name_step(path: YamlPath, guide: Guide) -> str:
    """Return the step that a text belongs to, as an issue names it."""
    step = path[1] if len(path) > 1 and path[0] == "steps" else None
    return f"bước “{guide.steps[step].id}”: " if isinstance(step, int) else ""


def check_sentence_lengths(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Limit the syllables of a sentence; in Vietnamese, a word between spaces is one syllable."""
    limit = context.config.writing.sentence_max_syllables
    for path, text in _list_own_texts(guide):
        for sentence in _SENTENCE_END.split(_BOLD.sub(lambda bold: bold[1], text)):
            count = sum(any(c.isalnum() for c in word) for word in sentence.split())
            if count > limit:
                what = f"{_name_step(path, guide)}câu dài {count} tiếng, quá {limit}: “{sentence.strip()[:40]}…”"
                yield source.document.issue(path, "sentence-long", what, "tách làm hai câu", holds=False)


def check_officialese(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Find words of offices that a farmer would not say, and offer a better one."""
    officialese = context.config.writing.officialese
    pattern = _match_any(tuple(officialese))
    for path, text in _list_own_texts(guide):
        for word in dict.fromkeys(pattern.findall(_BOLD.sub(" ", text).casefold())):
            what = f"{_name_step(path, guide)}chữ “{word}” nghe như công văn"
            yield source.document.issue(path, "officialese", what, f"nói: {officialese[word]}", holds=False)


def check_abbreviations(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require an abbreviation to be explained in the glossary or known to everybody as a name."""
    names = frozenset(context.config.writing.names)
    glossary = context.library.glossary
    for path, text in _list_own_texts(guide):
        if not _ABBREVIATION.search(text):
            continue
        unexplained = text
        for term in glossary.find_terms(text):
            for form in term.written:
                unexplained = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", " ", unexplained, flags=re.IGNORECASE)
        for word in dict.fromkeys(_ABBREVIATION.findall(unexplained)):
            if word not in names:
                what = f"{_name_step(path, guide)}chữ tắt “{word}” chưa ai giải nghĩa"
                mend = "viết đủ chữ, hoặc thêm vào glossary.yaml"
                yield source.document.issue(path, "abbreviation", what, mend, holds=False)
