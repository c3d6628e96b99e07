"""Accounts of people on channels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a person on a channel: a Telegram chat, a web cookie. Kept apart from facts."""

    channel: str
    id: str
