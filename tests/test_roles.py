"""Roles: each screen that a role can reach by buttons is sound, and nobody does what they are not shown, by no door.

A village is filled with all that there can be: houses, a visit, a slip, a class, an invitation, a wish and a talk.
"""

from collections import deque
from functools import cache

import pytest

import flows
from bot.channels.telegram.render import draw_card
from flows.core.address import DATA_MAX_BYTES, Address, address, read_data, read_path, read_token
from flows.core.places.slip_number import add_check_digit
from flows.core.record import Classroom, HelpRequest, Household, Invite, Record, VisitSlip
from flows.core.screen import Button, Do, Go, Screen, Share
from flows.core.text.richtext import to_plain
from tests.harness.make import make
from tests.harness.player import FIRST_DAY
from tests.harness.village import joined, opened_house, skilled_library, walked
from tests.harness.world import World

NUMBER = add_check_digit("1357924")
SCREENS_MAX = 4000
PEOPLE = ("bay", "stranger", "asker", "hoa", "nam", "mai", "lan", "khe", "chu")
OWN = {"erase"}  # deleting one's data is everybody's, and ends all


def filled() -> World:
    """A commune in the middle of a day."""
    world = World(skilled_library())
    hoa, nam = world.member("hoa", "lia-1"), world.member("nam", "lia-1")
    world.member("mai", "lia-2")
    lan, chu = world.member("lan", "lia", "lead"), world.member("chu", "qt", "admin")
    world.member("khe", "khe", "lead")
    bay, asker = world.person("bay"), world.person("asker", home="lia-1")
    world.person("stranger")
    first, second = opened_house(hoa, "nhà 1"), opened_house(hoa, "nhà 2")
    joined(bay, first)
    walked(bay, "card")
    hoa.do(f"begin:visit_{second.id}")
    hoa.do(f"done:visit_{second.id}_g_card")
    world.put(make(VisitSlip, id=NUMBER, place="lia-1", printed=FIRST_DAY))
    hoa.do("open:lesson_in_lia-1_g_tea")
    for giver, place, role in ((lan, "lia-1", "member"), (chu, "lia", "lead")):
        giver.do(f"invite:team_{place}_invite_{role}")
    asker.do("ask:help_guide_tea_boil_gas")
    nam.do(f"take:talk_{world.one(HelpRequest).id}")
    bay.do("ask:help")
    return world


@cache
def seen_by(name: str) -> dict[Address, Screen]:
    """Every screen that somebody reaches by buttons from home, from the desk and from where others stand."""
    world = filled()
    person = world.people[f"key-{name}"]
    todo = deque([address("home"), address("desk"), *(one.person.here for one in world.people.values()), *doors(world)])
    met: dict[Address, Screen] = {}
    while todo:
        here = todo.popleft()
        screen = person.look(here.token)
        if screen.address in met:
            continue
        met[screen.address] = screen
        assert len(met) < SCREENS_MAX
        todo.extend(button.address for row in screen.rows for button in row if isinstance(button, Go | Share))
    return met


def doors(world: World) -> list[Address]:
    """The addresses that stand on codes, and of houses that may be visited."""
    found = []
    for record in world.records.values():
        match record:
            case Household(id=id):
                found += [address("join", id), address("visit", id)]
            case Invite(id=id):
                found.append(address("invite", id))
            case Classroom(id=id):
                found.append(address("board", id))
            case VisitSlip(id=id):
                found.append(address("slip", id))
            case _:
                pass
    return found


def buttons(name: str) -> list[tuple[Screen, Button]]:
    return [(screen, button) for screen in seen_by(name).values() for row in screen.rows for button in row]


def state_of(world: World) -> dict[tuple[str, str], Record]:
    return dict(world.records)


@pytest.mark.parametrize("name", PEOPLE)
def test_screens_of_every_role_are_sound(name: str) -> None:
    """Every address is read back and fits, every label is there and stands once, every text fits Telegram."""
    for place, screen in seen_by(name).items():
        link = read_token(place.token)
        assert link is not None, place.token
        assert (link.address, read_path(place.path)) == (place, place)
        assert screen.title.strip()
        assert screen.body.strip(), place.token
        assert "**" not in to_plain(screen.body), place.token
        assert len(draw_card(screen, "bot").texts) == 1 or screen.long, place.token
        labels = [button.label for button in screen.choices]
        assert sorted(set(labels)) == sorted(labels), place.token
        assert screen.choices, place.token
    for _, button in buttons(name):
        assert button.label.strip()
        if isinstance(button, Do):
            assert len(button.act.data.encode()) <= DATA_MAX_BYTES
            assert read_data(button.act.data) == button.act
            assert button.act.verb in flows.FLOWS.by_name[button.act.address.flow].acts, button.act.data


@pytest.mark.parametrize("name", PEOPLE)
def test_buttons_lead_where_they_say(name: str) -> None:
    """Every Go button of every role leads to the very screen that it names."""
    screens = seen_by(name)
    for screen, button in buttons(name):
        if isinstance(button, Go):
            assert button.address in screens, (screen.address.token, button.address.token)


def test_roles_differ() -> None:
    """The crawl reaches what is each role's: a member's houses, a lead's team, an admin's issues; a citizen nothing."""
    flows_of = {name: {place.flow for place in seen_by(name)} for name in PEOPLE}
    team = {"desk", "rounds", "house", "visit", "slip", "share", "lesson", "report"}
    assert not team & flows_of["bay"]
    assert not team & flows_of["stranger"]
    assert flows_of["hoa"] >= team
    assert flows_of["lan"] >= team | {"team"}
    assert "team" not in flows_of["hoa"]
    assert "issues" in flows_of["chu"]
    assert "issues" not in flows_of["lan"]
    assert {place.ids[0] for place in seen_by("mai") if place.flow == "house"} <= {"new"}


def all_acts() -> dict[str, set[str]]:
    """Data of every Do button that anybody sees: who sees it."""
    found: dict[str, set[str]] = {}
    for name in PEOPLE:
        for _, button in buttons(name):
            if isinstance(button, Do) and button.act.verb not in OWN:
                found.setdefault(button.act.data, set()).add(name)
    return found


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_does_what_they_are_not_shown(name: str) -> None:
    """Every Do of every other role, pressed by force: no record changes, no fact of a role is noted."""
    forged = [data for data, who in all_acts().items() if name not in who and not _for_all(data)]
    assert forged
    world = filled()
    for data in forged:
        person = world.people[f"key-{name}"]
        stood, records = person.person, state_of(world)
        person.do(data)
        assert state_of(world) == records, (name, data)
        assert not [noted.kind for noted in person.facts if hasattr(noted.fact, "by")], (name, data)
        person.person = stood


@pytest.mark.parametrize("name", PEOPLE)
def test_what_a_role_may_not_see_is_not_there(name: str) -> None:
    """Every screen of every other role, opened by link: what comes is a screen of their own, and nothing is noted."""
    world = filled()
    person = world.people[f"key-{name}"]
    for other in PEOPLE:
        for place in seen_by(other).keys() - seen_by(name).keys():
            screen = person.look(place.token)
            if screen.address.flow in ("desk", "rounds", "house", "visit", "slip", "share", "lesson", "team", "report"):
                assert screen.address in seen_by(name), (name, place.token)


def _for_all(data: str) -> bool:
    """Acts of one's own guides, settings, and of codes that anybody may be shown."""
    return data.rpartition(":")[2].split("_")[0] in ("guide", "settings", "home", "help", "join", "invite")


def test_forged_words_do_nothing() -> None:
    """Typed at a place that is not theirs, a label opens no house and invites nobody."""
    world = filled()
    for name in ("stranger", "mai", "khe"):
        person = world.people[f"key-{name}"]
        for place in ("house_new_lia-1", "team_lia-1_invite_member", f"slip_{NUMBER}", "lesson"):
            records = state_of(world)
            person.open(place)
            person.say("nhà 1")
            assert state_of(world) == records, (name, place)
