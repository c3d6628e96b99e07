"""A run: begun, stepped through, finished, rated, begun anew or put away; every press may come twice or late."""

from typing import Any

import pytest

from flows.core.facts.citizen import CONSENT_TEXT, Consented, Finished, Left, Rated, Reached, Started
from flows.core.library import Library
from flows.core.screen import Do
from tests.harness.make import make
from tests.harness.player import Player, started

REV = "0" * 12


def facts(player: Player) -> list[Any]:
    return [noted.fact for noted in player.facts]


def finished(library: Library) -> Player:
    """A player who has just finished washing a cup."""
    player = started(library, "cup")
    player.do("next:guide_cup_soap")
    player.do("next:guide_cup_rinse")
    return player


def test_consent_is_asked_once(small_library: Library) -> None:
    """The first start asks; the answer begins the guide; the next guide begins at once."""
    player = Player(small_library)
    player.open("guide_tea")
    assert player.press("Bắt đầu").address.token == "guide_tea_consent"
    assert player.kinds == []
    assert player.press("Nhớ giúp tôi").address.token == "guide_tea_ask"
    run = player.run()
    assert facts(player) == [
        Consented(yes=True, text=CONSENT_TEXT),
        make(Started, guide="tea", revision=REV, run=run.id),
        make(Reached, guide="tea", revision=REV, run=run.id, step="ask"),
    ]
    assert player.do("start:guide_cup").address.token == "guide_cup_soap"
    assert player.kinds == ["Started", "Reached"]


def test_no_is_an_answer_too(small_library: Library) -> None:
    """Without consent the guide begins all the same, and it is not asked again."""
    player = started(small_library, keep=False)
    assert (player.at, player.person.consent, player.kinds) == (
        "guide_tea_ask",
        False,
        ["Consented", "Started", "Reached"],
    )
    assert player.do("start:guide_cup").address.token == "guide_cup_soap"


def test_consent_pressed_again_goes_on(small_library: Library) -> None:
    """The answer pressed again, or late, leads to where the run stands, and notes only a change of mind."""
    player = started(small_library)
    player.press("Đá")
    assert player.do("keep:guide_tea").address.token == "guide_tea_ice"
    assert player.kinds == []
    assert player.do("skip:guide_tea").address.token == "guide_tea_ice"
    assert facts(player) == [Consented(yes=False, text=CONSENT_TEXT)]
    done = finished(small_library)
    assert done.do("keep:guide_cup").address.token == "guide_cup_done"
    assert done.kinds == []


def test_an_answer_counts_also_where_its_guide_is_no_more(small_library: Library) -> None:
    """Consent is the person's, not the guide's."""
    player = Player(small_library)
    player.do("skip:guide_none")
    assert (player.person.consent, player.kinds, player.at) == (False, ["Consented"], "home")


def test_starting_twice_begins_once(small_library: Library) -> None:
    """A second press on start goes on with the run that the first began."""
    player = started(small_library)
    player.press("Đá")
    run = player.run()
    assert player.do("start:guide_tea").address.token == "guide_tea_ice"
    assert (player.kinds, player.run()) == ([], run)


def test_stepping_on(small_library: Library) -> None:
    """Each step reached is noted once, with the run it belongs to."""
    player = started(small_library)
    run = player.run().id
    player.press("Nóng")
    assert facts(player) == [make(Reached, guide="tea", revision=REV, run=run, step="boil")]
    player.press("Xong bước này")
    assert facts(player) == [make(Reached, guide="tea", revision=REV, run=run, step="pour")]
    assert player.at == "guide_tea_pour"


def test_next_twice_counts_once(small_library: Library) -> None:
    """A second press on the same step leads to the same place and notes nothing."""
    player = started(small_library)
    player.press("Nóng")
    for again in (False, True):
        assert player.do("next:guide_tea_boil").address.token == "guide_tea_pour"
        assert player.kinds == ([] if again else ["Reached"])


def test_an_answer_twice_counts_once(small_library: Library) -> None:
    """So with an answer; another answer changes it."""
    player = started(small_library)
    for kinds in (["Reached"], []):
        assert player.do("pick:guide_tea_ask_ice").address.token == "guide_tea_ice"
        assert player.kinds == kinds
    assert player.do("pick:guide_tea_ask_boil").address.token == "guide_tea_boil"
    assert player.run().answers == {"ask": "boil"}


def test_back_keeps_the_answers(small_library: Library) -> None:
    """Back leads the way that was come, moves the run there, and forgets no answer."""
    player = started(small_library)
    player.press("Đá")
    player.press("Xong bước này")
    for token in ("guide_tea_ice", "guide_tea_ask", "guide_tea"):
        assert player.press("Quay lại").address.token == token
        assert player.kinds == []
    assert (player.run().step, player.run().answers) == ("ask", {"ask": "ice"})
    assert player.press("Làm tiếp").address.token == "guide_tea_ask"


def test_looking_ahead_does_not_move_the_run(small_library: Library) -> None:
    """A step that the run has not come to is only shown."""
    player = started(small_library)
    player.open("guide_tea_drink")
    assert (player.at, player.run().step) == ("guide_tea_drink", "ask")
    player.open("guide_tea_none")
    assert player.run().step == "ask"


def test_old_buttons_answer(small_library: Library) -> None:
    """A button of any earlier step leads on from that step."""
    player = started(small_library)
    player.press("Đá")
    player.press("Xong bước này")
    player.press("Xong bước này")
    assert player.do("pick:guide_tea_ask_boil").address.token == "guide_tea_boil"
    assert player.run().step == "boil"
    assert player.do("next:guide_tea_ice").address.token == "guide_tea_pour"


def test_a_finish_is_noted_once(small_library: Library) -> None:
    """The last press finishes; pressed again, or an older button late, it shows the place and notes nothing."""
    player = started(small_library, "cup")
    player.press("Xong bước này")
    assert player.press("Xong hết rồi").address.token == "guide_cup_done"
    run = player.run("cup")
    assert facts(player) == [make(Finished, guide="cup", revision=REV, run=run.id, step="rinse")]
    assert (run.state, run.step, run.ended_at) == ("finished", "rinse", player.now)
    assert player.do("next:guide_cup_rinse").address.token == "guide_cup_done"
    assert player.kinds == []
    assert player.do("next:guide_cup_soap").address.token == "guide_cup_rinse"
    assert (player.kinds, player.run("cup")) == ([], run)


def test_a_finished_guide_can_be_done_anew(small_library: Library) -> None:
    """Start after a finish is a new run, which can finish in its turn."""
    player = finished(small_library)
    first = player.run("cup").id
    player.do("start:guide_cup")
    assert player.kinds == ["Started", "Reached"]
    player.do("next:guide_cup_rinse")
    assert player.facts[0].fact == make(Finished, guide="cup", revision=REV, run=player.run("cup").id, step="rinse")
    assert player.run("cup").id != first


def test_the_last_step_of_nothing_finishes_nothing(small_library: Library) -> None:
    """Without a run, the last button shows the end and notes nothing: who only looked has done nothing."""
    player = Player(small_library)
    assert player.do("next:guide_cup_rinse").address.token == "guide_cup_done"
    assert (player.kinds, player.person.runs) == ([], {})


def test_stepping_on_from_a_link_begins_there(small_library: Library) -> None:
    """Who came by a link into the middle and goes on is in a run from that step; consent is asked before the next."""
    player = Player(small_library)
    player.open("guide_tea_ice", arrived=True)
    assert player.press("Xong bước này").address.token == "guide_tea_consent"
    run = player.run()
    assert facts(player) == [
        make(Started, guide="tea", revision=REV, run=run.id),
        make(Reached, guide="tea", revision=REV, run=run.id, step="ice"),
        make(Reached, guide="tea", revision=REV, run=run.id, step="pour"),
    ]
    assert (run.came, run.step) == ({"ice": "", "pour": "ice"}, "pour")
    assert player.do("next:guide_tea_ice").address.token == "guide_tea_consent"
    assert player.kinds == []
    assert player.press("Không cần nhớ").address.token == "guide_tea_pour"
    assert player.kinds == ["Consented"]


def test_a_finish_before_the_question(small_library: Library) -> None:
    """Who finishes without having been asked is asked then, and sees the end after."""
    player = Player(small_library)
    player.do("next:guide_cup_soap")
    assert player.do("next:guide_cup_rinse").address.token == "guide_cup_consent"
    assert player.kinds == ["Finished"]
    assert player.press("Nhớ giúp tôi").address.token == "guide_cup_done"


def test_consent_is_asked_of_who_begins_in_the_middle(small_library: Library) -> None:
    """A run that begins by a link to a step asks for consent too, and the answer leads on to where the person was."""
    player = Player(small_library)
    player.open("guide_tea_ice", arrived=True)
    assert player.press("Xong bước này").address.token == "guide_tea_consent"
    assert player.press("Nhớ giúp tôi").address.token == "guide_tea_pour"


def test_beginning_anew_leaves_the_run(small_library: Library) -> None:
    """Starting over ends the run as left and begins one; pressed twice, it does so once."""
    player = started(small_library)
    player.press("Đá")
    first = player.run().id
    assert player.do("again:guide_tea").address.token == "guide_tea_ask"
    second = player.run().id
    assert facts(player) == [
        make(Left, guide="tea", revision=REV, run=first, step="ice", why="again"),
        make(Started, guide="tea", revision=REV, run=second),
        make(Reached, guide="tea", revision=REV, run=second, step="ask"),
    ]
    assert player.do("again:guide_tea").address.token == "guide_tea_ask"
    assert (player.kinds, player.run().id, player.run().answers) == ([], second, {})


def test_putting_away(small_library: Library) -> None:
    """A guide that is put away ends as left; pressed again, there is nothing to put away."""
    player = started(small_library)
    player.press("Đá")
    run = player.run().id
    screen = player.do("drop:guide_tea")
    assert (screen.address.token, screen.note) == ("guide_tea", small_library.sentences.say("vi", "note-dropped"))
    assert facts(player) == [make(Left, guide="tea", revision=REV, run=run, step="ice", why="dropped")]
    assert player.do("drop:guide_tea").note is None
    assert (player.kinds, player.person.runs) == ([], {})
    done = finished(small_library)
    done.do("drop:guide_cup")
    assert (done.kinds, done.run("cup").state) == ([], "finished")


def test_rating_once(small_library: Library) -> None:
    """One of three, noted once a run, thanked for each time, and not asked again."""
    player = finished(small_library)
    assert [b.label for b in player.screen.choices if isinstance(b, Do)] == ["Dễ", "Tạm được", "Khó"]
    thanks = small_library.sentences.say("vi", "note-rated")
    assert player.press("Dễ").note == thanks
    assert facts(player) == [make(Rated, guide="cup", revision=REV, run=player.run("cup").id, rating="easy")]
    assert not [b for b in player.screen.choices if isinstance(b, Do)]
    assert player.do("hard:guide_cup").note == thanks
    assert (player.kinds, player.run("cup").rating) == ([], "easy")


@pytest.mark.parametrize("guide", ["tea", "cup"])
def test_only_what_is_finished_can_be_rated(small_library: Library, guide: str) -> None:
    """A rating of a guide under way, or never begun, is not taken."""
    player = started(small_library, "tea")
    player.do(f"easy:guide_{guide}")
    assert (player.kinds, player.at) == ([], f"guide_{guide}")


def test_runs_of_guides_are_apart(small_library: Library) -> None:
    """Two guides under way do not disturb each other."""
    player = started(small_library)
    player.press("Đá")
    player.do("start:guide_cup")
    player.do("next:guide_cup_rinse")
    assert (player.run("tea").step, player.run("cup").state) == ("ice", "finished")


def test_numbers_add_up(small_library: Library) -> None:
    """Started is finished plus left plus still inside."""
    player = finished(small_library)
    for data in ("start:guide_tea", "pick:guide_tea_ask_ice", "again:guide_tea", "drop:guide_tea", "start:guide_tea"):
        player.do(data)
    kinds = [noted.kind for noted in player.journal]
    inside = len(player.person.open_runs)
    assert (kinds.count("Started"), kinds.count("Finished"), kinds.count("Left"), inside) == (4, 1, 2, 1)
