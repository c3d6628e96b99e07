"""The lists that all guides share: topics, glossary, synonyms, small talk, steering, each a file next to the guides."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from bot.guides.model_errors import build_model
from bot.guides.strict_yaml import YamlDocument, read_yaml
from flows.core.address import GUIDE_ID_MAX_CHARS, ID, PROBLEM_ID_MAX_CHARS
from flows.core.content.glossary import Glossary, Term
from flows.core.content.guide import Text
from flows.core.content.issue import Issue
from flows.core.content.smalltalk import Reply, ReplyKind
from flows.core.finding.synonyms import Synonyms
from flows.core.ids import GuideId
from flows.core.library import Topic
from flows.core.steering.grammar import Steering
from flows.core.steering.meanings import Meaning
from flows.core.steering.wording import SHORT_MAX_CHARS
from flows.core.text.fold import fold, split_words
from flows.core.text.sentences import SOURCE_LANGUAGE

TOPICS_FILE, GLOSSARY_FILE = "topics.yaml", "glossary.yaml"
SYNONYMS_FILE, SMALLTALK_FILE, STEERING_FILE = "synonyms.yaml", "smalltalk.yaml", "steering.yaml"
_Built = TypeVar("_Built")
_CRISIS_ID = "despair"  # this row cares for somebody who wants to die, also where it names another kind
_Row = TypeVar("_Row")


class TopicsFile(RootModel[tuple[dict[str, Text], ...]]):
    """A whole topics.yaml: rows of `id`, a title in each language, and perhaps `icon`, one sign."""

    root: tuple[dict[str, Text], ...] = Field(min_length=1)


class GlossaryRow(BaseModel):
    """A word that needs explaining; besides `vi` there may be its meaning in other languages."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Text]

    id: Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$", max_length=PROBLEM_ID_MAX_CHARS)] = Field(
        description="Name of the term; never changes."
    )
    term: Annotated[Text, StringConstraints(max_length=24)] = Field(description="The word as it is shown.")
    forms: tuple[Text, ...] = Field((), description="Other ways in which texts write it.")
    spoken: Text | None = Field(None, description="How it is read aloud, where that is not how it is written.")
    vi: Text = Field(description="What it means, in one or two short sentences.")


class GlossaryFile(RootModel[tuple[GlossaryRow, ...]]):
    """A whole glossary.yaml."""


class SynonymsFile(RootModel[tuple[tuple[Text, ...], ...]]):
    """A whole synonyms.yaml: rows of words that mean the same, the word of the guides first."""


class SteeringFile(
    RootModel[dict[Meaning, tuple[Annotated[Text, StringConstraints(max_length=SHORT_MAX_CHARS)], ...]]]
):
    """A whole steering.yaml: for a meaning, the short texts that people here type for it."""


class SmalltalkRow(BaseModel):
    """Phrases that no guide answers, and the reply; besides `vi` there may be the reply in other languages."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Text]

    id: Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$", max_length=GUIDE_ID_MAX_CHARS)] = Field(
        description="Name of the answer; never changes."
    )
    kind: ReplyKind = Field(
        description="smalltalk: chatting; human: a person is needed; none: nothing here helps; crisis: wants to die."
    )
    phrases: tuple[Text, ...] = Field(min_length=1, description="What people type.")
    guides: tuple[Text, ...] = Field((), description="Ids of guides that may help all the same, best first.")
    vi: Text = Field(description="The answer, in one to three short sentences.")


class SmalltalkFile(RootModel[tuple[SmalltalkRow, ...]]):
    """A whole smalltalk.yaml."""


@dataclass(frozen=True)
class Lists:
    """The lists as they were read, with their issues."""

    topics: tuple[Topic, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    synonyms: Synonyms = field(default_factory=Synonyms)
    replies: tuple[Reply, ...] = ()
    steering: Steering = field(default_factory=Steering)
    issues: tuple[Issue, ...] = ()

    def values(self) -> tuple[tuple[Topic, ...], Glossary, Synonyms, tuple[Reply, ...], Steering]:
        """Return the lists, as a catalogue takes them."""
        return self.topics, self.glossary, self.synonyms, self.replies, self.steering


def read_lists(folder: Path) -> Lists:
    """Read the lists next to the guides. Never raises for what an editor wrote; only the topics must be there."""
    issues: list[Issue] = []

    def read(name: str, build: Callable[[YamlDocument], tuple[_Built, ...]], *, optional: bool) -> tuple[_Built, ...]:
        if optional and not (folder / name).exists():
            return ()
        document = read_yaml(folder / name, f"{folder.name}/{name}")
        built = build(document)
        issues.extend(document.issues)
        return built

    topics = read(TOPICS_FILE, _build_topics, optional=False)
    terms = read(GLOSSARY_FILE, _build_terms, optional=True)
    groups = read(SYNONYMS_FILE, _build_groups, optional=True)
    guides = {path.parent.name for path in folder.glob("*/guide.yaml")}
    replies = read(SMALLTALK_FILE, partial(_build_replies, guides=guides), optional=True)
    steering = Steering(dict(read(STEERING_FILE, _build_steering, optional=True)))
    return Lists(topics, Glossary(terms), Synonyms(groups), replies, steering, tuple(issues))


def _read_rows(document: YamlDocument, kind: type[RootModel[tuple[_Row, ...]]]) -> Iterable[tuple[int, _Row]]:
    """Return the rows of a list with their places, from 0; none where the file has issues."""
    rows = build_model(document, kind, document.data)
    return enumerate(rows.root if rows else ())


def _build_topics(document: YamlDocument) -> tuple[Topic, ...]:
    topics: dict[str, Topic] = {}
    for place, row in _read_rows(document, TopicsFile):
        id = row.get("id", "")
        if not id or SOURCE_LANGUAGE not in row:
            issue = document.issue((place,), "key-missing", "nhóm thiếu id hoặc vi", "viết {id: …, vi: …}")
        elif not ID.fullmatch(id) or len(id) > GUIDE_ID_MAX_CHARS:
            mend = f"chỉ gồm a-z, 0-9 và dấu gạch nối, tối đa {GUIDE_ID_MAX_CHARS} ký tự"
            issue = document.issue((place, "id"), "topic-id", f"“{id}” không dùng làm mã nhóm được", mend)
        elif id in topics:
            issue = document.issue((place, "id"), "topic-id", f"mã nhóm “{id}” dùng hai lần", "đặt mã khác")
        else:
            titles = {language: title for language, title in row.items() if language not in ("id", "icon")}
            topics[id] = Topic(id, titles, row.get("icon", ""))
            continue
        document.issues.append(issue)
    return tuple(topics.values())


def _build_terms(document: YamlDocument) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    owners: dict[str, str] = {}
    for place, row in _read_rows(document, GlossaryFile):
        taken = [form for form in (row.term, *row.forms) if owners.setdefault(form.casefold(), row.id) != row.id]
        if row.id in terms:
            issue = document.issue((place, "id"), "term-repeated", f"mã từ “{row.id}” dùng hai lần", "đặt mã khác")
            document.issues.append(issue)
        elif taken:
            what = f"“{taken[0]}” đã có ở từ “{owners[taken[0].casefold()]}”"
            document.issues.append(document.issue((place,), "term-repeated", what, "bỏ một bên"))
        else:
            meanings = {SOURCE_LANGUAGE: row.vi, **(row.__pydantic_extra__ or {})}
            terms[row.id] = Term(row.id, row.term, row.forms, meanings, row.spoken)
    return tuple(terms.values())


def _build_groups(document: YamlDocument) -> tuple[tuple[str, ...], ...]:
    groups: list[tuple[str, ...]] = []
    for place, row in _read_rows(document, SynonymsFile):
        if len(row) < 2 or not all(map(split_words, row)):
            mend = "viết ít nhất hai từ, từ đầu là từ các bài dùng"
            document.issues.append(document.issue((place,), "synonym-alone", "nhóm từ cùng nghĩa thiếu từ", mend))
        else:
            groups.append(row)
    return tuple(groups)


def _build_steering(document: YamlDocument) -> tuple[tuple[Meaning, tuple[str, ...]], ...]:
    file = build_model(document, SteeringFile, document.data)
    return tuple(file.root.items()) if file else ()


def _build_replies(document: YamlDocument, guides: Container[str]) -> tuple[Reply, ...]:
    replies: dict[str, Reply] = {}
    owners: dict[str, str] = {}
    for place, row in _read_rows(document, SmalltalkFile):
        taken = [phrase for phrase in row.phrases if owners.setdefault(fold(phrase), row.id) != row.id]
        if row.id in replies:
            issue = document.issue((place, "id"), "reply-repeated", f"mã “{row.id}” dùng hai lần", "đặt mã khác")
            document.issues.append(issue)
        elif taken:
            what = f"“{taken[0]}” đã có ở dòng “{owners[fold(taken[0])]}”"
            document.issues.append(document.issue((place, "phrases"), "reply-repeated", what, "bỏ một bên"))
        else:
            for n in (n for n, guide in enumerate(row.guides) if guide not in guides):
                what = f"không có bài “{row.guides[n]}”"
                document.issues.append(document.warning((place, "guides", n), "reply-guide", what, "sửa mã, hoặc bỏ"))
            answers = {SOURCE_LANGUAGE: row.vi, **(row.__pydantic_extra__ or {})}
            kind = "crisis" if row.id == _CRISIS_ID else row.kind
            replies[row.id] = Reply(row.id, kind, row.phrases, answers, tuple(map(GuideId, row.guides)))
    if replies and not any(reply.kind == "crisis" for reply in replies.values()):
        what = "chưa có dòng nào trả lời người muốn chết"
        document.issues.append(
            document.warning((), "reply-crisis", what, f"thêm dòng “id: {_CRISIS_ID}, kind: crisis”")
        )
    return tuple(replies.values())
