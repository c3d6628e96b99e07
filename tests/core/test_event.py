"""Events: typed words are settled wherever they come in."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.event import Said, Sent
from flows.core.text.fold import fold, settle
from tests.harness.turns import origin

ROOT = Path(__file__).parents[2]
ENTRANCES = {
    "bot/channels/console.py": {"Said"},
    "bot/channels/telegram/events.py": {"Said", "Sent"},
    "bot/channels/telegram/handler.py": {"Said", "Sent"},
    "bot/channels/web/app.py": {"Said", "Sent"},
    "bot/guides/scripts.py": {"Said", "Sent"},
}
"""Where words come in as events, which settle them."""
READERS = {
    "bot/commands/find.py": {"interpret"},
    "bot/guides/review.py": {"search"},
    "flows/core/pages/guide_cards.py": {"interpret", "search"},
    "flows/find.py": {"find_care", "interpret"},
    "flows/guide/stuck.py": {"find_problem", "interpret"},
}
"""What gives words to the finder, which composes them itself; not all come from events."""


def calls(names: set[str]) -> dict[str, set[str]]:
    """The modules that call something of these names, with the names."""
    found: dict[str, set[str]] = {}
    for path in sorted(path for folder in ("bot", "flows") for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            of_finder = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value).endswith("finder")
            if name in names and (isinstance(node.func, ast.Name) or of_finder):
                found.setdefault(path.relative_to(ROOT).as_posix(), set()).add(name)
    return found


def test_every_entrance_is_known() -> None:
    """No module makes events of words, or searches by words, without being named here."""
    assert calls({"Said", "Sent"}) == ENTRANCES
    assert calls({"search", "interpret", "find_problem", "find_care"}) == READERS


@pytest.mark.parametrize("text", ["\u0110o\u0301ng ti\u00ea\u0300n", "Ðóng tiền", "Ɖóng tie\u0302\u0300n"])
def test_words_are_settled(text: str) -> None:
    """Letters in parts are composed, and every d with a stroke is the Vietnamese one."""
    came = origin("1")
    assert Said(came, text).text == Sent(came, "photo", text).text == "Đóng tiền"


@given(st.text())
def test_settling_changes_no_meaning(text: str) -> None:
    """Twice is as good as once, and it folds as before."""
    assert settle(settle(text)) == settle(text)
    assert fold(settle(text)) == fold(text)
