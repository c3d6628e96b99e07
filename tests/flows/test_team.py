"""Teams: invitations that work once, roles that end, and each role's own reach."""

from dataclasses import replace
from datetime import timedelta

import pytest

import flows
from flows.core.address import Act, address
from flows.core.event import Origin, Pressed
from flows.core.person import Person
from flows.core.places.place import Teams
from flows.core.record import Invite, Member
from flows.core.screen import Go
from tests.harness.make import make
from tests.harness.player import FIRST_DAY, seat
from tests.harness.small import small_library
from tests.harness.village import village
from tests.harness.world import TEAMS, Villager, World, team_library


def led() -> tuple[World, Villager]:
    """A world with the lead of a commune."""
    world, _, _ = village()
    return world, world.member("lan", "lia", "lead")


def invited(lead: Villager, place: str = "lia-1", role: str = "member") -> Invite:
    """An invitation that the lead has just made."""
    lead.do(f"invite:team_{place}_invite_{role}")
    return lead.world.one(Invite, lead.at.rpartition("_")[2])


def test_an_invitation_is_made_and_taken() -> None:
    """A lead names somebody, hands a link on, and whoever accepts it is in the team from then on."""
    world, lead = led()
    lead.open("team")
    lead.press("Thôn Một")
    lead.press("Mời thành viên")
    lead.say("chị  Hoa")
    assert lead.kinds == ["Invited"]
    invite = world.one(Invite)
    assert (invite.label, invite.place, invite.until) == ("chị Hoa", "lia-1", lead.now + timedelta(hours=48))
    bay = world.people["key-bay"]
    bay.open(f"invite_{invite.id}", arrived=True)
    assert bay.person.role == "citizen"
    bay.press("Tôi nhận lời")
    assert (bay.kinds[-1], bay.at, bay.person.role, bay.person.home) == ("Enrolled", "desk", "member", "lia-1")
    assert "Việc của tổ" in [b.label for b in bay.look("home").choices]
    assert "chị Hoa (thành viên)" in [b.label for b in lead.look("team_lia-1").choices]


def test_an_invitation_works_once_and_for_its_hours() -> None:
    """The second who presses, and who comes too late, get a clear word and no seat."""
    world, lead = led()
    first, late = invited(lead), invited(lead)
    one, two = world.person("one"), world.person("two")
    two.open(f"invite_{first.id}")
    one.do(f"accept:invite_{first.id}")
    two.do(f"accept:invite_{first.id}")
    assert (two.kinds, two.person.note, two.person.role) == ([], "note-invite-over", "citizen")
    one.do(f"accept:invite_{first.id}")
    assert (one.kinds, one.at) == ([], "desk")
    assert not two.sees(f"invite_{first.id}")
    two.wait(hours=49)
    two.do(f"accept:invite_{late.id}")
    assert (two.kinds, two.person.note) == ([], "note-invite-over")
    assert not lead.sees(f"team_lia-1_sent_{first.id}")


def test_an_invitation_ends_with_the_seat_that_it_was_made_from() -> None:
    """Nobody comes in by what a removed lead or admin made before, least of all they themselves."""
    for place, role, given in (("lia", "lead", "lia-1"), ("qt", "admin", "qt")):
        world, _ = led()
        chief, giver = world.member("chief", "qt", "admin"), world.member("giver", place, role)  # type: ignore[arg-type]
        made = invited(giver, given, role)
        seat = world.seat_of(giver.key)
        assert seat is not None
        assert chief.look(f"team_{given}_open").choices[0].label.startswith("tổ trưởng" if role == "lead" else "người")
        chief.do(f"remove:team_{place}_who_{seat.id}_remove")
        giver.do(f"accept:invite_{made.id}")
        assert (giver.kinds, giver.person.role, giver.person.note) == ([], "citizen", "note-invite-over")
        assert not giver.sees(f"invite_{made.id}")
        assert not chief.sees(f"team_{given}_open")
        assert not chief.sees(f"team_{given}_sent_{made.id}")


def test_an_invitation_holds_only_while_its_maker_may_make_it() -> None:
    """A lead who became a member of the same team gives nobody a seat any more; the server's own always holds."""
    world, lead = led()
    made, seat = invited(lead), world.seat_of(lead.key)
    assert seat is not None
    world.put(replace(seat, role="member"))
    assert not lead.sees(f"invite_{made.id}")
    world.put(make(replace, made, by="server"))
    assert lead.sees(f"invite_{made.id}")
    world.put(make(replace, made, by="server", place="nowhere"))
    assert not lead.sees(f"invite_{made.id}")


def test_open_invitations_are_listed_and_taken_back() -> None:
    """Whoever may give a role sees who is invited to it, by page, and takes it back; then its link opens nothing."""
    world, lead = led()
    made = [invited(lead) for _ in range(25)]
    lead.open("team_lia-1")
    lead.press("Lời mời đang chờ (25)")
    lead.press("Xem thêm lời mời")
    assert lead.at.startswith("team_lia-1_open_")
    lead.open(f"team_lia-1_sent_{made[0].id}")
    lead.press("Rút lại lời mời")
    assert (lead.kinds, lead.at, lead.person.note) == (["Revoked"], "team_lia-1", "note-revoked")
    assert not lead.sees(f"invite_{made[0].id}")
    assert (world.one(Invite, made[0].id).label, world.one(Invite, made[0].id).used) == ("", True)
    lead.do(f"revoke:team_lia-1_sent_{made[0].id}")
    lead.do(f"revoke:team_lia-2_sent_{made[1].id}")
    lead.do("revoke:team_lia-1_what")
    assert lead.kinds == []
    hoa = world.people["key-hoa"]
    hoa.do(f"revoke:team_lia-1_sent_{made[1].id}")
    assert (hoa.kinds, hoa.sees(f"invite_{made[1].id}")) == ([], True)
    lead.wait(hours=49)
    lead.open("team_lia-1")
    assert not lead.sees("team_lia-1_open")
    lead.person = replace(lead.person, seen_at=None)
    assert lead.sees("team_lia-1_open")


@pytest.mark.parametrize("consent", [None, False, True])
def test_accepting_answers_no_question_of_consent(consent: bool | None) -> None:
    """Whoever refused to be remembered has a seat and keeps their answer; without one they are forgotten."""
    world, lead = led()
    made = invited(lead)
    one = world.person("one", consent=consent)
    one.do(f"accept:invite_{made.id}")
    assert (one.person.consent, one.person.role, one.kinds) == (consent, "member", ["Enrolled"])
    assert one.person.forget_at is None
    assert one.person.expires_at is not None


def test_a_new_seat_takes_the_place_of_the_old() -> None:
    """Who accepts another invitation gives the seat back that they had."""
    world, lead = led()
    hoa = world.people["key-hoa"]
    invite = invited(lead, "lia-2", "lead")
    hoa.do(f"accept:invite_{invite.id}")
    assert hoa.kinds == ["Removed", "Enrolled"]
    assert (hoa.person.role, hoa.person.seat and hoa.person.seat.place) == ("lead", "lia-2")


def test_a_role_ends_when_removed() -> None:
    """Removed, asked first, a member is a citizen at their next press; pressed twice it is noted once."""
    world, lead = led()
    hoa = world.people["key-hoa"]
    member = next(one for one in world.records.values() if isinstance(one, Member) and one.key == "key-hoa")
    lead.open("team_lia-1")
    lead.press("hoa (thành viên)")
    lead.press("Cho thôi làm")
    lead.press("Đúng, cho thôi làm")
    assert (lead.kinds, lead.at) == (["Removed"], "team_lia-1")
    lead.do(f"remove:team_lia-1_who_{member.id}_remove")
    assert lead.kinds == []
    assert hoa.open("desk").address.token == "home"
    assert hoa.person.role == "citizen"


def test_a_member_may_leave() -> None:
    """Leaving is asked first, and is a fact of one's own."""
    _, hoa, _ = village()
    hoa.open("desk")
    hoa.press("Việc khác")
    hoa.press("Tôi thôi làm ở tổ")
    hoa.press("Không, tôi ở lại")
    hoa.press("Việc khác")
    hoa.press("Tôi thôi làm ở tổ")
    hoa.press("Chắc, tôi thôi")
    assert (hoa.kinds, hoa.at, hoa.person.role) == (["Removed"], "home", "citizen")
    hoa.do("leave:desk_leave")
    assert hoa.kinds == []


def test_deleting_one_s_data_ends_the_seat() -> None:
    """A member who has their data deleted is a stranger without a seat."""
    _, hoa, _ = village()
    hoa.do("erase:settings_erase")
    assert [noted.kind for noted in hoa.facts] == ["Removed", "Erased"]
    assert hoa.person.seat is None


MAY = {
    ("member", "lia-1"): set(),
    ("lead", "lia-1"): {("member", "lia-1")},
    ("lead", "lia"): {
        ("member", "lia"),
        ("member", "lia-1"),
        ("lead", "lia-1"),
        ("member", "lia-2"),
        ("lead", "lia-2"),
    },
    ("lead", "khe"): {("member", "khe"), ("member", "khe-1"), ("lead", "khe-1")},
    ("admin", "qt"): {(role, place) for role in ("member", "lead", "admin") for place in TEAMS.places},
}


@pytest.mark.parametrize("who", MAY, ids="-".join)
def test_who_may_invite_whom(who: tuple[str, str]) -> None:
    """Leads invite members where they lead, and leads below; an admin anybody: by button, act or typing."""
    world = World()
    role, place = who
    giver = world.member("giver", place, role)  # type: ignore[arg-type]  # a role
    for given in ("member", "lead", "admin", "citizen"):
        for at in TEAMS.places:
            here, may = f"team_{at}_invite_{given}", (given, at) in MAY[who]
            assert giver.sees(here) == may, here
            giver.do(f"invite:{here}")
            assert (giver.kinds == ["Invited"]) == may
            giver.open(here)
            giver.say("Nam")
            assert ("Invited" in giver.kinds) == may


def test_nobody_removes_above_or_beside() -> None:
    """A lead cannot end an admin's or fellow lead's role, nor their own; nor may another commune's lead."""
    world, lead = led()
    admin = world.member("chu", "qt", "admin")
    other = world.member("nam", "lia", "lead")
    hoa = next(one for one in world.records.values() if isinstance(one, Member) and one.key == "key-hoa")
    for doer, victim in ((lead, admin), (lead, other), (lead, lead), (world.member("khe", "khe", "lead"), None)):
        one = victim.person.seat or world.seat_of(victim.key) if victim else hoa
        assert one is not None
        doer.do(f"remove:team_{one.place}_who_{one.id}_remove")
        assert doer.kinds == []
        assert not doer.sees(f"team_{one.place}_who_{one.id}_remove")
    admin.do(f"remove:team_lia_who_{world.seat_of(lead.key).id}_remove")  # type: ignore[union-attr]  # it is there
    assert admin.kinds == ["Removed"]


def test_lists_are_paged_and_found_by_name() -> None:
    """A team of many people goes on behind one of them; a place is found by typing its name."""
    world, lead = led()
    for n in range(25):
        world.member(f"m{n:02}", "lia")
    lead.open("team")
    lead.press("Xem thêm người")
    assert lead.at.startswith("team_lia_people_")
    lead.say("thôn hai")
    assert lead.at == "team_lia-2"
    assert lead.look("team_lia_after_lia-1").choices[-3].label == "Thôn Hai"
    lead.say("x" * 50)
    assert lead.at == "find"
    lead.open("team_lia-1_invite_member")
    lead.say("x" * 50)
    assert (lead.kinds, lead.person.note) == ([], "note-label-long")
    assert not lead.sees("team_lia-1_who_nobody")
    assert not lead.sees("team_lia-1_what")


def test_a_seat_that_the_server_gave_is_not_given_back() -> None:
    """An account named as admin in the environment is so whatever it presses."""
    chief = Person("chief", seat=seat("admin", "qt"))
    desk = flows.view(address("desk"), chief, team_library())
    assert address("team", "qt") in [button.address for button in desk.choices if isinstance(button, Go)]
    assert address("desk", "leave") not in [button.address for button in desk.choices if isinstance(button, Go)]
    assert flows.view(address("desk", "leave"), chief, team_library()).address == address("desk")
    act = Pressed(Origin("test:1", FIRST_DAY, "seed", "test"), Act("leave", address("desk", "leave")))
    turn = flows.advance(chief, act, team_library())
    assert (turn.changed, turn.facts, turn.person.role) == ((), (), "admin")


def test_without_teams_nothing_of_it_is_there() -> None:
    """A deployment without teams has no places, no people and no villages."""
    assert (Teams().root, Teams().villages("x"), Teams().below("")) == ("", (), ())
    assert small_library().teams == Teams()
    assert TEAMS.at_group(-100200) == TEAMS.places["lia"]
    assert (TEAMS.name("lia"), TEAMS.name("gone")) == ("Xã Lìa", "gone")
    assert [place.id for place in TEAMS.villages("qt")] == ["lia-1", "lia-2", "khe-1"]
