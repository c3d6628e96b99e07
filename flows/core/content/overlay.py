"""Overlays: a guide in another language, piece by piece. A missing piece falls back to the source."""

from pydantic import Field

from flows.core.content.guide import Guide, GuidePart, Text


class NeedsOverlay(GuidePart):
    devices: tuple[Text, ...] = Field((), description="The same lines as in the source, in the same order.")
    documents: tuple[Text, ...] = Field((), description="The same lines as in the source, in the same order.")


class ServiceOverlay(GuidePart):
    authority: Text | None = None
    cost: Text | None = None
    processing_time: Text | None = None
    output: Text | None = None


class ProblemOverlay(GuidePart):
    when: Text | None = None
    then: Text | None = None


class StepOverlay(GuidePart):
    text: Text | None = None
    choices: tuple[Text, ...] = Field((), description="The labels, in the order of the source.")
    link: Text | None = Field(None, description="The link's label.")
    alt: Text | None = Field(None, description="The picture's description.")
    problems: dict[str, ProblemOverlay] = Field(default_factory=dict, description="Problem id: its texts.")


class Overlay(GuidePart):
    """A whole overlay file, as in `guides/<id>/en.yaml`."""

    language: Text = Field(description="The language's code: the file's name.")
    of: dict[str, str] = Field(
        default_factory=dict, description="Stamps of the source's pieces; `python -m bot stamp` writes them."
    )
    title: Text | None = None
    summary: Text | None = None
    result: Text | None = None
    urgent: Text | None = None
    needs: NeedsOverlay = Field(default_factory=lambda: NeedsOverlay.model_validate({}))
    service: ServiceOverlay = Field(default_factory=lambda: ServiceOverlay.model_validate({}))
    warnings: tuple[Text, ...] = Field((), description="The same sentences as in the source, in the same order.")
    phrases: tuple[Text, ...] = Field((), description="What people type in this language to find the guide.")
    steps: dict[str, StepOverlay] = Field(default_factory=dict, description="Step id: its texts.")


def _list_given(part: GuidePart) -> dict[str, object]:
    return {name: value for name, value in part if value is not None}


def _apply_to_step(source: dict[str, object], overlay: StepOverlay) -> dict[str, object]:
    step = dict(source)
    if overlay.text:
        step["text"] = overlay.text
    for key, field, value in (("link", "label", overlay.link), ("picture", "alt", overlay.alt)):
        part = step[key]
        if value and isinstance(part, dict):
            step[key] = part | {field: value}
    choices, problems = step["choices"], step["problems"]
    assert isinstance(choices, tuple | list)
    assert isinstance(problems, tuple | list)
    if len(overlay.choices) == len(choices):
        step["choices"] = [c | {"label": label} for c, label in zip(choices, overlay.choices, strict=True)]
    step["problems"] = [
        p | _list_given(overlay.problems[p["id"]]) if p["id"] in overlay.problems else p for p in problems
    ]
    return step


def apply_overlay(guide: Guide, overlay: Overlay) -> Guide:
    """Lay an overlay over its guide. A list of another length than the source's stays in the source's language."""
    source = guide.model_dump(by_alias=True)
    for name in ("title", "summary", "result"):
        source[name] = getattr(overlay, name) or source[name]
    source["urgent"] = source["urgent"] and (overlay.urgent or source["urgent"])
    source["service"] |= _list_given(overlay.service)
    for name in ("devices", "documents"):
        lines = getattr(overlay.needs, name)
        if len(lines) == len(source["needs"][name]):
            source["needs"][name] = lines
    if len(overlay.warnings) == len(guide.warnings):
        source["warnings"] = overlay.warnings
    source["search"]["phrases"] = overlay.phrases or source["search"]["phrases"]
    blank = StepOverlay.model_validate({})
    source["steps"] = [_apply_to_step(step, overlay.steps.get(step["id"], blank)) for step in source["steps"]]
    return Guide.model_validate(source)
