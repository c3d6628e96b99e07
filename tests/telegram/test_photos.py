"""Pictures on Telegram: uploaded once, sent by name afterwards, never in the way of an answer."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import load_config
from bot.loader import build_library, load_words, read_shelf
from tests.fakes.botapi import Phone
from tests.telegram.house import House, Plan
from tests.telegram.scenes import at_step, play, shows

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000064000000640802000000ff80020300000049494441547801edc10101000000802090feaf6e48"
    "40000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001c0d75340001"
    "0000000049454e44ae426082"
)


@pytest.fixture
def pictured(plan: Plan, tmp_path: Path) -> Plan:
    """A house whose guide has a picture at its second step."""
    folder = tmp_path / "guides"
    shutil.copytree("guides", folder)
    step = "  - id: play\n    picture: {photo: play.png, alt: Ô tìm kiếm của CH Play}\n"
    path = folder / "eid-install" / "guide.yaml"
    path.write_text(path.read_text("utf-8").replace("  - id: play\n", step, 1), "utf-8")
    (folder / "eid-install" / "play.png").write_bytes(PNG)
    config = load_config(Path("config.yaml")).model_copy(update={"guides": folder})
    library = build_library(read_shelf(folder), load_words(), config)
    return replace(plan, library=lambda: library, photos=folder)


async def at_picture(phone: Phone) -> None:
    """Walk to the step with the picture."""
    await at_step(phone)
    await phone.press("Android")
    await shows(phone, "Xong bước này")


def uploads(house: House) -> list[bool]:
    """For each picture that was shown: whether it went up as a file."""
    shown = [c for c in house.api.calls if c.method in ("sendPhoto", "editMessageMedia") and c.code == 200]
    return ["attach://" in str(call.params) for call in shown]


def test_a_photo_is_uploaded_once(pictured: Plan) -> None:
    """The first person's photo is uploaded; later cards send Telegram's own name for it."""

    async def scene(house: House) -> None:
        for user in (1, 2):
            phone = house.phone(user)
            await at_picture(phone)
            assert phone.screen.photo
            await phone.press("Xong bước này")
            await phone.wait_quiet()
            assert not phone.screen.photo
        assert uploads(house) == [True, False]

    play(pictured, scene)


def test_a_name_that_telegram_no_longer_knows_is_replaced(pictured: Plan) -> None:
    """After a change of the token the kept names are refused; the photo is uploaded anew and nobody waits in vain."""

    async def scene(house: House) -> None:
        photo = house.turns.library.guides["eid-install"].photos["play.png"]
        await house.store.keep_file_id("telegram", photo, "of-another-bot")
        for user in (1, 2):
            phone = house.phone(user)
            await at_picture(phone)
            assert phone.screen.photo
        assert uploads(house) == [True, False]

    play(pictured, scene)


def test_a_photo_that_is_gone_holds_back_no_step(pictured: Plan) -> None:
    """Where the file was taken away, the step is shown without its picture."""

    async def scene(house: House) -> None:
        (pictured.photos / "eid-install" / "play.png").unlink()
        phone = house.phone()
        await at_picture(phone)
        assert not phone.screen.photo
        assert await house.store.debts("telegram") == []

    play(pictured, scene)
