"""Edits: whoever stands in a guide that is edited lands rightly, with a note, and can go on and finish."""

from typing import Any

import pytest

from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.player import Player, started
from tests.harness.small import TEA_STEPS, step

ASK, BOIL, ICE, POUR, DRINK = TEA_STEPS
TO_POUR = ASK | {"choices": [{"label": "Nóng", "next": "boil"}, {"label": "Đá", "next": "pour"}]}


def edited(player: Player, *guides: Guide) -> Player:
    player.library = small.library(player.library.sentences, *guides, small.cup())
    return player


def note(words: Sentences, id: str) -> str:
    return words.say("vi", id)


def at_pour(library: Library, *, way: str = "Đá") -> Player:
    player = started(library)
    player.press(way)
    player.press("Xong bước này")
    return player


def test_a_renamed_step(small_library: Library) -> None:
    """Who stands on a step that got another id stands on it still, without a note; its old buttons answer."""
    renamed = (*TEA_STEPS[:3], POUR | {"id": "fill"}, DRINK)
    steps = tuple(one | {"next": "fill"} if one["id"] == "boil" else one for one in renamed)
    player = edited(at_pour(small_library), small.tea(steps, renamed={"pour": "fill"}))
    assert (player.screen.address.token, player.screen.note) == ("guide_tea_fill", None)
    assert player.open("guide_tea_pour").address.token == "guide_tea_fill"
    assert player.do("next:guide_tea_pour").address.token == "guide_tea_drink"
    assert player.kinds == ["Reached"]
    assert player.press("Quay lại").address.token == "guide_tea_fill"
    assert player.run().step == "fill"
    assert player.do("next:guide_tea_ice").address.token == "guide_tea_fill"
    assert player.kinds == []


def test_a_renamed_question_keeps_its_answer(small_library: Library) -> None:
    """Answers stay with a question that got another id, and with an answer whose step did."""
    kinds = [{"label": "Nóng", "next": "boil"}, {"label": "Đá", "next": "frost"}]
    steps = (ASK | {"id": "kind", "choices": kinds}, BOIL, ICE | {"id": "frost"}, POUR, DRINK)
    player = edited(at_pour(small_library), small.tea(steps, renamed={"ask": "kind", "ice": "frost"}))
    assert player.press("Quay lại").address.token == "guide_tea_frost"
    screen = player.press("Quay lại")
    assert (screen.address.token, [b.label for b in screen.choices][:2]) == ("guide_tea_kind", ["Nóng", "✓ Đá"])
    assert player.do("pick:guide_tea_ask_ice").address.token == "guide_tea_frost"


def test_a_removed_step(small_library: Library, words: Sentences) -> None:
    """Who stands on a step that is gone lands on the nearest earlier one of their way, with a note, and goes on."""
    player = edited(at_pour(small_library), small.tea((ASK, BOIL | {"next": "drink"}, ICE, DRINK)))
    assert (player.screen.address.token, player.screen.note) == ("guide_tea_ice", note(words, "note-step-gone"))
    screen = player.do("next:guide_tea_pour")
    assert (screen.address.token, screen.note) == ("guide_tea_ice", note(words, "note-step-gone"))
    assert player.screen.note == note(words, "note-step-gone")
    assert player.press("Xong bước này").address.token == "guide_tea_drink"
    assert player.press("Xong hết rồi").address.token == "guide_tea_done"
    assert player.kinds == ["Finished"]


def test_two_removed_steps(small_library: Library) -> None:
    """The nearest earlier step is looked for as far back as need be."""
    player = edited(at_pour(small_library), small.tea((TO_POUR, BOIL, step("pour2"), DRINK)))
    assert player.open("guide_tea_pour_stuck").address.token == "guide_tea_ask_stuck"
    assert player.open("guide_tea_pour").address.token == "guide_tea_ask"


def test_the_whole_way_removed(small_library: Library, words: Sentences) -> None:
    """Where nothing of the way is left, the first step of today is where one goes on; nobody is stranded."""
    player = edited(at_pour(small_library), small.tea((step("new"), step("newer"))))
    player.open("home")
    screen = player.press("Làm tiếp: Pha trà")
    assert (screen.address.token, screen.note) == ("guide_tea_new", note(words, "note-step-gone"))
    assert [b.label for b in screen.choices] == ["Xong bước này", "Tôi bị mắc", "Quay lại", "Trang đầu"]
    assert player.press("Quay lại").address.token == "guide_tea"
    assert player.do("again:guide_tea").address.token == "guide_tea_new"
    player.press("Xong bước này")
    player.press("Xong hết rồi")
    assert player.kinds == ["Finished"]


def test_back_over_a_removed_step(small_library: Library) -> None:
    """Back passes over a step that is gone."""
    player = edited(at_pour(small_library), small.tea((TO_POUR, BOIL, POUR, DRINK)))
    assert player.press("Quay lại").address.token == "guide_tea_ask"


def test_back_never_leads_to_itself(words: Sentences) -> None:
    """Where the step before was merged into this one, Back leads on to the cover."""
    asks = step("a", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "c"}])
    player = started(small.library(words, small.guide("g", [asks, step("c"), step("b")])), "g")
    player.press("x")
    player.press("Quay lại")
    player.press("y")
    player.press("Xong bước này")
    player.library = small.library(words, small.guide("g", [step("a"), step("b")], renamed={"c": "b"}))
    assert player.screen.address.token == "guide_g_b"
    assert player.press("Quay lại").address.token == "guide_g"


def test_steps_merged_into_the_first(small_library: Library) -> None:
    """Where all that came before was merged into one step, the run stands there and Back leads to the cover."""
    player = edited(at_pour(small_library), small.tea((step("pour"), DRINK), renamed={"ice": "pour", "ask": "pour"}))
    assert player.screen.address.token == "guide_tea_pour"
    assert player.press("Quay lại").address.token == "guide_tea"


def test_a_step_nobody_came_to(small_library: Library, words: Sentences) -> None:
    """A link to a step that never was leads to the cover."""
    player = started(small_library)
    screen = player.open("guide_tea_none")
    assert (screen.address.token, screen.note) == ("guide_tea", note(words, "note-gone"))


def test_ways_that_turned_round(small_library: Library) -> None:
    """Where edits made a run come in a circle, every screen still has its way home."""
    player = at_pour(small_library)
    steps = (step("pour"), ICE | {"next": "ask"}, ASK | {"choices": [], "next": "drink"}, DRINK)
    edited(player, small.tea(steps))
    player.do("next:guide_tea_ice")
    player.do("next:guide_tea_pour")
    tokens = [player.press("Quay lại").address.token for _ in range(4)]
    assert len(set(tokens)) >= 2
    edited(player, small.tea((step("other"), DRINK)))
    assert player.open("guide_tea_ice").address.token == "guide_tea_other"


@pytest.mark.parametrize(
    ("data", "lands"),
    [("pick:guide_tea_ask_ice", "guide_tea_ask"), ("pick:guide_tea_ask_gone", "guide_tea_ask")],
)
def test_an_answer_that_is_no_more(small_library: Library, words: Sentences, data: str, lands: str) -> None:
    """An answer that was edited away shows the question again, with a note."""
    player = edited(started(small_library), small.tea((TO_POUR, BOIL, POUR, DRINK)))
    screen = player.do(data)
    assert (screen.address.token, screen.note, player.kinds) == (lands, note(words, "note-changed"), [])


def test_a_question_that_became_a_plain_step(small_library: Library, words: Sentences) -> None:
    """An answer to what asks no more, and a next of what asks now, show the step."""
    plain = ASK | {"choices": []}
    player = edited(started(small_library), small.tea((plain, *TEA_STEPS[1:])))
    assert player.do("pick:guide_tea_ask_boil").note == note(words, "note-changed")
    asking = edited(at_pour(small_library), small.tea((ASK, BOIL, ICE, POUR | TO_POUR | {"id": "pour"}, DRINK)))
    assert asking.do("next:guide_tea_pour").address.token == "guide_tea_pour"
    assert asking.kinds == []


def test_a_problem_that_is_no_more(small_library: Library) -> None:
    """A remedy that was edited away leads to its step."""
    player = edited(started(small_library), small.tea((ASK, BOIL | {"problems": []}, ICE, POUR, DRINK)))
    assert player.do("stuck:guide_tea_boil_gas").address.token == "guide_tea_boil"
    assert player.kinds == []


def test_a_problem_of_a_renamed_step(small_library: Library) -> None:
    """A remedy's old button finds it under the step's new id."""
    kinds = [{"label": "Nóng", "next": "cook"}, {"label": "Đá", "next": "ice"}]
    steps = (ASK | {"choices": kinds}, BOIL | {"id": "cook"}, ICE, POUR, DRINK)
    player = edited(started(small_library), small.tea(steps, renamed={"boil": "cook"}))
    assert player.do("stuck:guide_tea_boil_gas").address.token == "guide_tea_cook_gas"
    assert player.do("pick:guide_tea_ask_boil").address.token == "guide_tea_cook"


def chai(**more: Any) -> Guide:
    """Tea under another id."""
    return Guide.model_validate(small.tea(**more).model_dump(by_alias=True) | {"id": "chai", "formerly": ("tea",)})


def test_a_guide_that_got_another_id(small_library: Library) -> None:
    """Links, buttons and runs of a guide's former id go on under its id of today, and finish once."""
    player = edited(at_pour(small_library), chai())
    assert player.screen.address.token == "guide_chai_pour"
    player.open("home")
    assert player.press("Làm tiếp: Pha trà").address.token == "guide_chai_pour"
    assert player.open("guide_tea").choices[0].label == "Làm tiếp"
    (run,) = [run.id for run in player.person.runs.values()]
    player.do("next:guide_tea_pour")
    player.do("next:guide_tea_drink")
    assert [(noted.kind, getattr(noted.fact, "guide", "")) for noted in player.facts] == [("Finished", "chai")]
    assert list(player.person.runs) == ["chai"]
    assert player.run("chai").id == run
    player.do("next:guide_tea_drink")
    assert (player.kinds, player.at) == ([], "guide_chai_done")
    player.do("easy:guide_tea")
    assert player.kinds == ["Rated"]


def test_a_renamed_guide_can_be_put_away_and_begun_anew(small_library: Library) -> None:
    """The run under the former id is the one that is left."""
    for data in ("drop:guide_tea", "again:guide_tea"):
        player = edited(at_pour(small_library), chai())
        player.do(data)
        assert player.kinds[0] == "Left"
        assert "tea" not in player.person.runs


def test_a_new_revision_is_on_the_facts(small_library: Library) -> None:
    """Facts carry the revision in which they happened."""
    player = edited(at_pour(small_library), small.tea(revision="1" * 12))
    player.press("Xong bước này")
    assert [getattr(noted.fact, "revision", "") for noted in player.facts] == ["1" * 12]
    assert player.run().revision == "1" * 12


def test_a_guide_that_is_no_more(small_library: Library, words: Sentences) -> None:
    """Who stands in a guide that was taken away comes home, with a note."""
    player = at_pour(small_library)
    player.library = small.library(words, small.cup())
    assert (player.screen.address.token, player.screen.note) == ("home", note(words, "note-gone"))
    assert player.do("next:guide_tea_pour").address.token == "home"
    assert player.kinds == []
