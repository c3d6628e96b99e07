"""How a talk ends: ended, given back, cancelled, judged; and what counts as helped."""

from dataclasses import replace
from typing import Literal

import pytest

from flows.core.address import address
from flows.core.facts.team import HelpClosed, HelpJudged, HelpReturned
from tests.harness.chats import Scene, note
from tests.harness.make import make
from tests.harness.world import Villager


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.mark.parametrize(("who", "by"), [("asker", "asker"), ("mai", "helper")])
def test_either_ends_it_and_the_asker_is_asked(scene: Scene, who: str, by: Literal["asker", "helper"]) -> None:
    """The other is told; only who asked says whether it helped, once."""
    scene.taken()
    ender: Villager = getattr(scene, who)
    ender.do(f"end:{scene.talk}")
    seat = scene.seat.id
    assert [noted.fact for noted in ender.facts] == [
        make(HelpClosed, by=seat, place="lia-1", help=scene.help.id, ended_by=by)
    ]
    assert [one.bell for one in (scene.asker, scene.mai) if one is not ender] == [[address("talk", scene.help.id)]]
    assert ender.person.help is None
    assert scene.asker.look(scene.talk).title == scene.world.say("talk-judge")
    assert scene.asker.acts(scene.talk) == [f"helped:{scene.talk}", f"not-helped:{scene.talk}"]
    assert scene.mai.look(scene.talk).title == scene.world.say("talk-card-closed")
    assert scene.mai.acts(scene.talk) == scene.lan.acts(scene.talk) == []
    assert scene.mai.goes(scene.talk) == ["talk", "home"]
    scene.mai.do(f"helped:{scene.talk}")
    assert scene.mai.kinds == []
    screen = scene.asker.do(f"helped:{scene.talk}")
    assert [noted.fact for noted in scene.asker.facts] == [
        make(HelpJudged, by=seat, place="lia-1", help=scene.help.id, helped=True)
    ]
    assert scene.world.say("talk-thanks") in screen.body
    for again in ("helped", "not-helped", "end"):
        scene.asker.do(f"{again}:{scene.talk}")
        assert scene.asker.kinds == []
    assert (scene.help.judged, scene.asker.acts(scene.talk)) == (True, [])


def test_what_did_not_help_can_be_asked_again(scene: Scene) -> None:
    """A no offers to ask once more about the same place."""
    scene.taken().asker.do(f"end:{scene.talk}")
    scene.asker.do(f"not-helped:{scene.talk}")
    assert scene.asker.kinds == ["HelpJudged"]
    assert scene.asker.goes(scene.talk)[0] == "help_guide_tea_boil_gas"
    scene.asker.press(scene.world.say("talk-again"))
    assert scene.asker.press("Nhờ người giúp tôi").address.token != scene.talk


def test_who_needs_nobody_any_more(scene: Scene) -> None:
    """A wish that nobody took is closed without being judged; the card says that it is over."""
    screen = scene.asker.press(scene.world.say("talk-cancel"))
    assert [noted.fact for noted in scene.asker.facts] == [
        make(HelpClosed, by=None, place="lia-1", help=scene.help.id, ended_by="asker")
    ]
    assert screen.title == scene.world.say("talk-closed")
    assert scene.asker.acts(scene.talk) == []
    scene.asker.do(f"helped:{scene.talk}")
    assert scene.asker.kinds == []
    scene.mai.do(f"take:{scene.talk}")
    assert (scene.mai.kinds, note(scene.mai)) == ([], None)
    assert scene.mai.screen.title == scene.world.say("talk-card-closed")


@pytest.mark.parametrize("who", ["asker", "mai"])
def test_who_talks_on_after_the_end_is_told_once(scene: Scene, who: str) -> None:
    """Words after the other has ended it are not carried; from then on the finder hears again."""
    scene.taken()
    one: Villager = getattr(scene, who)
    other = scene.mai if who == "asker" else scene.asker
    other.do(f"end:{scene.talk}")
    one.say("còn nữa")
    assert (one.at, note(one), one.kinds) == (scene.talk, "note-talk-over", [])
    assert other.brought == []
    assert one.say("pha trà").address.token == "guide_tea"


def test_a_helper_gives_it_back(scene: Scene) -> None:
    """It waits for another; the asker and the rest of the team are told, and nothing is carried meanwhile."""
    scene.taken().mai.do(f"return:{scene.talk}")
    assert [noted.fact for noted in scene.mai.facts] == [
        make(HelpReturned, by=scene.seat.id, place="lia-1", help=scene.help.id)
    ]
    assert (note(scene.mai), scene.mai.person.help) == ("note-talk-returned", None)
    talk = [address("talk", scene.help.id)]
    assert (scene.asker.bell, scene.lan.bell, scene.mai.bell) == (talk, talk, [])
    assert scene.asker.look(scene.talk).title == scene.world.say("talk-waiting")
    scene.mai.say("pha trà")
    assert scene.asker.brought == []
    scene.lan.do(f"take:{scene.talk}")
    assert scene.lan.kinds == ["HelpTaken"]
    for verb in ("return", "end"):
        scene.mai.do(f"{verb}:{scene.talk}")
        assert scene.mai.kinds == []


def test_given_back_at_night_the_team_is_told_in_the_morning(scene: Scene) -> None:
    """Nobody's phone rings outside office hours."""
    scene.taken()
    scene.world.later(hours=10)
    scene.mai.do(f"return:{scene.talk}")
    assert (scene.lan.bell, scene.help.told) == ([], False)
    assert "thứ Ba 24/11" in scene.asker.look(scene.talk).body


def test_who_comes_too_late_to_talk_on(scene: Scene) -> None:
    """A helper who still thinks that they talk, while another does, is told; the other's talk is not disturbed."""
    scene.taken()
    scene.world.put(make(replace, scene.help, by="other", by_key=scene.lan.key))
    scene.mai.say("còn đó không")
    assert note(scene.mai) == "note-talk-over"
    assert scene.asker.brought == []


def test_a_role_that_ended_talks_no_more(scene: Scene) -> None:
    """Once their seat is gone, the helper is nobody here: no screen, no words, no acts."""
    scene.taken()
    scene.world.put(replace(scene.seat, removed=scene.world.now))
    scene.mai.say("tôi vẫn giúp")
    assert (scene.mai.at, note(scene.mai)) == ("home", "note-talk-over")
    for verb in ("end", "return", "take"):
        scene.mai.do(f"{verb}:{scene.talk}")
        assert scene.mai.kinds == []
    assert not scene.mai.sees(scene.talk)
    assert scene.asker.brought == []


def test_the_run_counts_as_helped(scene: Scene) -> None:
    """The run that the talk was about, and no other, was not walked alone."""
    scene.asker.do("start:guide_cup")
    assert scene.asker.run("tea").how == "alone"
    scene.taken().asker.say("chị ơi")
    assert (scene.asker.run("tea").how, scene.asker.run("cup").how) == ("helped", "alone")


@pytest.mark.parametrize("act", ["end", "helped"])
def test_the_run_counts_as_helped_however_it_ended(scene: Scene, act: str) -> None:
    """Also where the asker said nothing, and where the helper ended it first."""
    scene.taken()
    if act == "helped":
        scene.mai.do(f"end:{scene.talk}")
    scene.asker.do(f"{act}:{scene.talk}")
    assert scene.asker.run("tea").how == "helped"
    assert scene.mai.person.runs == {}


def test_a_wish_that_nobody_took_helps_no_run(scene: Scene) -> None:
    """Asking alone is not being helped."""
    scene.asker.do(f"end:{scene.talk}")
    assert scene.asker.run("tea").how == "alone"
