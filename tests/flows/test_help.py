"""Asking for a person: where the button stands, whom the wish goes to, what is said before anything is sent."""

from dataclasses import replace

import pytest

from flows.core.address import DATA_MAX_BYTES, HOME, Act, address
from flows.core.facts.team import HelpAsked
from flows.core.help.requests import locate_ask
from flows.core.library import Library
from flows.core.places.place import Place, Teams
from flows.core.record import HelpRequest
from flows.core.screen import Go, Screen
from tests.harness import small
from tests.harness.make import make
from tests.harness.player import Player, started
from tests.harness.world import LIA_GROUP, TEAMS, Villager, World, team_library

BUTTON = "Gặp người thật"
LONG = ("g" * 24, "s" * 16, "p" * 8)


@pytest.fixture
def world() -> World:
    return World()


def button(screen: Screen) -> Go | None:
    found = [b for b in screen.choices if b.label == BUTTON]
    return found[0] if found and isinstance(found[0], Go) else None


def stuck(world: World, **state: str) -> Villager:
    """Somebody who is stuck at a problem of a step."""
    asker = world.person("an", **state)
    asker.do("start:guide_tea")
    asker.press("Nóng")
    asker.do("stuck:guide_tea_boil_gas")
    return asker


def test_names_of_places_that_are_asked_about_fit() -> None:
    """The longest place climbs until the act that asks about it fits a button; a place outside guides is left out."""
    place = address("guide", *LONG)
    assert locate_ask(place).token == f"help_guide_{LONG[0]}_{LONG[1]}"
    assert len(Act("ask", locate_ask(place)).data) <= DATA_MAX_BYTES
    assert locate_ask(address("guide", "tea", "boil", "gas")).token == "help_guide_tea_boil_gas"
    assert {locate_ask(HOME), locate_ask(address("settings", "data")), locate_ask(address("guide"))} == {
        address("help")
    }


def test_the_button_stands_where_people_are_stuck(world: World) -> None:
    """On the problems of a step, on a remedy, first of all after remedies failed, on words for a person, on about."""
    asker = stuck(world)
    here = address("help", "guide", "tea", "boil")
    assert button(asker.screen) == Go(BUTTON, here.under("gas"))
    assert button(asker.open("guide_tea_boil_stuck")) == Go(BUTTON, here)
    for problem in ("gas", "spill"):
        asker.open(f"guide_tea_boil_{problem}")
        asker.do(f"still:guide_tea_boil_{problem}")
    assert asker.screen.choices[0] == Go(BUTTON, here, main=True)
    assert button(asker.open("find_officer")) == Go(BUTTON, here, main=True)
    assert button(asker.open("find_passport")) == Go(BUTTON, here)
    assert button(asker.open("find_hello")) is None
    assert button(asker.open("about")) == Go(BUTTON, address("help"))
    assert button(world.person("binh").open("find_officer")) == Go(BUTTON, address("help"), main=True)


def test_without_teams_nothing_is_different(small_library: Library) -> None:
    """Where a deployment has no teams there is no button and no such screen, by whatever way."""
    player = started(small_library)
    player.open("guide_tea_boil_stuck")
    assert BUTTON not in player.labels
    assert player.open("help_guide_tea_boil").address == HOME
    assert player.do("ask:help_guide_tea_boil").address == HOME
    assert player.kinds == []
    assert BUTTON not in [b.label for b in Player(small_library).open("about").choices]


def test_what_is_said_before_asking(world: World) -> None:
    """Who answers, what they see, when, and what is never to be sent; nothing has happened yet."""
    asker = stuck(world, home="lia-1")
    helper = world.member("mai", "lia-1")
    screen = asker.press(BUTTON)
    assert screen.address.token == "help_guide_tea_boil_gas"
    assert "Thôn Một" in screen.body
    for id in ("help-seen", "help-secrets"):
        assert world.say(id) in screen.body
    assert world.say("help-soon", minutes=30) in screen.body
    assert (asker.kinds, helper.bell, asker.person.help) == ([], [], None)
    assert asker.press("Quay lại chỗ đang làm").address.token == "guide_tea_boil_gas"
    assert asker.open("help").choices[-1].label == "Trang đầu"


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (9, "7 giờ 30 sáng thứ Ba 24/11"),  # Monday at five
        (5 * 24 + 9, "7 giờ 30 sáng thứ Hai 30/11"),  # Saturday at five: Sunday is free
    ],
)
def test_when_an_answer_comes(world: World, hours: int, told: str) -> None:
    """Outside office hours the next morning of work is told, before and after asking; the team sleeps until then."""
    asker = stuck(world, home="lia-1")
    helper = world.member("mai", "lia-1")
    world.later(hours=hours)
    assert told in asker.open("help").body
    assert told in asker.press("Nhờ người giúp tôi").body
    assert helper.bell == []
    assert not world.one(HelpRequest).told


@pytest.mark.parametrize(("begin", "told"), [("12:00", "12 giờ trưa"), ("13:05", "1 giờ 05 chiều")])
def test_hours_are_told_as_people_say_them(begin: str, told: str) -> None:
    """Noon and the afternoon have words of their own."""
    library = team_library()
    hours = library.deployment.help.model_copy(update={"begin": begin})
    world = World(replace(library, deployment=library.deployment.model_copy(update={"help": hours})))
    world.member("mai", "lia-1")
    assert told in world.person("an", home="lia-1").open("help").body


def test_a_stranger_who_only_looks(world: World) -> None:
    """Who has done nothing yet is told what holds in office hours."""
    world.member("mai", "lia-1")
    assert world.say("help-soon", minutes=30) in world.person("an", home="lia-1", seen_at=None).look("help").body


def test_the_wish_goes_to_the_nearest_team(world: World) -> None:
    """A fact with guide, step and problem, a record without a name, the team and nobody else told at once."""
    asker = stuck(world, home="lia-1")
    near = [world.member(name, "lia-1") for name in ("mai", "lan")]
    others = [world.member("hoa", "lia-2"), world.member("tam", "lia"), world.member("sau", "qt", "admin")]
    screen = asker.do("ask:help_guide_tea_boil_gas")
    help = world.one(HelpRequest)
    assert [noted.fact for noted in asker.facts] == [
        make(HelpAsked, place="lia-1", help=help.id, guide="tea", step="boil", problem="gas")
    ]
    assert (help.key, help.place, help.home, help.about) == (asker.key, "lia-1", "lia-1", "guide_tea_boil_gas")
    assert (help.channel, help.told, help.state) == ("telegram", True, "waiting")
    assert screen.address == address("talk", help.id)
    assert asker.person.help == help.id
    assert [one.bell for one in (*near, *others)] == [[screen.address]] * 2 + [[]] * 3
    assert world.groups == {}


def test_a_team_with_a_group_is_told_there_too(world: World) -> None:
    """Members and the group of the place."""
    asker = world.person("an", home="lia-1")
    helper = world.member("tam", "lia")
    screen = asker.do("ask:help")
    assert helper.bell == [screen.address]
    assert world.groups == {str(LIA_GROUP): [screen.address]}
    assert world.one(HelpRequest).about == "home"


@pytest.mark.parametrize(
    ("home", "seats", "place"),
    [
        ("lia-1", ("lia-1", "lia", "qt"), "lia-1"),
        ("lia-1", ("lia-2", "lia", "qt"), "lia"),
        ("lia-1", ("lia-2", "khe", "qt"), "qt"),
        ("lia-1", ("lia-2", "khe"), None),
        ("", ("lia", "qt"), "qt"),
        ("no-more", ("lia", "qt"), "qt"),
        ("", ("lia",), None),  # which of two communes is not known
    ],
)
def test_the_nearest_place_with_people(world: World, home: str, seats: tuple[str, ...], place: str | None) -> None:
    """From home upwards; who has no known home asks the topmost team."""
    for seat in seats:
        world.member(seat, seat)
    asker = world.person("an", home=home)
    asker.do("ask:help")
    found = [record.place for record in world.records.values() if isinstance(record, HelpRequest)]
    assert found == ([place] if place else [])


def test_a_deployment_of_one_commune() -> None:
    """Who has no known home asks the one commune that there is, where the province has no people."""
    library = team_library()
    teams = Teams.of(place for place in TEAMS.places.values() if not place.id.startswith("khe"))
    world = World(replace(library, teams=teams))
    world.member("tam", "lia")
    world.person("an").do("ask:help")
    assert world.one(HelpRequest).place == "lia"


def test_a_single_place() -> None:
    """Teams of one place alone work too, with people and without."""
    world = World(replace(team_library(), teams=Teams.of([make(Place, "qt", "Tỉnh Thử", "province", None)])))
    asker = world.person("an")
    asker.do("ask:help")
    assert asker.kinds == []
    world.member("sau", "qt")
    asker.do("ask:help")
    assert asker.kinds == ["HelpAsked"]


def test_where_nobody_answers_it_is_said(world: World) -> None:
    """Without people anywhere nothing can be asked: whom to turn to instead is said, with the guide's hotline."""
    asker = stuck(world)
    screen = asker.press(BUTTON)
    assert world.say("help-nobody", contact=small.HOUSE.contact) in screen.body
    assert "1900 0368" in screen.body
    assert "1900" not in asker.open("help").body
    assert asker.acts("help_guide_tea_boil_gas") == []
    assert asker.do("ask:help_guide_tea_boil_gas").address.token == "help_guide_tea_boil_gas"
    assert (asker.kinds, world.records) == ([], {})


def test_a_member_does_not_answer_themselves(world: World) -> None:
    """A member who asks is not among those who are asked; without a known home theirs is their team's place."""
    asker = world.member("mai", "lia-1")
    above = world.member("tam", "lia")
    asker.do("ask:help")
    assert world.one(HelpRequest).place == "lia"
    assert (len(above.bell), asker.bell) == (1, [])


def test_one_wish_a_person(world: World) -> None:
    """Asking again, by button, link or a forged press, shows the wish that is open."""
    world.member("mai", "lia-1")
    asker = stuck(world, home="lia-1")
    talk = asker.do("ask:help_guide_tea_boil_gas").address
    for again in (asker.do("ask:help"), asker.open("help_guide_tea"), asker.do("ask:help_guide_tea_boil_gas")):
        assert again.address == talk
        assert asker.kinds == []
    world.one(HelpRequest)
    assert asker.goes("help") == [talk.token, "home"]
    assert asker.look("help").body == world.say("help-open")
    assert asker.open("home").choices[0] == Go(world.say("talk-back"), talk)


def test_asking_anew_after_it_is_over(world: World) -> None:
    """A wish that was closed does not stand in the way of the next one."""
    world.member("mai", "lia-1")
    asker = world.person("an", home="lia-1")
    first = asker.do("ask:help").address
    asker.do(f"end:{first.token}")
    assert asker.do("ask:help").address != first
    assert asker.kinds == ["HelpAsked"]


@pytest.mark.parametrize(
    "token",
    ["help_guide", "help_settings_erase", "help_guide_none", "help_guide_tea_none", "help_guide_tea_boil_gas_x"],
)
def test_a_place_that_is_not_there_is_not_asked_about(world: World, token: str) -> None:
    """A forged or old place climbs, and no wish is made of it."""
    world.member("mai", "lia-1")
    asker = world.person("an", home="lia-1")
    assert asker.open(token).address.token != token
    asker.do(f"ask:{token}")
    assert (asker.kinds, asker.person.help) == ([], None)
