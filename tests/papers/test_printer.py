"""The printer: papers for the channels, made once, by what they are made of."""

import asyncio
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from bot.config import Config
from bot.papers import PAPERS
from bot.papers.paper import Paper
from bot.papers.printer import Printer
from flows.core.library import Library
from flows.core.screen import Sheet
from tests.harness import small
from tests.harness.real_guides import real_sentences

POSTER = Sheet("poster", "tea", "vi", "Áp phích")
RADIO = Sheet("radio", "tea", "vi", "Bài đọc")
Making = Callable[..., Printer]


@pytest.fixture
def printer(config: Config) -> Iterator[Making]:
    """Makes printers of a library; settings are keys of config.yaml."""
    made: list[Printer] = []

    def make(library: Library, **settings: Any) -> Printer:
        bot_name = settings.pop("bot_name", None)
        made.append(Printer(lambda: library, config.model_copy(update=settings), lambda: bot_name))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_paper_is_called_by_all_that_it_is_made_of(printer: Making, small_library: Library) -> None:
    """Another kind, format, language, code, address, bot, contact or text is another paper; the same is the same."""
    usual = printer(small_library)
    edited = small.library(real_sentences(), small.tea(summary="Khác."), small.cup())
    moved = small.library(
        real_sentences(), small.tea(), small.cup(), house=small.HOUSE.model_copy(update={"contact": "chị Khác"})
    )
    keys = [
        usual.key(POSTER),
        usual.key(RADIO),
        usual.key(Sheet("poster", "tea", "en", "")),
        usual.key(Sheet("poster", "cup", "vi", "")),
        usual.key(POSTER, "png"),
        usual.key(replace(POSTER, via="AB")),
        printer(small_library, address="https://a.vn").key(POSTER),
        printer(small_library, telegram_bot="gocua_bot").key(POSTER),
        printer(edited).key(POSTER),
        printer(moved).key(POSTER),
    ]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {64}
    assert printer(small_library).key(POSTER) == keys[0]
    assert printer(small_library, bot_name="gocua_bot").key(POSTER) == keys[7]


def test_a_paper_is_made_once(printer: Making, small_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for a paper after another gets the same file; one with a share code is made apart."""
    asked: list[str | None] = []

    def text(order: Any) -> str:
        asked.append(order.via)
        return f"{order.via}"

    monkeypatch.setitem(PAPERS, "radio", Paper("radio.typ", text=text))
    one = printer(small_library)

    async def scene() -> list[bytes | None]:
        return [await one.content(replace(RADIO, via=via), "txt") for via in (None, None, "AB", "AB")]

    assert asyncio.run(scene()) == [b"None", b"None", b"AB", b"AB"]
    assert asked == [None, "AB"]


def test_a_guide_that_is_no_more_has_no_paper(printer: Making, small_library: Library) -> None:
    """Of a guide that is not in the library there is none, nor in a language that nobody speaks here."""
    one = printer(small_library)
    for gone in (Sheet("radio", "none", "vi", ""), Sheet("radio", "tea", "xx", "")):
        assert asyncio.run(one.content(gone, "txt")) is None
        assert one.key(gone) != one.key(RADIO)


def test_a_paper_that_cannot_be_made_is_none(
    printer: Making, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that refuses its data gives no paper, and stops nothing else."""
    monkeypatch.setitem(PAPERS, "poster", Paper("picture.typ", data=lambda _: {}))
    one = printer(small_library)
    assert asyncio.run(one.content(POSTER)) is None
    assert asyncio.run(one.content(RADIO, "txt")) is not None


def test_a_bot_s_name_is_of_the_settings_or_of_telegram(
    printer: Making, small_library: Library, tmp_path: Path
) -> None:
    """The settings' name of the bot comes first; without one, the name that Telegram gave."""
    bots = []
    for settings in ({"telegram_bot": "set", "bot_name": "told"}, {"bot_name": "told"}, {}):
        order = printer(small_library, **settings).make_order(POSTER)
        assert order is not None
        bots.append(order.links.bot)
    assert bots == ["set", "told", None]


def test_a_paper_credits_whoever_printed_it(printer: Making, small_library: Library) -> None:
    """Every code on a poster opens the guide with the share code of the sheet."""
    one = printer(small_library, address="https://gocua.example.vn", telegram_bot="gocua_bot")
    opens = {
        "https://gocua.example.vn/guide/tea?via=t-lia-1",
        "https://t.me/gocua_bot?start=guide_tea__t-lia-1",
    }
    content = asyncio.run(one.content(Sheet("poster", "tea", "vi", "x", "t-lia-1"), "png"))
    assert content is not None
    with Image.open(io.BytesIO(content)) as image:
        assert {code.text for code in zxingcpp.read_barcodes(image.convert("L"))} == opens
