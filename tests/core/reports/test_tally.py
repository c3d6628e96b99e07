"""The tally: where facts count, who stands behind them, and that counting in pieces is counting at once."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.citizen import Arrived, Fact, Finished, Noted, Started, Stuck
from flows.core.facts.team import HelpTaken, HouseJoined, Visited
from flows.core.places.place import Place, Teams
from flows.core.reports import REPORTS
from flows.core.reports.tally import (
    CellKey,
    StoredCell,
    Tally,
    find_source,
    identify_rules,
    list_counted_places,
    merge_cells,
)
from flows.core.shared import Key
from tests.harness.counts import tally_of
from tests.harness.facts import AT, facts, noted, sample, words
from tests.harness.make import make
from tests.harness.world import TEAMS


def started(run: str = "run", place: str = "lia-1", **given: Any) -> Noted:
    return noted(make(Started, guide="tea", revision="r1", run=run), place, **given)


def count(cells: dict[CellKey, StoredCell], key: str, place: str = "qt") -> StoredCell | None:
    return cells.get(CellKey("progress", place, "2026-11", key))


def test_a_fact_counts_at_its_place_and_above() -> None:
    """A village's fact counts there, in its commune and in the province; not in other places."""
    cells = tally_of([started(place="lia-1")], TEAMS)
    assert {spot.place for spot in cells if spot.report == "progress"} == {"lia-1", "lia", "qt"}


def test_a_commune_counts_what_is_its_own_apart() -> None:
    """What belongs to a commune and to none of its villages is also counted by itself, so that the rows add up."""
    assert list_counted_places(TEAMS, "lia", "province") == ("lia~", "lia", "qt")
    assert list_counted_places(TEAMS, "qt", "province") == ("qt~", "qt")


def test_what_has_no_place_belongs_to_the_topmost() -> None:
    """No place, and one that is no more, count at the province alone."""
    assert list_counted_places(TEAMS, "", "province") == list_counted_places(TEAMS, "gone", "province") == ("qt~", "qt")
    assert list_counted_places(TEAMS, "", "commune") == ("qt~",)
    assert list_counted_places(Teams(), "", "province") == ("~", "")


def test_some_things_count_up_to_the_commune() -> None:
    """A code, or what one member did, does not count at places where there are thousands of them."""
    assert list_counted_places(TEAMS, "lia-1", "commune") == ("lia-1", "lia")
    assert list_counted_places(TEAMS, "lia-1", "village") == ("lia-1",)
    assert list_counted_places(TEAMS, "lia", "village") == ("lia~",)


def test_months_are_those_of_viet_nam() -> None:
    """The last evening of a month in UTC is the next month in Việt Nam."""
    cells = tally_of([started(at=AT.replace(month=10, day=31, hour=17))], TEAMS)
    assert {spot.month for spot in cells} == {"2026-11"}


def test_who_stands_behind_a_fact() -> None:
    """A house, a wish, a person, a run, a first arrival; nobody, where somebody unknown only looks."""
    assert find_source(noted(sample(Visited)), 7) == "house house"
    assert find_source(noted(sample(HelpTaken)), 7) == "help help"
    assert find_source(noted(sample(HouseJoined)), 7) == "ann"
    assert find_source(noted(sample(Finished), person=None), 7) == "run run"
    assert find_source(noted(Arrived(address="home"), person=None), 7) == "fact 7"
    assert find_source(noted(Arrived(address="home", again=True), person=None), 7) is None
    assert (
        find_source(noted(make(Stuck, guide="tea", revision="r1", run=None, step="s", problem="p"), person=None), 7)
        is None
    )


def test_people_are_told_apart_up_to_five() -> None:
    """A cell knows how many people it is at least, and from five on nothing of them."""
    for people in range(1, 8):
        journal = [started(f"run-{n}-{m}", person=f"p{n}") for n in range(people) for m in range(2)]
        cell = count(tally_of(journal, TEAMS), "tea r1 started")
        assert cell is not None
        assert (cell.count, cell.people) == (people * 2, min(people, 5))
        assert (cell.known is None) == (people >= 5)
        assert cell.known is None or len(cell.known) == 4 * people


def test_nobody_is_followed_from_cell_to_cell() -> None:
    """The same person has another hash in every cell."""
    cells = tally_of([started("a"), noted(make(Started, guide="cup", revision="r1", run="b"))], TEAMS)
    hashes = [cell.known for spot, cell in cells.items() if spot.report == "progress"]
    assert len(hashes) == len(set(hashes)) == 6


@given(
    st.lists(st.tuples(facts, st.sampled_from([None, "ann", "bao"]), st.sampled_from(["", "lia-1", "lia", "khe-1"]))),
    st.integers(1, 5),
)
def test_counting_in_pieces_is_counting_at_once(told: list[tuple[Fact, str | None, str]], size: int) -> None:
    """However a journal is cut into chunks, the cells come out the same."""
    journal = [noted(fact, place, person=person) for fact, person, place in told]
    cells: dict[CellKey, StoredCell] = {}
    runs = Tally(TEAMS, REPORTS).runs
    for begin in range(0, len(journal), size):
        tally = Tally(TEAMS, REPORTS, runs)
        for id, one in enumerate(journal[begin : begin + size], begin + 1):
            tally.add(id, one)
        runs = tally.runs
        cells |= merge_cells(tally, cells)
    assert cells == tally_of(journal, TEAMS)


@given(st.lists(words, min_size=1, max_size=6))
def test_keys_are_read_as_they_are_spelt(parts: list[str]) -> None:
    """A key comes back from its spelling, empty words in the middle too."""
    key = Key(*parts)
    assert Key.read(key.text) == key
    assert Key.read(Key("a", "", "c").text) == Key("a", "", "c")


def test_other_places_are_other_rules() -> None:
    """What is counted by other places, or another version, cannot be added to."""
    moved = Teams.of(
        make(Place, p.id, p.name, p.level, "khe" if p.id == "lia-2" else p.above) for p in TEAMS.places.values()
    )
    renamed = Teams.of(Place(p.id, p.name.upper(), p.level, p.above) for p in TEAMS.places.values())
    assert len({identify_rules(1, TEAMS), identify_rules(2, TEAMS), identify_rules(1, moved)}) == 3
    assert identify_rules(1, renamed) == identify_rules(1, TEAMS)
