"""Stuck: a step's problems by button and by typed words, and the way back to the step."""

from dataclasses import replace

import pytest

from flows.core.address import Act, address
from flows.core.facts.citizen import Differed, Solved, StillStuck, Stuck
from flows.core.library import Library
from flows.core.person import dump, load
from flows.core.screen import Do, Go, Screen
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.make import make
from tests.harness.player import Player, button_of, started

REV = "0" * 12
TEA = address("guide", "tea")


def at_boil(library: Library) -> Player:
    player = started(library)
    player.press("Nóng")
    return player


def test_a_step_s_problems(small_library: Library) -> None:
    """The problems of the step stand as buttons, with the hotline and a person to ask."""
    player = at_boil(small_library)
    screen = player.press("Tôi bị mắc")
    assert screen.choices == (
        Do("Bếp không lên lửa", Act("stuck", TEA.under("boil", "gas"))),
        Do("Nước tràn ra ngoài", Act("stuck", TEA.under("boil", "spill"))),
        Go("Về lại bước", TEA.under("boil")),
        Go("Trang đầu", address("home")),
    )
    assert "1900 0368" in screen.body
    assert small.HOUSE.contact in screen.body


def test_a_step_without_problems_offers_the_guide_s(small_library: Library) -> None:
    """Where a step has no problem of its own, those of the whole guide are offered."""
    player = started(small_library)
    screen = player.press("Tôi bị mắc")
    acts = [b.act.address.ids[1:] for b in screen.choices if isinstance(b, Do)]
    assert acts == [("boil", "gas"), ("boil", "spill"), ("pour", "hot")]


def test_each_wording_stands_once(words: Sentences) -> None:
    """Of two steps with a problem of the same wording, the one on the way that was come is meant."""
    same = [small.problem("p", "Không thấy nút")]
    asks = small.step("a", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "c"}])
    steps = [asks, small.step("b", next="d", problems=same), small.step("c", problems=same), small.step("d")]
    player = started(small.library(words, small.guide("g", steps)), "g")
    for answer, owner in (("x", "b"), ("y", "c")):
        player.do("again:guide_g")
        player.press(answer)
        player.press("Xong bước này")
        screen = player.press("Tôi bị mắc")
        acts = [b.act for b in screen.choices if isinstance(b, Do)]
        assert acts == [Act("stuck", address("guide", "g", owner, "p"))]


def test_a_guide_without_problems_and_hotline(small_library: Library) -> None:
    """Without any, there is a person to ask and the way back."""
    player = started(small_library, "cup")
    screen = player.press("Tôi bị mắc")
    assert [b.label for b in screen.choices] == ["Về lại bước", "Trang đầu"]
    assert small.HOUSE.contact in screen.body


def test_a_remedy(small_library: Library) -> None:
    """A problem shows its remedy, what else may help, and is noted with the run."""
    player = at_boil(small_library)
    player.press("Tôi bị mắc")
    screen = player.press("Bếp không lên lửa")
    assert (screen.address.token, screen.title) == ("guide_tea_boil_gas", "Bếp không lên lửa")
    assert screen.body.startswith("Làm lại cho đúng.")
    assert [b.label for b in screen.choices] == ["Được rồi", "Vẫn chưa được", "Rửa chén", "Về lại bước", "Trang đầu"]
    assert [noted.fact for noted in player.facts] == [
        make(Stuck, guide="tea", revision=REV, run=player.run().id, step="boil", problem="gas")
    ]


@pytest.mark.parametrize(
    ("verb", "fact", "lands", "note"),
    [
        ("stuck", Stuck, "guide_tea_boil_gas", None),
        ("solved", Solved, "guide_tea_boil", None),
        ("still", StillStuck, "guide_tea_boil_stuck", "note-still"),
    ],
)
def test_what_became_of_it(
    small_library: Library, verb: str, fact: type[Stuck | Solved | StillStuck], lands: str, note: str | None
) -> None:
    """It worked leads to the step, it did not to the list; a second press leads to the same place and notes nothing."""
    player = at_boil(small_library)
    player.open("guide_tea_all")
    said = small_library.sentences.say("vi", note) if note else None
    noted = make(fact, guide="tea", revision=REV, run=player.run().id, step="boil", problem="gas")
    for facts in ([noted], []):
        screen = player.do(f"{verb}:guide_tea_boil_gas")
        assert (screen.address.token, screen.note) == (lands, said)
        assert [one.fact for one in player.facts] == facts


HOTLINE = {"authority": "Nhà bếp", "cost": "0 đồng", "hotline": "19000368"}


def still_stuck(player: Player, *problems: str) -> Screen:
    """Press that the remedies of these problems did not help."""
    for problem in problems:
        player.do(f"stuck:guide_tea_boil_{problem}")
        player.press("Vẫn chưa được")
    return player.screen


@pytest.mark.parametrize("problems", [("gas", "gas"), ("gas", "spill")])
def test_still_stuck_twice_offers_a_person(words: Sentences, problems: tuple[str, ...]) -> None:
    """After two remedies that did not help, whom to call and to ask comes first, then the problems; both are noted."""
    player = at_boil(small.library(words, small.tea(service=HOTLINE), small.cup()))
    assert still_stuck(player, problems[0]).title == words.say("vi", "stuck-title")
    screen = still_stuck(player, problems[1])
    assert (screen.title, screen.note) == (words.say("vi", "stuck-person-title"), None)
    assert screen.body.index("**1900 0368**") < screen.body.index(f"**{small.HOUSE.contact}**")
    assert words.say("vi", "stuck-person-more") in screen.body
    labels = [button.label.removesuffix(" (đã thử)") for button in screen.choices[:2]]
    assert sorted(labels) == ["Bếp không lên lửa", "Nước tràn ra ngoài"]
    assert [noted.kind for noted in player.journal].count("StillStuck") == 2
    player.do(f"still:guide_tea_boil_{problems[1]}")
    assert (player.screen, player.kinds, player.run().still) == (screen, [], 2)


def test_what_was_tried_says_so_and_stands_last(small_library: Library) -> None:
    """Nobody is sent to the same remedy again by its standing first; what went well clears the marks."""
    player = at_boil(small_library)
    still_stuck(player, "gas")
    assert player.labels[:2] == ["Nước tràn ra ngoài", "Bếp không lên lửa (đã thử)"]
    assert load(player.person.key, dump(player.person)).runs["tea"].tried == ("boil/gas",)
    player.do("solved:guide_tea_boil_spill")
    player.open("guide_tea_boil_stuck")
    assert player.labels[:2] == ["Bếp không lên lửa", "Nước tràn ra ngoài"]


@pytest.mark.parametrize("helps", ["solved:guide_tea_boil_gas", "next:guide_tea_boil", "again:guide_tea"])
def test_what_went_well_begins_the_count_anew(small_library: Library, helps: str) -> None:
    """A remedy that helped, a step that is done, a run begun anew: problems come first again."""
    player = at_boil(small_library)
    still_stuck(player, "gas", "spill")
    player.do(helps)
    assert player.run().still == 0
    assert player.open("guide_tea_boil_stuck").title == small_library.sentences.say("vi", "stuck-title")


def test_a_person_without_hotline_and_problems(words: Sentences) -> None:
    """Without a hotline the team is offered; without other problems nothing more to try is spoken of."""
    player = started(small.library(words, small.cup()), "cup")
    player.person = player.person.with_run(replace(player.run("cup"), still=2))
    body = player.press("Tôi bị mắc").body
    assert small.HOUSE.contact in body
    assert "☎" not in body
    assert words.say("vi", "stuck-person-more") not in body


def test_still_stuck_without_a_run_counts_nothing(small_library: Library) -> None:
    """Who only looks is answered as ever."""
    player = Player(small_library)
    assert still_stuck(player, "gas", "spill").title == small_library.sentences.say("vi", "stuck-title")


SCREEN = {"screen": {"show": [{"text": "Chào"}]}, "alt": "Màn hình"}
SCENE = {"scene": "counter", "alt": "Quầy"}


def test_a_screen_that_differs(small_library: Library) -> None:
    """Editors are told that a phone shows something else, once; the person is shown what goes wrong there."""
    player = at_boil(small_library)
    said = small_library.sentences.say("vi", "note-differs")
    assert button_of(player.screen, "Màn hình của tôi khác") == Do(
        "Màn hình của tôi khác", Act("differs", TEA.under("boil"))
    )
    for facts in ([make(Differed, guide="tea", revision=REV, run=player.run().id, step="boil")], []):
        screen = player.do("differs:guide_tea_boil")
        assert (screen.address, screen.note) == (TEA.under("boil", "stuck"), said)
        assert [one.fact for one in player.facts] == facts


def test_who_only_looks_may_differ_too(small_library: Library) -> None:
    """Without a run the fact names none."""
    player = Player(small_library)
    player.do("differs:guide_tea_boil")
    assert [noted.fact for noted in player.facts] == [make(Differed, guide="tea", revision=REV, run=None, step="boil")]


def test_only_a_picture_of_a_phone_can_differ(words: Sentences) -> None:
    """The button stands under a screen or a photo, not under a scene or no picture; photos without a file count."""
    pictures = {"a": {"photo": "a.png", "alt": "Ảnh"}, "b": SCREEN, "c": SCENE, "d": None}
    steps = [small.step(id, picture=picture) for id, picture in pictures.items()]
    player = Player(small.library(words, small.guide("g", steps)))
    asked = [
        id for id in pictures if "Màn hình của tôi khác" in [b.label for b in player.open(f"guide_g_{id}").choices]
    ]
    assert asked == ["a", "b"]


@pytest.mark.parametrize(
    ("forged", "lands"),
    [
        ("differs:guide_tea_pour", "guide_tea_pour"),
        ("differs:guide_tea", "guide_tea"),
        ("differs:guide_tea_none", "guide_tea"),
        ("differs:guide_none_boil", "home"),
        ("differs:guide_tea_boil_gas", "guide_tea_boil_gas"),
        ("differs:guide", "home"),
    ],
)
def test_a_forged_difference_changes_nothing(small_library: Library, forged: str, lands: str) -> None:
    """Where there is no picture of a phone, the press only shows the place."""
    player = at_boil(small_library)
    run = player.run()
    assert player.do(forged).address.token == lands
    assert (player.kinds, player.run()) == ([], run)


def test_the_hotline_is_the_service_s(words: Sentences) -> None:
    """The number to call is the one that the service names; other official numbers are not offered."""
    phones = {"phones": ["113", "19001234"]}
    for hotline, told in (("19001234", True), (None, False)):
        service = {"authority": "Nhà bếp", "cost": "0 đồng", "hotline": hotline}
        body = (
            Player(small.library(words, small.tea(service=service, official=phones))).open("guide_tea_boil_stuck").body
        )
        assert ("1900 1234" in body) is told
        assert "113" not in body


def test_who_only_looks_is_stuck_too(small_library: Library) -> None:
    """Without a run the fact names none."""
    player = Player(small_library)
    player.do("stuck:guide_tea_boil_gas")
    assert [noted.fact for noted in player.facts] == [
        make(Stuck, guide="tea", revision=REV, run=None, step="boil", problem="gas")
    ]
    player.open("home")
    player.say("bep khong len lua")
    assert player.kinds == ["Searched"]
    player.say("bep khong len lua")
    assert player.kinds == ["Stuck"]


@pytest.mark.parametrize(
    ("place", "typed", "lands"),
    [
        ("guide_tea_boil", "bếp không lên lửa", "guide_tea_boil_gas"),
        ("guide_tea_boil", "bep ko len lua", "guide_tea_boil_gas"),
        ("guide_tea_boil_stuck", "nuoc tran ra", "guide_tea_boil_spill"),
        ("guide_tea_boil_gas", "nước tràn ra ngoài", "guide_tea_boil_spill"),
        ("guide_tea_boil", "ấm nóng quá", "guide_tea_pour_hot"),
        ("guide_tea", "ấm nóng quá", "guide_tea_pour_hot"),
        ("guide_tea_done", "am nong qua", "guide_tea_pour_hot"),
        ("guide_tea", "rửa chén", "guide_cup"),
        ("guide_tea_boil", "xyzzy", "find"),
        ("guide_cup_soap", "bếp không lên lửa", "guide_tea_boil_gas"),
    ],
)
def test_typed_words_in_a_guide(small_library: Library, place: str, typed: str, lands: str) -> None:
    """Words are looked for among the step's problems, then the guide's, then everywhere."""
    player = at_boil(small_library)
    player.open(place)
    assert player.say(typed).address.token == lands
    there = place.startswith("guide_tea") and lands.startswith("guide_tea")
    assert player.kinds == (["Missed"] if lands == "find" else ["Stuck"] if there else ["Searched"])


def test_the_step_s_own_problem_comes_first(words: Sentences) -> None:
    """Of two problems that read alike, the one of the step where the person stands is meant."""
    steps = [small.step(id, problems=[small.problem("p", "Bếp không lên lửa")]) for id in ("a", "b")]
    player = Player(small.library(words, small.guide("g", steps)))
    for step in ("a", "b"):
        player.open(f"guide_g_{step}")
        assert player.say("bếp không lên lửa").address.token == f"guide_g_{step}_p"


def test_words_where_a_guide_is_no_more(small_library: Library, words: Sentences) -> None:
    """Where the guide of the place vanished meanwhile, words go to the finder."""
    player = at_boil(small_library)
    player.library = small.library(words, small.cup())
    assert player.say("rửa chén").address.token == "guide_cup"
