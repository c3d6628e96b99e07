"""Words: the bot's own sentences, in Fluent, one file a language. Vietnamese is the source and the fallback."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

SOURCE_LANGUAGE = "vi"
_GROUPED_FROM = 1000  # from here on Fluent writes numbers in groups, as the language does


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


@dataclass(frozen=True, slots=True)
class _Hole:
    """Where a value goes in a sentence."""

    name: str


_Simple = tuple[str | _Hole, ...]
"""A sentence of words and holes alone, which most are: filling it needs no Fluent."""


def _simple(source: str) -> dict[str, _Simple]:
    """The simple sentences of a Fluent text by id."""
    found: dict[str, _Simple] = {}
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            parts = [_part(element) for element in entry.value.elements]
            if None not in parts:
                found[entry.id.name] = tuple(part for part in parts if part is not None)
    return found


def _part(element: ast.TextElement | ast.Placeable) -> str | _Hole | None:
    if isinstance(element, ast.TextElement):
        return str(element.value)
    match element.expression:
        case ast.VariableReference(id=ast.Identifier(name=name)):
            return _Hole(name)
        case ast.StringLiteral() as literal:
            return str(literal.parse()["value"])
        case _:
            return None


@dataclass(frozen=True, eq=False)
class Words:
    """All sentences of all languages."""

    bundles: Mapping[str, FluentBundle]
    plain: Mapping[tuple[str, str], str] = field(default_factory=dict)  # sentences without arguments
    simple: Mapping[tuple[str, str], _Simple] = field(default_factory=dict)  # sentences of words and holes

    @classmethod
    def of(cls, sources: Mapping[str, str]) -> "Words":
        """Make words from Fluent source texts by language code; `vi` must be among them.

        Sentences without arguments are put together here once; saying one is a look-up.
        """
        bundles = {language: _bundle(language, text) for language, text in sources.items()}
        parsed = {language: _simple(text) for language, text in sources.items()}
        plain: dict[tuple[str, str], str] = {}
        simple: dict[tuple[str, str], _Simple] = {}
        for language, bundle in bundles.items():
            for id, parts in (parsed[SOURCE_LANGUAGE] | parsed[language]).items():
                if id not in parsed[language] and bundle.has_message(id):
                    continue  # simple in the source only
                if any(isinstance(part, _Hole) for part in parts):
                    simple[language, id] = parts
                else:
                    plain[language, id] = "".join(map(str, parts))
        return cls(bundles, plain, simple)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.bundles)

    def say(self, language: str, id: str, /, **values: str | int) -> str:
        """The sentence of this id. Falls back to Vietnamese; raises WordMissing where that has none."""
        if (text := self.plain.get((language, id))) is not None:
            return text
        parts = self.simple.get((language, id))
        if parts is None or any(isinstance(value, int) and value >= _GROUPED_FROM for value in values.values()):
            return self._formatted(language, id, values)
        try:
            return "".join([str(values[part.name]) if isinstance(part, _Hole) else part for part in parts])
        except KeyError as missing:
            raise WordMissing(f"{id} ({language}): {missing}") from None

    def _formatted(self, language: str, id: str, values: Mapping[str, str | int]) -> str:
        """A sentence that Fluent itself puts together: with plurals, or numbers that are written in groups."""
        for code in (language, SOURCE_LANGUAGE):
            bundle = self.bundles.get(code)
            if bundle is not None and bundle.has_message(id):
                text, errors = _format(bundle, id, values)
                if errors:
                    raise WordMissing(f"{id} ({code}): {errors}")
                return text
        raise WordMissing(id)
