"""The talk: for whom it is there, what its card tells, who may take it."""

from dataclasses import replace

import pytest

from flows.core.address import HOME, address
from flows.core.facts.team import HelpTaken
from flows.core.record import Member
from flows.core.screen import Do, Go
from tests.harness.chats import Scene, note
from tests.harness.make import make
from tests.harness.world import LIA_GROUP, World


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_the_card_tells_where_they_stand_and_not_who_they_are(scene: Scene) -> None:
    """Guide, step, problem, village and hour; a way to the very place; neither key nor account."""
    screen = scene.mai.open(scene.talk)
    for words in ("Pha trà", "Đun **nước** sôi.", "Bếp không lên lửa", "Thôn Một", "08:01 23/11"):
        assert words in screen.body
    assert scene.asker.key not in screen.body
    assert scene.mai.acts(scene.talk) == [f"take:{scene.talk}"]
    assert scene.mai.goes(scene.talk) == ["guide_tea_boil_gas", "talk", "home"]
    assert screen.live


def test_a_question_outside_guides() -> None:
    """A card of a question that is about no guide says so, and has no way to one."""
    world = World()
    mai = world.member("mai", "qt")
    talk = world.person("an").do("ask:help").address.token
    assert world.say("talk-about-nothing") in mai.open(talk).body
    assert mai.goes(talk) == ["talk", "home"]
    assert mai.open("talk").choices[0].label.startswith(world.say("talk-anything"))


def test_a_question_about_a_whole_guide() -> None:
    """Only what is known is told: a guide without a step, and no home."""
    world = World()
    mai = world.member("mai", "qt")
    talk = world.person("an").do("ask:help_guide_cup").address.token
    assert mai.goes(talk)[0] == "guide_cup"
    assert "Nơi ở" not in mai.open(talk).body


def test_for_all_others_it_is_not_there(scene: Scene) -> None:
    """A citizen, and members of other places or below, find no such screen; nothing they press reaches it."""
    others = [
        scene.world.person("binh", home="lia-1"),
        scene.world.member("hoa", "lia-2"),
        scene.world.member("khe", "khe", "lead"),
        scene.world.member("far", "khe-1", "admin"),
    ]
    before = scene.help
    for one in others:
        assert not one.sees(scene.talk)
        assert one.look(scene.talk).title == one.look("talk_nosuchone").title
        for verb in ("take", "end", "return", "helped", "not-helped"):
            assert one.do(f"{verb}:{scene.talk}").address in (HOME, address("talk"))
            assert one.kinds == []
    assert scene.help == before
    assert [one.sees("talk") for one in others] == [False, True, True, True]


@pytest.mark.parametrize(("place", "role"), [("lia-1", "lead"), ("lia", "member"), ("lia", "lead"), ("qt", "admin")])
def test_members_of_the_place_and_above_see_it(scene: Scene, place: str, role: str) -> None:
    """The team that it lies with, and those above it."""
    one = scene.world.member("them", place, role)  # type: ignore[arg-type]  # a role by its name
    assert one.sees(scene.talk)
    assert one.do(f"take:{scene.talk}").address.token == scene.talk
    assert one.kinds == ["HelpTaken"]


def test_one_takes_it(scene: Scene) -> None:
    """The asker is told, the card says what to do; the other members find it taken, with the label and no more."""
    scene.world.hush()
    screen = scene.mai.do(f"take:{scene.talk}")
    assert [noted.fact for noted in scene.mai.facts] == [
        make(HelpTaken, by=scene.seat.id, place="lia-1", help=scene.help.id)
    ]
    assert screen.title == scene.world.say("talk-card-mine")
    assert scene.mai.acts(scene.talk) == [f"end:{scene.talk}", f"return:{scene.talk}"]
    assert scene.asker.bell == [address("talk", scene.help.id)]
    assert scene.asker.look(scene.talk).title == scene.world.say("talk-taken")
    assert scene.asker.acts(scene.talk) == [f"end:{scene.talk}"]
    other = scene.lan.do(f"take:{scene.talk}")
    assert scene.lan.kinds == []
    assert note(scene.lan) == "note-talk-taken"
    assert scene.world.say("talk-card-taken-body", member="mai") in other.body
    assert scene.lan.acts(scene.talk) == []
    assert (scene.help.by, scene.help.by_key, scene.help.by_channel) == (scene.seat.id, scene.mai.key, "telegram")


def test_pressed_again_it_is_still_theirs(scene: Scene) -> None:
    """Taking twice counts once, without a note."""
    scene.taken().mai.do(f"take:{scene.talk}")
    assert (scene.mai.kinds, note(scene.mai)) == ([], None)


def test_a_member_whose_seat_is_unknown_is_told_by_their_id(scene: Scene) -> None:
    """Who answers from a seat that config gives has no label on record."""
    scene.world.put(make(replace, scene.help, state="taken", by="server", by_key="x"))
    assert scene.world.say("talk-card-taken-body", member="server") in scene.lan.open(scene.talk).body


def test_a_group_sees_the_card_and_can_only_open_it() -> None:
    """In a team's group the card leads into the private chat; when somebody takes it the group is told."""
    world = World()
    tam = world.member("tam", "lia")
    talk = world.person("an", home="lia-1").do("ask:help").address
    group = world.person("group")
    group.person = replace(group.person, consent=None)
    world.put(make(Member, id="group", role="member", place="lia", label="Xã Lìa", key=group.key, since=world.now))
    opens = group.open(talk.token).choices[0]
    assert opens == Go(world.say("talk-open"), talk, main=True)
    assert group.acts(talk.token) == []
    tam.do(f"take:{talk.token}")
    assert world.groups == {str(LIA_GROUP): [talk, talk]}


def test_one_talk_at_a_time(scene: Scene) -> None:
    """Who helps somebody cannot take another, nor ask; who waits for help cannot take one either."""
    scene.taken()
    other = scene.world.person("binh", home="lia-1")
    talk = other.do("ask:help").address.token
    scene.mai.do(f"take:{talk}")
    assert (scene.mai.kinds, note(scene.mai)) == ([], "note-talk-busy")
    assert scene.mai.do("ask:help").address.token == scene.talk
    scene.world.member("tam", "lia")
    scene.lan.do("ask:help")
    scene.lan.do(f"take:{talk}")
    assert (scene.lan.kinds, note(scene.lan)) == ([], "note-talk-busy")


def test_nobody_takes_their_own_wish(scene: Scene) -> None:
    """A member who asked sees their wish as every asker does."""
    scene.lan.do("ask:help")
    own = scene.lan.at
    scene.lan.do(f"take:{own}")
    assert (scene.lan.kinds, scene.lan.acts(own)) == ([], [f"end:{own}"])


def test_the_list_of_a_place(scene: Scene) -> None:
    """A village sees its own, a commune its villages' too; what waits stands first, the oldest on top."""
    scene.taken()
    second = scene.world.person("binh", home="lia-2")
    scene.world.member("hoa", "lia-2")
    scene.world.later(hours=1)
    second.do("ask:help_guide_cup")
    tam = scene.world.member("tam", "lia", "lead")
    assert [b.label for b in tam.open("talk").choices][:2] == ["Rửa chén · 09:01 23/11", "✓ Pha trà · 08:01 23/11"]
    assert scene.lan.goes("talk") == [scene.talk, "home"]
    assert scene.world.member("sau", "qt", "admin").goes("talk") == ["home"]
    assert scene.world.say("talk-list-body", waiting=1, taken=1) in tam.screen.body
    assert tam.screen.live
    assert not [b for b in tam.screen.choices if isinstance(b, Do)]


def test_a_seat_of_a_place_that_is_no_more(scene: Scene) -> None:
    """It has a list with nothing on it."""
    assert scene.world.member("xa", "no-more").goes("talk") == ["home"]
