"""Numbers of chats: a private chat has a positive one; whatever says otherwise is nobody's."""

import pytest

from bot.channels.telegram.events import read_update
from bot.channels.telegram.update import Update, check_update

GROUP = -1002000000001


@pytest.mark.parametrize("id", [0, -1, GROUP])
@pytest.mark.parametrize("kind", ["message", "edited_message", "callback_query", "inline_query"])
def test_a_person_with_the_number_of_a_group_is_nobody(id: int, kind: str) -> None:
    """It would be taken for the group of a team, and see what the team sees."""
    person = {"id": id}
    message = {"message_id": 1, "chat": {"id": id, "type": "private"}, "from": person, "text": "xin chào"}
    bodies = {
        "message": message,
        "edited_message": message,
        "callback_query": {"id": "1", "from": person, "message": message, "data": "home"},
        "inline_query": {"id": "1", "from": person, "query": "vneid"},
    }
    update = check_update({"update_id": 1, kind: bodies[kind]})
    assert isinstance(update, Update)
    assert read_update(update, "bot") is None
