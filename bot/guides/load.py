"""The loader: the guides' folder as it was read, and the library made of what is sound in it.

A folder that did not change is not read again. A guide with issues leaves its last good revision in service.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from bot.config import Config, Help
from bot.guides.lists import Beside, read_beside
from bot.guides.model_errors import model
from bot.guides.scripts import Talk, TalkFile
from bot.guides.strict_yaml import Document, read_bytes
from flows.core.address import GUIDE_ID_MAX_CHARS, ID, read_token
from flows.core.content.guide import Guide, GuideFile
from flows.core.content.issue import Issue
from flows.core.content.overlay import Overlay, laid_over
from flows.core.library import Catalogue, Deployment, Library
from flows.core.places.fluency import FluentRule
from flows.core.places.office_hours import OfficeHours
from flows.core.text.fold import fold
from flows.core.text.sentences import SOURCE_LANGUAGE, Words

GUIDE_FILE, TALKS_FILE = "guide.yaml", "talks.yaml"
PHOTO_ENDINGS = (".png", ".jpg", ".jpeg")
_ENDINGS = (".yaml", *PHOTO_ENDINGS)  # editors leave other files beside
REVISION_CHARS = 12


@dataclass(frozen=True)
class OverlaySource:
    """An overlay file as it was read."""

    document: Document
    overlay: Overlay | None


@dataclass(frozen=True)
class Source:
    """A guide's folder as it was read."""

    id: str
    folder: Path
    digest: str  # of all files, to see whether anything changed
    document: Document
    guide: Guide | None  # None where guide.yaml could not be understood
    overlays: Mapping[str, OverlaySource]  # by the language in the file's name
    talks_document: Document
    talks: tuple[Talk, ...]

    @cached_property
    def translations(self) -> Mapping[str, Guide]:
        """The guide under each of its overlays, by language."""
        if self.guide is None:
            return {}
        return {
            language: laid_over(self.guide, source.overlay)
            for language, source in self.overlays.items()
            if source.overlay is not None
        }

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Its search phrases in all languages, folded."""
        guides = (self.guide, *self.translations.values()) if self.guide else ()
        return frozenset(fold(phrase) for guide in guides for phrase in guide.search.phrases)

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of guides that it or its talks lead to."""
        if self.guide is None:
            return frozenset()
        tokens = [token for talk in self.talks for turn in talk.turns for token in (turn.open, turn.at) if token]
        links = [link.address for token in tokens if (link := read_token(token))]
        opened = {address.ids[0] for address in links if address.flow == "guide" and address.ids}
        see = {problem.see for step in self.guide.steps for problem in step.problems if problem.see}
        return frozenset({*self.guide.needs.guides, *self.guide.then, *see, *opened} - {self.id})

    @property
    def issues(self) -> list[Issue]:
        """The slips found in reading."""
        documents = [self.document, self.talks_document, *(source.document for source in self.overlays.values())]
        return [issue for document in documents for issue in document.issues]


@dataclass(frozen=True)
class Shelf:
    """The whole guides' folder as it was read."""

    sources: Mapping[str, Source]
    beside: Beside
    issues: tuple[Issue, ...] = ()  # of what lies beside the guides, and of folders that are none
    waiting: frozenset[str] = frozenset()  # guides whose last revision stays until they are proven

    def translated(self, guides: Iterable[Guide]) -> dict[tuple[str, str], Guide]:
        """Overlays laid over those of these guides that have any."""
        return {
            (language, guide.id): translated
            for guide in guides
            for language, translated in self.sources[guide.id].translations.items()
        }


def load_words() -> Words:
    """The bot's own sentences, from flows/words."""
    folder = files("flows") / "words"
    texts = {
        path.name.removesuffix(".ftl"): path.read_text("utf-8")
        for path in folder.iterdir()
        if path.name.endswith(".ftl")
    }
    ordered = sorted(texts, key=lambda language: (language != SOURCE_LANGUAGE, language))
    return Words.of({language: texts[language] for language in ordered})


def read_shelf(folder: Path, last: Shelf | None = None, changed: Collection[str] | None = None) -> Shelf:
    """Read the guides' folder. Never raises for what an editor wrote; the slips stand in the documents.

    changed: names in the folder that may differ from the last reading; None where that is not known.
    """
    beside = read_beside(folder)
    beside = last.beside if last and last.beside == beside else beside
    sources, issues = {}, list(beside.issues)
    paths = (
        sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))
        if folder.is_dir()
        else []
    )
    for path in paths:
        if not ID.fullmatch(path.name) or len(path.name) > GUIDE_ID_MAX_CHARS:
            mend = f"đặt tên bằng a-z, 0-9 và dấu gạch nối, tối đa {GUIDE_ID_MAX_CHARS} ký tự"
            issues.append(
                Issue(f"{folder.name}/{path.name}", 1, 1, "guide-id", "tên thư mục không dùng làm mã bài được", mend)
            )
            continue
        known = last.sources.get(path.name) if last else None
        if known is not None and changed is not None and path.name not in changed:
            sources[path.name] = known
            continue
        contents = {
            f.name: f.read_bytes() for f in sorted(path.iterdir()) if f.is_file() and f.suffix.lower() in _ENDINGS
        }
        digest = _digest(contents)
        sources[path.name] = known if known and known.digest == digest else _source(path, contents, digest)
    return Shelf(sources, beside, tuple(issues))


def build_library(
    shelf: Shelf, words: Words, config: Config, issues: Iterable[Issue] = (), last: Library | None = None
) -> Library:
    """Make a library of the guides without holding issues; the others stay as the last library has them.

    Its search index is the last one's, so that an edit is live at once; `indexed` makes a new one.
    """
    issues = tuple(sorted(issues))
    held = shelf.waiting | {Path(issue.file).parent.name for issue in issues if issue.holds}
    good = {id: s.guide for id, s in shelf.sources.items() if s.guide is not None and id not in held}
    translated = shelf.translated(good.values())
    for id in sorted(held):
        old = last.guides.get(id) if last else None
        if last is not None and old is not None:
            good[id] = old
            translated |= {key: guide for key, guide in last.translated.items() if key[1] == id}
    topics = shelf.beside.topics or (last.topics if last else ())
    glossary = shelf.beside.glossary if shelf.beside.glossary.terms or last is None else last.glossary
    ordered = {id: good[id] for id in _in_order(good)}
    catalogue = Catalogue(ordered, translated, topics, glossary, shelf.beside.synonyms, shelf.beside.replies)
    return Library.of(catalogue, words, deployment_of(config), issues, last.index if last else None)


def indexed(library: Library) -> Library:
    """The same library with a search index of its own."""
    fresh = replace(library, index=None)
    return replace(library, index=fresh.finder)


def deployment_of(config: Config) -> Deployment:
    """What the pure room is told of the settings."""
    finding = config.finding
    return Deployment(
        run_by=config.run_by,
        contact=config.contact,
        journal_months=config.journal_months,
        missed_days=config.missed_days,
        sure=finding.sure,
        maybe=finding.maybe,
        problem_sure=finding.problem_sure,
        teams=config.places,
        fluent=FluentRule(dict[str, int](config.households.fluent.items()), config.households.one_person),
        hours=_hours(config.help),
        hidden_under=config.hidden_under,
        demonstration=config.demonstration,
    )


def _hours(help: Help) -> OfficeHours:
    begin, end = time.fromisoformat(help.begin), time.fromisoformat(help.end)
    return OfficeHours(help.days, begin, end, help.patience_minutes)


def _in_order(guides: Mapping[str, Guide]) -> list[str]:
    """Guide ids so that what is needed first stands first, else by id."""
    done: dict[str, None] = {}

    def add(id: str, above: frozenset[str]) -> None:
        if id in done or id in above or id not in guides:
            return
        for needed in guides[id].needs.guides:
            add(needed, above | {id})
        done[id] = None

    for id in sorted(guides):
        add(id, frozenset())
    return list(done)


def _digest(contents: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _source(path: Path, contents: Mapping[str, bytes], digest: str) -> Source:
    def named(name: str) -> str:
        return f"{path.parent.name}/{path.name}/{name}"

    def document(name: str) -> Document:
        return read_bytes(contents.get(name, b""), named(name))

    main = document(GUIDE_FILE)
    languages = sorted(n for n in contents if n.endswith(".yaml") and n not in (GUIDE_FILE, TALKS_FILE))
    overlays = {}
    for name in languages:
        overlay_document = document(name)
        overlay = None if overlay_document.issues else model(overlay_document, Overlay, overlay_document.data)
        overlays[name.removesuffix(".yaml")] = OverlaySource(overlay_document.lean(), overlay)
    talks_document = document(TALKS_FILE)
    talks = None if talks_document.issues else model(talks_document, TalkFile, talks_document.data)
    guide = None if main.issues else _guide(path.name, main, contents)
    return Source(
        path.name, path, digest, main.lean(), guide, overlays, talks_document.lean(), talks.root if talks else ()
    )


def _guide(id: str, document: Document, contents: Mapping[str, bytes]) -> Guide | None:
    told = {name: content for name, content in contents.items() if name != TALKS_FILE}
    photos = {n: hashlib.sha256(c).hexdigest() for n, c in contents.items() if n.lower().endswith(PHOTO_ENDINGS)}
    ours = {"id": id, "revision": _digest(told)[:REVISION_CHARS], "photos": photos}
    if not isinstance(document.data, dict) or ours.keys() & document.data.keys():
        model(document, GuideFile, document.data)  # not a guide's file: says so
        return None
    return model(document, Guide, document.data | ours)
