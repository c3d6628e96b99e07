"""The menu: the commands that Telegram offers, in every language."""

import asyncio
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter

import flows
from bot.channels.telegram.api import Api, wait_of
from flows.core.text.sentences import SOURCE_LANGUAGE, Words

log = structlog.get_logger()

_GROUPS = {"type": "all_group_chats"}


async def set_menu(api: Api, words: Words) -> None:
    """Tell Telegram the commands, of private chats and of groups. Tried until it works."""
    for language in words.languages:
        code = None if language == SOURCE_LANGUAGE else language
        commands = [{"command": name, "description": words.say(language, f"command-{name}")} for name in flows.COMMANDS]
        await _until_done(api, commands=commands, language_code=code)
        commands = [{"command": "guide", "description": words.say(language, "inline-command")}]
        await _until_done(api, commands=commands, language_code=code, scope=_GROUPS)


async def _until_done(api: Api, **parameters: Any) -> None:
    wait_s = 1.0
    while True:
        try:
            await api.call("setMyCommands", **parameters)
        except NetworkError as error:
            if isinstance(error, BadRequest):
                log.error("commands refused", error=str(error))
                return
        except RetryAfter as flood:
            wait_s = wait_of(flood)
        else:
            return
        await asyncio.sleep(wait_s)
        wait_s = min(60.0, wait_s * 2)
