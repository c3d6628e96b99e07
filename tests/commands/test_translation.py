"""The command line in Vietnamese, where the environment asks for it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import bot.commands
from bot.commands.parser import build_parser, main
from bot.commands.translation import choose_translation, read_translation
from bot.guides.review import REVIEW_TABLES, ReviewInput, review
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.guides.test_review import TODAY, differed, missed
from tests.harness import small

Out = pytest.CaptureFixture[str]
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
OF_THE_PROGRAM = {"usage: ", "positional arguments", "options", "show this help message and exit"}  # argparse's own
PRINTED_ONCE = {"Gõ Cửa"}


def list_texts(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every text that the help of a command shows."""
    yield parser.description or ""
    head, colon, _ = (parser.epilog or "").partition(": ")
    yield head + colon
    for action in parser._actions:
        yield action.help or ""
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help or "" for choice in action._choices_actions)
            for below in action.choices.values():
                yield from list_texts(below)


def review_words() -> set[str]:
    """The names of the tables, and the headings of those that are not empty here."""
    words = set(REVIEW_TABLES)
    tea = small.tea(checked={"on": "2026-01-01", "by_sources": ["sổ"]}, search={"phrases": ["chè", "nấu nước"]})
    facts = (differed("ask"), *missed("nuoi tom", "a", "b", "c"))
    library = small.library(Sentences.of({"vi": "x = x", "en": "x = x"}), tea, small.cup())
    for rows in review(ReviewInput(library, facts, TODAY, 180)).values():
        words |= {heading for row in rows for heading in row}
    return words | {"phrase", "finds"}


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_every_help_text_is_translated() -> None:
    """Each text of the command line has a Vietnamese one, and no text of a command that is no more is left."""
    with (Path(bot.commands.__file__).parent / "vi.po").open("rb") as file:
        translated = {message.id for message in read_po(file) if message.id}
    shown = {text for text in list_texts(build_parser()) if text} - PRINTED_ONCE
    assert translated == shown | OF_THE_PROGRAM | review_words()


@pytest.mark.parametrize(
    ("environment", "vietnamese"),
    [
        ({}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "vi_VN.UTF-8"}, True),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "vi:en"}, True),
    ],
)
def test_the_environment_chooses(
    environment: dict[str, str], vietnamese: bool, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    """Help is English, but where the first variable that is set asks for Vietnamese."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert capsys.readouterr().out.startswith("cách gọi: " if vietnamese else "usage: ")


def test_what_has_no_translation_stays() -> None:
    """A text without a translation is shown as it is."""
    assert read_translation("vi")("no such text") == "no such text"
    assert choose_translation()("options") == "options"


def test_the_review_is_translated(small_library: Library, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    """Titles and headings of `review` are Vietnamese; what it lists is as in the guides."""
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert main(["review"]) == 0
    shown = capsys.readouterr().out
    assert "# phần chưa dịch\ntiếng  bài" in shown
    assert "# due" not in shown
