"""What is carried between the two, what is not, and that the bot is silent meanwhile."""

import pytest

import flows
from flows.core.address import HOME, address
from flows.core.event import Said, SentKind
from flows.core.facts.team import Carried
from flows.core.screen import Go
from tests.harness.chats import Scene, note
from tests.harness.make import make
from tests.harness.strategies import known_addresses
from tests.harness.world import Villager


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_words_are_carried_both_ways_and_the_bot_is_silent(scene: Scene) -> None:
    """What either types comes to the other; labels, numbers and searches among it; nothing is shown or searched."""
    scene.taken()
    for text in ("chào chị", "1", "Trang đầu", "pha trà", "gặp cán bộ"):
        scene.asker.say(text)
        assert scene.asker.silent
        assert [noted.fact for noted in scene.asker.facts] == [
            make(Carried, help=scene.help.id, place="lia-1", thing="words", helper=False)
        ]
        scene.mai.say(text)
        assert scene.mai.silent
        assert [noted.fact for noted in scene.mai.facts] == [
            make(Carried, help=scene.help.id, place="lia-1", thing="words", helper=True)
        ]
    assert scene.mai.brought == scene.asker.brought == ["chào chị", "1", "Trang đầu", "pha trà", "gặp cán bộ"]
    assert scene.help.last == scene.world.now
    assert (scene.asker.at, scene.mai.at) == (scene.talk, scene.talk)


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "file", "listening"])
def test_things_are_carried_by_reference(scene: Scene, kind: SentKind) -> None:
    """Photos, voices and the like go to the other as they are; a voice is not listened to meanwhile."""
    scene.taken().asker.send(kind)
    named = "voice" if kind == "listening" else kind
    assert scene.asker.silent
    assert [noted.fact for noted in scene.asker.facts] == [
        Carried(help=scene.help.id, place="lia-1", thing=named, helper=False)  # type: ignore[arg-type]  # one of them
    ]
    assert scene.asker.turn is not None
    assert [one.words for one in scene.asker.turn.carried] == [None]
    assert scene.mai.brought == [kind]


@pytest.mark.parametrize("kind", ["contact", "unreadable", "flood"])
def test_what_is_not_carried(scene: Scene, kind: SentKind) -> None:
    """A phone number or place is nobody's to see; broken and too many events are answered as ever."""
    scene.taken().asker.send(kind)
    assert (note(scene.asker), scene.asker.silent) == (f"note-sent-{kind}", False)
    assert scene.mai.brought == []


@pytest.mark.parametrize("who", ["asker", "mai"])
def test_between_channels_only_words_are_carried(who: str) -> None:
    """Where the other is on another channel, words go and things are refused with a note: nothing is lost silently."""
    scene = Scene("web").taken()
    sender: Villager = getattr(scene, who)
    assert (scene.help.channel, scene.help.by_channel) == ("web", "telegram")
    sender.say("chào")
    assert sender.kinds == ["Carried"]
    sender.send("photo")
    assert (sender.kinds, note(sender), sender.silent) == ([], "note-talk-uncarried", False)
    sender.send("listening")
    assert (sender.kinds, note(sender), sender.silent) == ([], "note-sent-listening", False)
    assert [one.brought for one in (scene.asker, scene.mai) if one is not sender] == [["chào"]]


def test_a_long_text_is_refused_with_a_note(scene: Scene) -> None:
    """It is told, not cut and not lost silently."""
    scene.taken().mai.say("dài " * 300)
    assert (scene.mai.kinds, note(scene.mai)) == ([], "note-talk-long")
    assert scene.asker.brought == []


def test_commands_and_buttons_are_a_way_out(scene: Scene) -> None:
    """They do what they always do, and the talk goes on: leaving it says so, and what is still carried is told."""
    scene.taken()
    assert scene.asker.say("/trangdau").address == HOME
    assert scene.asker.screen.choices[0] == Go(scene.world.say("talk-back"), address("talk", scene.help.id))
    assert note(scene.asker) == "note-talk-left"
    assert scene.asker.open("guide_tea_boil").address.token == "guide_tea_boil"
    assert scene.asker.screen.choices[-1] == Go(scene.world.say("talk-back"), address("talk", scene.help.id))
    scene.asker.say("tới đây thì sao")
    assert (scene.asker.silent, scene.asker.at, note(scene.asker)) == (False, "guide_tea_boil", "note-talk-carried")
    assert scene.mai.brought == ["tới đây thì sao"]
    assert scene.mai.open("mine").address.token == "mine"
    scene.mai.say("bấm nút xanh")
    assert scene.asker.brought == ["bấm nút xanh"]


@pytest.mark.parametrize("who", ["asker", "mai"])
def test_no_other_screen_carries_words(scene: Scene, who: str) -> None:
    """Where the channel says where something was typed, no screen but the talk's sends it to the other side."""
    one: Villager = getattr(scene.taken(), who)
    places = [*known_addresses(scene.world.library), *map(address, ("desk", "rounds", "slip", "team", "lesson"))]
    fields = {one.look(place.token).address for place in places} - {address("talk", scene.help.id)}
    assert len(fields) > 30
    for here in fields:
        for text in ("02872048", "Nhà 5", "trả tiền điện", "xong", "1", "xyzzy"):
            said = Said(one.origin(here=here), text)
            turn = scene.world.asked(one.person, lambda person: flows.advance(person, said, scene.world.library))  # noqa: B023
            assert turn.carried == (), (here.token, text)


@pytest.mark.parametrize("place", ["home", "find", "rounds", "slip"])
def test_a_field_with_a_purpose_wins(scene: Scene, place: str) -> None:
    """Where nobody knows where something was typed, what stands before the person decides: a search stays a search."""
    scene.taken().mai.open(place)
    scene.mai.say("trả tiền điện")
    assert "Carried" not in scene.mai.kinds
    assert scene.asker.brought == []


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_only_what_can_be_sent_is_invited(channel: str) -> None:
    """On the web the talk asks for words only."""
    scene = Scene(channel).taken()
    body = scene.asker.look(scene.talk).body
    assert scene.world.say("talk-taken-words" if channel == "web" else "talk-taken-body") in body


@pytest.mark.parametrize("who", ["asker", "mai"])
def test_secrets_are_refused_here_too(scene: Scene, who: str) -> None:
    """By either side; the warning leads back to the talk."""
    one: Villager = getattr(scene.taken(), who)
    screen = one.say("mã otp là 482913")
    assert screen.address.token == f"secret_otp_{scene.talk}"
    assert one.kinds == ["Warned"]
    assert one.press("Tôi hiểu rồi").address.token == scene.talk
    one.send("photo", "045185006789")
    assert one.kinds == ["Warned"]
    assert scene.mai.brought == scene.asker.brought == []


def test_who_waits_is_told_that_words_go_nowhere(scene: Scene) -> None:
    """Before somebody listens, words typed at the wish go nowhere and are not searched; elsewhere they are."""
    assert scene.asker.say("có ai không").address.token == scene.talk
    assert (note(scene.asker), scene.asker.kinds) == ("note-talk-unheard", [])
    scene.asker.open("home")
    assert scene.asker.say("pha trà").address.token == "guide_tea"
    scene.mai.open(scene.talk)
    assert scene.mai.say("pha trà").address.token == "guide_tea"
