"""The grammar of words that steer."""

from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.core.steering.grammar import Steering
from flows.core.steering.meanings import Meaning
from flows.core.steering.patterns import PATTERNS

HERE = Path(__file__).parent
PHRASES = {m: list(texts) for m, texts in yaml.safe_load((HERE / "phrases.yaml").read_text("utf-8")).items()}
SENTENCES = yaml.safe_load((HERE / "sentences.yaml").read_text("utf-8"))
STEERING = Steering()
LIKE: dict[str, set[Meaning]] = {"yes": {"done"}, "done": {"yes"}}
"""Meanings that lead to the same button: where an answer agrees, `ok` and `done` are one."""


def test_the_sets_are_large() -> None:
    """The own sets have every meaning, and as many sentences that steer nowhere as make it hard."""
    assert set(PHRASES) == set(PATTERNS) == set(get_args(Meaning))
    assert sum(map(len, PHRASES.values())) >= 220
    assert len(SENTENCES) >= 150


@pytest.mark.parametrize("meaning", PHRASES)
def test_words_that_steer(meaning: Meaning) -> None:
    """Every text of the own set means what it was written for."""
    fits = {meaning, *LIKE.get(meaning, ())}
    assert {text: STEERING.read(text) for text in PHRASES[meaning] if STEERING.read(text) not in fits} == {}


def test_fresh_texts() -> None:
    """Of the texts that were written without the grammar, 95 of 100 mean what they were written for."""
    fresh = dict(yaml.safe_load((HERE / "fresh.yaml").read_text("utf-8")).items())
    near = {"yes": {"done", "next"}, "done": {"yes", "next"}, "next": {"done"}, "no": {"stuck", "wait"}}
    told = [(text, m, STEERING.read(text)) for m, texts in fresh.items() for text in texts]
    wrong = [one for one in told if one[2] != one[1] and one[2] not in near.get(one[1], ())]
    assert len(told) > 350
    assert len(wrong) <= len(told) * 0.05, wrong


def test_sentences_that_say_more() -> None:
    """Nothing that says more is taken for a word that steers."""
    assert {text: STEERING.read(text) for text in SENTENCES if STEERING.read(text)} == {}


def test_a_deployment_adds_phrases() -> None:
    """What an editor adds means what they say, with politeness about it, and goes before the grammar."""
    added = Steering({"wait": ["uống nước chè"], "back": ["xong"]})
    assert (added.read("dạ uống nước chè đã nghe"), added.read("xong")) == ("wait", "back")
    assert added.read("uống nước chè ở đâu") is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed has a meaning of the list, or none."""
    assert STEERING.read(text) in {None, *get_args(Meaning)}
