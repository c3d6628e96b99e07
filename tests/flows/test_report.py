"""The conversation about numbers: who sees which place, how places and months are chosen, what is hidden."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from flows import report
from flows.core.address import address
from flows.core.event import Role
from flows.core.facts.citizen import Arrived, Left, Reached, Started
from flows.core.facts.team import Visited
from flows.core.library import Library
from flows.core.places.place import Place, Teams
from flows.core.reports import BY_NAME
from flows.core.screen import Chart, Screen
from flows.core.shared import CountingState, Tallied
from flows.core.text.richtext import to_plain
from tests.harness.facts import noted
from tests.harness.make import make
from tests.harness.world import Villager, World, team_library

CAPTION_MAX = 1024 - 200


@cache
def province() -> Library:
    """A library of a province of 115 communes, ten villages in the first."""
    names = ("Xã Lìa", "Phường Đông Hà", "Đặc khu Cồn Cỏ", "Xã A Dơi")
    communes = [
        make(Place, f"c{n}", names[n] if n < 4 else f"Xã {chr(97 + n % 20)} {n}", "commune", "qt") for n in range(115)
    ]
    villages = [make(Place, f"c0-{n}", f"Thôn {n}", "village", "c0") for n in range(10)]
    teams = Teams.of([make(Place, "qt", "Tỉnh Thử", "province", None), *communes, *villages])
    house = team_library().deployment.with_places(teams)
    return replace(team_library(), deployment=house, teams=teams)


def body(screen: Screen) -> str:
    return to_plain(screen.text)


def chart(screen: Screen) -> dict[str, Any]:
    assert isinstance(screen.picture, Chart)
    data: dict[str, Any] = json.loads(screen.picture.data)
    return data


def begun(world: World, count: int, place: str = "lia-1", guide: str = "tea") -> None:
    """So many people began a guide."""
    world.journal += [
        noted(make(Started, guide=guide, revision="r1", run=f"{guide}{place}{n}"), place, person=f"{place}{n}")
        for n in range(count)
    ]


@pytest.mark.parametrize("role", ["member", "lead", "admin"])
def test_the_list_names_every_report(role: Role) -> None:
    """Whoever has a seat sees all reports, each with what it tells."""
    an = World().member("An", "lia-1", role)
    screen = an.open("report")
    assert [b.address.token for row in screen.rows[:-1] for b in row] == [f"report_{name}" for name in BY_NAME]  # type: ignore[union-attr]
    assert len(body(screen)) < 900


@pytest.mark.parametrize("token", ["report", "report_progress", "report_progress_lia", "report_reach_lia_all"])
def test_a_citizen_has_no_numbers(token: str) -> None:
    """To a citizen it is as if there were no numbers at all."""
    assert not World().person("Ba").sees(token)


@pytest.mark.parametrize(
    ("place", "seen", "unseen"),
    [
        ("lia-1", ["", "_lia-1"], ["_lia-2", "_lia", "_qt", "_khe", "_none"]),
        ("lia", ["", "_lia", "_lia-1", "_lia-2"], ["_qt", "_khe", "_khe-1"]),
        ("qt", ["", "_qt", "_lia", "_khe-1"], ["_none"]),
    ],
)
def test_a_seat_sees_its_place_and_below(place: str, seen: list[str], unseen: list[str]) -> None:
    """A village sees itself, a commune its villages, the province all; other places look as if they were not there."""
    an = World().member("An", place)
    assert all(an.sees(f"report_progress{end}") for end in seen)
    assert not any(an.sees(f"report_progress{end}") for end in unseen)


@pytest.mark.parametrize(
    "token",
    [
        "report_none",
        "report_progress_lia_never",
        "report_progress_lia_2026-13",
        "report_progress_lia_this_none",
        "report_reach_lia_this_tea",
        "report_progress_lia_this_tea_more",
        "report_progress_lia_this_in_l_more",
        "report_progress_lia_this_in_z",
        "report_progress_lia-1_this_in",
    ],
)
def test_what_is_no_report_climbs(token: str) -> None:
    """An address of nothing leads to the nearest screen above it."""
    assert not World().member("An", "lia").sees(token)


def test_a_report_tells_this_month_of_the_own_place() -> None:
    """Without more it is the own place and this month, with ways to other months and places."""
    world = World()
    begun(world, 3)
    an = world.member("An", "lia")
    screen = an.open("report_progress")
    assert "Xã Lìa · tháng 11/2026" in body(screen)
    assert "3" in body(screen)
    tokens = an.goes("report_progress")
    assert {"report_progress_lia_last", "report_progress_lia_all", "report_progress_lia_this_tea"} <= set(tokens)
    assert {"report_progress_lia-1_this", "report_progress_lia-2_this", "report", "home"} <= set(tokens)
    assert not any("qt" in token for token in tokens)


def test_the_picture_holds_the_table() -> None:
    """The picture is told the columns, rows and sums in words."""
    world = World()
    begun(world, 1234)
    data = chart(world.member("An", "lia").open("report_progress_lia_all"))
    assert data["title"] == "Bà con làm tới đâu"
    assert data["columns"][:3] == ["Bài", "từ trước", "bắt đầu"]
    assert data["rows"][0][1:3] == ["0", "1.234"]
    assert data["total"][:3] == ["Tổng", "0", "1.234"]
    assert data["bar"] == 2
    assert data["note"] == ""


def test_months_are_chosen_by_name() -> None:
    """This month, the last one, any, and all of them."""
    world = World()
    begun(world, 3)
    an = world.member("An", "lia")
    assert "tháng 10/2026" in body(an.look("report_progress_lia_last"))
    assert "Chưa có số nào" in body(an.look("report_progress_lia_last"))
    assert "Từ đầu tới giờ" in body(an.look("report_progress_lia_all"))
    assert "tháng 05/2026" in body(an.look("report_progress_lia_2026-05"))
    world.later(days=30)
    assert "tháng 12/2026" in body(an.look("report_progress_lia_this"))
    assert "tháng 11/2026" in body(an.look("report_progress_lia_last"))
    assert an.look("report_progress_lia_last").picture is not None


def test_a_guide_is_told_step_by_step() -> None:
    """From the list of guides one comes to a single guide, and back; months keep the guide."""
    world = World()
    begun(world, 3)
    an = world.member("An", "lia")
    assert team_library().guides["tea"].title in body(an.look("report_progress_lia_this_tea"))
    assert {"report_progress_lia_last_tea", "report_progress_lia_this"} <= set(an.goes("report_progress_lia_this_tea"))


def test_without_a_counter_it_is_said_what_is_known() -> None:
    """A ledger that nobody answers knows no numbers; the month is told by when the person was seen last."""
    an = World().member("An", "lia")
    person = replace(an.person, seat=an.world.seat_of(an.key))
    seen = report.view(address("report", "progress"), person, an.library)
    unseen = report.view(address("report", "progress"), replace(person, seen_at=None), an.library)
    assert seen is not None
    assert unseen is not None
    assert "tháng 11/2026" in seen.body
    assert "Từ đầu tới giờ" in unseen.body


def test_numbers_of_few_people_are_hidden_from_the_province() -> None:
    """The commune's own team sees three people's runs; from a seat of the province they are a dash."""
    world = World()
    begun(world, 3)
    assert "3" in body(world.member("An", "lia").open("report_progress_lia_all"))
    told = body(world.member("Bình", "qt", "admin").open("report_progress_lia_all"))
    assert "3" not in told.replace("tháng", "")
    assert "–" in told
    assert "chưa tới 5 người" in told


def test_counting_under_way_is_said() -> None:
    """While facts wait to be counted, the numbers are told with a word about it."""
    world = World()
    an = world.member("An", "lia")
    world.counts[CountingState()] = Tallied(world.now.date(), behind=True)
    assert "còn đang đếm" in body(an.open("report_progress"))


def test_every_row_can_be_reached() -> None:
    """A long table has no picture, which could not be read: all its rows are figures, and lines of text."""
    world = World(province())
    for n in range(115):
        world.journal += [noted(Arrived(address="home"), f"c{n}", person=f"{n}-{m}") for m in range(6)]
    screen = world.member("An", "qt").open("report_reach_qt_all")
    assert screen.picture is None
    assert screen.figures is not None
    assert len(screen.figures.rows) == 117  # a channel, a kind of code, the communes
    assert {len(row) for row in screen.figures.rows} == {len(screen.figures.columns)}
    assert body(screen).count("\n• ") == 117
    assert screen.long


def test_a_table_without_end_says_how_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no chat could take is cut, and says so; where tables are drawn, nothing is."""
    monkeypatch.setattr("flows.report.table._LINES_MAX", 20)
    world = World(province())
    for n in range(30):
        world.journal += [noted(Arrived(address="home"), f"c{n}", person=f"{n}-{m}") for m in range(6)]
    screen = world.member("An", "qt").open("report_reach_qt_all")
    assert "12 dòng nữa" in body(screen)
    assert screen.figures is not None
    assert len(screen.figures.rows) == 32


def test_a_hundred_communes_are_found_by_their_letter() -> None:
    """Places that are too many for one screen are found by the letter of their name, which is no place in a list."""
    an = World(province()).member("An", "qt")
    assert "report_reach_qt_all_in" in an.goes("report_reach_qt_all")
    letters = an.goes("report_reach_qt_all_in")
    assert {"report_reach_qt_all_in_l", "report_reach_qt_all_in_d", "report_reach_qt_all_in_c"} <= set(letters)
    assert len(letters) <= 28
    assert "report_reach_c0_all" in an.goes("report_reach_qt_all_in_l")
    assert "report_reach_c1_all" in an.goes("report_reach_qt_all_in_d")
    assert "report_reach_c2_all" in an.goes("report_reach_qt_all_in_c")
    assert "report_reach_qt_all" in an.goes("report_reach_c0_all")
    assert all(len(an.look(token).rows) <= 20 for token in letters)


def test_few_places_are_listed_at_once() -> None:
    """A commune's villages stand below its report."""
    an = World(province()).member("An", "c0")
    assert [token for token in an.goes("report_reach_c0_this") if "c0-" in token] == [
        f"report_reach_c0-{n}_this" for n in range(10)
    ]
    assert "report_reach_c0-3_this" in an.goes("report_reach_c0_this_in")


def test_where_there_are_no_places_all_is_one() -> None:
    """A deployment without a file of teams has its numbers all the same."""
    library = replace(team_library(), teams=Teams(), deployment=team_library().deployment.with_places(Teams()))
    world = World(library)
    begun(world, 7, "")
    an: Villager = world.member("An", "", "admin")
    screen = an.open("report_progress")
    assert "tất cả · tháng 11/2026" in body(screen)
    assert "7" in body(screen)
    assert an.goes("report_progress") == ["report", "home"]


def test_what_teams_call_people_is_no_markup() -> None:
    """A label with stars in it is shown as it is."""
    world = World()
    an = world.member("*An* _x_", "lia-1")
    seat = world.seat_of(an.key)
    assert seat is not None
    world.journal.append(
        noted(make(Visited, by=seat.id, place="lia-1", house="h", visit="v", day="2026-11-24", slip=None))
    )
    assert "*An* _x_: 1" in body(an.open("report_teams"))


def test_a_day_later_the_address_is_still_good() -> None:
    """A button sent long ago shows the numbers of its month."""
    an = World().member("An", "lia")
    an.open("report_progress_lia_2026-11")
    an.world.later(days=400)
    assert "tháng 11/2026" in body(an.look("report_progress_lia_2026-11"))
    assert an.world.now - an.now >= timedelta(days=400)


def test_long_names_leave_fewer_lines() -> None:
    """Where rows have long names, as many are written as fit below the picture, which has them all."""
    library = province()
    longer = Teams.of(replace(place, name=f"{place.name} {'rất dài ' * 9}") for place in library.teams.places.values())
    world = World(replace(library, teams=longer, deployment=library.deployment.with_places(longer)))
    for n in range(14):
        world.journal += [noted(Arrived(address="home"), f"c{n}", person=f"{n}-{m}") for m in range(6)]
    screen = world.member("An", "qt").open("report_reach_qt_all")
    assert 3 < body(screen).count("\n• ") < 12
    assert "dòng nữa" in body(screen)
    assert len(chart(screen)["rows"]) == 16
    assert len(f"{screen.title}\n\n{body(screen)}") < CAPTION_MAX


def test_sums_that_only_some_columns_have_are_named() -> None:
    """Steps do not add up, but who left at them does: the sum says of what it is."""
    world = World()
    begun(world, 2)
    run = {"guide": "tea", "revision": "r1", "run": "tealia-10"}
    step = team_library().guides["tea"].first.id
    world.journal += [
        noted(make(Reached, **run, step=step), person="lia-10"),
        noted(make(Left, **run, step=step, why="dropped"), person="lia-10"),
    ]
    told = body(world.member("An", "lia").open("report_progress_lia_all_tea"))
    assert ": 1 · 1" in told
    assert "Tổng: bỏ 1" in told
