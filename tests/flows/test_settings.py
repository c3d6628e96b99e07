"""Settings: the language, keeping or not, what is kept, and its deletion."""

from dataclasses import fields

import pytest

from flows.core.facts.citizen import CONSENT_TEXT, Consented, Left
from flows.core.library import Library
from flows.core.person import Person, dump
from flows.core.screen import Do
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.make import make
from tests.harness.player import Player, started


def test_choosing_a_language(small_library: Library) -> None:
    """Every language stands under its own name; choosing one speaks it at once, and is noted once."""
    player = Player(small_library)
    player.open("settings")
    assert player.labels[:2] == ["Tiếng Việt", "English"]
    screen = player.press("English")
    assert (screen.language, screen.title, player.kinds) == (
        "en",
        small_library.sentences.say("en", "settings"),
        ["Chose"],
    )
    assert [b.main for b in screen.choices[:2]] == [False, True]
    player.press("English")
    assert player.kinds == []


def test_keeping_and_stopping(small_library: Library) -> None:
    """One button at a time: keep, or stop; pressed twice it is noted once."""
    player = Player(small_library)
    player.open("settings")
    for label, verb, yes in [
        ("Nhớ giúp tôi", "keep", True),
        ("Đừng nhớ nữa", "stop", False),
        ("Nhớ giúp tôi", "keep", True),
    ]:
        assert [b.label for b in player.screen.choices if isinstance(b, Do)][2:] == [label]
        player.press(label)
        assert [noted.fact for noted in player.facts] == [Consented(yes=yes, text=CONSENT_TEXT)]
        player.do(f"{verb}:settings")
        assert (player.kinds, player.person.consent, player.at) == ([], yes, "settings")


@pytest.mark.parametrize(("consent", "word"), [(None, "unasked"), (True, "yes"), (False, "no")])
def test_data_tells_about_consent(small_library: Library, consent: bool | None, word: str) -> None:
    """What is kept tells whether the person was asked and what they said."""
    player = Player(small_library, Person("k", consent=consent))
    assert small_library.sentences.say("vi", f"data-consent-{word}") in player.open("settings_data").body


def test_data_tells_all_that_is_kept(small_library: Library, words: Sentences) -> None:
    """The key, the language, the share code and every run are told, also one whose guide is no more."""
    player = Player(small_library)
    player.open("home", via="To-Lia")
    player.do("start:guide_cup")
    player.do("keep:guide_cup")
    player.do("next:guide_cup_soap")
    player.do("next:guide_cup_rinse")
    player.do("start:guide_tea")
    player.library = small.library(words, small.tea())
    body = player.open("settings_data").body
    for line in (
        words.say("vi", "data-key", key="key-0"),
        words.say("vi", "data-language", language="Tiếng Việt"),
        words.say("vi", "data-via", via="To-Lia"),
        words.say("vi", "data-run-open", title="Pha trà", day="23/11/2026", steps=1, answers=0),
        words.say("vi", "data-run-finished", title="cup", day="23/11/2026", steps=2, answers=0),
    ):
        assert line in body


def test_data_forgets_no_field() -> None:
    """A field that is newly kept must be shown to people: this list grows with the person."""
    told = {
        "language",
        "consent",
        "runs",
        "via",
        "place",
        "found",
        "seen_at",
        "home",
        "house",
        "visit",
        "help",
        "alone",
    }
    passing = {
        "version",
        "found_sure",
        "note",
        "order",
        "resident",
        "rang_at",
    }
    assert set(dump(Person("k"))) == told | passing
    kept = told - {"place"} | {"here"} | passing - {"version"}  # where they stand is stored as `place`
    assert {field.name for field in fields(Person)} == kept | {"key", "seat", "shared"}


def test_erasing_is_asked_first(small_library: Library) -> None:
    """The first press asks, and no is an answer."""
    player = started(small_library)
    player.open("settings_data")
    screen = player.press("Xóa hết dữ liệu")
    assert (screen.address.token, player.kinds) == ("settings_erase", [])
    assert player.press(small_library.sentences.say("vi", "settings-erase-no")).address.token == "settings"
    assert player.run().state == "open"


def test_erasing_makes_a_stranger(small_library: Library) -> None:
    """The second press deletes at once: a new key, nothing of before but the language; open runs count as left."""
    player = started(small_library)
    player.do("next:guide_cup_rinse")
    player.do("speak:settings_en")
    player.open("settings_erase")
    screen = player.press("Sure, delete now")
    assert screen.address.token == "settings_erased_en"
    assert player.erased == "key-0"
    assert player.person == Person(
        player.person.key, language="en", here=screen.address, seen_at=player.now, consent=None
    )
    assert player.person.key == f"seed-{player.turns}"
    left, erased = player.facts
    assert left.fact == make(Left, guide="tea", revision="0" * 12, run="seed-2", step="ask", why="erased")
    assert erased.kind == "Erased"
    assert (left.person, erased.person, erased.via) == (None, None, None)


def test_an_erasure_leaves_no_moment(small_library: Library) -> None:
    """What is noted of it bears the hour, and the erasure itself the day: to the second it would tell who it was."""
    player = started(small_library)
    player.do("erase:settings_erase")
    left, erased = player.facts
    assert left.at == player.now.replace(minute=0, second=0)
    assert erased.at == player.now.replace(hour=0, minute=0, second=0)


def test_the_end_is_told_in_the_language_that_is_forgotten(small_library: Library) -> None:
    """Only the address knows it; one that nobody speaks is no screen, and a stranger has nothing to delete."""
    player = Player(small_library)
    assert player.open("settings_erased_en").language == "en"
    assert player.open("settings_erased_xx").address.token == "settings_erased"
    assert player.open("settings_erased_en_x").address.token == "settings_erased_en"
    stranger = Player(small_library, Person("key-0"))
    stranger.do("erase:settings_erase")
    assert (stranger.kinds, stranger.erased, stranger.at) == ([], "key-0", "settings_erased")


def test_erasing_twice_does_no_harm(small_library: Library) -> None:
    """Pressed again, there is nothing to delete: nothing is noted, and the stranger stays the same."""
    player = started(small_library)
    player.do("erase:settings_erase")
    stranger = player.person.key
    player.do("erase:settings_erase")
    assert (player.kinds, player.erased) == ([], None)
    assert (player.person.runs, player.person.consent, player.at) == ({}, None, "settings_erased")
    assert player.person.key == stranger


def test_consent_is_asked_again_after_erasing(small_library: Library) -> None:
    """A stranger has not been asked."""
    player = started(small_library)
    player.do("erase:settings_erase")
    assert player.do("start:guide_tea").address.token == "guide_tea_consent"
