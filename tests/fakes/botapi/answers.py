"""The methods that answer a press or an inline query: once, and not too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tests.fakes.botapi.chats import Toast
from tests.fakes.botapi.entities import formatted, utf16_length
from tests.fakes.botapi.markup import read_markup
from tests.fakes.botapi.messages import MAX_TEXT
from tests.fakes.botapi.refusals import Refused, bad_request
from tests.fakes.botapi.world import Call, World

MAX_NOTICE: Final = 200
MAX_RESULTS: Final = 50
MAX_RESULT_ID_BYTES: Final = 64
MAX_NEXT_OFFSET_BYTES: Final = 64


def answer_callback(world: World, call: Call) -> Any:
    text = call.text("text")
    if len(text) > MAX_NOTICE:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.take_query(call.text("callback_query_id"))
    chat = world.chats.get(query.lane)
    if chat is not None:
        if text:
            chat.toasts.append(Toast(text, call.flag("show_alert")))
        chat.changed(call.tick if text else None)
    return True


def answer_inline(world: World, call: Call) -> Any:
    results = call.parsed("results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    ids = [_result_id(result) for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(call.text("next_offset").encode()) > MAX_NEXT_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    world.take_query(call.text("inline_query_id"))
    world.inline[call.text("inline_query_id")] = results
    return True


ANSWER_METHODS: Final[dict[str, Callable[[World, Call], Any]]] = {
    "answercallbackquery": answer_callback,
    "answerinlinequery": answer_inline,
}


def _result_id(result: Any) -> str:
    """Check one inline result and give its id."""
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: Inline query result must be an object")
    result_id = str(result.get("id", ""))
    if not 0 < len(result_id.encode()) <= MAX_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if "type" not in result:
        raise _missing("type")
    if result["type"] == "article":
        content = result.get("input_message_content")
        if not str(result.get("title", "")).strip():
            raise _missing("title")
        if not isinstance(content, dict):
            raise _missing("input_message_content")
        text = formatted(str(content.get("message_text", "")), content.get("parse_mode")).text
        if not text:
            raise bad_request("message text is empty")
        if utf16_length(text) > MAX_TEXT:
            raise bad_request("message is too long")
    read_markup(result.get("reply_markup"), only_inline=True)
    return result_id


def _missing(field: str) -> Refused:
    return bad_request(f"can't parse inline query result: Can't find field \"{field}\"")
