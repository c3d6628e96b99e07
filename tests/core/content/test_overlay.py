"""Overlays: a translation piece by piece, and the source where a piece is missing."""

from typing import Any

import pytest

from flows.core.content.guide import Guide
from flows.core.content.overlay import Overlay, apply_overlay
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.harness import small


def laid(guide: Guide | None = None, **pieces: Any) -> Guide:
    return apply_overlay(guide or small.tea(), Overlay.model_validate({"language": "en"} | pieces))


def changed(guide: Guide) -> set[str]:
    """The fields in which a guide differs from its source."""
    source = small.tea()
    return {name for name in Guide.model_fields if getattr(guide, name) != getattr(source, name)}


def test_an_empty_overlay_changes_nothing() -> None:
    """Without a piece, all is the source's."""
    assert laid() == small.tea()


@pytest.mark.parametrize(
    ("pieces", "field", "value"),
    [
        ({"title": "Make tea"}, "title", "Make tea"),
        ({"summary": "A pot."}, "summary", "A pot."),
        ({"result": "Tea."}, "result", "Tea."),
        ({"warnings": ["Beware."]}, "warnings", ("Beware.",)),
    ],
)
def test_pieces_of_the_head(pieces: dict[str, Any], field: str, value: object) -> None:
    """One piece is translated, the others stay."""
    guide = laid(**pieces)
    assert getattr(guide, field) == value
    assert changed(guide) == {field}


def test_pieces_of_lists_within() -> None:
    """Needs, service and phrases are translated piece by piece."""
    guide = laid(needs={"devices": ["A pot"]}, service={"cost": "free"}, phrases=["make tea"])
    assert changed(guide) == {"needs", "service", "search"}
    assert (guide.needs.devices, guide.needs.documents, guide.needs.guides) == (("A pot",), ("Gói trà",), ("cup",))
    assert (guide.service.cost, guide.service.authority, guide.service.output) == ("free", "Nhà bếp", "Ấm trà")
    assert (guide.search.phrases, guide.search.nots) == (("make tea",), ("trà sữa",))


def test_pieces_of_a_step() -> None:
    """A step's text, answers, link, picture and problems are translated; ids and ways are the source's."""
    guide = laid(
        steps={
            "ask": {"text": "Hot or iced?", "choices": ["Hot", "Iced"]},
            "boil": {"alt": "A kettle", "problems": {"gas": {"when": "No flame"}, "spill": {"then": "Wipe it."}}},
            "ice": {"link": "Open ice"},
        }
    )
    assert changed(guide) == {"steps"}
    ask, boil, ice = (guide.by_id[id] for id in ("ask", "boil", "ice"))
    assert [(choice.label, choice.next) for choice in ask.choices] == [("Hot", "boil"), ("Iced", "ice")]
    assert boil.text == small.tea().by_id["boil"].text
    assert boil.picture is not None
    assert (boil.picture.photo, boil.picture.alt) == ("kettle.png", "A kettle")
    texts = [(problem.id, problem.when, problem.then, problem.see) for problem in boil.problems]
    assert texts == [
        ("gas", "No flame", "Làm lại cho đúng.", "cup"),
        ("spill", "Nước tràn ra ngoài", "Wipe it.", None),
    ]
    assert ice.link is not None
    assert (ice.link.label, ice.link.to) == ("Open ice", "https://da.vn/x")


@pytest.mark.parametrize(
    "pieces",
    [
        {"warnings": ["one", "two"]},
        {"needs": {"devices": ["one", "two"]}},
        {"steps": {"ask": {"choices": ["only one"]}}},
        {"steps": {"ask": {"link": "no link there", "alt": "no picture there"}}},
        {"steps": {"gone": {"text": "no such step"}}},
        {"steps": {"pour": {"problems": {"gone": {"when": "no such problem"}}}}},
    ],
)
def test_what_does_not_match_is_left_out(pieces: dict[str, Any]) -> None:
    """A list of another length, and a piece of what the source does not have, leave the source as it is."""
    assert laid(**pieces) == small.tea()


def test_a_library_gives_what_is_translated(words: Sentences) -> None:
    """A person of another language gets the translation where there is one, else the source; also by a former id."""
    overlay = Overlay.model_validate({"language": "en", "title": "Make tea"})
    library: Library = small.library(words, small.tea(formerly=["chai"]), small.cup(), overlays=(overlay,))
    titles = [
        guide.title if (guide := library.guide(id, language)) else None
        for id, language in [("tea", "en"), ("chai", "en"), ("tea", "vi"), ("cup", "en"), ("none", "en")]
    ]
    assert titles == ["Make tea", "Make tea", "Pha trà", "Rửa chén", None]
    assert [guide.title for guide in library.on_topic("kitchen", "en")] == ["Make tea", "Rửa chén"]
    assert [topic.title("en") for topic in library.topics[:2]] == ["Kitchen", "Vườn tược"]
