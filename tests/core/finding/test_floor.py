"""The floor: what shares too little with a reply or a guide is not understood; true small talk is answered."""

from pathlib import Path

import pytest
import yaml

from flows.core.content.smalltalk import Reply
from flows.core.finding.closeness import KnownWords
from flows.core.finding.finder import Finder
from flows.core.finding.floor import Overlap, measure_overlap
from flows.core.finding.reading import TextWords
from flows.core.finding.thresholds import Thresholds
from flows.core.library import Library
from tests.harness import small
from tests.harness.player import Player

HERE = Path(__file__).parent
OTHERWISE = {
    "thôi chào nghe": "hello",  # both are kind
    "có phải người thật không": None,
    "dở quá": None,
}
"""Small talk that is answered in another way than the set says."""


def load(name: str) -> list[tuple[str, str]]:
    """The rows of a set, each with its kind."""
    rows = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return [(kind, str(text)) for kind, texts in rows.items() for text in texts]


def test_short_unknown_words_are_not_understood(library: Library) -> None:
    """Names of communes, villages and people, and things, get neither a reply nor a guide."""
    texts = load("unknown")
    assert len(texts) >= 150
    told = {text: library.finder.interpret(text, library.deployment.finding) for _, text in texts}
    assert {text: meant for text, meant in told.items() if meant.kind != "none" or meant.reply} == {}


def test_small_talk_is_answered(library: Library) -> None:
    """Greetings, thanks, questions about the bot, calls for help and other matters get their own reply."""
    texts = load("smalltalk")
    assert len(texts) >= 80
    told = {text: library.finder.interpret(text, library.deployment.finding).reply for _, text in texts}
    ids = {text: reply.id if reply else None for text, reply in told.items()}
    wrong = {text: ids[text] for id, text in texts if ids[text] != id}
    assert wrong == OTHERWISE
    phrases = {phrase for reply in library.replies.values() for phrase in reply.phrases}
    assert phrases & {text for _, text in texts} == set()


def test_names_of_all_places_are_not_understood(library: Library) -> None:
    """So are the names of the places that the deployment has."""
    names = {place.name for place in library.teams.places.values()}
    told = {name: library.finder.interpret(name, library.deployment.finding).reply for name in names}
    assert {name: reply for name, reply in told.items() if reply} == {}


@pytest.mark.parametrize("text", ["Hải Lăng", "chị Hoa", "tiếp", "xong", "có", "số 22"])
def test_what_was_not_understood_leads_to_a_person(library: Library, text: str) -> None:
    """The screen says so, how to say it, whom to ask, and offers a helper where there are any."""
    screen = Player(library).say(text)
    assert screen.title == library.sentences.say("vi", "find-none-title")
    assert library.deployment.contact in screen.body
    helper = library.sentences.say("vi", "help-button")
    assert (helper in [button.label for button in screen.choices]) is bool(library.teams.places)


@pytest.mark.parametrize("text", ["không hiểu", "chưa được", "không bấm được", "mình làm xong", "không biết nữa"])
def test_a_denial_is_no_agreement(library: Library, text: str) -> None:
    """Words that deny are not answered as those that they deny."""
    reply = library.finder.interpret(text, library.deployment.finding).reply
    assert reply is None or reply.id not in ("okay", "thanks", "praise")


def test_marks_that_were_typed_count(library: Library) -> None:
    """A word with marks is not another one; without marks it may be; hỏi and ngã are one."""
    told = {
        text: library.finder.interpret(text, library.deployment.finding)
        for text in ("cam on", "cảm ơn", "cãm ơn", "Cam Lộ")
    }
    assert [meant.reply and meant.reply.id for meant in told.values()] == ["thanks", "thanks", "thanks", None]


def test_short_unknown_words_are_no_problem(library: Library) -> None:
    """Typed at a step of any guide, they describe none of its problems, but for a few that share its words."""
    texts = [text for _, text in load("unknown")]
    line = library.deployment.finding.problem_sure
    found = [
        (text, id)
        for text in texts
        for id in library.guides
        if (hit := library.finder.find_problem(text, id)) is not None and hit.sure >= line
    ]
    assert len(found) <= 30  # of 5,850; over a thousand without the floor


@pytest.mark.parametrize(
    ("text", "guide", "problem"),
    [
        ("mất sóng", "safe-report", "signal"),
        ("máy đơ", "safe-report", "cantoff"),
        ("may het bo nho", "eid-install", "full"),
        ("khong nhan duoc otp", "pay-bills", "nocode"),
        ("ảnh tối với mờ quá", "shop-list", "dark"),
        ("thẻ hết hạn", "eid-activate", "expired"),
    ],
)
def test_a_problem_told_in_a_few_words(library: Library, text: str, guide: str, problem: str) -> None:
    """A few words of a problem, typed at its guide, are enough, also without marks."""
    hit = library.finder.find_problem(text, guide)
    assert hit is not None
    assert (hit.problem, hit.sure >= library.deployment.finding.problem_sure) == (problem, True)


def test_texts_without_words_share_nothing() -> None:
    """A phrase or a problem that is only a picture is near to nothing, and no error."""
    reply = Reply("cheer", "smalltalk", ("👍", "hoan hô"), {"vi": "Vui quá!"})
    finder = Finder.build(
        [small.guide("tea", [small.step("a", problems=[small.problem("no", "???")])])], replies=[reply]
    )
    assert finder.interpret("hoan hô", Thresholds()).reply == reply
    assert finder.interpret("hoan hô nghe", Thresholds()).reply == reply
    assert finder.interpret("👍", Thresholds()).kind == "none"
    assert finder.find_problem("???", "tea") is None
    assert measure_overlap(TextWords((), (), ()), TextWords(("a",), ("a",), ()), KnownWords({})) == Overlap(0.0, 0.0)
