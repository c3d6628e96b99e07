"""Words that steer, on the screens of the conversations: what they press, where they lead, and what they never do."""

from collections.abc import Iterator

import pytest

import flows
from flows.core.address import HOME, Address
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Do
from tests.harness import small
from tests.harness.player import Player
from tests.harness.real_guides import real_library
from tests.harness.strategies import known_addresses


def at_step(library: Library, step: str = "boil") -> Player:
    """Somebody who has begun the guide on tea, at a step."""
    player = Player(library)
    player.do("start:guide_tea")
    player.do("keep:guide_tea")
    player.do(f"pick:guide_tea_ask_{'ice' if step == 'ice' else 'boil'}")
    return player


@pytest.mark.parametrize(
    ("typed", "lands"),
    [
        ("dạ xong rồi nghe", "guide_tea_pour"),
        ("ok con", "guide_tea_pour"),
        ("vâng", "guide_tea_pour"),
        ("tiếp", "guide_tea_pour"),
        ("quay lại", "guide_tea_ask"),
        ("không hiểu", "guide_tea_boil_stuck"),
        ("khó quá", "guide_tea_boil_stuck"),
        ("bấm mô hè", "guide_tea_boil_stuck"),
        ("không", "guide_tea_boil_stuck"),
        ("đợi tí", "guide_tea_boil"),
        ("làm lại", "guide_tea_boil"),
        ("làm lại từ đầu", "guide_tea"),
        ("để mai", "home"),
        ("trang đầu", "home"),
        ("/menu", "home"),
        ("/help", "about_how"),
        ("cách dùng", "about_how"),
        ("số 1", "guide_tea_pour"),
        ("nút thứ hai", "guide_tea_boil_stuck"),
        ("bấm 2 nghe con", "guide_tea_boil_stuck"),
    ],
)
def test_at_a_step(small_library: Library, typed: str, lands: str) -> None:
    """Typed at a step, words do what a person means by them."""
    player = at_step(small_library)
    assert player.say(typed).address.token == lands


def test_a_rest_keeps_the_place(small_library: Library) -> None:
    """Who stops for today is told that the place is kept; waiting says so and stays."""
    player = at_step(small_library)
    assert player.say("chờ chút").note == small_library.sentences.say("vi", "note-wait")
    assert player.say("để mai làm tiếp").note == small_library.sentences.say("vi", "note-later")
    assert player.say("tiếp").address.token == "guide_tea_boil"


@pytest.mark.parametrize(
    ("typed", "lands"),
    [("được rồi", "guide_tea_boil"), ("chưa được", "guide_tea_boil_stuck"), ("vẫn không được", "guide_tea_boil_stuck")],
)
def test_at_a_remedy(small_library: Library, typed: str, lands: str) -> None:
    """On a remedy the same words say whether it helped."""
    player = at_step(small_library)
    player.say("bếp không lên lửa")
    assert player.say(typed).address.token == lands
    assert player.kinds == (["Solved"] if lands == "guide_tea_boil" else ["StillStuck"])


@pytest.mark.parametrize("typed", ["nóng", "nong a", "số một", "cái đầu tiên", "trà nóng", "dạ nóng"])
def test_answers(small_library: Library, typed: str) -> None:
    """At a question a label, its beginning, a word of it and its number in words are answers."""
    words = [{"label": "Nóng, mới pha", "next": "boil"}, {"label": "Đá", "next": "ice"}]
    ask = small.step("ask", choices=words)
    library = small.library(small_library.sentences, small.guide("tea", [ask, *small.TEA_STEPS[1:]]))
    player = Player(library)
    player.do("start:guide_tea")
    player.do("keep:guide_tea")
    assert player.say("nóng" if typed == "trà nóng" else typed).address.token == "guide_tea_boil"


def test_a_question_stays(small_library: Library) -> None:
    """What is no answer leaves the person at the question; what is surely meant is offered, the way back first."""
    player = Player(small_library)
    player.do("start:guide_tea")
    player.do("keep:guide_tea")
    screen = player.say("xyzzy plugh")
    assert (screen.address.token, screen.note) == ("guide_tea_ask", small_library.sentences.say("vi", "note-choose"))
    assert player.kinds == ["Puzzled"]
    screen = player.say("rửa chén")
    assert screen.address.token == "find"
    assert [choice.label for choice in screen.choices][:2] == ["Quay lại: Pha trà", "Rửa chén"]


def test_words_of_this_guide_throw_nobody_out(small_library: Library) -> None:
    """A problem of another step is shown and leads back to the own one; the guide's own name leaves the step."""
    player = at_step(small_library)
    assert player.say("ấm nóng quá không cầm được").address.token == "guide_tea_pour_hot"
    assert player.say("quay lại").address.token == "guide_tea_boil"
    screen = player.say("pha trà")
    assert (screen.address.token, screen.note) == ("guide_tea_boil", small_library.sentences.say("vi", "note-here"))


def test_without_teams_nobody_is_promised(small_library: Library) -> None:
    """Who asks for a person where there is none to ask is told whom to turn to."""
    screen = Player(small_library).say("gặp người thật")
    assert screen.address.token.startswith("find")
    assert small_library.deployment.contact in screen.body


def grave(library: Library) -> Iterator[tuple[Address, Do]]:
    """Every button of the library's screens that cannot be taken back, or tells somebody else."""
    person = Person("k", consent=True)
    for place in known_addresses(library):
        screen = flows.view(place, person, library)
        for choice in screen.choices:
            if isinstance(choice, Do) and (
                choice.grave or choice.act.verb in {"ask", "erase", "join", "accept", "leave"}
            ):
                yield screen.address, choice


def test_nothing_grave_heeds_words() -> None:
    """No word that steers deletes, closes, calls anybody or shares anything."""
    library = real_library()
    found = list(grave(library))
    assert found
    assert [at.token for at, button in found if button.heeds] == []
    player = Player(library)
    player.open("settings_erase")
    for typed in ("dạ", "ok", "xong", "tiếp", "có", "đồng ý", "được rồi"):
        player.say(typed)
        assert "Erased" not in player.kinds
        player.open("settings_erase")


def test_home_is_where_back_ends(small_library: Library) -> None:
    """There is nothing behind home."""
    assert Player(small_library).say("quay lại").address == HOME
