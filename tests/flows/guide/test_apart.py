"""What stands apart: the rating from what comes next, the language of a guide from that of the buttons."""

from dataclasses import replace

from flows.core.library import Library
from flows.core.screen import Do
from tests.harness.player import Player, started


def test_the_rating_has_no_numbers(small_library: Library) -> None:
    """The numbers of an ending are those of what leads on; how it was is pressed or typed in words."""
    player = started(small_library, "tea")
    for act in ("pick:guide_tea_ask_ice", "next:guide_tea_ice", "next:guide_tea_pour", "next:guide_tea_drink"):
        player.do(act)
    ratings = [b for b in player.screen.choices if isinstance(b, Do)]
    assert [b.label for b in ratings] == ["Dễ", "Tạm được", "Khó"]
    assert not set(ratings) & set(player.screen.numbered)
    assert player.say("tam duoc").note is not None
    assert player.person.runs["tea"].rating == "fair"


def test_the_first_number_of_an_ending_is_the_next_guide(small_library: Library) -> None:
    """A typed 1 leads to the guide that comes next, also while the rating is asked for."""
    player = started(small_library, "tea")
    for act in ("pick:guide_tea_ask_ice", "next:guide_tea_ice", "next:guide_tea_pour", "next:guide_tea_drink"):
        player.do(act)
    assert player.say("1").address.token == "guide_cup"


def test_a_guide_without_translation_says_so_once(small_library: Library) -> None:
    """Its cover says that it is in Vietnamese, in the person's language; its steps do not say it again."""
    player = Player(small_library)
    player.person = replace(player.person, language="en")
    said = "There is no English yet: this guide is in Vietnamese."
    assert player.open("guide_cup").body.startswith(said)
    assert said not in player.open("guide_cup_soap").body
    player.person = replace(player.person, language="vi")
    assert player.open("guide_cup").body.startswith("Rửa cái chén")


def test_what_is_needed_stands_on_one_line(small_library: Library) -> None:
    """The cover names all that is needed after one heading."""
    assert Player(small_library).open("guide_tea").body.count("Cần có:") == 1
    assert "Cần có" not in Player(small_library).open("guide_cup").body
