"""Every kind of message that a person may send: an answer, a silent service message, and what is newer than the bot."""

from typing import Any

import pytest

from bot.channels.telegram.events import PrivateEvent, read_update
from bot.channels.telegram.update import OTHER_KINDS, Update, check_update
from bot.server.metrics import OTHER_MESSAGES
from flows.core.event import Said, Sent


def message(**content: Any) -> Update:
    """An update with one message of a private chat, as Telegram sends it."""
    about = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}, "from": {"id": 7}, "via_bot": {"id": 1}}
    update = check_update({"update_id": 1, "message": about | content})
    assert isinstance(update, Update)
    return update


def counted(kind: str) -> float:
    return float(OTHER_MESSAGES.labels(kind)._value.get())


@pytest.mark.parametrize("kind", [*sorted(OTHER_KINDS), "hologram"])
def test_what_is_not_read_is_answered(kind: str) -> None:
    """A poll, a story, a game, or something newer than the program is a thing that cannot be opened."""
    label = kind if kind in OTHER_KINDS else "new"
    before = counted(label)
    read = read_update(message(**{kind: {"x": 1}, "caption": "xem này"}), "bot")
    assert isinstance(read, PrivateEvent)
    assert isinstance(read.event, Sent)
    assert (read.event.kind, read.event.text) == ("file", "xem này")
    assert counted(label) == before + 1


@pytest.mark.parametrize("kind", ["pinned_message", "new_chat_members", "message_auto_delete_timer_changed", "gift"])
def test_what_telegram_wrote_itself_is_passed_over(kind: str) -> None:
    """A service message asks for no answer."""
    assert read_update(message(**{kind: {"x": 1}}), "bot") is None


def test_a_new_field_changes_nothing() -> None:
    """Words with a field that there was not are words."""
    read = read_update(message(text="cài vneid", sparkle={"level": 3}), "bot")
    assert isinstance(read, PrivateEvent)
    assert isinstance(read.event, Said)
