"""A wish and the end of who had a part in it: erased, forgotten, removed. And who waits is not forgotten meanwhile."""

from dataclasses import replace

import pytest

from flows.core.address import address
from flows.core.facts.team import HelpClosed, HelpReturned
from flows.core.person import Person
from flows.core.record import HelpRequest
from tests.harness.make import make
from tests.harness.world import Villager, World


@pytest.fixture
def world() -> World:
    world = World()
    world.member("mai", "lia-1")
    world.member("lan", "lia-1")
    return world


def asked(world: World, *, taken: bool = False, consent: bool | None = True) -> tuple[Villager, Villager]:
    """Who asked, and a member who may have taken it."""
    mai, asker = world.people["key-mai"], world.person("an", home="lia-1", consent=consent)
    asker.do("ask:help")
    if taken:
        mai.do(f"take:{asker.at}")
    world.hush()
    return asker, mai


@pytest.mark.parametrize("taken", [False, True])
def test_an_asker_who_has_their_data_deleted(world: World, taken: bool) -> None:
    """The wish is closed as gone and names nobody any more; a helper is told."""
    asker, mai = asked(world, taken=taken)
    asker.do("erase:settings_erase")
    help = world.one(HelpRequest)
    assert asker.facts[0].fact == make(HelpClosed, by=help.by, place="lia-1", help=help.id, ended_by="gone")
    assert (help.state, help.key, asker.person.help) == ("closed", "", None)
    assert mai.bell == ([address("talk", help.id)] if taken else [])
    mai.say("alo")
    assert asker.brought == []
    assert not asker.sees(f"talk_{help.id}")


def test_an_asker_whose_talk_was_over(world: World) -> None:
    """Their key goes from the record of it too; nothing is closed twice."""
    asker, mai = asked(world, taken=True)
    mai.do(f"end:{asker.at}")
    asker.do("erase:settings_erase")
    assert "HelpClosed" not in asker.kinds
    assert world.one(HelpRequest).key == ""


def test_a_helper_who_has_their_data_deleted(world: World) -> None:
    """Their seat ends; the talk waits for another, of whom the team is told."""
    asker, mai = asked(world, taken=True)
    seat = mai.person.seat
    mai.do("erase:settings_erase")
    help = world.one(HelpRequest)
    assert seat is not None
    assert make(HelpReturned, by=seat.id, place="lia-1", help=help.id) in [noted.fact for noted in mai.facts]
    assert (help.state, help.by_key, help.key) == ("waiting", None, asker.key)
    talk = [address("talk", help.id)]
    assert (asker.bell, world.people["key-lan"].bell, mai.bell) == (talk, talk, [])


def test_what_was_given_away_since_is_left_alone(world: World) -> None:
    """Who still names a wish that another has taken since does not end it by going."""
    asker, mai = asked(world, taken=True)
    world.put(make(replace, world.one(HelpRequest), by="other", by_key="key-lan"))
    mai.do("erase:settings_erase")
    assert world.one(HelpRequest).state == "taken"
    assert (asker.bell, world.one(HelpRequest).key) == ([], asker.key)


def test_who_waits_is_not_forgotten(world: World) -> None:
    """Without consent a person is forgotten after a day; not while they wait or talk, but a day after it is over."""
    asker, mai = asked(world, consent=None)
    world.later(hours=40)
    assert asker.say("còn đó không").address == address("talk", world.one(HelpRequest).id)
    assert asker.kinds == []
    mai.do(f"take:{asker.at}")
    world.later(hours=30)
    asker.say("chị ơi")
    assert mai.brought == ["chị ơi"]
    mai.do(f"end:{asker.at}")
    world.later(hours=25)
    asker.open("home")
    assert asker.person.help is None
    assert asker.person == Person(asker.key, seen_at=world.now)
    assert world.one(HelpRequest).key == ""


def test_a_wish_of_who_is_forgotten_names_nobody(world: World) -> None:
    """A wish that is over when its asker is forgotten keeps no key."""
    asker, _ = asked(world, consent=False)
    asker.do(f"end:{asker.at}")
    asker.person = replace(asker.person, help=world.one(HelpRequest).id)
    world.later(hours=25)
    asker.open("home")
    assert world.one(HelpRequest).key == ""


def test_a_helper_without_a_seat_is_forgotten(world: World) -> None:
    """Removed and gone for a day, they are no reason to keep a talk: it waits for another."""
    asker, mai = asked(world, taken=True)
    mai.person = replace(mai.person, consent=None)
    seat = world.seat_of(mai.key)
    assert seat is not None
    world.put(replace(seat, removed=world.now))
    world.later(hours=25)
    mai.open("home")
    assert mai.kinds == ["HelpReturned"]
    assert world.one(HelpRequest).state == "waiting"
    assert len(asker.bell) == 1
