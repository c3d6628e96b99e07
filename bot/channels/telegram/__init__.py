"""Telegram: reads updates into events and shows screens as one live card.

`polling` and `webhook` are the two ways in, `handler` plays one update, `events` and `render` are pure; `messages` is
what the outbox and the relay send by; `groups_and_inline` answers in groups and in other chats; `eraser` deletes
secrets; `channel` joins them.
"""

from bot.channels.telegram.settings import find_missing, find_problem, read_settings
from bot.messaging.channel import Channel, Parts

__all__ = ["build", "find_missing", "find_problem"]


def build(parts: Parts) -> Channel | None:
    """Build the channel; None without a token."""
    settings = read_settings(parts.environment, parts.config.voice)
    if settings is None:
        return None
    from bot.channels.telegram.channel import TelegramChannel  # noqa: PLC0415 (a tenth of a second)

    return TelegramChannel(settings, parts.store, parts.turns, parts.flood, parts.files)
