"""Translation of the command line: what it prints in English is Vietnamese where the environment asks for that.

The words stand in `vi.po`, by their English.
"""

import argparse
import os
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

Translate = Callable[[str], str]
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as for other programs


def choose_translation() -> Translate:
    """Return what turns English words into those of the environment's language."""
    asked = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    return read_translation("vi") if asked.startswith("vi") else str


@cache
def read_translation(language: str) -> Translate:
    """Read a language's words; what it lacks stays English."""
    with (files("bot.commands") / f"{language}.po").open("rb") as file:
        catalog = read_po(file)
    words = {str(message.id): str(message.string) for message in catalog if message.id}
    return lambda text: words.get(text, text)


def translate_parser(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Put the help of a parser and of the commands below it into another language.

    argparse names its groups, arguments and commands in attributes that it calls its own, and nowhere else.
    """
    parser.formatter_class = _choose_formatter(translate)
    parser.description = translate(parser.description or "")
    head, colon, names = (parser.epilog or "").partition(": ")
    parser.epilog = translate(head + colon) + names
    for group in parser._action_groups:
        group.title = translate(group.title or "")
    for action in parser._actions:
        action.help = translate(action.help) if action.help else None
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = translate(choice.help or "")
            for below in action.choices.values():
                translate_parser(below, translate)


def _choose_formatter(translate: Translate) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            super().add_usage(usage, actions, groups, prefix or translate("usage: "))

    return Formatter
