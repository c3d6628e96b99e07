"""The terminal: what was played can be kept as a talk that holds."""

from itertools import count

import yaml

from bot.channels.console import Console, draw
from bot.guides.scripts import TalkFile, play
from bot.guides.strict_yaml import parse_yaml
from flows.core.library import Library


def test_a_recorded_talk_holds(library: Library) -> None:
    """A talk written down from the terminal passes the check as it is."""
    ids = count()
    console = Console(lambda: library, lambda: f"id-{next(ids)}")
    for line in ("mở guide_eid-install", "Bắt đầu", "1", "1", "máy báo không tương thích", "Được rồi", "1"):
        console.take(line)
    text = yaml.safe_dump([{"talk": "Thử", "turns": console.turns}], allow_unicode=True)
    talk = TalkFile.model_validate(parse_yaml(text, "talks.yaml").data).root[0]
    assert play(talk, library).mismatches == []


def test_a_screen_is_drawn_with_its_numbers(library: Library) -> None:
    """Every button that leads on has the number that may be typed, and links show where they go."""
    ids = count()
    console = Console(lambda: library, lambda: f"id-{next(ids)}")
    for line in ("mở guide_eid-install", "1", "1", "1"):
        console.take(line)
    text = draw(console.screen)
    assert "1. Xong bước này" in text
    assert "https://play.google.com/store/apps/details?id=com.vnid" in text


def test_a_secret_is_not_written_down(library: Library) -> None:
    """What held a secret is neither shown again nor part of the recorded talk."""
    ids = count()
    console = Console(lambda: library, lambda: f"id-{next(ids)}")
    assert "482913" not in draw(console.take("mã otp là 482913"))
    assert (console.turns, console.facts) == ([], ["Warned"])
