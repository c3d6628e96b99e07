"""The methods by which a bot describes itself: commands, descriptions, the menu button."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from tests.fakes.botapi.refusals import bad_request
from tests.fakes.botapi.world import Call, World

MAX_COMMANDS: Final = 100
MAX_COMMAND: Final = 32
MAX_COMMAND_DESCRIPTION: Final = 256
MAX_DESCRIPTION: Final = 512
MAX_SHORT_DESCRIPTION: Final = 120
SCOPES: Final = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}


def get_me(world: World, call: Call) -> Any:
    return world.bot.to_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


def set_commands(world: World, call: Call) -> Any:
    commands = call.parsed("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile[_key("commands", call)] = [_command(command) for command in commands]
    return True


def get_commands(world: World, call: Call) -> Any:
    return world.profile.get(_key("commands", call), [])


def delete_commands(world: World, call: Call) -> Any:
    world.profile.pop(_key("commands", call), None)
    return True


def set_description(world: World, call: Call) -> Any:
    return _describe(world, call, "description", MAX_DESCRIPTION)


def set_short_description(world: World, call: Call) -> Any:
    return _describe(world, call, "short_description", MAX_SHORT_DESCRIPTION)


def get_description(what: str, world: World, call: Call) -> Any:
    return {what: world.profile.get(_key(what, call), "")}


def set_menu_button(world: World, call: Call) -> Any:
    button = call.parsed("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("MenuButton has unsupported type")
    if button["type"] == "web_app" and not str(button.get("web_app", {}).get("url", "")).startswith("https://"):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    chat_id = call.text("chat_id")
    if chat_id:
        world.chat(chat_id)
    world.profile[f"menu_button/{chat_id}"] = button
    return True


PROFILE_METHODS: Final[dict[str, Callable[[World, Call], Any]]] = {
    "getme": get_me,
    "setmycommands": set_commands,
    "getmycommands": get_commands,
    "deletemycommands": delete_commands,
    "setmydescription": set_description,
    "setmyshortdescription": set_short_description,
    "getmydescription": partial(get_description, "description"),
    "getmyshortdescription": partial(get_description, "short_description"),
    "setchatmenubutton": set_menu_button,
}


def _key(what: str, call: Call) -> str:
    """Name a setting by its language and scope, such as "commands/vi/default"."""
    language, scope = call.text("language_code"), call.parsed("scope") or {"type": "default"}
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("language code is invalid")
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    details = {name: value for name, value in scope.items() if name != "type"}
    return f"{what}/{language}/{scope['type']}{json.dumps(details, sort_keys=True) if details else ''}"


def _command(command: Any) -> dict[str, str]:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).strip().removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > MAX_COMMAND:
        raise bad_request(f"command length must not exceed {MAX_COMMAND}")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > MAX_COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {MAX_COMMAND_DESCRIPTION}")
    return {"command": name, "description": description}


def _describe(world: World, call: Call, what: str, limit: int) -> bool:
    text = call.text(what)
    if len(text) > limit:
        raise bad_request(f"{what.upper()}_TOO_LONG")
    world.profile[_key(what, call)] = text
    return True
