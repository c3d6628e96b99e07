"""Updates as they come, checked: the few fields that matter; everything else is left out.

PTB's own objects would cost more CPU an update than the whole turn (measured: about forty objects for a press).
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError


class _In(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Chat(_In):
    id: int
    type: str  # private, group, supergroup, channel


class User(_In):
    id: int
    username: str | None = None


class Quoted(_In):
    """The message that a message answers."""

    sender: User | None = Field(None, alias="from")


class VoiceMessage(_In):
    """A voice message."""

    file_id: str
    mime_type: str | None = None
    file_size: int | None = None  # bytes


class Document(_In):
    """A file; its name may hold a number that nobody should see."""

    file_name: str | None = None


class Message(_In):
    message_id: int
    chat: Chat
    text: str | None = None
    caption: str | None = None
    sender: User | None = Field(None, alias="from")
    reply_to_message: Quoted | None = None
    # kinds of content; only whether they are there matters
    photo: Any = None
    voice: VoiceMessage | None = None
    audio: Any = None
    video_note: Any = None
    sticker: Any = None
    animation: Any = None
    dice: Any = None
    document: Document | None = None
    video: Any = None
    contact: Any = None
    location: Any = None


class PressedButton(_In):
    """A press on a button."""

    id: str
    sender: User = Field(alias="from")
    message: Message | None = None
    data: str | None = None


class TypedQuery(_In):
    """Words typed behind the bot's name in any chat."""

    id: str
    sender: User = Field(alias="from")
    query: str = ""


class Update(_In):
    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: PressedButton | None = None
    inline_query: TypedQuery | None = None


class Numbered(_In):
    """What is left of an update that cannot be understood: its number, to pass over it."""

    update_id: int


_UPDATE = TypeAdapter(Update)
_NUMBERED = TypeAdapter(Numbered)


def check_update(raw: Any) -> Update | Numbered | None:
    """Check one update; Numbered where only its number can be read, None where not even that."""
    try:
        return _UPDATE.validate_python(raw)
    except ValidationError:
        pass
    try:
        return _NUMBERED.validate_python(raw)
    except ValidationError:
        return None
