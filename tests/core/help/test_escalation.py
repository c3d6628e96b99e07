"""What passing time does to a wish: the team is told in the morning, it goes upwards, silence ends it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.core.address import address
from flows.core.facts.team import HelpClosed, HelpPassed, HelpReturned
from flows.core.record import HelpRequest, Member
from tests.harness.make import make
from tests.harness.world import LIA_GROUP, Villager, World

EVENING = datetime(2026, 11, 23, 13, tzinfo=UTC)  # Monday at eight, local time
MORNING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # Tuesday at half past seven


@pytest.fixture
def world() -> World:
    return World()


def asked(world: World, home: str = "lia-1") -> Villager:
    asker = world.person("an", home=home)
    asker.do("ask:help")
    return asker


def facts(world: World) -> list[object]:
    """What was noted since the wish was made."""
    return [noted.fact for noted in world.journal if noted.kind not in ("HelpAsked", "HelpTaken")]


def test_the_team_is_told_when_the_office_opens(world: World) -> None:
    """A wish of the evening rings nobody at night; in the morning the team and its group are told, once."""
    tam = world.member("tam", "lia")
    world.now = EVENING
    asker = asked(world)
    assert world.pass_on() == 0
    world.now = MORNING
    assert (world.pass_on(), world.pass_on()) == (1, 0)
    talk = address("talk", world.one(HelpRequest).id)
    assert (tam.bell, world.groups, asker.bell) == ([talk], {str(LIA_GROUP): [talk]}, [])
    assert "07:30 24/11" in asker.screen.body
    assert facts(world) == []


def test_a_team_has_its_time_after_it_was_told(world: World) -> None:
    """Patience is counted from when the team knew, also where the program stood still for hours."""
    world.member("mai", "lia-1")
    world.member("tam", "lia")
    world.now = EVENING
    asked(world)
    world.now = MORNING.replace(hour=3)
    assert (world.pass_on(), world.one(HelpRequest).place) == (1, "lia-1")
    world.later(minutes=29)
    assert world.pass_on() == 0
    world.later(minutes=1)
    assert (world.pass_on(), world.one(HelpRequest).place) == (1, "lia")


def test_what_nobody_takes_goes_upwards(world: World) -> None:
    """To the next level that has people; they are told, the asker's screen says so, the village sees it no more."""
    mai, sau = world.member("mai", "lia-1"), world.member("sau", "qt", "admin")
    asker = asked(world)
    talk = asker.at
    world.later(minutes=31)
    world.hush()
    assert world.pass_on() == 1
    help = world.one(HelpRequest)
    assert facts(world) == [make(HelpPassed, place="qt", help=help.id, from_place="lia-1")]
    assert (help.place, help.came, help.told, help.asked < help.came) == ("qt", world.now, True, True)
    assert (sau.bell, asker.bell, mai.bell) == ([address("talk", help.id)], [address("talk", help.id)], [])
    assert world.say("talk-passed", team="Tỉnh Thử") in asker.screen.body
    assert (mai.sees(talk), sau.sees(talk)) == (False, True)
    assert world.pass_on() == 0


def test_it_goes_up_in_office_hours_only(world: World) -> None:
    """What is overdue at night waits for the morning."""
    world.member("mai", "lia-1")
    world.member("tam", "lia")
    asked(world)
    world.now = EVENING
    assert world.pass_on() == 0
    world.now = MORNING
    assert (world.pass_on(), world.one(HelpRequest).place) == (1, "lia")


def test_at_the_top_it_stays(world: World) -> None:
    """Where no level above has people, those who have it are told again once a day."""
    tam = world.member("tam", "lia")
    asked(world)
    world.later(hours=2)
    assert world.pass_on() == 0
    world.later(days=1)
    world.hush()
    assert (world.pass_on(), world.pass_on()) == (1, 0)
    assert len(tam.bell) == 1
    assert facts(world) == []


def test_a_team_that_lost_its_people(world: World) -> None:
    """A wish with nobody there goes on at once; where nobody is anywhere it waits."""
    world.member("mai", "lia-1")
    asked(world)
    world.put(replace(world.one(Member), removed=world.now))
    assert world.pass_on() == 0
    world.member("tam", "lia")
    assert (world.pass_on(), world.one(HelpRequest).place) == (1, "lia")


def test_nobody_waits_for_ever(world: World) -> None:
    """After two weeks a wish is put away, and the asker is told whom else to turn to."""
    world.member("mai", "lia-1")
    asker = asked(world)
    world.later(days=14)
    assert world.pass_on() == 1
    assert facts(world) == [make(HelpClosed, by=None, place="lia-1", help=world.one(HelpRequest).id, ended_by="gone")]
    assert len(asker.bell) == 1
    assert asker.screen.title == world.say("talk-closed")


def test_silence_ends_a_talk(world: World) -> None:
    """Twelve hours without a word close it, at any time of day; both are told, the asker is asked."""
    mai = world.member("mai", "lia-1")
    asker = asked(world)
    mai.do(f"take:{asker.at}")
    world.later(hours=11)
    asker.say("chị ơi")
    world.later(hours=11)
    world.hush()
    assert world.pass_on() == 0
    world.later(hours=1)
    assert world.pass_on() == 1
    help = world.one(HelpRequest)
    assert facts(world)[-1] == make(HelpClosed, by=help.by, place="lia-1", help=help.id, ended_by="gone")
    assert asker.bell == mai.bell == [address("talk", help.id)]
    assert asker.screen.title == world.say("talk-judge")


@pytest.mark.parametrize("evening", [False, True])
def test_a_helper_who_lost_their_seat(world: World, evening: bool) -> None:
    """Their talk waits for another: the team is told at once, or in the morning."""
    mai, lan = world.member("mai", "lia-1"), world.member("lan", "lia-1")
    asker = asked(world)
    mai.do(f"take:{asker.at}")
    if evening:
        world.now = EVENING
    seat = world.one(Member, mai.person.seat.id if mai.person.seat else None)
    world.put(replace(seat, removed=world.now))
    world.hush()
    assert world.pass_on() == 1
    help = world.one(HelpRequest)
    assert facts(world) == [make(HelpReturned, by=seat.id, place="lia-1", help=help.id)]
    assert (help.state, help.by, help.by_key, help.told) == ("waiting", None, None, not evening)
    assert (len(asker.bell), len(lan.bell), len(mai.bell)) == (1, 0 if evening else 1, 0)
    world.now = MORNING
    assert world.pass_on() == evening
    assert len(lan.bell) == 1


def test_a_seat_from_config_has_no_record(world: World) -> None:
    """Who answers from such a seat keeps the talk; a member whose record is gone does not."""
    world.member("mai", "lia-1")
    asked(world)
    for by, passes in (("server", 0), ("nobody", 1)):
        world.put(make(replace, world.one(HelpRequest), state="taken", by=by, by_key="x", last=world.now))
        assert world.pass_on() == passes


@pytest.mark.parametrize("taken", [False, True])
def test_an_asker_who_is_gone(world: World, taken: bool) -> None:
    """A wish of somebody who can be reached no more is closed, whatever the hour; a helper is told."""
    mai = world.member("mai", "lia-1")
    asker = asked(world)
    if taken:
        mai.do(f"take:{asker.at}")
    del world.people[asker.key]
    world.now = EVENING
    world.hush()
    assert world.pass_on() == 1
    help = world.one(HelpRequest)
    assert facts(world) == [make(HelpClosed, by=help.by, place="lia-1", help=help.id, ended_by="gone")]
    assert len(mai.bell) == taken


def test_what_is_closed_is_left_alone(world: World) -> None:
    """Nothing is due for a wish that is over."""
    world.member("mai", "lia-1")
    asker = asked(world)
    asker.do(f"end:{asker.at}")
    world.later(days=30)
    assert world.pass_on() == 0
