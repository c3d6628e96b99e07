"""What cannot wait: a guide that opens at the first thing to do, and asks for consent afterwards."""

from dataclasses import replace

import pytest

import flows
from flows.core.address import HOME, address
from flows.core.library import Library
from flows.core.pages.page import NOTE_FOUND
from flows.core.person import Person
from flows.core.screen import Go
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.player import Player

STEPS = [
    small.step(
        "what",
        choices=[{"label": "Cháy bếp", "next": "water"}, {"label": "Bỏng tay", "next": "cool"}],
    ),
    small.step("water"),
    small.step("cool"),
    small.step("call"),
    small.step("rest"),
]


@pytest.fixture
def library(words: Sentences) -> Library:
    burning = small.guide(
        "fire", STEPS, title="Cháy bếp thì làm gì", urgent="Bếp tôi đang cháy", search={"phrases": ["cháy bếp rồi"]}
    )
    return small.library(words, burning, small.tea(), small.cup())


@pytest.mark.parametrize("way", ["home", "link", "topic", "words", "start"])
def test_every_way_in_opens_the_first_thing_to_do(library: Library, way: str) -> None:
    """Neither the cover nor the question of consent stands before it, whichever way a person comes."""
    player = Player(library)
    match way:
        case "home":
            player.press("Bếp tôi đang cháy")
        case "link":
            player.open("guide_fire")
        case "topic":
            player.open("topic_kitchen")
            player.press("Cháy bếp thì làm gì")
        case "words":
            player.say("cháy bếp rồi")
        case "start":
            player.open("guide_fire_cover")
            player.press("Bắt đầu")
    assert player.screen.address.token == "guide_fire_what"
    assert player.labels[:2] == ["Cháy bếp", "Bỏng tay"]
    assert player.press("Bỏng tay").address.token == "guide_fire_cool"


def test_its_button_on_home_has_a_sign_and_is_typed_without_it(library: Library) -> None:
    """It stands above the topics, with a sign that is no part of what is typed."""
    button = flows.view(HOME, Person("k"), library).choices[0]
    assert isinstance(button, Go)
    assert (button.label, button.address) == ("Bếp tôi đang cháy", address("guide", "fire"))
    assert button.face == f"{button.icon} {button.label}" != button.label
    assert Player(library).say("bep toi dang chay").address.token == "guide_fire_what"


def test_the_cover_is_one_press_away(library: Library) -> None:
    """From the first step the way back leads to the cover, which has its own address, and leads in again."""
    player = Player(library)
    player.open("guide_fire")
    assert player.press("Quay lại").address.token == "guide_fire_cover"
    assert player.screen.title == "Cháy bếp thì làm gì"
    player.press("Xem cả bài")
    assert player.press("Quay lại").address.token == "guide_fire_cover"
    assert player.open("guide_cup_cover").address.token == "guide_cup"


def test_consent_is_asked_once_the_first_calls_are_made(library: Library) -> None:
    """After three steps the question comes; until then, and where it is refused, no fact carries the person."""
    player = Player(library)
    player.open("guide_fire")
    player.press("Cháy bếp")
    player.press("Xong bước này")
    assert player.screen.address.token == "guide_fire_cool"
    player.press("Xong bước này")
    assert player.screen.address.token == "guide_fire_consent"
    assert {noted.person for noted in player.facts} == {None}
    assert player.press("Nhớ giúp tôi").address.token == "guide_fire_call"
    player.press("Xong bước này")
    assert player.facts[-1].person == player.person.key


def test_who_ends_early_is_asked_then(library: Library) -> None:
    """A run of few steps ends with the question, and the ending after it."""
    player = Player(library)
    player.open("guide_fire_call")
    player.press("Xong bước này")
    assert player.press("Xong hết rồi").address.token == "guide_fire_consent"
    assert player.press("Không cần nhớ").address.token == "guide_fire_done"


def test_who_was_further_sees_the_way_on(library: Library) -> None:
    """It opens at its first step for them too, and says how to go on; elsewhere nothing of it is shown."""
    player = Player(library)
    player.open("guide_fire")
    assert "Làm tiếp" not in player.labels
    player.press("Bỏng tay")
    assert "Làm tiếp" not in player.labels
    player.open("guide_fire")
    assert player.press("Làm tiếp").address.token == "guide_fire_cool"


def test_who_was_through_it_begins_anew(library: Library) -> None:
    """What happens twice is counted twice: the first answer after an ending begins another run."""
    player = Player(library)
    player.open("guide_fire_call")
    player.press("Xong bước này")
    player.press("Xong hết rồi")
    player.press("Không cần nhớ")
    first = player.person.runs["fire"].id
    player.open("guide_fire")
    player.press("Bỏng tay")
    assert player.person.runs["fire"].id != first
    assert player.person.runs["fire"].state == "open"


def test_it_stands_before_the_way_back_among_results(library: Library) -> None:
    """Who is at another guide and types what may be urgent finds it first, and only then the way back."""
    player = Player(library)
    player.do("start:guide_cup")
    player.do("skip:guide_cup")
    found = ("guide_tea", "guide_fire")
    player.person = player.person.at(address("find"))
    player.person = replace(player.person, found=found)
    labels = [b.label for b in flows.view(address("find"), player.person, library).choices]
    assert labels[:3] == ["Cháy bếp thì làm gì", "Quay lại: Rửa chén", "Pha trà"]


def test_words_that_led_there_leave_a_way_to_what_else_was_meant(library: Library) -> None:
    """A guess that opens the first step offers the other guesses there, as a cover does."""
    player = Player(library)
    player.say("cháy bếp rồi")
    assert player.person.note == NOTE_FOUND
    assert "Không phải ý bà con?" in player.labels
