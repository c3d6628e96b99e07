"""How the Bot API says no: the code, Telegram's own words, and what else the answer carries.

The words are those of tdlib's Bot API server (May 2026); a bot tells errors apart by them alone.
"""

from __future__ import annotations

from typing import Final

NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER: Final = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
ENDED_BY_WEBHOOK: Final = "Conflict: terminated by setWebhook request"


class Refused(Exception):
    """The answer is not ok."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        """The HTTP status and `error_code`."""
        self.description = description
        """Telegram's words, with their prefix such as "Bad Request: "."""
        self.parameters = parameters
        """`retry_after` in seconds, `migrate_to_chat_id`, or None."""


def bad_request(words: str) -> Refused:
    """Refuse what is asked for."""
    return Refused(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refused:
    """Refuse the bot."""
    return Refused(403, f"Forbidden: {words}")


def moved(chat_id: int) -> Refused:
    """Say what a group has become."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refused(400, words, {"migrate_to_chat_id": chat_id})


def flood(retry_after_s: int) -> Refused:
    """Ask for patience."""
    return Refused(429, f"Too Many Requests: retry after {retry_after_s}", {"retry_after": retry_after_s})
