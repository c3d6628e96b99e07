"""Attachments on Telegram: pictures and papers are uploaded once, sent by name afterwards, and hold back no answer."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.fakes.botapi import FakeBotApi, Phone
from tests.harness import small
from tests.harness.files import NotedTypesetter, png
from tests.harness.telegram import Plan, TelegramProgram, running
from tests.harness.telegram_scenes import playing, shows

ON = "Xong bước này"
UPLOADING = ("sendPhoto", "editMessageMedia", "sendDocument")


def scene_of(name: str) -> dict[str, object]:
    return {"scene": name, "alt": "Hình"}


@pytest.fixture
def walk(words: Sentences) -> Library:
    """A guide whose steps are: drawn, without a picture, drawn, a photo, one that cannot be drawn."""
    steps = [
        small.step("drawn", picture=scene_of("counter")),
        small.step("bare"),
        small.step("again", picture=scene_of("stop")),
        small.step("photo", picture={"photo": "kettle.png", "alt": "Cái ấm"}),
        small.step("bad", picture=scene_of("stop") | {"signs": ["bad"]}),
    ]
    return small.library(words, small.guide("walk", steps, photos={"kettle.png": "a" * 64}))


@pytest.fixture
def press() -> Iterator[NotedTypesetter]:
    made = NotedTypesetter()
    yield made
    made.go.set()


@pytest.fixture
def pictured(walk: Library, press: NotedTypesetter, tmp_path: Path) -> Plan:
    folder = tmp_path / "guides"
    (folder / "walk").mkdir(parents=True)
    (folder / "walk" / "kettle.png").write_bytes(png())
    return Plan(lambda: walk, tmp_path / "test.db", photos=folder, press=press)


async def at_step(phone: Phone, step: str) -> None:
    """Open a step as a link does."""
    await phone.open(f"guide_walk_{step}")
    await shows(phone, "Tôi bị mắc")


async def at_picture(phone: Phone, step: str) -> None:
    """Open a step until its picture is there."""
    await at_step(phone, step)
    while not phone.screen.photo:
        await at_step(phone, step)


async def drawn(house: TelegramProgram) -> None:
    """Have all that can be drawn on disk, as drawing ahead does."""
    for user, step in enumerate(("drawn", "again"), 90):
        await at_picture(house.phone(user), step)


def uploads(house: TelegramProgram) -> list[bool]:
    """For each picture or paper that was shown: whether it went up as a file."""
    shown = [c for c in house.api.calls if c.method in UPLOADING and c.code == 200]
    return ["attach://" in str(c.params) or not {"photo", "document", "media"} & c.params.keys() for c in shown]


@pytest.mark.parametrize("step", ["photo", "drawn"])
async def test_a_picture_is_uploaded_once(pictured: Plan, press: NotedTypesetter, step: str) -> None:
    """The first person's picture is uploaded; later cards send Telegram's own name for it."""
    async with playing(pictured) as house:
        for user in (1, 2):
            await at_picture(house.phone(user), step)
        assert uploads(house) == [True, False]
    if step == "drawn":
        assert len(press.drawn) == 1


async def test_a_name_that_telegram_no_longer_knows_is_replaced(pictured: Plan) -> None:
    """After a change of the token the kept names are refused; the picture is uploaded anew and nobody waits in vain."""
    async with playing(pictured) as house:
        await house.store.chats.keep_file("telegram", "a" * 64, "of-another-bot")
        for user in (1, 2):
            phone = house.phone(user)
            await at_step(phone, "photo")
            assert phone.screen.photo
        assert uploads(house) == [True, False]


async def test_names_are_kept_over_a_restart(pictured: Plan) -> None:
    """The next run of the program knows Telegram's names, and uploads nothing that is known."""
    async with FakeBotApi() as api:
        for user in (1, 2):
            async with running(api, pictured) as house:
                phone = house.phone(user)
                await at_step(phone, "photo")
                assert phone.screen.photo
        assert uploads(house) == [True, False]


async def test_a_photo_that_is_gone_holds_back_no_step(pictured: Plan) -> None:
    """Where the file was taken away, the step is shown without its picture."""
    async with playing(pictured) as house:
        (pictured.photos / "walk" / "kettle.png").unlink()
        phone = house.phone()
        await at_step(phone, "photo")
        assert not phone.screen.photo
        assert await house.store.debts.find("telegram") == []


async def test_a_drawing_that_takes_long_holds_back_no_step(pictured: Plan, press: NotedTypesetter) -> None:
    """Where the drawing is not there yet, the step is shown without it; the next card has it."""
    async with playing(pictured) as house:
        press.go.clear()
        phone = house.phone()
        await at_step(phone, "drawn")
        assert not phone.screen.photo
        assert await house.store.debts.find("telegram") == []
        press.go.set()
        await at_picture(phone, "drawn")


async def test_a_drawing_that_fails_holds_back_no_step(pictured: Plan) -> None:
    """What cannot be drawn is left out for everybody, and told once."""
    with capture_logs() as logs:
        async with playing(pictured) as house:
            for user in (1, 2):
                phone = house.phone(user)
                await at_step(phone, "bad")
                assert not phone.screen.photo
            assert await house.store.debts.find("telegram") == []
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == ["picture not drawn"]


async def test_one_card_with_and_without_a_picture(pictured: Plan) -> None:
    """Text becomes a picture and a picture another in the same message; a picture cannot become text, so a new
    message is sent and the old one loses its keyboard."""
    async with playing(pictured) as house:
        await drawn(house)
        phone = house.phone()
        await phone.open("guide_walk")
        seen = []
        for label, then in (("Bắt đầu", "Không cần nhớ"), ("Không cần nhớ", ON), *[(ON, "Tôi bị mắc")] * 3):
            await shows(phone, label)
            await phone.press(label)
            await phone.wait_answer()
            await shows(phone, then)
            seen.append((len(phone.history), bool(phone.screen.photo), phone.screen.text.splitlines()[-1]))
        assert seen[1:] == [
            (1, True, "Làm việc drawn."),
            (2, False, "Làm việc bare."),
            (2, True, "Làm việc again."),
            (2, True, "Làm việc photo."),
        ]
        assert [bool(card.buttons) for card in phone.history] == [False, True]


async def test_a_paper_is_a_message_of_its_own(pictured: Plan) -> None:
    """A paper comes as a file with words and buttons, is uploaded once, and stays when the person goes on."""
    async with playing(pictured) as house:
        for user in (1, 2):
            phone = house.phone(user)
            await phone.open("guide_walk_print")
            await shows(phone, "Bài đọc trên loa")
            await phone.press("Bài đọc trên loa")
            while phone.screen.media != "document":
                await asyncio.sleep(0.01)
            await phone.press("Quay lại")
            await shows(phone, "Bài đọc trên loa")
            await phone.wait_quiet()
            assert [card.media for card in phone.history] == [None, "document", None]
            assert [bool(card.buttons) for card in phone.history] == [False, False, True]
        assert uploads(house) == [True, False]
