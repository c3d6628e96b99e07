"""The glossary: words that need explaining, each explained once in guides/glossary.yaml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flows.core.text.sentences import SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning."""

    id: str
    term: str  # as it is shown
    forms: tuple[str, ...]  # the ways that texts write it
    meanings: Mapping[str, str]  # language code: one or two sentences
    spoken: str | None = None  # how it is said aloud, where that is not how it is written

    @property
    def written(self) -> tuple[str, ...]:
        """Return all ways in which texts write it."""
        return (self.term, *self.forms)

    def meaning(self, language: str) -> str:
        return self.meanings.get(language) or self.meanings[SOURCE_LANGUAGE]


@dataclass(frozen=True)
class Glossary:
    """All terms, in the order of the file."""

    terms: tuple[Term, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @cached_property
    def _by_form(self) -> dict[str, Term]:
        return {form.casefold(): term for term in self.terms for form in term.written}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_form, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)

    def find_terms(self, text: str) -> tuple[Term, ...]:
        """Return the terms that a text uses, each once, in the order of their first use."""
        if not self.terms:
            return ()
        found = (self._by_form.get(match[0].casefold()) for match in self._pattern.finditer(text))
        return tuple({term.id: term for term in found if term is not None}.values())
