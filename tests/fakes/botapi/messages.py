"""The methods that put messages into chats, change them and take them away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from tests.fakes.botapi.chats import Chat, Media, Message
from tests.fakes.botapi.entities import Formatted, formatted, utf16_length
from tests.fakes.botapi.markup import Keyboard, read_markup
from tests.fakes.botapi.refusals import NOT_MODIFIED, bad_request
from tests.fakes.botapi.uploads import Kind, media_of
from tests.fakes.botapi.world import Call, World

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
CHAT_ACTIONS: Final = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


@dataclass(frozen=True, slots=True)
class _Content:
    """What a message is to show."""

    body: Formatted
    media: Media | None
    keyboard: Keyboard | None


def send_message(world: World, call: Call) -> Any:
    body = _text(call)
    return _sent(world, call, _Content(body, None, read_markup(call.params.get("reply_markup"))))


def send_media(kind: Kind, world: World, call: Call) -> Any:
    body, keyboard = _caption(call), read_markup(call.params.get("reply_markup"))
    world.chat(call.params.get("chat_id", "")).require_open()
    return _sent(world, call, _Content(body, media_of(world, call, kind, call.text(kind)), keyboard))


def edit_text(world: World, call: Call) -> Any:
    body, keyboard = _text(call), _keyboard(call)
    chat, message = _to_edit(world, call)
    if message.media is not None:
        raise bad_request("there is no text in the message to edit")
    return _edited(world, call, chat, message, _Content(body, None, keyboard))


def edit_caption(world: World, call: Call) -> Any:
    body, keyboard = _caption(call), _keyboard(call)
    chat, message = _to_edit(world, call)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    return _edited(world, call, chat, message, _Content(body, message.media, keyboard))


def edit_media(world: World, call: Call) -> Any:
    """Replace a message's media; a text message becomes one with media."""
    given, keyboard = call.parsed("media"), _keyboard(call)
    if not isinstance(given, dict) or given.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: type must be photo or document")
    chat, message = _to_edit(world, call)
    body = _limited(
        formatted(str(given.get("caption") or ""), given.get("parse_mode"), given.get("caption_entities")),
        MAX_CAPTION,
        "message caption is too long",
    )
    media = media_of(world, call, given["type"], str(given.get("media") or ""))
    return _edited(world, call, chat, message, _Content(body, media, keyboard))


def edit_keyboard(world: World, call: Call) -> Any:
    keyboard = _keyboard(call)
    chat, message = _to_edit(world, call)
    body = Formatted(message.text, message.entities)
    return _edited(world, call, chat, message, _Content(body, message.media, keyboard))


def delete_message(world: World, call: Call) -> Any:
    chat = world.chat(call.params.get("chat_id", ""))
    message = chat.message(call.integer("message_id"), "message to delete")
    if world.now() - message.date > world.rules.delete_within_s:
        raise bad_request("message can't be deleted for everyone")
    if chat.kind != "private" and not message.sender.is_bot:
        raise bad_request("message can't be deleted")
    del chat.messages[message.message_id]
    chat.deleted.append(message.message_id)
    chat.changed(call.tick)
    return True


def send_chat_action(world: World, call: Call) -> Any:
    world.chat(call.params.get("chat_id", "")).require_open()
    if call.text("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


MESSAGE_METHODS: Final[dict[str, Callable[[World, Call], Any]]] = {
    "sendmessage": send_message,
    "sendphoto": partial(send_media, "photo"),
    "sendvoice": partial(send_media, "voice"),
    "senddocument": partial(send_media, "document"),
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagemedia": edit_media,
    "editmessagereplymarkup": edit_keyboard,
    "deletemessage": delete_message,
    "sendchataction": send_chat_action,
}


def _text(call: Call) -> Formatted:
    given = call.text("text")
    body = formatted(given, call.text("parse_mode"), call.params.get("entities")) if given else Formatted("")
    if not body.text:
        raise bad_request("message text is empty")
    return _limited(body, MAX_TEXT, "message is too long")


def _caption(call: Call) -> Formatted:
    body = formatted(call.text("caption"), call.text("parse_mode"), call.params.get("caption_entities"))
    return _limited(body, MAX_CAPTION, "message caption is too long")


def _limited(body: Formatted, limit: int, words: str) -> Formatted:
    if utf16_length(body.text) > limit:
        raise bad_request(words)
    return body


def _keyboard(call: Call) -> Keyboard | None:
    return read_markup(call.params.get("reply_markup"), only_inline=True)


def _to_edit(world: World, call: Call) -> tuple[Chat, Message]:
    chat = world.chat(call.params.get("chat_id", ""))
    if "message_id" not in call.params:
        raise bad_request("message identifier is not specified")
    message = chat.message(call.integer("message_id"), "message to edit")
    if message.frozen or message.sender.id != world.bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def _sent(world: World, call: Call, content: _Content) -> dict[str, Any]:
    chat = world.chat(call.params.get("chat_id", ""))
    chat.require_open()
    message = Message(
        message_id=0,
        sender=world.bot,
        date=int(world.now()),
        text=content.body.text,
        entities=content.body.entities,
        keyboard=content.keyboard,
        media=content.media,
        content=_reply(call, chat),
    )
    message.message_id = world.next_message_id(chat)
    chat.messages[message.message_id] = message
    chat.changed(call.tick)
    return message.to_json(chat)


def _reply(call: Call, chat: Chat) -> dict[str, Any]:
    """Give `reply_to_message` when the call replies to a message."""
    reply = call.parsed("reply_parameters") if "reply_parameters" in call.params else None
    if not isinstance(reply, dict):
        return {}
    answered = chat.messages.get(int(reply.get("message_id", 0)))
    if answered is not None:
        return {"reply_to_message": answered.to_json(chat)}
    if reply.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _edited(world: World, call: Call, chat: Chat, message: Message, content: _Content) -> dict[str, Any]:
    now_shown = (message.text, message.entities, message.media, message.keyboard)
    if now_shown == (content.body.text, content.body.entities, content.media, content.keyboard):
        chat.changed(call.tick)  # what is on screen is what was to be shown
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities = content.body.text, content.body.entities
    message.media, message.keyboard = content.media, content.keyboard
    message.edit_date = int(world.now())
    chat.changed(call.tick)
    return message.to_json(chat)
