"""The method that copies a message into another chat, without a word of where it came from."""

from __future__ import annotations

from typing import Any, Final

from tests.fakes.botapi.chats import Message
from tests.fakes.botapi.markup import read_markup
from tests.fakes.botapi.refusals import bad_request
from tests.fakes.botapi.world import Call, World

SERVICE: Final = {"new_chat_members", "left_chat_member", "pinned_message"}


def copy_message(world: World, call: Call) -> Any:
    """Copy text, entities, media and whatever else a person sent; the keyboard stays behind, as does a reply."""
    if "message_id" not in call.params:
        raise bad_request("message identifier is not specified")
    keyboard = read_markup(call.params.get("reply_markup"))
    source, chat = world.chat(call.params.get("from_chat_id", "")), world.chat(call.params.get("chat_id", ""))
    message = source.message(call.integer("message_id"), "message to copy")
    if SERVICE & message.content.keys():
        raise bad_request("the message can't be copied")
    chat.require_open()
    copy = Message(
        message_id=world.next_message_id(chat),
        sender=world.bot,
        date=int(world.now()),
        text=message.text,
        entities=message.entities,
        keyboard=keyboard,
        media=message.media,
        content={name: value for name, value in message.content.items() if name != "reply_to_message"},
        copied_from=(source.id, message.message_id),
    )
    chat.messages[copy.message_id] = copy
    chat.changed(call.tick)
    return {"message_id": copy.message_id}
