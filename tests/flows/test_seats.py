"""Seats: the team's conversations hold by themselves for whoever has none; and the edges of houses, classes, runs."""

from dataclasses import replace
from datetime import timedelta

import pytest

import flows
from flows.core.address import Address, address
from flows.core.event import Origin
from flows.core.person import Person
from flows.core.places.slip_number import add_check_digit
from flows.core.record import Classroom, Household, Invite, VisitSlip
from flows.core.screen import Do
from tests.harness import small
from tests.harness.make import make
from tests.harness.player import FIRST_DAY
from tests.harness.real_guides import real_sentences
from tests.harness.village import joined, opened_house, skilled_library, village, walked
from tests.harness.world import team_library

NUMBER = add_check_digit("1111111")
PLACES = (
    *("desk", "desk_leave", "rounds", "rounds_lia-1", "share", "share_g_card", "slip", "lesson"),
    "lesson_in_lia-1_g_card",
    *("team", "team_lia-1", "team_lia-1_invite_member", "team_lia-1_who_x_remove", "house_new_lia-1", "house_x_close"),
    *("visit_x", "visit_x_g_card", "visit_x_q_phone", f"slip_{NUMBER}_h_x_d20261122", "report", "talk"),
)
TEAM_FLOWS = tuple(name for name, flow in flows.FLOWS.by_name.items() if "citizen" not in flow.roles)


def place(token: str) -> Address:
    return address(*token.split("_"))


@pytest.mark.parametrize("name", TEAM_FLOWS)
def test_a_team_s_conversation_does_nothing_without_a_seat(name: str) -> None:
    """Even past the door, whoever has no seat changes nothing there, and no fact tells of it."""
    flow, library, nobody = flows.FLOWS.by_name[name], skilled_library(), Person("k", consent=True)
    origin = Origin("test:1", FIRST_DAY, "seed", "test")
    for token in (token for token in PLACES if token.split("_")[0] == name):
        here = place(token)
        screen = flow.view(here, nobody, library)
        assert screen is None or not [button for button in screen.choices if isinstance(button, Do)]
        for acting in (*flow.acts.values(), *([flow.opened] if flow.opened else [])):
            outcome = acting(here, nobody, origin, library)
            assert (outcome.changed, outcome.facts) == ((), ()), token
        heard = flow.hear("nhà 1", nobody.at(here), origin, library) if flow.hear else None
        assert heard is None or (heard.changed, heard.facts) == ((), ())


def test_a_demonstration_says_so_on_every_screen() -> None:
    """Where all was made up, every screen has a banner; else none has."""
    shown = small.library(
        real_sentences(), small.tea(), house=small.HOUSE.with_places(small.HOUSE.places, demonstration=True)
    )
    for token in ("home", "guide_tea", "guide_tea_ask", "settings"):
        assert "CHẠY THỬ" in (flows.view(place(token), Person("k"), shown).banner or "")
        assert flows.view(place(token), Person("k"), team_library()).banner is None


def test_for_whom_is_asked_of_who_belongs_to_a_house() -> None:
    """Without a house there is nothing to ask: the question is no screen, and its answers just begin."""
    _, hoa, bay = village()
    assert not bay.sees("guide_card_for-whom")
    bay.do("other:guide_card")
    assert (bay.kinds, bay.run("card").who) == (["Started", "Reached"], "me")
    joined(bay, opened_house(hoa))
    bay.do("other:guide_card")
    assert (bay.kinds, bay.at) == ([], "guide_card_only")
    bay.do("other:guide_none")
    assert bay.kinds == []
    bay.do("start:guide_purse")
    assert bay.at == "guide_purse_for-whom"
    bay.press("Cho người trong nhà")
    assert bay.run("purse").who == "other"
    bay.do("pick:guide_purse_only_x")
    bay.do("again:guide_purse")
    assert bay.run("purse").who == "other"


def test_again_keeps_for_whom_it_is() -> None:
    """Who begins anew does so for whom they began."""
    _, hoa, bay = village()
    joined(bay, opened_house(hoa))
    bay.do("start:guide_tea")
    bay.do("other:guide_tea")
    bay.do("pick:guide_tea_ask_boil")
    bay.do("again:guide_tea")
    assert (bay.kinds, bay.run().who) == (["Left", "Started", "Reached"], "other")


def test_a_class_whose_guide_is_gone_is_not_there() -> None:
    """A class, and its board, of a guide that was taken away climb; the rest of the list stands."""
    world, hoa, _ = village()
    world.put(make(Classroom, id="zzzzzzzz", place="lia-1", guide="gone", by="x", key="k", opened=FIRST_DAY))
    hoa.do("open:lesson_in_lia-1_g_card")
    hoa.do("open:lesson_in_lia-1_g_tea")
    assert hoa.kinds == ["ClassOpened"]
    assert "gone" in "".join(b.label for b in hoa.look("lesson").choices)
    assert not hoa.sees("lesson_zzzzzzzz")
    assert not hoa.sees("board_zzzzzzzz")
    hoa.open("lesson_in_lia-1")
    hoa.say("một câu gì đó")
    assert hoa.at == "find"


ODD = ("house_{}_x", "house", "rounds_lia-1_x", "rounds_lia-1_all_x_y", "slip_00000000", "team_lia_x", "desk_x")


@pytest.mark.parametrize("token", ODD)
def test_odd_addresses_of_a_team_climb(token: str) -> None:
    """What has no screen is shown as what stands above it."""
    _, hoa, _ = village()
    house = opened_house(hoa)
    assert not hoa.sees(token.format(house.id))


def test_words_at_a_house_are_a_search() -> None:
    """What is typed at a house or a slip that nothing there answers goes to the finder."""
    world, hoa, _ = village()
    house = opened_house(hoa)
    world.put(make(VisitSlip, id=NUMBER, place="lia", printed=FIRST_DAY))
    for token in (f"house_{house.id}", "slip", f"slip_{NUMBER}"):
        hoa.open(token)
        hoa.say("việc gì đó khác")
        assert hoa.at == "find", token
    hoa.open("slip")
    assert not hoa.sees(f"slip_{NUMBER}_x")
    lead = world.member("khe", "khe", "lead")
    lead.open("slip")
    lead.say(NUMBER)
    assert lead.person.note == "note-slip-unknown"


def test_a_house_stands_in_a_village() -> None:
    """No house is opened of a commune, by button, act or typing; an admin's issues are one screen."""
    world, _, _ = village()
    lead, chief = world.member("lan", "lia", "lead"), world.member("chu", "qt", "admin")
    assert not lead.sees("house_new_lia")
    lead.do("number:house_new_lia")
    assert lead.kinds == []
    lead.open("house_new_lia")
    lead.say("nhà 1")
    assert "HouseOpened" not in lead.kinds
    assert chief.sees("issues")
    assert not chief.sees("issues_x")


def test_a_visit_leaves_the_member_s_own_guides() -> None:
    """Ending a visit leaves what was begun for the house only, and tells it once where it was noted already."""
    _, hoa, _ = village()
    hoa.do("start:guide_cup")
    house = opened_house(hoa)
    hoa.do(f"begin:visit_{house.id}")
    hoa.do("start:guide_tea")
    hoa.do(f"begun:visit_{house.id}_g_tea")
    hoa.do(f"end:visit_{house.id}")
    assert hoa.kinds == ["Left", "Visited"]
    assert list(hoa.person.runs) == ["cup"]


def test_a_finish_after_the_visit_is_helped_still() -> None:
    """A run in which a member helped once stays helped, though it ends when they have gone."""
    world, hoa, bay = village()
    house = opened_house(hoa)
    joined(bay, house)
    hoa.do(f"begin:visit_{house.id}")
    bay.do("start:guide_card")
    bay.do("me:guide_card")
    hoa.do(f"end:visit_{house.id}")
    bay.do("next:guide_card_only")
    assert bay.facts[-1].fact.how == "helped"  # type: ignore[union-attr]  # it is a Finished
    assert world.one(Household).alone == {bay.person.resident: ()}


def test_a_house_that_is_lost_holds_up_nobody() -> None:
    """Somebody whose house is no record any more finishes as before."""
    _, _, bay = village()
    bay.person = make(replace, bay.person, house="lost", resident="r")
    walked(bay, "card")
    assert bay.run("card").state == "finished"
    bay.wait(hours=1).do("stop:settings")
    assert (bay.person.house, bay.kinds) == (None, ["Consented"])


def test_an_invitation_to_a_place_that_is_gone() -> None:
    """Where the place was taken off teams.yaml, the invitation is over."""
    world, _, bay = village()
    world.put(
        make(
            Invite,
            id="bcdfghjkmnpqrstv",
            role="member",
            place="gone",
            label="x",
            by="server",
            until=FIRST_DAY + timedelta(days=2),
        )
    )
    assert not bay.sees("invite_bcdfghjkmnpqrstv")
    bay.do("accept:invite_bcdfghjkmnpqrstv")
    assert (bay.kinds, bay.person.note) == ([], "note-invite-over")
