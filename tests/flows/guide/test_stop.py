"""Stopping: a way that cannot go on today ends kindly, is counted once, and leaves nothing open."""

import pytest

from flows.core.address import Act, address
from flows.core.facts.citizen import Left
from flows.core.library import Library
from flows.core.screen import Do, Go
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.make import make
from tests.harness.player import Player, started

REV = "0" * 12
BAKE = address("guide", "bake")


@pytest.fixture
def oven(words: Sentences) -> Library:
    """A guide of which one way stops for want of an oven."""
    steps = [
        small.step("ask", choices=[{"label": "Có lò", "next": "bake"}, {"label": "Chưa có", "next": "borrow"}]),
        small.step("borrow", "Mượn lò đã.", next="stop"),
        small.step("bake"),
    ]
    return small.library(words, small.guide("bake", steps, needs={"guides": ["cup", "none"]}), small.cup())


def test_a_way_that_stops(oven: Library) -> None:
    """The button says so; the run ends as left, is gone, and the place to go on is the cover."""
    player = started(oven, "bake")
    player.press("Chưa có")
    run = player.run("bake").id
    assert player.screen.choices[0] == Do("Để khi khác", Act("next", BAKE.under("borrow")), main=True)
    screen = player.press("Để khi khác")
    assert screen.address == BAKE.under("stop")
    assert [noted.fact for noted in player.facts] == [
        make(Left, guide="bake", revision=REV, run=run, step="borrow", why="stopped")
    ]
    assert player.person.runs == {}
    assert screen.choices == (
        Go("Làm trước: Rửa chén", address("guide", "cup")),
        Go("Xem lại bài này", BAKE),
        Go("Trang đầu", address("home")),
    )
    assert small.HOUSE.contact in screen.body
    assert player.press("Xem lại bài này").choices[0] == Do("Bắt đầu", Act("start", BAKE), main=True)


def test_stopping_twice_counts_once(oven: Library) -> None:
    """A second press shows the same place and notes nothing; numbers still add up."""
    player = started(oven, "bake")
    player.press("Chưa có")
    for kinds in (["Left"], []):
        assert player.do("next:guide_bake_borrow").address == BAKE.under("stop")
        assert player.kinds == kinds
    kinds = [noted.kind for noted in player.journal]
    assert (kinds.count("Started"), kinds.count("Left"), len(player.person.open_runs)) == (1, 1, 0)


def test_who_only_looked_stops_nothing(oven: Library) -> None:
    """Without a run the press shows the place, asks for no consent and notes nothing."""
    player = Player(oven)
    player.open("guide_bake_borrow", arrived=True)
    assert player.press("Để khi khác").address == BAKE.under("stop")
    assert (player.kinds, player.person.runs, player.person.consent) == ([], {}, None)


def test_stopping_needs_no_consent(oven: Library) -> None:
    """Who came by a link into the middle, went on and stops is not asked whether to be remembered: nothing is left."""
    player = Player(oven)
    player.do("pick:guide_bake_ask_borrow")
    assert player.at == "guide_bake_consent"
    assert player.do("next:guide_bake_borrow").address == BAKE.under("stop")
    assert (player.kinds, player.person.consent) == (["Left"], None)


def test_the_whole_guide_tells_where_it_stops(oven: Library, words: Sentences) -> None:
    """On one page, a step that stops says so."""
    body = Player(oven).open("guide_bake_all").text
    assert f"Mượn lò đã.\n\n→ {words.say('vi', 'whole-stop')}" in body


def test_the_place_can_be_opened_in_any_guide(small_library: Library) -> None:
    """A link to the stop of a guide that has none shows it all the same."""
    assert Player(small_library).open("guide_cup_stop").address == address("guide", "cup", "stop")
