"""The menu: the commands that Telegram offers, in every language."""

from dataclasses import replace
from functools import partial
from typing import Any

import structlog
from telegram.error import TelegramError

import flows
from bot.channels.telegram.api import RETRY, Api, describe
from flows.core.text.sentences import SOURCE_LANGUAGE, Sentences

log = structlog.get_logger()

_RETRY = replace(RETRY, first_s=1.0)
_GROUPS = {"type": "all_group_chats"}


async def set_menu(api: Api, words: Sentences) -> None:
    """Set the commands of private chats and of groups; try until it works."""
    for language in words.languages:
        code = None if language == SOURCE_LANGUAGE else language
        commands = [
            {"command": name, "description": words.say(language, f"command-{name}")} for name in flows.SLASH_COMMANDS
        ]
        await _set_commands(api, commands=commands, language_code=code)
        commands = [{"command": "guide", "description": words.say(language, "inline-command")}]
        await _set_commands(api, commands=commands, language_code=code, scope=_GROUPS)


async def _set_commands(api: Api, **parameters: Any) -> None:
    try:
        await _RETRY.run(partial(api.call, "setMyCommands", **parameters))
    except TelegramError as error:
        log.error("commands refused", error=describe(error))
