"""Find: typed words become buttons: sure, unsure or none; and always the way back to the step."""

from dataclasses import replace

import pytest

import flows
from flows.core.address import address
from flows.core.content.smalltalk import Reply
from flows.core.facts.citizen import Missed, Searched
from flows.core.ids import GuideId
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Go
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.make import make
from tests.harness.player import Player, started


def test_sure(small_library: Library) -> None:
    """From the line of confidence on the guide opens at once, with a way to what else may have been meant."""
    player = Player(small_library)
    screen = player.say("pha trà")
    assert (screen.address.token, screen.note) == ("guide_tea", small_library.sentences.say("vi", "note-found"))
    assert [noted.fact for noted in player.facts] == [make(Searched, found=2, sure=True, guide="tea")]
    screen = player.press("Không phải ý bà con?")
    assert screen.title == small_library.sentences.say("vi", "find-other-title")
    assert screen.choices == (Go("Rửa chén", address("guide", "cup")), Go("Trang đầu", address("home")))


def test_the_way_to_others_is_shown_once(small_library: Library) -> None:
    """Who comes to the same cover by another way is not asked whether it was meant."""
    player = Player(small_library)
    player.say("pha trà")
    assert "Không phải ý bà con?" not in [b.label for b in player.open("guide_tea").choices]


def test_maybe(words: Sentences) -> None:
    """Under the line of confidence guides are offered to choose from."""
    player = Player(small.library(words, small.tea(), small.cup(), house=small.deployment(sure=1.0, maybe=0.0)))
    screen = player.say("pha cho tôi ấm trà")
    assert screen.title == words.say("vi", "find-maybe-title")
    assert screen.choices[0] == Go("Pha trà", address("guide", "tea"))
    assert not [b for b in screen.choices if b.main]
    assert player.facts[0].fact == make(Searched, found=len(screen.choices) - 1, sure=False, guide="tea")


@pytest.mark.parametrize(
    ("text", "reply", "person", "fact"),
    [
        ("xin chào", "hello", False, "Answered"),
        ("gặp cán bộ", "officer", True, "Answered"),
        ("làm hộ chiếu", "passport", True, "Missed"),
    ],
)
def test_a_kind_word(words: Sentences, text: str, reply: str, person: bool, fact: str) -> None:
    """Small talk, asking for a person and other matters have an answer each, which has an address."""
    player = Player(small.library(words, small.tea(), replies=small.REPLIES))
    screen = player.say(text)
    assert screen.address.token == f"find_{reply}"
    assert (small.HOUSE.contact in screen.body) is person
    assert player.kinds == [fact]
    assert screen.choices[0] == Go("Bếp núc", address("topic", "kitchen"))


def test_a_kind_word_that_is_no_more(small_library: Library) -> None:
    """The address of an answer that was taken away leads to the search."""
    assert Player(small_library).open("find_hello").address.token == "find"


def test_a_guide_that_the_library_lost_is_not_found(words: Sentences) -> None:
    """The index may be older than the library; what is no more is not offered."""
    old = small.library(words, small.tea(), small.cup()).finder
    for house in (small.HOUSE, small.deployment(sure=1.1)):
        player = Player(replace(small.library(words, small.cup(), house=house), index=old))
        assert "tea" not in player.say("pha trà").address.token


@pytest.mark.parametrize("text", ["xyzzy", "???", "😀", "\u200b\u202e"])
def test_none(small_library: Library, text: str) -> None:
    """Nothing found offers the topics and a person to ask; the words are not kept."""
    player = Player(small_library)
    screen = player.say(text)
    assert (screen.address.token, screen.title) == ("find", small_library.sentences.say("vi", "find-none-title"))
    assert screen.choices[0] == Go("Bếp núc", address("topic", "kitchen"))
    assert small.HOUSE.contact in screen.body
    assert player.kinds == ["Missed"]


@pytest.mark.parametrize(
    ("consent", "text", "kept"),
    [
        ("keep", "Xyzzy  Quắc!", "xyzzy quac"),
        ("skip", "xyzzy quắc", None),
        ("keep", "wxyz 9 kkk", "wxyz kkk"),
        ("keep", "123 456", None),
        ("keep", "mk anh yeu em xyzzy", None),
        ("keep", "xyzzy otp", None),
        ("keep", "gap chi Le Thi Hoa xyzzy", None),
        ("keep", "xyzzy " * 13, None),
    ],
)
def test_words_that_found_nothing(small_library: Library, consent: str, text: str, kept: str | None) -> None:
    """They are kept folded, without digits, of who allows to be remembered; nothing long, secret or with a name."""
    player = Player(small_library)
    player.do("start:guide_cup")
    player.do(f"{consent}:guide_cup")
    player.open("home")
    player.say(text)
    missed = player.facts[-1].fact
    assert isinstance(missed, Missed)
    assert missed.words == kept


def test_a_problem_is_found_by_its_own_words(small_library: Library) -> None:
    """Words that tell of a problem lead to its remedy, with a way to the others."""
    player = Player(small_library)
    screen = player.say("bếp không lên lửa")
    assert screen.address.token == "guide_tea_boil_gas"
    assert "Không phải ý bà con?" in [b.label for b in screen.choices]


def test_at_most_four_are_offered(words: Sentences) -> None:
    """A small phone has room for four."""
    many = [small.guide(f"g{n}", [small.step("a")], title=f"Pha trà {n}") for n in range(6)]
    house = small.deployment(sure=1.0, maybe=0.0)
    player = Player(small.library(words, *many, house=house))
    labels = [button.label for button in player.say("pha trà").choices]
    assert (len(set(labels)), labels[-1]) == (5, "Trang đầu")


def test_the_way_back_leads_to_the_step(small_library: Library) -> None:
    """Who typed in the middle of a guide gets back to their step, from what else was found and from nothing."""
    for text in ("pha trà", "xyzzy"):
        player = started(small_library, "cup")
        player.say(text)
        screen = player.open("find")
        assert screen.choices[0] == Go("Quay lại: Rửa chén", address("guide", "cup", "soap"))
        assert player.press("Quay lại: Rửa chén").address.token == "guide_cup_soap"


def test_no_way_back_to_a_guide_that_is_no_more(small_library: Library, words: Sentences) -> None:
    """A run of a guide that vanished has no way back."""
    player = started(small_library, "cup")
    player.library = small.library(words, small.tea())
    assert [b.label for b in player.say("xyzzy").choices] == ["Bếp núc", "Trang đầu"]


@pytest.mark.parametrize(
    ("found", "labels"),
    [
        ("guide_tea_boil_gas", ["Bếp không lên lửa"]),
        ("guide_tea_boil_none", ["Pha trà"]),
        ("guide_tea_none_gas", ["Pha trà"]),
        ("guide_tea_boil", ["Pha trà"]),
        ("guide_none", ["Bếp núc"]),
        ("guide", ["Bếp núc"]),
        ("?", ["Bếp núc"]),
    ],
)
def test_results_that_an_edit_took_away(small_library: Library, found: str, labels: list[str]) -> None:
    """A result whose problem is gone leads to the guide's name; one whose guide is gone is left out."""
    screen = flows.view(address("find"), Person("k", found=(found,)), small_library)
    assert [b.label for b in screen.choices][:-1] == labels


def test_a_reply_names_guides(words: Sentences) -> None:
    """A reply's guides stand before the topics, those that are there."""
    reply = Reply("thirst", "none", ("khát nước quá",), {"vi": "Chưa có bài."}, (GuideId("tea"), GuideId("gone")))
    player = Player(small.library(words, small.tea(), replies=(reply,)))
    labels = [button.label for button in player.say("khát nước quá").choices]
    assert labels == ["Pha trà", "Bếp núc", "Trang đầu"]


def test_no_two_results_have_one_label(words: Sentences) -> None:
    """Problems that are worded alike are told by the titles of their guides; all others by their own words."""
    both = [small.guide(id, [small.step("a", problems=[small.problem("full", "Máy đầy")])]) for id in ("one", "two")]
    library = small.library(words, *both, small.tea())
    person = Person("k", found=("guide_one_a_full", "guide_two_a_full", "guide_tea_boil_gas"))
    labels = [button.label for button in flows.view(address("find"), person, library).choices]
    assert labels == ["Bài one", "Bài two", "Bếp không lên lửa", "Trang đầu"]


def test_searching_again_replaces_what_was_found(small_library: Library) -> None:
    """A search that finds nothing takes away what the last one found."""
    player = Player(small_library)
    player.say("pha trà")
    player.say("xyzzy")
    assert (player.person.found, player.person.found_sure) == ((), False)
