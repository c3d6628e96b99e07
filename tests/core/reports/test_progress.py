"""Progress: the sums hold for whatever people do, wherever they move and whenever a guide is edited."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.citizen import Finished, Left, Noted, Reached, Started
from flows.core.library import Library
from flows.core.reports import progress
from flows.core.reports.base import TableQuery
from flows.core.reports.cells import ALL, Table
from flows.core.screen import Do
from tests.harness import small
from tests.harness.counts import counted
from tests.harness.facts import noted
from tests.harness.make import make
from tests.harness.player import FIRST_DAY, Player
from tests.harness.real_guides import real_sentences
from tests.harness.whole import examples
from tests.harness.world import TEAMS, team_library

PLACES = ("", "qt", "lia", "lia-1", "lia-2", "khe", "khe-1", "gone")
_IN, _OUT = ("carried", "started", "moved"), ("alone", "helped", "inside")


@cache
def edited_library() -> Library:
    """The library after an edit of its first guide."""
    tea = small.tea().model_copy(update={"revision": "r2"})
    house = team_library().deployment
    return small.library(real_sentences(), tea, small.cup(), house=house, replies=small.REPLIES)


def table(journal: Sequence[Noted], place: str, month: str = ALL, **asked: Any) -> Table:
    wanted = TableQuery(place, month, team_library(), **{"own": True, **asked})
    return progress.table(counted(journal, TEAMS, "progress", place, month), wanted)


def rows(told: Table) -> list[dict[str, Any]]:
    """The rows by the names of columns, and the row of sums last."""
    return [dict(zip(told.columns, row, strict=True)) for row in (*told.rows, told.total) if row]


def assert_sums_hold(told: Table) -> None:
    """In every row that is no step's: what came is what went and what is still inside. Columns add up."""
    whole = [row for row in rows(told) if not row.get("step")]
    lefts = ("left",) if "left" in told.columns else progress.WHYS
    for row in whole:
        assert sum(row.get(name, 0) for name in _IN) == sum(row[name] for name in (*_OUT, *lefts)), row
        assert row["inside"] >= 0
        assert row["carried"] >= 0
    for name in told.columns:
        numbers = [row[name] for row in whole]
        if numbers and all(isinstance(number, int) for number in numbers):
            assert numbers[-1] == sum(numbers[:-1])


def really_inside(journal: Sequence[Noted], before: str) -> int:
    """How many runs were open when a month began, told from the journal itself."""
    at = [one for one in journal if f"{one.at + timedelta(hours=7):%Y-%m}" < before]
    begun = {one.fact.run for one in at if isinstance(one.fact, Started)}
    return len(begun - {one.fact.run for one in at if isinstance(one.fact, Finished | Left)})


step = st.tuples(st.integers(0, 20), st.sampled_from(PLACES), st.booleans(), st.sampled_from([0, 1, 20]))


@examples(60)
@given(st.lists(step, min_size=1, max_size=60))
def test_the_sums_hold_for_whoever_walks(walk: list[tuple[int, str, bool, int]]) -> None:
    """Somebody presses anything, moves house, waits for weeks, while guides are edited back and forth."""
    player = Player(team_library())
    player.do("start:guide_tea")
    player.do("keep:guide_tea")
    for press, place, edited, days in walk:
        player.library = edited_library() if edited else team_library()
        player.person = make(replace, player.person, home=place)
        player.wait(days=days)
        choices = [b for b in player.screen.choices if not (isinstance(b, Do) and b.act.verb == "erase")]
        if press > 14:
            player.do(("drop:guide_tea", "again:guide_tea", "start:guide_cup", "start:guide_tea")[press % 4])
        else:
            player.press(choices[press % len(choices)].label)
    months = sorted({f"{one.at + timedelta(hours=7):%Y-%m}" for one in player.journal})
    for place in ("qt", "lia", "lia-1", "khe"):
        for month in (ALL, *months):
            for brief in (True, False):
                assert_sums_hold(table(player.journal, place, month, brief=brief))
    for month in months:
        *_, last = rows(table(player.journal, "qt", month))
        assert (last["carried"], last["moved"]) == (really_inside(player.journal, month), 0)
    *_, last = rows(table(player.journal, "qt"))
    assert last["inside"] == len(player.person.open_runs)


def run_of(*facts: Any, place: str = "lia-1", person: str = "ann") -> list[Noted]:
    return [noted(fact, place, person=person) for fact in facts]


def many(count: int, *facts: Any) -> list[Noted]:
    """As many people, each with a run of these facts."""
    return [
        one for n in range(count) for one in run_of(*(replace(f, run=f"{f.run}{n}") for f in facts), person=f"p{n}")
    ]


STARTED, PHONE = (
    make(Started, guide="tea", revision="r1", run="a"),
    make(Reached, guide="tea", revision="r1", run="a", step="water"),
)


def test_a_run_that_moves_house_is_counted_where_it_is() -> None:
    """Begun in one village and finished in another: each tells what came and what went."""
    journal = [
        *run_of(STARTED, PHONE),
        *run_of(make(Finished, guide="tea", revision="r1", run="a", step="pour"), place="lia-2"),
    ]
    assert rows(table(journal, "lia-1", brief=True))[0] | {"guide": ""} == {
        "guide": "", "carried": 0, "started": 1, "moved": -1, "alone": 0, "helped": 0, "left": 0, "inside": 0,
    }  # fmt: skip
    assert rows(table(journal, "lia-2", brief=True))[0]["moved"] == 1
    assert "moved" not in table(journal, "lia", brief=True).columns


def test_a_run_that_an_edit_overtook_is_moved_to_the_new_revision() -> None:
    """Each revision adds up by itself; both together have nothing moved."""
    journal = run_of(STARTED, PHONE, make(Finished, guide="tea", revision="r2", run="a", step="pour", how="helped"))
    old, new = (row for row in rows(table(journal, "qt"))[:-1] if not row["step"])
    assert (old["revision"], old["moved"], old["inside"]) == ("r1", -1, 0)
    assert (new["revision"], new["moved"], new["helped"]) == ("r2", 1, 1)


def test_helped_and_alone_are_told_apart() -> None:
    """Nothing adds a finish that was helped to one that was not."""
    journal = [
        *many(2, STARTED, make(Finished, guide="tea", revision="r1", run="a", step="pour")),
        *many(
            3,
            make(replace, STARTED, run="b"),
            make(Finished, guide="tea", revision="r1", run="b", step="pour", how="helped"),
        ),
    ]
    *_, last = rows(table(journal, "qt", brief=True))
    assert (last["alone"], last["helped"]) == (2, 3)


def test_what_is_carried_over_began_before() -> None:
    """A run of last month that is finished now was inside when this month began."""
    later = noted(make(Finished, guide="tea", revision="r1", run="a", step="pour"), at=FIRST_DAY + timedelta(days=30))
    journal = [*run_of(STARTED, PHONE), later]
    november, december = (rows(table(journal, "qt", month, brief=True))[-1] for month in ("2026-11", "2026-12"))
    assert (november["started"], november["inside"]) == (1, 1)
    assert (december["carried"], december["started"], december["alone"], december["inside"]) == (1, 0, 1, 0)


def test_steps_tell_who_reached_and_who_left() -> None:
    """One guide step by step, in the order of the guide, by the words of its steps; a step that is gone by its id."""
    library = team_library()
    first, second = (step.id for step in library.guides["tea"].steps[:2])
    reached = [make(Reached, guide="tea", revision="r1", run="a", step=id) for id in (first, second, "gone")]
    journal = many(6, STARTED, *reached, make(Left, guide="tea", revision="r1", run="a", step=second, why="dropped"))
    told = table(journal, "qt", brief=True, guide="tea")
    assert [row[1:] for row in told.rows] == [(6, 0), (6, 6), (6, 0)]
    assert [str(row[0])[:1] for row in told.rows] == ["1", "2", "g"]
    assert told.total == ("", "", 6)
    assert table([], "qt", brief=True, guide="tea").rows == ()
    assert table([], "qt").total == ()


def test_former_ids_count_as_the_guide_of_today() -> None:
    """A guide that was renamed has one row; one that is no more is told by its id."""
    library = team_library()
    (former, *_) = library.guides["tea"].formerly or ("tea",)
    journal = [
        *run_of(STARTED),
        *run_of(make(Started, guide=former, revision="r0", run="b")),
        *run_of(make(Started, guide="no-more", revision="r", run="c")),
    ]
    told = rows(table(journal, "qt", brief=True))
    assert Counter(row["guide"] for row in told[:-1]) == Counter([library.guides["tea"].title, "no-more"])


def test_few_people_are_hidden_outside_the_own_view() -> None:
    """Three people's runs are hidden with as many others as could tell them."""
    journal = [*many(9, STARTED), *many(3, make(replace, STARTED, guide="cup", run="b"))]
    told = rows(table(journal, "qt", brief=True, own=False))
    assert [row["started"] for row in told] == [None, None, 12]
    assert [row["inside"] for row in told] == [None, None, 12]
    assert [row["started"] for row in rows(table(journal, "qt", brief=True))] == [9, 3, 12]
