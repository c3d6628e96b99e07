"""The person: saved and loaded without loss, over versions, and never overwritten by an older program."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from flows.core.address import HOME, address
from flows.core.person import STATE_VERSION, UPGRADES, Person, Run, UnknownVersion, dump, leave_runs, load
from tests.harness.make import make
from tests.harness.player import FIRST_DAY, seat
from tests.harness.small import small_library
from tests.harness.strategies import people


@given(people(small_library()))
def test_a_saved_person_is_the_same_person(person: Person) -> None:
    """Any person that is saved as JSON and loaded is equal to what they were."""
    assert load(person.key, json.loads(json.dumps(dump(person))), person.seat) == person


def test_the_state_holds_neither_key_nor_role() -> None:
    """The key is the store's, the seat is given at each turn, and so is what may be looked up."""
    assert not {"key", "role", "seat", "ledger"} & dump(Person("k")).keys()
    assert load("k", dump(Person("k")), seat("admin")).role == "admin"


def _renames(state: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in state.items() if key != "tongue"} | {"version": 2, "language": state["tongue"]}


def _adds(state: dict[str, Any]) -> dict[str, Any]:
    return state | {"version": 3, "order": state["order"] + 100}


def test_an_old_state_is_taken_up_step_by_step() -> None:
    """A state of any earlier version goes through every later upgrade, in order."""
    today = dump(Person("k", language="en", order=7))
    first = {key: value for key, value in today.items() if key != "language"} | {"version": 1, "tongue": "en"}
    second = today | {"version": 2}
    for state, order in ((first, 107), (second, 107), (today | {"version": 3}, 7)):
        person = load("k", state, upgrades=(_renames, _adds))
        assert (person.language, person.order) == ("en", order)


def test_version_1_counts_no_remedy_that_did_not_help() -> None:
    """What the first program saved is read by today's: its runs have not been stuck yet."""
    run = make(
        Run, id="r", guide="tea", revision="rev", started_at=FIRST_DAY, step="boil", came={"boil": ""}, via="To-Lia"
    )
    today = dump(Person("k").with_run(run))
    later = ("still", "who", "how", "house")
    old_runs = [{name: value for name, value in one.items() if name not in later} for one in today["runs"]]
    assert load("k", today | {"version": 1, "runs": old_runs}) == Person("k").with_run(run)


def test_away() -> None:
    """Away is who comes back after a day or more to a guide that lies open."""
    run = make(Run, id="r", guide="tea", revision="rev", started_at=FIRST_DAY, step="boil")
    person = Person("k", seen_at=FIRST_DAY).with_run(run)
    day = timedelta(days=1)
    assert person.is_away(FIRST_DAY + day)
    assert not person.is_away(FIRST_DAY + day - timedelta(seconds=1))
    assert not replace(person, seen_at=None).is_away(FIRST_DAY + day)
    assert not person.with_run(replace(run, state="finished")).is_away(FIRST_DAY + day)


def test_a_newer_state_is_refused() -> None:
    """A state that a newer program wrote is not read, so it cannot be overwritten."""
    with pytest.raises(UnknownVersion):
        load("k", dump(Person("k")) | {"version": STATE_VERSION + 1})


def test_every_version_has_its_way_up() -> None:
    """There is one upgrade for each version but the first."""
    assert len(UPGRADES) == STATE_VERSION - 1


def test_a_place_that_cannot_be_read_is_home() -> None:
    """A damaged place does not keep anybody out."""
    assert load("k", dump(Person("k")) | {"place": "???"}).here == HOME


def test_time_of_forgetting() -> None:
    """Without consent all is forgotten a day after the last event, with it never."""
    person = Person("k", seen_at=FIRST_DAY)
    assert person.forget_at == FIRST_DAY + timedelta(hours=24)
    assert replace(person, consent=False).forget_at == person.forget_at
    assert replace(person, consent=True).forget_at == FIRST_DAY + timedelta(days=730)
    assert Person("k").forget_at is None


def test_runs() -> None:
    """The run touched last comes last; only open ones are left when somebody is forgotten."""
    one, two = (
        make(Run, id="1", guide="a", revision="r", started_at=FIRST_DAY, step="s"),
        make(Run, id="2", guide="b", revision="r", started_at=FIRST_DAY, step="s", state="finished"),
    )
    person = Person("k").with_run(one).with_run(two).with_run(replace(one, step="t"))
    assert list(person.runs) == ["b", "a"]
    assert [run.id for run in person.open_runs] == ["1"]
    assert person.find_run("x", "b", "a") == two
    assert person.find_run("x") is None
    assert [(left.run, left.step, left.why) for left in leave_runs(person, "erased")] == [("1", "t", "erased")]
    assert person.at(address("mine"), "note-gone").note == "note-gone"
