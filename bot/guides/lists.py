"""The files that lie beside the guides: topics, glossary, synonyms, small talk. Each as it was read, with its slips."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from bot.guides.model_errors import model
from bot.guides.strict_yaml import Document, read
from flows.core.address import GUIDE_ID_MAX_CHARS, ID, PROBLEM_ID_MAX_CHARS
from flows.core.content.glossary import Glossary, Term
from flows.core.content.guide import Text
from flows.core.content.issue import Issue
from flows.core.content.smalltalk import Reply, ReplyKind
from flows.core.finding.synonyms import Synonyms
from flows.core.finding.typed import words_of
from flows.core.library import Topic
from flows.core.text.fold import fold
from flows.core.text.sentences import SOURCE_LANGUAGE

TOPICS_FILE, GLOSSARY_FILE = "topics.yaml", "glossary.yaml"
SYNONYMS_FILE, SMALLTALK_FILE = "synonyms.yaml", "smalltalk.yaml"
_Made = TypeVar("_Made")


class TopicsFile(RootModel[tuple[dict[str, Text], ...]]):
    """A whole topics.yaml: rows of `id` and a title a language."""

    root: tuple[dict[str, Text], ...] = Field(min_length=1)


class GlossaryRow(BaseModel):
    """A word that needs explaining; beside `vi` there may be its meaning in other languages."""

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
    """A whole synonyms.yaml: rows of words that mean the same, the guides' own first."""


class SmalltalkRow(BaseModel):
    """What no guide answers, and what is said to it; beside `vi` there may be the answer in other languages."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Text]

    id: Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$", max_length=GUIDE_ID_MAX_CHARS)] = Field(
        description="Name of the answer; never changes."
    )
    kind: ReplyKind = Field(description="smalltalk: chatting; human: a person is needed; none: nothing here helps.")
    phrases: tuple[Text, ...] = Field(min_length=1, description="What people type.")
    vi: Text = Field(description="The answer, in one to three short sentences.")


class SmalltalkFile(RootModel[tuple[SmalltalkRow, ...]]):
    """A whole smalltalk.yaml."""


@dataclass(frozen=True)
class Beside:
    """What lies beside the guides, as it was read."""

    topics: tuple[Topic, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    synonyms: Synonyms = field(default_factory=Synonyms)
    replies: tuple[Reply, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_beside(folder: Path) -> Beside:
    """Read the files beside the guides. Never raises for what an editor wrote; all but the topics may be left out."""
    issues: list[Issue] = []
    topics = _made(folder, TOPICS_FILE, _topics, issues)
    terms = _made(folder, GLOSSARY_FILE, _terms, issues) if (folder / GLOSSARY_FILE).exists() else ()
    groups = _made(folder, SYNONYMS_FILE, _groups, issues) if (folder / SYNONYMS_FILE).exists() else ()
    replies = _made(folder, SMALLTALK_FILE, _replies, issues) if (folder / SMALLTALK_FILE).exists() else ()
    return Beside(topics, Glossary(terms), Synonyms(groups), replies, tuple(issues))


def _made(folder: Path, name: str, make: Callable[[Document], _Made], issues: list[Issue]) -> _Made:
    document = read(folder / name, f"{folder.name}/{name}")
    made = make(document)
    issues += document.issues
    return made


def _topics(document: Document) -> tuple[Topic, ...]:
    rows = None if document.issues else model(document, TopicsFile, document.data)
    topics: dict[str, Topic] = {}
    for place, row in enumerate(rows.root if rows else ()):
        id = row.get("id", "")
        if not id or SOURCE_LANGUAGE not in row:
            slip = document.issue((place,), "key-missing", "nhóm thiếu id hoặc vi", "viết {id: …, vi: …}")
        elif not ID.fullmatch(id) or len(id) > GUIDE_ID_MAX_CHARS:
            mend = f"chỉ gồm a-z, 0-9 và dấu gạch nối, tối đa {GUIDE_ID_MAX_CHARS} ký tự"
            slip = document.issue((place, "id"), "topic-id", f"“{id}” không dùng làm mã nhóm được", mend)
        elif id in topics:
            slip = document.issue((place, "id"), "topic-id", f"mã nhóm “{id}” dùng hai lần", "đặt mã khác")
        else:
            topics[id] = Topic(id, {language: title for language, title in row.items() if language != "id"})
            continue
        document.issues.append(slip)
    return tuple(topics.values())


def _terms(document: Document) -> tuple[Term, ...]:
    rows = None if document.issues else model(document, GlossaryFile, document.data)
    terms: dict[str, Term] = {}
    owners: dict[str, str] = {}
    for place, row in enumerate(rows.root if rows else ()):
        taken = [form for form in (row.term, *row.forms) if owners.setdefault(form.casefold(), row.id) != row.id]
        if row.id in terms:
            slip = document.issue((place, "id"), "term-repeated", f"mã từ “{row.id}” dùng hai lần", "đặt mã khác")
            document.issues.append(slip)
        elif taken:
            what = f"“{taken[0]}” đã có ở từ “{owners[taken[0].casefold()]}”"
            document.issues.append(document.issue((place,), "term-repeated", what, "bỏ một bên"))
        else:
            meanings = {SOURCE_LANGUAGE: row.vi, **(row.__pydantic_extra__ or {})}
            terms[row.id] = Term(row.id, row.term, row.forms, meanings, row.spoken)
    return tuple(terms.values())


def _groups(document: Document) -> tuple[tuple[str, ...], ...]:
    rows = None if document.issues else model(document, SynonymsFile, document.data)
    groups: list[tuple[str, ...]] = []
    for place, row in enumerate(rows.root if rows else ()):
        if len(row) < 2 or not all(map(words_of, row)):
            mend = "viết ít nhất hai từ, từ đầu là từ các bài dùng"
            document.issues.append(document.issue((place,), "synonym-alone", "nhóm từ cùng nghĩa thiếu từ", mend))
        else:
            groups.append(row)
    return tuple(groups)


def _replies(document: Document) -> tuple[Reply, ...]:
    rows = None if document.issues else model(document, SmalltalkFile, document.data)
    replies: dict[str, Reply] = {}
    owners: dict[str, str] = {}
    for place, row in enumerate(rows.root if rows else ()):
        taken = [phrase for phrase in row.phrases if owners.setdefault(fold(phrase), row.id) != row.id]
        if row.id in replies:
            slip = document.issue((place, "id"), "reply-repeated", f"mã “{row.id}” dùng hai lần", "đặt mã khác")
            document.issues.append(slip)
        elif taken:
            what = f"“{taken[0]}” đã có ở dòng “{owners[fold(taken[0])]}”"
            document.issues.append(document.issue((place, "phrases"), "reply-repeated", what, "bỏ một bên"))
        else:
            answers = {SOURCE_LANGUAGE: row.vi, **(row.__pydantic_extra__ or {})}
            replies[row.id] = Reply(row.id, row.kind, row.phrases, answers)
    return tuple(replies.values())
