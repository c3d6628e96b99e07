"""Keyboards: what Telegram accepts as `reply_markup`, and its words for what it does not.

Stricter than the real API in one thing: a button without a text is refused there silently, by
leaving it out, and here aloud.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from tests.fakes.botapi.entities import url_fault
from tests.fakes.botapi.refusals import Refused, bad_request

Keyboard = list[list[dict[str, Any]]]
"""Rows of InlineKeyboardButton objects."""

MAX_BUTTONS: Final = 100
MAX_CALLBACK_BYTES: Final = 64
MAX_COPY_TEXT: Final = 256
STYLES: Final = {"primary", "success", "danger"}
ACTIONS: Final = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)


def read_markup(given: Any, *, only_inline: bool = False) -> Keyboard | None:
    """Give the inline keyboard of a call, or None when it has none; raises Refused."""
    markup = _markup_object(given)
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        if only_inline:
            raise bad_request("inline keyboard expected")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    for row in rows:
        for button in row:
            _check_button(button)
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return [row for row in rows if row] or None


def _markup_object(given: Any) -> Mapping[str, Any] | None:
    if given is None or given == "":
        return None
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    return given


def _check_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise _button_fault("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if text is None:
        raise _button_fault('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _button_fault('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if button.get("style", "primary") not in STYLES:
        raise _button_fault("Invalid button style specified")
    action = next((name for name in ACTIONS if button.get(name) not in (None, "")), None)
    if action is None and not any(name.startswith("switch_inline") for name in button):
        raise _button_fault("Text buttons are unallowed in the inline keyboard")
    if action == "callback_data":
        _check_callback_data(button["callback_data"])
    elif action == "url":
        _check_url("URL", button["url"])
    elif action in ("web_app", "login_url"):
        _check_url("Web App URL" if action == "web_app" else "login URL", button[action].get("url"), secure=True)
    elif action == "copy_text" and not 0 < len(button["copy_text"].get("text", "")) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_callback_data(data: Any) -> None:
    if not isinstance(data, str):
        raise _button_fault('Field "callback_data" must be of type String')
    if len(data.encode()) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(what: str, url: Any, *, secure: bool = False) -> None:
    fault = url_fault(url) if isinstance(url, str) else "Wrong HTTP URL"
    if fault is None and secure and not str(url).startswith("https://"):
        fault = "Only HTTPS links are allowed"
    if fault:
        raise bad_request(f"inline keyboard button {what} '{url}' is invalid: {fault}")


def _button_fault(words: str) -> Refused:
    return bad_request(f"can't parse inline keyboard button: {words}")
