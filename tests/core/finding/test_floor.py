"""The floor: what shares too little with a reply or a guide is not understood; true small talk is answered."""

from pathlib import Path

import pytest
import yaml

from flows.core.library import Library
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


@pytest.mark.parametrize("text", ["Hải Lăng", "chị Hoa", "nói lại", "tiếp", "xong", "khó quá", "có", "số 2", "một"])
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
