"""`python -m bot print slips`: numbers that were never used, known to the store before the paper is given out."""

import asyncio
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from bot.commands.parser import main
from bot.drawing.links import Links
from bot.drawing.typesetter import Typesetter
from bot.papers import visit_slips
from bot.store import SystemChange
from bot.store.opening import open_store
from flows.core.address import read_path, read_token
from flows.core.places.place import Place, Teams
from flows.core.places.slip_number import format_slip_number, is_sound
from flows.core.record import Record, VisitSlip
from tests.harness.make import make
from tests.harness.real_guides import real_sentences

AT = datetime(2026, 11, 24, tzinfo=UTC)
Out = pytest.CaptureFixture[str]
Run = Callable[..., int]
TEAMS = Teams.of(
    [
        make(Place, "qt", "Tỉnh Quảng Trị", "province", None),
        make(Place, "lia", "Xã Lìa", "commune", "qt"),
        make(Place, "lia-1", "Thôn A Sóc Cha Lý, A Rông, Ba Tầng " * 2, "village", "lia"),
    ]
)


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data" / "test.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    return path


@pytest.fixture
def run(one_guide_config: Path) -> Run:
    """Print slips; give the exit status."""

    def printed(out: Path, *more: str, place: str = "lia-1") -> int:
        given = ["--config", str(one_guide_config), "print", "slips", "--place", place]
        return main([*given, "--out", str(out), *more])

    return printed


def kept(database: Path) -> Sequence[Record]:
    async def read() -> Sequence[Record]:
        async with open_store(database) as store:
            return await store.records.find("slip", None)

    return asyncio.run(read())


def test_slips_are_known_before_they_are_given_out(run: Run, tmp_path: Path, database: Path) -> None:
    """As many as are asked for are in the store, of the place, unused, each with a sound number of its own."""
    assert run(tmp_path / "a.pdf", "--count", "40") == 0
    assert run(tmp_path / "b.pdf") == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    found = [record for record in kept(database) if isinstance(record, VisitSlip)]
    assert len({slip.id for slip in found}) == 70
    assert all(is_sound(slip.id) and slip.place == "lia-1" and slip.used is None for slip in found)


def test_slips_are_printed_while_the_bot_runs(run: Run, tmp_path: Path, database: Path) -> None:
    """Another program that has the store open, and writes, does not stop the printing, nor the printing it."""

    async def scene() -> int:
        async with open_store(database) as store:
            printing = asyncio.create_task(asyncio.to_thread(run, tmp_path / "a.pdf", "--count", "3"))
            for n in range(50):
                await store.apply(SystemChange(AT, changed=make(visit_slips.make_visit_slips, [f"x{n}"], "lia-2", AT)))
            return await printing

    assert asyncio.run(scene()) == 0
    assert sum(record.place == "lia-1" for record in kept(database)) == 3


def test_an_unknown_place_is_told(run: Run, tmp_path: Path, database: Path, capsys: Out) -> None:
    """A place that there is not is told, with those that there are; nothing is printed, nothing kept."""
    assert run(tmp_path / "a.pdf", place="nowhere") == 2
    assert "lia-10" in capsys.readouterr().out
    assert not (tmp_path / "a.pdf").exists()
    assert not database.exists()


@pytest.mark.parametrize("count", ["0", "-1", "1000", "x"])
def test_a_count_that_is_none_is_refused(run: Run, tmp_path: Path, count: str) -> None:
    """Fewer than one or more than can be cut in a day is refused, and nothing is written."""
    with pytest.raises(SystemExit):
        run(tmp_path / "a.pdf", "--count", count)
    assert not (tmp_path / "a.pdf").exists()


def test_what_cannot_be_written_is_told(run: Run, tmp_path: Path, capsys: Out) -> None:
    """Where the file cannot be written, that is said; the numbers stay unused for ever."""
    (tmp_path / "file").write_text("", "utf-8")
    assert run(tmp_path / "file" / "a.pdf") == 1
    assert "Không in được" in capsys.readouterr().out


def test_a_number_is_never_printed_twice(
    run: Run, tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that was printed before is drawn anew; where there is none left, nothing is given out."""
    drawn = [["12345674", "11111111"], ["12345674", "22222222"], ["33333333", "44444444"]]
    monkeypatch.setattr(visit_slips, "draw_numbers", lambda _: drawn.pop(0))
    assert run(tmp_path / "a.pdf") == 0
    assert run(tmp_path / "b.pdf") == 0
    assert {record.id for record in kept(database)} == {"12345674", "11111111", "33333333", "44444444"}
    monkeypatch.setattr(visit_slips, "draw_numbers", lambda _: ["12345674"])
    assert run(tmp_path / "c.pdf") == 1
    assert not (tmp_path / "c.pdf").exists()


def test_without_an_address_they_are_to_be_looked_at(run: Run, tmp_path: Path, capsys: Out) -> None:
    """A deployment that nobody can reach yet is told so."""
    assert run(tmp_path / "a.pdf", "--count", "1") == 0
    assert "config.yaml" in capsys.readouterr().err


def test_numbers_are_drawn_not_counted() -> None:
    """Numbers are different and sound, and those of two printings have nothing to do with each other."""
    one, other = visit_slips.draw_numbers(999), visit_slips.draw_numbers(999)
    assert len(set(one)) == 999
    assert all(map(is_sound, one))
    assert len(set(one) & set(other)) < 5


@pytest.mark.parametrize(
    "links",
    [Links("https://gocua.example.vn"), Links(None, "gocua_bot"), Links("https://gocua.example.vn", "gocua_bot")],
)
def test_a_slip_s_code_opens_it(links: Links) -> None:
    """Each code on the paper leads to the slip of the number beside it: in the bot where there is one."""
    numbers = visit_slips.draw_numbers(7)
    data = visit_slips.build_slips_data(numbers, "lia-1", TEAMS, links, real_sentences())
    pages = Typesetter().typeset(visit_slips.SLIPS_TEMPLATE, "png", data, 200)
    assert len(pages) == 3
    found = []
    for page in pages:
        with Image.open(io.BytesIO(page)) as image:
            found += [code.text for code in zxingcpp.read_barcodes(image.convert("L"))]
    addresses = []
    for url in found:
        if links.bot:
            arrival = read_token(url.partition("?start=")[2])
            addresses.append(arrival.address if arrival else None)
        else:
            addresses.append(read_path(url.removeprefix("https://gocua.example.vn")))
    assert sorted(address.token for address in addresses if address) == [f"slip_{number}" for number in numbers]


def test_all_is_on_the_slip(tmp_path: Path) -> None:
    """Number, place, boxes and the checklist are on it in words, and a draft says that it is one."""
    words = real_sentences()
    for links, draft in ((Links("https://gocua.example.vn"), False), (Links(), True)):
        data = visit_slips.build_slips_data(["12345674"], "lia-1", TEAMS, links, words)
        (page,) = Typesetter().typeset(visit_slips.SLIPS_TEMPLATE, "pdf", data)
        assert page.startswith(b"%PDF-")
        assert data["draft"] is draft
        assert data["slips"][0]["number"] == format_slip_number("12345674")
        assert (data["place"].endswith("Xã Lìa"), len(data["checks"])) == (True, 4)
