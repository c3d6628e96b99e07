"""The typesetter in a child process: it sets the same; whatever becomes of the child is a paper that is not made."""

import subprocess
from collections.abc import Sequence
from typing import Any

import pytest

from bot.drawing.child import ChildTypesetter
from bot.drawing.pictures import CODE_TEMPLATE, PICTURE_TEMPLATE
from bot.drawing.typesetter import CannotDraw, Typesetter
from tests.harness.small import guide, step


def test_it_sets_the_same() -> None:
    """What the child has made is what this process would have made."""
    data = guide(
        "g", [step("a", picture={"screen": {"title": "Thử", "show": [{"text": "Chào"}]}, "alt": "Đây"})]
    ).drawings["a"]
    made = [one.typeset(PICTURE_TEMPLATE, "png", data) for one in (Typesetter(), ChildTypesetter())]
    assert made[0] == made[1]
    assert made[0][0].startswith(b"\x89PNG")


def test_what_cannot_be_set_is_told() -> None:
    with pytest.raises(CannotDraw, match=r"nothing\.typ"):
        ChildTypesetter().typeset("nothing.typ", "pdf", {})


@pytest.mark.parametrize("error", [OSError, subprocess.TimeoutExpired("child", 1)])
def test_a_child_that_cannot_be_started_or_does_not_end(monkeypatch: pytest.MonkeyPatch, error: Any) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("bot.drawing.child.subprocess.run", fail)
    with pytest.raises(CannotDraw):
        ChildTypesetter().typeset(CODE_TEMPLATE, "pdf", {})


def test_a_child_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed for its memory, say."""

    def die(command: Sequence[str], **_: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess(command, -9, b"", b"")

    monkeypatch.setattr("bot.drawing.child.subprocess.run", die)
    with pytest.raises(CannotDraw, match="-9"):
        ChildTypesetter().typeset(CODE_TEMPLATE, "pdf", {})
