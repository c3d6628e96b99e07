"""Voices on Telegram: answered kindly, and with a transcriber heard as if they had been typed; nothing is kept."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.messaging.transcriber import CommandTranscriber, name_sound
from tests.fakes.botapi import Flood, Phone, Rule
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan
from tests.harness.telegram_messages import gone, sent
from tests.harness.telegram_scenes import playing
from tests.harness.telegram_voices import Said, hearing


async def speak(phone: Phone, *, answers: int) -> str:
    """Send a voice and wait for so many answers; gives the text of the last."""
    await phone.send("voice")
    before = len(phone.history)
    async with asyncio.timeout(PATIENCE_S):
        while len(phone.history) < before + answers:
            await asyncio.sleep(0.01)
    await phone.wait_quiet(0.2)
    return phone.screen.text


async def test_without_a_transcriber(plan: Plan) -> None:
    """A voice is answered with what to do instead, and not fetched."""
    async with playing(plan) as house:
        phone = house.phone()
        assert "micrô" in await speak(phone, answers=1)
        assert house.api.counts["getfile"] == 0
        assert await house.facts() == ["Puzzled"]


async def test_what_is_heard_is_played_as_typed(plan: Plan) -> None:
    """The voice is answered at once, then its words as if they had been typed."""
    async with playing(hearing(plan, Said())) as house:
        phone = house.phone()
        await speak(phone, answers=2)
        assert "Cài ứng dụng VNeID" in phone.screen.text
        assert await house.facts() == ["Puzzled", "Searched"]


async def test_a_spoken_secret_is_refused(plan: Plan) -> None:
    """Words that hold a secret are refused like typed ones, and the voice is deleted."""
    async with playing(hearing(plan, Said("mã xác nhận là tám năm hai chín một ba"))) as house:
        phone = house.phone()
        await phone.send("voice")
        await gone(house, phone, sent(phone))
        assert await house.facts() == ["Puzzled", "Warned"]


@pytest.mark.parametrize(
    ("transcriber", "limits"),
    [
        (Said(None), {}),
        (Said("  "), {}),
        (Said(fails=True), {}),
        (Said(slow_s=5), {"patience_s": 0.3}),
        (Said(), {"max_bytes": 20_000}),
    ],
    ids=["nothing", "blank", "fails", "slow", "long"],
)
async def test_what_is_not_heard(plan: Plan, transcriber: Said, limits: dict[str, float]) -> None:
    """Nothing understood, a transcriber that fails or is slow, a voice that is too long: what to do instead."""
    async with playing(hearing(plan, transcriber, **limits)) as house:
        assert "micrô" in await speak(house.phone(), answers=2)
        assert await house.facts() == ["Puzzled", "Puzzled"]


async def test_a_file_that_cannot_be_fetched(plan: Plan) -> None:
    """Where Telegram does not give the file, the person is told what to do instead."""
    async with playing(hearing(plan, Said())) as house:
        house.api.strike(Rule(Flood(1), frozenset({"getFile"}), count=1))
        assert "micrô" in await speak(house.phone(), answers=2)
        house.api.world.sent_files["from-a-person"] = b"OggS" * 50_000  # larger than it said
        assert "micrô" in await speak(house.phone(), answers=2)


def command(folder: Path, code: str) -> CommandTranscriber:
    path = folder / "words.py"
    path.write_text(code, "utf-8")
    return CommandTranscriber((sys.executable, str(path)))


def test_a_program_as_transcriber(tmp_path: Path) -> None:
    """The sound comes on its standard input, its kind as an argument; its standard output are the words."""
    code = """
import sys
size = len(sys.stdin.buffer.read())
sys.stdout.buffer.write(f"{size} {sys.argv[1]} đá\\n".encode())
"""
    assert asyncio.run(command(tmp_path, code).transcribe(b"1234", "audio/ogg")) == "4 audio/ogg đá"


def test_a_program_that_fails_or_hangs(tmp_path: Path) -> None:
    """A failed run has no words; one that is given up is ended; one that is not there is an OSError."""
    assert asyncio.run(command(tmp_path, "import sys; print('x'); sys.exit(1)").transcribe(b"", "x")) is None
    assert asyncio.run(command(tmp_path, "pass").transcribe(b"", "x")) is None

    async def hangs() -> None:
        async with asyncio.timeout(1.0):
            await command(tmp_path, "import threading; threading.Event().wait(600)").transcribe(b"", "x")

    with pytest.raises(TimeoutError):
        asyncio.run(hangs())
    with pytest.raises(OSError, match="no-such"):
        asyncio.run(CommandTranscriber(("/no-such-program",)).transcribe(b"", "x"))


@pytest.mark.parametrize("mime", [None, "", "--config=/etc/passwd", "audio/ogg; x", "AUDIO/OGG", "video/mp4", "\x00"])
def test_a_kind_of_sound_that_is_none_is_the_usual_one(mime: str | None) -> None:
    """What somebody sends along with a voice is an argument of a program: only kinds that are known stand there."""
    assert name_sound(mime) == "audio/ogg"


def test_a_known_kind_of_sound_is_told() -> None:
    assert name_sound("audio/mpeg") == "audio/mpeg"
