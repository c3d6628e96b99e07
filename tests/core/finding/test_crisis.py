"""Crisis: somebody who wants to die is never missed, and nobody else is taken for one."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.core.content.guide import Step
from flows.core.content.smalltalk import Reply
from flows.core.event import ROLES, Said
from flows.core.finding.crisis import READ_MAX_CHARS, Crisis
from flows.core.finding.finder import Finder
from flows.core.finding.thresholds import Thresholds
from flows.core.library import Library
from flows.core.text.fold import fold
from flows.core.turn import SAID_MAX_CHARS
from tests.harness import small
from tests.harness.chats import Scene
from tests.harness.player import Player, started

HERE = Path(__file__).parent
KNOWN_MISSES = {
    *("tui ra cầu đây", "muon tu van", "em cắt tay rồi, máu ra nhiều", "nợ quá nhiều, tối nay tôi đi luôn"),
    *("chắc tôi chết quá", "em bị tung clip, em chết mất"),
}
"""Held-out sentences that also say something harmless: a way to a bridge, wanting advice, a cut, leaving, a slip."""
CARE = Reply("care", "crisis", ("bỏ hết ta đi", "..."), {"vi": "Đừng ở một mình."})


def load(name: str) -> list[str]:
    rows = yaml.safe_load((HERE / name).read_text("utf-8"))
    assert len(rows) == len(set(rows))
    return list(rows)


def is_heard(text: str) -> bool:
    return Crisis().is_in(text)


def test_everybody_in_a_crisis_is_heard() -> None:
    """Explicit or not, in dialect, without marks, misspelt, in raw keys, of oneself or of one's own."""
    texts = load("crisis.yaml")
    assert len(texts) >= 80
    assert [text for text in texts if not is_heard(text)] == []


def test_nobody_else_is() -> None:
    """Done, hard, tired to death, dead phones, dead pigs, the dead and their papers, the news: none of these."""
    texts = load("crisis_near.yaml")
    assert len(texts) >= 200
    assert [text for text in texts if is_heard(text)] == []


def test_held_out_sentences() -> None:
    """Nor among sentences that were written before the grammar met them, but for those that may mean either."""
    held_out = yaml.safe_load((HERE / "crisis_held_out.yaml").read_text("utf-8"))
    assert {text for text in held_out["crisis"] if not is_heard(text)} == KNOWN_MISSES
    assert [text for text in held_out["near"] if is_heard(text)] == []


def test_no_search_and_no_guide_is_a_crisis(library: Library) -> None:
    """Nothing that people look for, and no sentence of a guide, is heard as one, with marks or without."""
    asked = [row["q"] for name in ("queries", "negatives", "rambles") for row in _rows(name)]
    said = [guide.title for guide in library.guides.values()]
    said += [phrase for guide in library.guides.values() for phrase in guide.search.phrases]
    said += [text for guide in library.guides.values() for step in guide.steps for text in _sentences(step)]
    said += [phrase for reply in library.replies.values() if reply.kind != "crisis" for phrase in reply.phrases]
    assert [text for text in asked + said if is_heard(text) or is_heard(fold(text))] == []


def _sentences(step: Step) -> list[str]:
    labels = [choice.label for choice in step.choices]
    return [step.text, *labels, *(text for problem in step.problems for text in (problem.when, problem.then))]


def _rows(name: str) -> list[dict[str, str]]:
    return [row for row in yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")) if isinstance(row["q"], str)]


@pytest.mark.parametrize(
    "text",
    [
        "chuyển tiền nhầm rồi, muốn chết quá " + "trời ơi " * 200,
        "MUỐN CHẾT",
        "mu\u00f4\u0301n ch\u00ea\u0301t",
        "muốn\u200b chết",
        "muốn ch\u1ebft!!! ðừng cản",
    ],
)
def test_however_it_is_written(text: str) -> None:
    """In a long text, in capitals, in parts, with invisible characters."""
    assert is_heard(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("mệt quá muốn chết", False),
        ("mệt quá, muốn chết", True),
        ("mệt quá tôi muốn chết", True),
        ("đời mệt quá muốn chết", True),
        ("con bò muốn chết", False),
        ("con tôi muốn chết", True),
        ("bò chết hết tôi muốn chết", True),
        ("báo đăng vụ tự tử", False),
        ("báo đăng vụ tự tử, tôi cũng muốn tự tử", True),
    ],
)
def test_what_stands_before_decides(text: str, heard: bool) -> None:
    """How tired one is, a beast and the news take the meaning away; a person named and bitter words give it back."""
    assert is_heard(text) is heard


def test_editors_add_sentences() -> None:
    """A phrase of the reply is heard wherever a text has it, loosely; one without words is none."""
    finder = Finder.build([small.tea()], replies=[CARE])
    assert [finder.find_care(text) for text in ("thôi bo het ta di nghe", "bỏ hết", "tôi muốn chết")] == [
        CARE,
        None,
        CARE,
    ]
    assert finder.interpret("bỏ hết ta đi", Thresholds()).reply is None  # never by likeness


def test_without_the_reply_there_is_no_care() -> None:
    """Where smalltalk.yaml has no such row, words find what they find."""
    assert Finder.build([small.tea()]).find_care("tôi muốn chết") is None


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    """Any text is a crisis or none, as its beginning is."""
    assert is_heard(text[:READ_MAX_CHARS]) is is_heard(text)


PLACES = (
    "home",
    "find",
    "find_hello",
    "guide_tea",
    "guide_tea_boil",
    "guide_tea_boil_stuck",
    "settings",
    "mine",
    "help",
)


@pytest.mark.parametrize("place", PLACES)
def test_care_comes_on_every_screen(library: Library, place: str) -> None:
    """From home, from a guide, from a question: the care, a way back, and nothing that says whom it was shown to."""
    real = place.replace("guide_tea", "guide_eid-install").replace("boil", library.guides["eid-install"].steps[0].id)
    player = Player(library)
    player.open(real)
    screen = player.say("tui khong muon song nua")
    assert screen.address.token == "find_despair"
    assert screen.title == library.sentences.say("vi", "find-crisis-reply")
    assert player.facts == []


def test_care_offers_a_person_and_the_way_back_only(library: Library) -> None:
    """No topic and no guide stands beside it, and nobody to ask about a telephone."""
    screen = started(library, "eid-install").say("tôi muốn chết")
    labels = [button.label for button in screen.choices]
    assert library.deployment.contact not in screen.body
    assert labels[-2:] == [f"Quay lại: {library.guides['eid-install'].title}", "Trang đầu"]
    assert not {topic.title("vi") for topic in library.topics} & set(labels)


def test_a_field_does_not_swallow_it(library: Library) -> None:
    """Every conversation that hears typed words hears them after this."""
    hearing = [name for name, flow in flows.FLOWS.by_name.items() if flow.hear or flow.hear_first]
    assert len(hearing) >= 7
    for role in ROLES:
        for name in hearing:
            player = Player(library)
            player.person = player.person.at(flows.core.address.address(name))
            assert player.say("tôi muốn chết").address.token == "find_despair", (role, name)


def test_a_long_telling_is_heard_too(library: Library) -> None:
    """What is too long to be searched is not too long for this."""
    text = "kể con nghe " * 150 + "bác không muốn sống nữa"
    assert len(text) > SAID_MAX_CHARS
    assert Player(library).say(text).address.token == "find_despair"


@pytest.mark.parametrize(
    "text",
    ["tôi muốn chết, mật khẩu là matkhau12345, rút tiền cho con tôi", "tôi không muốn sống nữa " + "con ơi " * 800],
)
def test_care_comes_also_for_what_is_refused(library: Library, text: str) -> None:
    """A message that holds a secret, or is too long to be judged, is deleted all the same."""
    player = Player(library)
    turn = flows.advance(player.person, Said(player.origin(), text), library)
    assert (turn.screen.address.token, turn.delete) == ("find_despair", True)


def test_in_a_chat_words_are_carried() -> None:
    """Whoever talks with a helper is heard by the helper; while they still wait, they get the care."""
    scene = Scene()
    scene.asker.say("tôi muốn chết")
    assert scene.asker.at == "find_care"
    scene.taken().asker.open(scene.talk)
    scene.asker.say("tôi muốn chết")
    assert (scene.asker.at, scene.mai.brought) == (scene.talk, ["tôi muốn chết"])


def test_the_reply_is_worded_for_both(library: Library) -> None:
    """It says 115, whom to turn to, and what to do for somebody else."""
    care = library.replies["despair"]
    assert care.kind == "crisis"
    assert all(word in fold(care.answer("vi")) for word in ("115", "tram y te", "nguoi than"))
