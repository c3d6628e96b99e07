"""The list of channels: each is one line, and `run` knows none by name."""

import subprocess
import sys

import pytest

from bot.channels import CHANNELS
from bot.config import Environment
from bot.messaging.channel import import_channel

WITHOUT_A_TOKEN = """
import sys
from bot.channels import CHANNELS
from bot.commands import run
from bot.messaging.channel import import_channel
for name in CHANNELS:
    import_channel(name)
assert "telegram" not in sys.modules
"""


@pytest.mark.parametrize("name", CHANNELS)
def test_a_channel_says_whether_it_can_run(name: str) -> None:
    """Every channel of the list defines what `run` asks of it; nothing set is nothing wrong."""
    module = import_channel(name)
    nothing = Environment.model_construct(telegram_token=None, webhook_url=None)
    assert module.find_problem(nothing) is None
    assert (module.find_missing(nothing) is None) == (name != "telegram")
    assert callable(module.build)


def test_what_is_not_used_is_not_imported() -> None:
    """Without a token Telegram's library is not imported: it takes a tenth of a second of every start."""
    assert subprocess.run([sys.executable, "-c", WITHOUT_A_TOKEN], check=False).returncode == 0
