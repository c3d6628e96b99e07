"""Find: typed words become buttons: sure, unsure or none; and always the way back to the step."""

from dataclasses import replace

import pytest

import flows
from flows.core.address import address
from flows.core.fact import Searched
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Go
from flows.core.words import Words
from tests import small
from tests.player import Player, started


def test_sure(small_library: Library) -> None:
    """Above the line of confidence the first guide is the likely one."""
    player = Player(small_library)
    screen = player.say("pha trà")
    assert screen.title == small_library.words.say("vi", "find-sure-title")
    assert screen.choices[0] == Go("Pha trà", address("guide", "tea"), main=True)
    assert [noted.fact for noted in player.facts] == [Searched(len(screen.choices) - 1, sure=True, guide="tea")]
    assert player.press("Pha trà").address.token == "guide_tea"


def test_maybe(words: Words) -> None:
    """Under the line of confidence the same guides are offered as a question, none as the likely one."""
    player = Player(small.library(words, small.tea(), small.cup(), house=replace(small.HOUSE, sure=1.0)))
    screen = player.say("pha cho tôi ấm trà")
    assert screen.title == words.say("vi", "find-maybe-title")
    assert screen.choices[0] == Go("Pha trà", address("guide", "tea"))
    assert not [b for b in screen.choices if b.main]
    assert player.facts[0].fact == Searched(len(screen.choices) - 1, sure=False, guide="tea")


@pytest.mark.parametrize("text", ["xyzzy", "???", "😀", "\u200b\u202e"])
def test_none(small_library: Library, text: str) -> None:
    """Nothing found offers the topics and a person to ask; the words are not kept."""
    player = Player(small_library)
    screen = player.say(text)
    assert (screen.address.token, screen.title) == ("find", small_library.words.say("vi", "find-none-title"))
    assert screen.choices[0] == Go("Bếp núc", address("topic", "kitchen"))
    assert small.HOUSE.contact in screen.body
    assert player.kinds == ["Missed"]


def test_a_problem_is_offered_by_its_own_words(small_library: Library) -> None:
    """Words that tell of a problem offer that problem, and lead to its remedy."""
    player = Player(small_library)
    screen = player.say("bếp không lên lửa")
    assert screen.choices[0] == Go("Bếp không lên lửa", address("guide", "tea", "boil", "gas"), main=True)


def test_at_most_four_are_offered(words: Words) -> None:
    """A small phone has room for four."""
    many = [small.guide(f"g{n}", [small.step("a")], title="Pha trà") for n in range(6)]
    player = Player(small.library(words, *many))
    assert [b.label for b in player.say("pha trà").choices] == ["Pha trà"] * 4 + ["Trang đầu"]


def test_the_way_back_leads_to_the_step(small_library: Library) -> None:
    """Who typed in the middle of a guide gets back to their step, from a search that found and one that did not."""
    for text in ("pha trà", "xyzzy"):
        player = started(small_library, "cup")
        screen = player.say(text)
        assert screen.choices[0] == Go("Quay lại: Rửa chén", address("guide", "cup", "soap"))
        assert player.press("Quay lại: Rửa chén").address.token == "guide_cup_soap"


def test_no_way_back_to_a_guide_that_is_no_more(small_library: Library, words: Words) -> None:
    """A run of a guide that vanished has no way back."""
    player = started(small_library, "cup")
    player.library = small.library(words, small.tea())
    assert [b.label for b in player.say("pha trà").choices] == ["Pha trà", "Trang đầu"]


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


def test_searching_again_replaces_what_was_found(small_library: Library) -> None:
    """A search that finds nothing takes away what the last one found."""
    player = Player(small_library)
    player.say("pha trà")
    player.say("xyzzy")
    assert (player.person.found, player.person.found_sure) == ((), False)
