"""Every reader of typed words takes time that grows with them: no message takes more than 20 ms of CPU."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.core.address import HOME, address
from flows.core.finding.crisis import Crisis
from flows.core.finding.reading import read_words
from flows.core.finding.synonyms import Synonyms
from flows.core.library import Library
from flows.core.person import Person
from flows.core.secret import may_hold_secret
from flows.core.text.fold import compose, fold, fold_letters, settle, split_words
from flows.core.text.names import sort_key
from flows.core.text.richtext import to_plain, to_telegram, to_web
from flows.core.turn import SAID_MAX_CHARS
from tests.harness.linear import FOUND_PIECES, PIECES, READ_MAX_S, cpu_s, fill

Reader = Callable[[str], object]
_WORDS = [
    "muốn ", "muon ", "không ", "khong ", "chết ", "máy chết ", "không muốn ", "uống thuốc ", "tự ", "mệt muốn ",
    "d9a85t ", "ddawtj ", "truwowngf ", "caanf ", "a1a1", "b.c.", "aaa", "cảm ơn ", "căn cước ", "vneid ",
    "con ", "xin chào em ", "chuyển tiền ", "đăng ký ", "làm sao ", "bị lừa ", "Ð", "tie\u0302\u0300n ",
]  # fmt: skip
"""What the finder, Telex, VNI and the grammar of crisis look for."""
LONG: Mapping[str, Reader] = {
    reader.__name__: reader
    for reader in (
        settle,
        compose,
        fold,
        fold_letters,
        split_words,
        to_plain,
        to_telegram,
        to_web,
        may_hold_secret,
    )
} | {"crisis": Crisis(["bỏ hết ta đi"]).is_in, "telex-vni": lambda text: read_words(text, (), Synonyms())}
"""Readers that are given the longest message."""


def searching(library: Library) -> Mapping[str, Reader]:
    """The readers that are given what is not too long to be searched."""
    home = flows.view(HOME, Person("k"), library)
    thresholds = library.deployment.finding
    guide = max(library.guides.values(), key=lambda guide: sum(len(step.problems) for step in guide.steps))
    start = flows.view(address("guide", guide.id, guide.steps[0].id), Person("k"), library)
    return {
        "interpret": lambda text: library.finder.interpret(text, thresholds),
        "find_problem": lambda text: library.finder.find_problem(text, guide.id),
        "sort_key": sort_key,
        "find_choice": lambda text: (home.find_choice(text), start.find_choice(text)),
    }


def find_slow(readers: Mapping[str, Reader], piece: str, size: int | None = None) -> dict[str, float]:
    """The readers that take too long for a text full of a piece, with their times."""
    text = fill(piece) if size is None else fill(piece, size=size)
    times = {name: cpu_s(read, text) for name, read in readers.items()}
    return {name: cpu for name, cpu in times.items() if cpu >= READ_MAX_S}


@pytest.mark.parametrize("piece", [*PIECES, *_WORDS])
def test_no_repeated_piece_is_slow(library: Library, piece: str) -> None:
    """The longest text of anything that repeats is read within 20 ms, by every reader."""
    assert find_slow(LONG, piece) == {}
    assert find_slow(searching(library), piece, SAID_MAX_CHARS) == {}


@given(FOUND_PIECES | st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map("".join))
def test_no_found_piece_is_slow(library: Library, piece: str) -> None:
    """Nor is one that a search for it finds."""
    assert find_slow(LONG, piece) == {}
    assert find_slow(searching(library), piece, SAID_MAX_CHARS) == {}


@given(st.text(st.sampled_from("aàáạăâbcđeêghiklmnoôơưuxysfrjw1256789 .,"), min_size=SAID_MAX_CHARS))
def test_no_text_without_repetition_is_slow(library: Library, text: str) -> None:
    """Nor is one of a thousand different words, which nothing remembers from before."""
    assert find_slow(LONG, text) == {}
    assert find_slow(searching(library), text, SAID_MAX_CHARS) == {}
