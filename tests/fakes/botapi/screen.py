"""What a person sees: a message with its text and buttons, without Telegram's wrapping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.fakes.botapi.chats import Message


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    label: str
    data: str | None
    """callback_data, or None for a button that only this phone acts on."""
    url: str | None
    """Where a link leads."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One message of the bot as it is now."""

    message_id: int
    text: str
    """Plain; a caption when there is a picture."""
    entities: tuple[dict[str, Any], ...]
    """Telegram's formatting of the text."""
    rows: tuple[tuple[Button, ...], ...]
    photo: str | None
    """The file_id of the picture."""
    media: str | None
    """The kind of what is attached: photo, voice, document, or what else a person sent that was copied."""
    edited: bool
    copied: bool = False
    """It is a copy of what somebody else sent."""

    @property
    def buttons(self) -> list[str]:
        """Labels in reading order."""
        return [button.label for row in self.rows for button in row]

    @property
    def links(self) -> dict[str, str]:
        """Where the link buttons lead, by label."""
        return {button.label: button.url for row in self.rows for button in row if button.url}

    def button(self, label: str) -> Button:
        """Find a button; raises LookupError that tells what is there."""
        for row in self.rows:
            for button in row:
                if button.label == label:
                    return button
        raise LookupError(f"no button {label!r} under message {self.message_id}; there are {self.buttons}")

    def to_json(self) -> dict[str, Any]:
        """For a phone that is driven over HTTP."""
        return {
            "message_id": self.message_id,
            "text": self.text,
            "entities": list(self.entities),
            "rows": [[{"label": b.label, "data": b.data, "url": b.url} for b in row] for row in self.rows],
            "photo": self.photo,
            "media": self.media,
            "edited": self.edited,
            "copied": self.copied,
        }

    @staticmethod
    def from_json(told: dict[str, Any]) -> Screen:
        rows = tuple(tuple(Button(**button) for button in row) for row in told["rows"])
        return Screen(**told | {"rows": rows, "entities": tuple(told["entities"])})


def screen_of(message: Message) -> Screen:
    """See a message as a person does."""
    media = message.media
    return Screen(
        message_id=message.message_id,
        text=message.text,
        entities=tuple(message.entities),
        rows=tuple(
            tuple(Button(b["text"], b.get("callback_data"), b.get("url")) for b in row)
            for row in message.keyboard or ()
        ),
        photo=media.file_id if media and media.kind == "photo" else None,
        media=media.kind if media else next((name for name in message.content if name != "reply_to_message"), None),
        edited=message.edit_date is not None,
        copied=message.copied_from is not None,
    )
