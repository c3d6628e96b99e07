"""The talk: who sees it, who may take it, what is carried, how it ends, and that nobody else ever notices."""

from dataclasses import replace

import pytest

from flows.core.address import HOME, address
from flows.core.event import SentKind
from flows.core.records import Help, Member
from flows.core.screen import Do, Go
from flows.core.teamfact import Carried, HelpClosed, HelpJudged, HelpReturned, HelpTaken
from tests.world import LIA_GROUP, Villager, World


class Scene:
    """Somebody at a problem of a step asks; two members of the village and others may hear of it."""

    def __init__(self, channel: str = "telegram") -> None:
        self.world = World()
        self.mai = self.world.member("mai", "lia-1")
        self.lan = self.world.member("lan", "lia-1")
        self.asker = self.world.person("an", home="lia-1", channel=channel)
        self.asker.do("start:guide_tea")
        self.asker.press("Nóng")
        self.asker.do("ask:help_guide_tea_boil_gas")
        self.talk = self.asker.at

    @property
    def help(self) -> Help:
        return self.world.one(Help)

    @property
    def seat(self) -> Member:
        """Of who takes it."""
        return self.world.seat_of(self.mai.key) or pytest.fail("no seat")

    def taken(self) -> "Scene":
        self.mai.do(f"take:{self.talk}")
        self.world.hush()
        return self


@pytest.fixture
def scene() -> Scene:
    return Scene()


def note(one: Villager) -> str | None:
    return one.person.note


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
    assert [noted.fact for noted in scene.mai.facts] == [HelpTaken(scene.seat.id, "lia-1", scene.help.id)]
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
    scene.world.put(replace(scene.help, state="taken", by="server", by_key="x"))
    assert scene.world.say("talk-card-taken-body", member="server") in scene.lan.open(scene.talk).body


def test_a_group_sees_the_card_and_can_only_open_it() -> None:
    """In a team's group the card leads into the private chat; when somebody takes it the group is told."""
    world = World()
    tam = world.member("tam", "lia")
    talk = world.person("an", home="lia-1").do("ask:help").address
    group = world.person("group")
    group.person = replace(group.person, consent=None)
    world.put(Member("group", "member", "lia", "Xã Lìa", group.key, world.now))
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


def test_words_are_carried_both_ways_and_the_bot_is_silent(scene: Scene) -> None:
    """What either types comes to the other; labels, numbers and searches among it; nothing is shown or searched."""
    scene.taken()
    for text in ("chào chị", "1", "Trang đầu", "pha trà", "gặp cán bộ"):
        scene.asker.say(text)
        assert scene.asker.silent
        assert [noted.fact for noted in scene.asker.facts] == [Carried(scene.help.id, "lia-1", "words", False)]
        scene.mai.say(text)
        assert scene.mai.silent
        assert [noted.fact for noted in scene.mai.facts] == [Carried(scene.help.id, "lia-1", "words", True)]
    assert scene.mai.brought == scene.asker.brought == ["chào chị", "1", "Trang đầu", "pha trà", "gặp cán bộ"]
    assert scene.help.last == scene.world.now
    assert (scene.asker.at, scene.mai.at) == (scene.talk, scene.talk)


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "file", "listening"])
def test_things_are_carried_by_reference(scene: Scene, kind: SentKind) -> None:
    """Photos, voices and the like go to the other as they are; a voice is not listened to meanwhile."""
    scene.taken().asker.send(kind)
    named = "voice" if kind == "listening" else kind
    assert scene.asker.silent
    assert [noted.fact for noted in scene.asker.facts] == [Carried(scene.help.id, "lia-1", named, False)]  # type: ignore[arg-type]  # one of them
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
    """They do what they always do, and the talk goes on: from anywhere, words are still carried."""
    scene.taken()
    assert scene.asker.say("/trangdau").address == HOME
    assert scene.asker.screen.choices[0] == Go(scene.world.say("talk-back"), address("talk", scene.help.id))
    assert scene.asker.open("guide_tea_boil").address.token == "guide_tea_boil"
    scene.asker.say("tới đây thì sao")
    assert (scene.asker.silent, scene.asker.at) == (True, "guide_tea_boil")
    assert scene.mai.brought == ["tới đây thì sao"]
    assert scene.mai.open("mine").address.token == "mine"
    scene.mai.say("bấm nút xanh")
    assert scene.asker.brought == ["bấm nút xanh"]


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


@pytest.mark.parametrize(("who", "by"), [("asker", "asker"), ("mai", "helper")])
def test_either_ends_it_and_the_asker_is_asked(scene: Scene, who: str, by: str) -> None:
    """The other is told; only who asked says whether it helped, once."""
    scene.taken()
    ender: Villager = getattr(scene, who)
    ender.do(f"end:{scene.talk}")
    seat = scene.seat.id
    assert [noted.fact for noted in ender.facts] == [HelpClosed(seat, "lia-1", scene.help.id, by)]  # type: ignore[arg-type]  # one of them
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
    assert [noted.fact for noted in scene.asker.facts] == [HelpJudged(seat, "lia-1", scene.help.id, True)]
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
    assert [noted.fact for noted in scene.asker.facts] == [HelpClosed(None, "lia-1", scene.help.id, "asker")]
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
    assert [noted.fact for noted in scene.mai.facts] == [HelpReturned(scene.seat.id, "lia-1", scene.help.id)]
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
    scene.world.put(replace(scene.help, by="other", by_key=scene.lan.key))
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
