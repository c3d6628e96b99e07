"""A fake Telegram Bot API over HTTP, with the real one's rules and words, for tests and load.

`FakeBotApi` is the server, `Phone` and `Group` the people's side, `Rule` what goes wrong.
`spawned_bot_api` runs it as a process of its own. It needs no network but loopback.
"""

from tests.fakes.botapi.faults import (
    Blocked,
    CutAfter,
    CutBefore,
    Flood,
    Rule,
    ServerError,
    Silent,
    Slow,
)
from tests.fakes.botapi.group import Group
from tests.fakes.botapi.journal import Logged
from tests.fakes.botapi.phone import Phone
from tests.fakes.botapi.remote import RemoteBotApi, RemotePhone, spawned_bot_api
from tests.fakes.botapi.screen import Button, Screen
from tests.fakes.botapi.server import FakeBotApi
from tests.fakes.botapi.updates import PollHabits, Pushed
from tests.fakes.botapi.world import TEST_TOKEN, Rules

__all__ = [
    "TEST_TOKEN",
    "Blocked",
    "Button",
    "CutAfter",
    "CutBefore",
    "FakeBotApi",
    "Flood",
    "Group",
    "Logged",
    "Phone",
    "PollHabits",
    "Pushed",
    "RemoteBotApi",
    "RemotePhone",
    "Rule",
    "Rules",
    "Screen",
    "ServerError",
    "Silent",
    "Slow",
    "spawned_bot_api",
]
