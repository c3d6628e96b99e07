"""Home, topics, my guides, about, issues: the screens around the guides."""

from dataclasses import replace

import pytest

import flows
from flows.core.address import HOME, Act, address
from flows.core.content.issue import Issue
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Do, Go
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.player import Player, started


def test_home_shows_the_topics_that_have_guides(small_library: Library) -> None:
    """A topic without guides is not shown; the others stand in their order."""
    assert Player(small_library).labels[:1] == ["Bếp núc"]
    assert not {"Vườn tược", "Chưa có bài"} & set(Player(small_library).labels)


def test_home_leads_on_where_one_stopped(small_library: Library) -> None:
    """The two runs touched last come first, the newest on top, and lead to their steps."""
    player = started(small_library, "cup")
    player.do("next:guide_cup_soap")
    player.do("start:guide_tea")
    player.open("home")
    assert player.labels[:2] == ["Làm tiếp: Pha trà", "Làm tiếp: Rửa chén"]
    assert player.press("Làm tiếp: Rửa chén").address.token == "guide_cup_rinse"
    player.open("home")
    assert player.labels[0] == "Làm tiếp: Rửa chén"


def test_home_forgets_finished_and_vanished_runs(small_library: Library, words: Sentences) -> None:
    """What is finished, or whose guide is no more, is not offered to go on with."""
    player = started(small_library, "cup")
    player.do("start:guide_tea")
    player.do("next:guide_cup_soap")
    player.do("next:guide_cup_rinse")
    assert [b for b in player.open("home").choices if b.main] == [
        Go("Làm tiếp: Pha trà", address("guide", "tea", "ask"), main=True)
    ]
    player.library = small.library(words, small.cup())
    assert not [b for b in player.open("home").choices if b.main]


COMES_BACK = ["home", "/start", "xin chào", "Alo!", "chaof"]


@pytest.mark.parametrize("comes", COMES_BACK)
def test_coming_back_after_days_is_asked_once(small_library: Library, comes: str) -> None:
    """After a day or more, home asks whether to go on, start over or drop it; the next time it is as ever."""
    words = small_library.sentences
    player = started(small_library, "cup")
    player.do("start:guide_tea")
    player.wait(days=3)
    screen = player.open("home") if comes == "home" else player.say(comes)
    assert (screen.address, screen.title, screen.note) == (
        HOME,
        words.say("vi", "home-back-title"),
        words.say("vi", "note-back"),
    )
    tea = address("guide", "tea")
    assert screen.rows == (
        (Go("Làm tiếp: Pha trà", tea.under("ask"), main=True),),
        (Do("Làm lại từ đầu", Act("again", tea)), Do("Thôi, không làm", Act("drop", tea))),
        (Go("Làm tiếp: Rửa chén", address("guide", "cup", "soap")),),
        (Do(words.say("vi", "home-other"), Act("later", HOME)),),
    )
    assert player.open("home").title == words.say("vi", "home-title")


def test_coming_back_leads_on(small_library: Library) -> None:
    """Each of the four answers leads where it says."""
    for label, lands in [
        ("Làm tiếp: Pha trà", "guide_tea_boil"),
        ("Làm lại từ đầu", "guide_tea_ask"),
        ("Thôi, không làm", "guide_tea"),
        ("Làm việc khác", "home"),
    ]:
        player = started(small_library)
        player.press("Nóng")
        player.wait(days=1).open("home")
        assert player.press(label).address.token == lands
        assert player.screen.title != small_library.sentences.say("vi", "home-back-title")


def test_who_is_not_asked(small_library: Library, words: Sentences) -> None:
    """Not who comes back within the day, has nothing open, opens another screen, or whose guide is no more."""
    asked = words.say("vi", "home-back-title")
    assert started(small_library).wait(hours=23).open("home").title != asked
    assert Player(small_library).wait(days=3).open("home").title != asked
    assert started(small_library).wait(days=3).open("mine").title != asked
    assert started(small_library).wait(days=3).say("pha tra").title != asked
    assert started(small_library).wait(hours=1).say("xin chào").title != asked
    gone = started(small_library)
    gone.library = small.library(words, small.cup())
    assert gone.wait(days=3).open("home").title != asked


def test_a_step_that_is_gone_is_counted_from_the_first(small_library: Library, words: Sentences) -> None:
    """Where the step stood on is no more, the question speaks of the first."""
    player = started(small_library, "cup")
    player.library = small.library(words, small.guide("cup", [small.step("dry")]))
    assert words.say("vi", "home-back-body", title="Bài cup", number=1) == player.wait(days=2).open("home").body


def test_home_is_met_when_only_looked_at(small_library: Library) -> None:
    """Where home is drawn without an event, as a page is, it asks too; no other screen does."""
    player = started(small_library).wait(days=2)
    assert flows.greet(player.person, HOME, player.now).note == "note-back"
    assert flows.greet(player.person, address("mine"), player.now) == player.person
    assert flows.greet(Player(small_library).person, HOME, player.now).note is None


def test_typed_words_at_home_are_searched(small_library: Library) -> None:
    """Words at home go to the finder."""
    assert Player(small_library).say("pha tra").address.token == "guide_tea"


def test_a_topic_marks_what_is_done(small_library: Library, words: Sentences) -> None:
    """Finished guides bear a tick on their shelf, also when they bore another id then."""
    player = started(small_library, "cup")
    assert [b.label for b in player.open("topic_kitchen").choices][:2] == ["Pha trà", "Rửa chén"]
    player.do("next:guide_cup_rinse")
    assert [b.label for b in player.open("topic_kitchen").choices][:2] == ["Pha trà", "✓ Rửa chén"]
    mug = small.guide("mug", [small.step("soap")], title="Rửa ca", formerly=["cup"])
    player.library = small.library(words, small.tea(), mug)
    assert [b.label for b in player.open("topic_kitchen").choices][:2] == ["Pha trà", "✓ Rửa ca"]


@pytest.mark.parametrize("token", ["topic", "topic_garden", "topic_none", "topic_kitchen_x"])
def test_a_topic_without_guides_is_none(small_library: Library, token: str) -> None:
    """An empty or unknown topic leads to where there is something."""
    screen = Player(small_library).open(token)
    assert screen.address.token in ("home", "topic_kitchen")
    assert screen.note is not None


def test_mine_lists_open_and_done(small_library: Library) -> None:
    """My guides: those under way lead to their step, those done to their cover; the newest first."""
    player = started(small_library, "cup")
    player.do("next:guide_cup_rinse")
    player.do("start:guide_tea")
    screen = player.open("mine")
    assert screen.choices[:2] == (
        Go("Làm tiếp: Pha trà", address("guide", "tea", "ask")),
        Go("✓ Rửa chén", address("guide", "cup")),
    )
    assert screen.body == small_library.sentences.say("vi", "mine-body", open=1, done=1)


def test_mine_without_consent_says_so(small_library: Library, words: Sentences) -> None:
    """Who did not allow more is told that a day is remembered; nobody has nothing; vanished guides are left out."""
    player = Player(small_library)
    assert words.say("vi", "mine-empty") in player.open("mine").body
    assert words.say("vi", "mine-not-kept") in player.screen.body
    player = started(small_library, "cup")
    player.library = small.library(words, small.tea())
    assert [b.label for b in player.open("mine").choices] == ["Trang đầu"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_about_says_who_and_how_long(small_library: Library, language: str) -> None:
    """About names the office, the way to a person, and for how long facts are kept."""
    body = flows.view(address("about"), Person("k", language=language), small_library).body
    assert small.HOUSE.run_by in body
    assert small.HOUSE.contact in body
    assert "24" in body.replace("24 giờ", "").replace("24 hours", "")


ISSUES = tuple(Issue("guides/tea/guide.yaml", n, 1, "r", f"sai {n}", "sửa") for n in range(1, 21))


def test_admins_see_the_slips(words: Sentences) -> None:
    """An admin has a button with their number on it, and sees the first fifteen, with file and line."""
    player = Player(small.library(words, small.tea(), issues=ISSUES)).become("admin")
    screen = player.press(words.say("vi", "issues-button", count=20))
    assert screen.address.token == "issues"
    assert "guides/tea/guide.yaml:1 sai 1 → sửa" in screen.body
    assert ("sai 15 " in screen.body, "sai 16 " in screen.body) == (True, False)
    sound = small.library(words, small.tea())
    assert words.say("vi", "issues-body", count=0) in flows.view(screen.address, player.person, sound).body


def test_citizens_do_not_see_that_there_are_slips(words: Sentences) -> None:
    """For others the place does not exist, not even by its address."""
    player = Player(small.library(words, small.tea(), issues=ISSUES))
    assert not [b for b in player.screen.choices if isinstance(b, Go) and b.address.flow == "issues"]
    screen = player.open("issues")
    assert (screen.address.token, "sai" in screen.body) == ("home", False)
    assert screen == replace(
        flows.view(address("nothing"), player.person, player.library), note=words.say("vi", "note-gone")
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_notice_says_what_the_law_asks(small_library: Library, language: str) -> None:
    """Who answers, how to complain and how long stand on it; it leads to looking and deleting, and back."""
    screen = flows.view(address("about", "notice"), Person("k", language=language), small_library)
    assert (small.HOUSE.run_by in screen.body, small.HOUSE.contact in screen.body, "24" in screen.body) == (True,) * 3
    ways = [button.address.token for button in screen.choices if isinstance(button, Go)]
    assert ways == ["settings_data", "settings_erase", "about", "home"]
