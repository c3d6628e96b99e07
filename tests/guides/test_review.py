"""Review: what editors should look at next."""

import asyncio
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.commands.parser import main
from bot.config import load_config
from bot.guides.load import load_library
from bot.guides.review import REVIEW_TABLES, ReviewInput, review
from bot.store import Account
from bot.store.opening import open_store
from bot.turns.service import Turns
from flows.core.address import Act, address
from flows.core.content.overlay import Overlay, apply_overlay
from flows.core.event import Pressed, Said
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.turns import origin

Out = pytest.CaptureFixture[str]
TODAY = date(2026, 11, 24)
REV = "0" * 12


def asked(library: Library, *facts: dict[str, Any], today: date = TODAY) -> dict[str, list[Any]]:
    return review(ReviewInput(library, facts, today, 180))


def differed(step: str, revision: str = REV, guide: str = "tea") -> dict[str, Any]:
    return {"kind": "Differed", "at": "2026-11-24T01:00:00+00:00", "guide": guide, "step": step, "revision": revision}


@pytest.mark.parametrize(("on", "due"), [("2026-11-23", False), ("2026-06-29", False), ("2026-06-27", True)])
def test_guides_that_are_due(words: Sentences, on: str, due: bool) -> None:
    """A guide stands on the list from thirty days before it grows stale, with the day."""
    checked = {"on": on, "by_sources": ["sổ tay"]}
    rows = asked(small.library(words, small.tea(checked=checked), small.cup()))["due"]
    assert [(row["guide"], row["checked"]) for row in rows] == ([("tea", on)] if due else [])


def test_screens_that_differ(small_library: Library) -> None:
    """Steps are counted, most told first; what was told of an earlier revision, or another guide, is past."""
    facts = [differed("ask"), *[differed("boil")] * 2, differed("boil", "old"), differed("x", guide="gone")]
    rows = asked(small_library, *facts)["different"]
    assert rows == [{"guide": "tea", "step": "boil", "told": 2}, {"guide": "tea", "step": "ask", "told": 1}]


def test_searches_in_vain(small_library: Library) -> None:
    """Searches that found nothing are counted by month."""
    facts = [{"kind": "Missed", "at": f"2026-{month}-02T01:00:00+00:00"} for month in ("11", "10", "11")]
    rows = asked(small_library, *facts, {"kind": "Searched", "at": "2026-11-02T01:00:00+00:00"})["found nothing"]
    assert rows == [{"month": "2026-10", "found nothing": 1}, {"month": "2026-11", "found nothing": 2}]


def missed(words: str | None, *people: str | None) -> list[dict[str, Any]]:
    return [{"kind": "Missed", "at": "2026-11-02T01:00:00+00:00", "words": words, "person": who} for who in people]


def test_words_are_told_once_three_people_typed_them(small_library: Library) -> None:
    """What one or two people typed, however often, is told to nobody; nor what nobody in particular typed."""
    facts = [*missed("nuoi tom", "a", "b", "c", "c"), *missed("le phi dam cuoi", "a", "b", "a")]
    facts += [*missed("khong ai", None, None, None), *missed(None, "a", "b", "c")]
    assert asked(small_library, *facts)["missed"] == [{"words": "nuoi tom", "people": 3}]


def test_every_table_is_there(small_library: Library) -> None:
    """A review has all tables, also those with nothing in them, as plain values."""
    found = asked(small_library)
    assert list(found) == list(REVIEW_TABLES)
    assert json.loads(json.dumps(found)) == found


def test_the_command(one_guide_config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    """`review` reads the guides and the journal, and tells the tables as text or JSON; it needs no database."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 's.db'}")
    monkeypatch.setattr("bot.clock.today", lambda: TODAY)
    command = ["--config", str(one_guide_config), "review"]
    assert main([*command, "--json"]) == 0
    empty = json.loads(capsys.readouterr().out)
    assert (empty["different"], empty["missed"], empty["found nothing"]) == ([], [], [])
    assert not (tmp_path / "s.db").exists()

    library = load_library(load_config(one_guide_config))
    guide = library.guides["eid-install"]
    shown = next(step for step in guide.steps if step.picture and step.picture.scene is None)

    async def scene() -> None:
        async with open_store(tmp_path / "s.db") as store:
            turns, who = Turns(store, lambda: library, lambda _: "citizen"), Account("telegram", "1")
            place = address("guide", guide.id, shown.id)
            await turns.take(who, Pressed(origin("a"), Act("differs", place)))
            await turns.take(who, Said(replace(origin("b")), "xyzzy qwrtp"))

    asyncio.run(scene())
    assert main([*command, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["different"] == [{"guide": guide.id, "step": shown.id, "told": 1}]
    assert [row["found nothing"] for row in found["found nothing"]] == [1]
    assert main(command) == 0
    text = capsys.readouterr().out
    assert [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")] == list(REVIEW_TABLES)
    assert shown.id in text


def test_what_is_not_translated(words: Sentences) -> None:
    """Guides without a translation are named whole; of others, each piece that still shows the source's words."""
    tea = small.tea()
    steps = {step.id: {"text": f"English {step.id}"} for step in tea.steps if step.id != "pour"}
    english = apply_overlay(tea, Overlay.model_validate({"language": "en", "title": "Tea", "steps": steps}))
    library = replace(small.library(words, tea, small.cup()), translated={("en", "tea"): english})
    rows = asked(library)["untranslated"]
    assert {"language": "en", "guide": "cup", "missing": "*"} in rows
    missing = {row["missing"] for row in rows if row["guide"] == "tea"}
    assert {"summary", "pour"} <= missing
    assert "title" not in missing
    assert not missing & {step.id for step in tea.steps if step.id in steps and not step.choices}
