"""Pictures of the moment: QR codes, boards, tables. Drawn for who looks, kept in memory only."""

import asyncio
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from structlog.testing import capture_logs

from bot.drawing.links import Links
from bot.drawing.pictures import Pictures
from bot.drawing.typesetter import Typesetter
from flows.core.address import HOME, address
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.reports.class_board import encode_board
from flows.core.screen import Chart, Code, Picture
from flows.core.shared import ClassBoard
from tests.harness import small
from tests.harness.files import NotedTypesetter
from tests.harness.orders import LINKS

TEA = address("guide", "tea")
CODE = Code(TEA, "m-kdtrbnz", "Pha trà", "Mã QR")
TITLES = ("Pha trà", "Kiểm tra tài khoản an sinh xã hội đã liên kết với VNeID chưa để nhận tiền " * 2)
ROOMS = {
    "empty": ClassBoard(),
    "one": ClassBoard(1, {"ask": 1}),
    "stuck": ClassBoard(23, {"drink": 16, "boil": 3}, {"boil": 3}),
    "many": ClassBoard(1999, {"ask": 999, "boil": 100, "drink": 1}, {"ask": 998, "drink": 1, "boil": 1}, 500),
    "done": ClassBoard(5, {}, {}, 5),
}
TABLES: dict[str, dict[str, Any]] = {
    "empty": {"title": "Trống", "subtitle": "", "columns": ["Thôn"], "rows": [], "total": [], "bar": None},
    "hidden": {"title": "x", "columns": ["Thôn", "Nhà"], "rows": [["Thôn 1", "–"]], "total": ["Cả xã", "–"], "bar": 1},
    "full": {
        "title": "Từng bài đi tới đâu",
        "subtitle": "Xã Lìa · 11/2026",
        "columns": ["Bài", "Bước", "Xong", "Tỷ lệ"],
        "rows": [["#panic() _Bài_ rất dài " * 4, "4 · Bấm nút Cài đặt", f"{n}.345", f"{n} %"] for n in range(25)],
        "total": ["Tất cả", "", "123.456.789", "57 %"],
        "bar": 2,
        "note": "– nghĩa là dưới 5 người.",
    },
    "left over": {"title": "x", "columns": ["a", "b"], "rows": [["một", "1"], ["và 9 dòng nữa", ""]], "bar": 1},
}


def drawn(press: Typesetter, picture: Picture, folder: Path, links: Links = LINKS) -> Image.Image:
    pictures = Pictures(folder, folder / "kept", press, lambda: links)
    try:
        content = asyncio.run(pictures.content(picture))
    finally:
        pictures.close()
    assert content is not None
    return Image.open(io.BytesIO(content))


@pytest.fixture(scope="module")
def press() -> Typesetter:
    return Typesetter()


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("links", "opens"),
    [
        (Links("https://a.vn"), ["https://a.vn/guide/tea?via=m-kdtrbnz"]),
        (Links(None, "bot"), ["https://t.me/bot?start=guide_tea__m-kdtrbnz"]),
        (
            Links("https://a.vn", "gocua_lia_bot"),
            ["https://a.vn/guide/tea?via=m-kdtrbnz", "https://t.me/gocua_lia_bot?start=guide_tea__m-kdtrbnz"],
        ),
    ],
    ids=["web", "telegram", "both"],
)
def test_a_code_is_read_from_across_the_room(
    press: Typesetter, tmp_path: Path, title: str, links: Links, opens: list[str]
) -> None:
    """A code opens its address with its credit, the web's first and largest; also when it is seen small and grey."""
    image = drawn(press, Code(TEA, "m-kdtrbnz", title, "x"), tmp_path, links)
    found = zxingcpp.read_barcodes(image.convert("L"))
    widths = [code.position.top_right.x - code.position.top_left.x for code in found]
    assert [code.text for code in sorted(found, key=lambda code: code.position.top_left.y)] == opens
    assert max(widths) == widths[[code.text for code in found].index(opens[0])] > 0.75 * image.width
    far = image.convert("L").resize((image.width // 5, image.height // 5))
    assert opens[0] in [code.text for code in zxingcpp.read_barcodes(far)]


@pytest.mark.parametrize("room", ROOMS)
def test_a_board_of_any_room(press: Typesetter, tmp_path: Path, room: str) -> None:
    """A board is as wide as a projector, whatever stands on it."""
    say = Page(HOME, Person("k"), small.small_library()).say
    data = encode_board(ROOMS[room], small.tea(title="Kiểm tra tài khoản an sinh xã hội " * 3), "Thôn Ka Tăng", say)
    assert drawn(press, Chart("board", data, "x"), tmp_path).size == (1920, 1080)


@pytest.mark.parametrize("table", TABLES)
def test_any_table(press: Typesetter, tmp_path: Path, table: str) -> None:
    """A table of no row or of many is drawn, without bars, hidden cells and totals or with them."""
    image = drawn(press, Chart("report", json.dumps(TABLES[table]), "x"), tmp_path)
    assert image.width >= 800
    assert len(set(image.convert("L").tobytes())) > 1


@pytest.fixture
def noted() -> NotedTypesetter:
    return NotedTypesetter()


@pytest.fixture
def pictures(tmp_path: Path, noted: NotedTypesetter) -> Iterator[Pictures]:
    made = Pictures(tmp_path / "guides", tmp_path / "kept", noted, lambda: LINKS)
    yield made
    noted.go.set()
    made.close()


def test_a_room_that_looks_at_once_has_it_drawn_once(
    tmp_path: Path, noted: NotedTypesetter, pictures: Pictures
) -> None:
    """Many who ask at the same moment, and who comes after, are shown one drawing; nothing is kept on disk."""

    async def scene() -> set[bytes | None]:
        noted.go.clear()
        asking = [asyncio.create_task(pictures.content(CODE)) for _ in range(30)]
        await asyncio.sleep(0)
        asking[0].cancel()  # somebody goes away
        noted.go.set()
        return {*await asyncio.gather(*asking[1:]), await pictures.content(CODE)}

    assert None not in asyncio.run(scene())
    assert len(noted.drawn) == 1
    assert not (tmp_path / "kept").exists()


async def test_few_are_kept(noted: NotedTypesetter, pictures: Pictures) -> None:
    """What was not asked for for a long time is drawn again: memory does not grow with the day."""
    for n in [*range(100), 99, 0]:
        await pictures.content(Chart("report", str(n), "x"))
    assert noted.drawn == [str(n) for n in [*range(100), 0]]


def test_a_moment_that_cannot_be_drawn_is_none(noted: NotedTypesetter, pictures: Pictures) -> None:
    """Data that a template refuses is told in the log, and nothing else is held up."""

    async def scene() -> list[bytes | None]:
        return [await pictures.content(Chart("report", data, "x")) for data in ("bad", "good")]

    with capture_logs() as logs:
        bad, good = asyncio.run(scene())
    assert (bad, good is None) == (None, False)
    assert [entry["event"] for entry in logs] == ["picture not drawn"]


def test_a_code_is_called_by_where_it_leads(tmp_path: Path, pictures: Pictures) -> None:
    """Another address, credit, title or deployment is another picture; other words about it are not."""
    elsewhere = Pictures(tmp_path, tmp_path, NotedTypesetter(), lambda: Links("https://b.vn"))
    names = [
        pictures.key(CODE),
        pictures.key(Code(TEA.under("all"), CODE.via, CODE.title, "")),
        pictures.key(Code(TEA, None, CODE.title, "")),
        pictures.key(Code(TEA, CODE.via, "Khác", "")),
        elsewhere.key(CODE),
        pictures.key(Chart("board", "{}", "")),
        pictures.key(Chart("report", "{}", "")),
    ]
    elsewhere.close()
    assert len(set(names)) == len(names)
    assert pictures.key(Code(TEA, CODE.via, CODE.title, "khác")) == names[0]
