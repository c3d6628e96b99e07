"""A guide: one service walked through, as `guides/<id>/guide.yaml` writes it (format 1).

These models say what a guide file may hold; the JSON Schema for editors and the table in guides/README.md are made
from them. Names follow schema.org HowTo (steps, supply, tool, totalTime) and CPSV-AP (authority, cost, output,
legal basis).
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from flows.core.address import (
    GUIDE_ID_MAX_CHARS,
    ID,
    PROBLEM_ID_MAX_CHARS,
    SHARE_CODE_MAX_CHARS,
    STEP_ID_MAX_CHARS,
)
from flows.core.content.graph import walk_depth_first
from flows.core.content.numbering import StepLabels, count_way, label_steps
from flows.core.content.picture import StepPicture
from flows.core.ids import GuideId

DONE, STOP = "done", "stop"
COVER = "cover"  # the cover of an urgent guide, whose own address shows its first step
RESERVED_STEP_IDS = frozenset({"all", DONE, STOP, "consent", "print", "for-whom", COVER})
RESERVED_PROBLEM_IDS = frozenset({"stuck"})
Skill = Literal["eid", "portal", "pay", "shop"]

_ID = f"^{ID.pattern}$"
WrittenGuideId = Annotated[GuideId, StringConstraints(pattern=_ID, max_length=GUIDE_ID_MAX_CHARS)]
StepId = Annotated[str, StringConstraints(pattern=_ID, max_length=STEP_ID_MAX_CHARS)]
ProblemId = Annotated[str, StringConstraints(pattern=_ID, max_length=PROBLEM_ID_MAX_CHARS)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Target = Annotated[str, StringConstraints(pattern=r"^(android:[A-Za-z0-9_.]+|ios:[0-9]+|https://[^\s]+)$")]

assert GUIDE_ID_MAX_CHARS + STEP_ID_MAX_CHARS + SHARE_CODE_MAX_CHARS + len("guide____") <= 64


class GuidePart(BaseModel):
    """A piece of a guide file: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Needs(GuidePart):
    """What to have ready before starting."""

    devices: tuple[Text, ...] = Field((), description="Things to have at hand, a line each.")
    documents: tuple[Text, ...] = Field((), description="Papers to have at hand, a line each.")
    guides: tuple[WrittenGuideId, ...] = Field((), description="Ids of guides to do before this one.")


class LegalBasis(GuidePart):
    """A law or decree that the service rests on."""

    name: Text = Field(description="Name and number, as cited.")
    on: date | None = Field(None, description="Date of signing, YYYY-MM-DD.")


class Service(GuidePart):
    """The public or private service behind the guide (CPSV-AP)."""

    authority: Text = Field(description="Who is responsible for the service.")
    cost: Text = Field(description="What it costs, in words a person pays by.")
    processing_time: Text | None = Field(None, description="How long the authority takes.")
    output: Text | None = Field(None, description="What the authority gives.")
    hotline: Annotated[str, StringConstraints(pattern=r"^[0-9]{3,12}$")] | None = Field(
        None, description="Whom to call when stuck, digits only, in quotes; one of `official.phones`."
    )
    legal_basis: tuple[LegalBasis, ...] = Field((), description="Laws and decrees, with dates.")


class SearchTerms(GuidePart):
    """How people ask for this guide. Each entry runs as a test."""

    phrases: tuple[Text, ...] = Field(min_length=1, description="What people type; each must find this guide.")
    nots: tuple[Text, ...] = Field((), alias="not", description="What must not lead here first.")


class Official(GuidePart):
    """The official places that the guide names. Each must be on the trusted list in config.yaml."""

    apps: tuple[Target, ...] = Field((), description="Store apps: `android:<package>` or `ios:<number>`.")
    domains: tuple[Text, ...] = Field((), description="Web domains, as in `vneid.gov.vn`.")
    phones: tuple[Annotated[str, StringConstraints(pattern=r"^[0-9]{3,12}$")], ...] = Field(
        (), description="Phone numbers, digits only, in quotes. The first is shown as the guide's hotline."
    )


class SourceCheck(GuidePart):
    """The last comparison of the content with its sources."""

    on: date = Field(description="Day of the last check, YYYY-MM-DD. Too old after `review_after_days` in config.yaml.")
    by_sources: tuple[Text, ...] = Field(min_length=1, description="What it was compared with.")


class OfficialLink(GuidePart):
    """A button that opens an official place."""

    label: Text = Field(description="The button's text.")
    to: Target = Field(description="`android:<package>`, `ios:<number>` or `https://` on a trusted domain.")


class Choice(GuidePart):
    """One answer to a step's question."""

    label: Text = Field(description="The button's text.")
    next: StepId = Field(description="Id of the step that follows this answer, or `done`.")


class Problem(GuidePart):
    """Something that goes wrong at a step, and its remedy."""

    id: ProblemId = Field(description="Name of the problem within its step; never changes.")
    when: Text = Field(description="What the person sees; the text of a button under `Tôi bị mắc`.")
    then: Text = Field(description="What to do about it.")
    see: WrittenGuideId | None = Field(None, description="Id of another guide that helps.")


class Step(GuidePart):
    """One action, one screen."""

    id: StepId = Field(description="Name of the step; never changes (or stands under `renamed`).")
    text: Text = Field(description="What to do: one action. **bold** for words on the phone's screen.")
    choices: tuple[Choice, ...] = Field((), description="Answers, where the step is a question.")
    next: StepId | None = Field(
        None,
        description="Id of the step that follows, `done`, or `stop` where it cannot go on today. Default: the next.",
    )
    link: OfficialLink | None = Field(None, description="A button that opens an official place.")
    picture: StepPicture | None = Field(None, description="A picture of what the phone shows.")
    problems: tuple[Problem, ...] = Field((), description="What goes wrong here, and the remedies.")

    def problem(self, id: str) -> Problem | None:
        return next((p for p in self.problems if p.id == id), None)


class GuideFile(GuidePart):
    """A whole guide.yaml."""

    format: Literal["1"] = Field(description="Version of this format: 1.")
    topic: Text = Field(description="Id of a topic in guides/topics.yaml.")
    title: Text = Field(description="What the person gets done; begins with a verb.")
    summary: Text = Field(description="One sentence more.")
    result: Text = Field(description="What the person has in hand at the end.")
    time: timedelta = Field(description="How long it takes, ISO 8601: `PT10M` is ten minutes.")
    needs: Needs = Field(default_factory=lambda: Needs.model_validate({}), description="What to have ready.")
    service: Service = Field(description="The service behind the guide.")
    warnings: tuple[Text, ...] = Field((), description="Scams tied to this service, a sentence each.")
    urgent: Text | None = Field(
        None,
        description="Only for what cannot wait: the label of its button on top of the home screen. "
        "The guide then opens at its first step, and consent is asked after three steps.",
    )
    then: tuple[WrittenGuideId, ...] = Field((), description="Ids of guides to do next.")
    counts_as: Skill | None = Field(None, description="Skill that a finish proves: eid, portal, pay or shop.")
    search: SearchTerms = Field(description="How people ask for this guide.")
    official: Official = Field(
        default_factory=lambda: Official.model_validate({}), description="Trusted places it names."
    )
    checked: SourceCheck = Field(description="When and against what it was checked.")
    formerly: tuple[WrittenGuideId, ...] = Field((), description="Ids that this guide had before; old links stay good.")
    renamed: dict[StepId, StepId] = Field(default_factory=dict, description="Old step id: the step that replaces it.")
    steps: tuple[Step, ...] = Field(min_length=1, description="The steps, in order.")


class Guide(GuideFile):
    """A guide as the library holds it: its file, its id and the revision of its content."""

    id: WrittenGuideId
    revision: str  # first 12 hex digits of the SHA-256 of the folder's content
    photos: dict[str, str] = Field(default_factory=dict)  # file name: SHA-256 of its bytes

    @cached_property
    def by_id(self) -> dict[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def places(self) -> dict[str, int]:
        """Map step ids to their places in the file, from 0."""
        return {step.id: n for n, step in enumerate(self.steps)}

    @property
    def first(self) -> Step:
        return self.steps[0]

    def step(self, id: str) -> Step | None:
        """Return the step of this id, or of the id that `renamed` gives it."""
        return self.by_id.get(id) or self.by_id.get(self.renamed.get(id, ""))

    def after(self, step: Step) -> tuple[str, ...]:
        """Return the ids that may follow a step, `done` and `stop` included."""
        if step.choices:
            return tuple(choice.next for choice in step.choices)
        return (self.following(step),)

    def leads(self, step: Step) -> tuple[tuple[str | None, str], ...]:
        """Return where a step leads, as paper says it: (answer, id) of each answer; (None, id) unless it is next."""
        if step.choices:
            return tuple((choice.label, choice.next) for choice in step.choices)
        place, following = self.places[step.id] + 1, self.following(step)
        next_in_file = self.steps[place].id if place < len(self.steps) else DONE
        return () if following == next_in_file else ((None, following),)

    def following(self, step: Step) -> str:
        """Return what follows a step without answers: an id, `done` or `stop`."""
        if step.next is not None:
            return step.next
        place = self.places[step.id] + 1
        return self.steps[place].id if place < len(self.steps) else DONE

    @cached_property
    def depths(self) -> dict[str, int]:
        """Map step ids to their numbers on the longest path from the first step, from 1. Unreached ones are missing."""
        depths: dict[str, int] = {}
        for id in self.order:
            depths.setdefault(id, 1)
            for next_id in self.after(self.by_id[id]):
                if next_id in self.by_id:
                    depths[next_id] = max(depths.get(next_id, 1), depths[id] + 1)
        return depths

    @cached_property
    def heights(self) -> dict[str, int]:
        """Map step ids to the number of steps on the longest path from there to the end, both included."""
        heights: dict[str, int] = {}
        for id in reversed(self.order):
            heights[id] = 1 + max((heights.get(n, 0) for n in self.after(self.by_id[id])), default=0)
        return heights

    def _list_following(self, id: str) -> Iterable[str]:
        return filter(self.by_id.get, self.after(self.by_id[id]))

    @cached_property
    def labels(self) -> StepLabels:
        """Map step ids to their labels; see `flows.core.content.numbering`. Unreached ones are missing."""
        return label_steps(self.first.id, self._list_following, len(self.steps))

    def label(self, step: Step, came: Mapping[str, str]) -> str:
        """Return a step's label on a person's own way; came: as a run remembers it."""
        return self.labels.get(step.id, {}).get(count_way(self.labels, step.id, came), "1")

    def name_step(self, id: str, before: Step | None = None) -> str:
        """Return all labels of a step: `4b·5a`; of one that follows `before`, those that it has from there."""
        labels = self.labels.get(id, {1: "1"})
        known = {number + 1 for number in self.labels.get(before.id, ())} & set(labels) if before else labels
        return "·".join(label for number, label in labels.items() if number in (known or labels))

    @cached_property
    def _walk(self) -> tuple[list[str], list[tuple[str, str]]]:
        return walk_depth_first([self.first.id], self._list_following)

    @property
    def circles(self) -> list[tuple[str, str]]:
        """Links that lead back to a step on the path to them: (from, to). The checker refuses them."""
        return self._walk[1]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Ids of the reached steps, each after all that lead to it, circles apart."""
        return tuple(reversed(self._walk[0]))

    @cached_property
    def drawings(self) -> dict[str, str]:
        """Map step ids to what their drawings show, as JSON (`picture`, `choices`). No photos, no numbers."""
        return {
            step.id: json.dumps(
                {
                    "picture": step.picture.model_dump(mode="json", by_alias=True, exclude={"alt", "photo"}),
                    "choices": [choice.label for choice in step.choices],
                },
                ensure_ascii=False,
            )
            for step in self.steps
            if step.picture is not None and step.picture.photo is None
        }

    def before(self, step: Step) -> tuple[Step, ...]:
        """Return the steps that every path to this one has passed, in no order."""
        passed = self._passed.get(step.id, frozenset())
        return tuple(self.by_id[id] for id in passed)

    @cached_property
    def _passed(self) -> dict[str, frozenset[str]]:
        passed: dict[str, frozenset[str]] = {self.first.id: frozenset()}
        for id in self.order:
            here = passed[id] | {id}
            for next_id in self.after(self.by_id[id]):
                passed[next_id] = passed.get(next_id, here) & here
        return passed

    @property
    def minutes(self) -> int:
        return max(1, round(self.time.total_seconds() / 60))
