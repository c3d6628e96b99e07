"""Words: the bot's own sentences, in Fluent, one file a language. Vietnamese is the source and the fallback."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from fluent.runtime import FluentBundle, FluentResource

SOURCE_LANGUAGE = "vi"


class WordMissing(KeyError):
    """A sentence was asked for that the source language does not have: our slip, found by the tests."""


def _bundle(language: str, source: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


def _format(bundle: FluentBundle, id: str, values: Mapping[str, str | int]) -> tuple[str, list[Exception]]:
    pattern = bundle.get_message(id).value
    if pattern is None:
        return "", [WordMissing(id)]
    text, errors = bundle.format_pattern(pattern, dict(values))
    return str(text), list(errors)


@dataclass(frozen=True, eq=False)
class Words:
    """All sentences of all languages."""

    bundles: Mapping[str, FluentBundle]
    plain: dict[tuple[str, str], str] = field(default_factory=dict)  # sentences without arguments, formatted

    @classmethod
    def of(cls, sources: Mapping[str, str]) -> "Words":
        """Make words from Fluent source texts by language code; `vi` must be among them.

        Sentences without arguments are formatted here once, so that saying one is a look-up.
        """
        bundles = {language: _bundle(language, text) for language, text in sources.items()}
        plain: dict[tuple[str, str], str] = {}
        for language, own in bundles.items():
            for id in bundles[SOURCE_LANGUAGE]._messages:
                bundle = own if own.has_message(id) else bundles[SOURCE_LANGUAGE]
                text, errors = _format(bundle, id, {})
                if not errors:
                    plain[language, id] = text
        return cls(bundles, plain)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.bundles)

    def say(self, language: str, id: str, /, **values: str | int) -> str:
        """The sentence of this id. Falls back to Vietnamese; raises WordMissing where that has none."""
        if not values and (text := self.plain.get((language, id))) is not None:
            return text
        return self._said(language, id, tuple(values.items()))

    @lru_cache(maxsize=8192)  # noqa: B019 (one Words a program; a sentence with the same values is the same sentence)
    def _said(self, language: str, id: str, values: tuple[tuple[str, str | int], ...]) -> str:
        for code in (language, SOURCE_LANGUAGE):
            bundle = self.bundles.get(code)
            if bundle is not None and bundle.has_message(id):
                text, errors = _format(bundle, id, dict(values))
                if errors:
                    raise WordMissing(f"{id} ({code}): {errors}")
                return text
        raise WordMissing(id)
