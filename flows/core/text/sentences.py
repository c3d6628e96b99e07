"""The bot's own sentences, in Fluent, one file a language. Vietnamese is the source and the fallback."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

SOURCE_LANGUAGE = "vi"
_GROUPED_FROM = 1000  # Fluent writes numbers from here on in groups, as the language does


class SentenceMissing(KeyError):
    """The source language lacks a sentence, or a sentence lacks a value: an error of ours, found by the tests."""


def _make_bundle(language: str, resource: ast.Resource) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _format_message(bundle: FluentBundle, id: str, values: Mapping[str, str | int]) -> tuple[str, list[Exception]]:
    pattern = bundle.get_message(id).value
    if pattern is None:
        return "", [SentenceMissing(id)]
    text, errors = bundle.format_pattern(pattern, dict(values))
    return str(text), list(errors)


@dataclass(frozen=True, slots=True)
class _Variable:
    """The place of a value in a sentence."""

    name: str


_Simple = tuple[str | _Variable, ...]
"""A sentence of words and values alone, as most are: filling it needs no Fluent."""


def _find_simple(resource: ast.Resource) -> dict[str, _Simple]:
    """Return the simple sentences of a Fluent file by id."""
    found: dict[str, _Simple] = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            parts = [_read_part(element) for element in entry.value.elements]
            if None not in parts:
                found[entry.id.name] = tuple(part for part in parts if part is not None)
    return found


def _read_part(element: ast.TextElement | ast.Placeable) -> str | _Variable | None:
    if isinstance(element, ast.TextElement):
        return str(element.value)
    match element.expression:
        case ast.VariableReference(id=ast.Identifier(name=name)):
            return _Variable(name)
        case ast.StringLiteral() as literal:
            return str(literal.parse()["value"])
        case _:
            return None


@dataclass(frozen=True, eq=False)
class Sentences:
    """All sentences of all languages."""

    bundles: Mapping[str, FluentBundle]
    plain: Mapping[tuple[str, str], str] = field(default_factory=dict)  # sentences without arguments
    simple: Mapping[tuple[str, str], _Simple] = field(default_factory=dict)  # sentences of words and values

    @classmethod
    def of(cls, sources: Mapping[str, str]) -> "Sentences":
        """Make sentences from the text of a Fluent file for each language code, of which `vi` must be one.

        Sentences without arguments are put together here, once; saying one is a look-up.
        """
        resources = {language: FluentParser().parse(text) for language, text in sources.items()}
        bundles = {language: _make_bundle(language, resource) for language, resource in resources.items()}
        parsed = {language: _find_simple(resource) for language, resource in resources.items()}
        plain: dict[tuple[str, str], str] = {}
        simple: dict[tuple[str, str], _Simple] = {}
        for language, bundle in bundles.items():
            for id, parts in (parsed[SOURCE_LANGUAGE] | parsed[language]).items():
                if id not in parsed[language] and bundle.has_message(id):
                    continue  # simple in the source only
                if any(isinstance(part, _Variable) for part in parts):
                    simple[language, id] = parts
                else:
                    plain[language, id] = "".join(map(str, parts))
        return cls(bundles, plain, simple)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.bundles)

    def say(self, language: str, id: str, /, **values: str | int) -> str:
        """Return the sentence of this id. Falls back to Vietnamese; raises SentenceMissing where that has none."""
        if (text := self.plain.get((language, id))) is not None:
            return text
        parts = self.simple.get((language, id))
        if parts is None or any(isinstance(value, int) and value >= _GROUPED_FROM for value in values.values()):
            return self._format(language, id, values)
        try:
            return "".join([str(values[part.name]) if isinstance(part, _Variable) else part for part in parts])
        except KeyError as missing:
            raise SentenceMissing(f"{id} ({language}): {missing}") from None

    def _format(self, language: str, id: str, values: Mapping[str, str | int]) -> str:
        """Let Fluent put a sentence together: one with plurals, or with numbers that are written in groups."""
        for code in (language, SOURCE_LANGUAGE):
            bundle = self.bundles.get(code)
            if bundle is not None and bundle.has_message(id):
                text, errors = _format_message(bundle, id, values)
                if errors:
                    raise SentenceMissing(f"{id} ({code}): {errors}")
                return text
        raise SentenceMissing(id)
