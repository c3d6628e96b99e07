"""Reading the guides' folder, and building the library from the guides in it that pass the checks.

A folder that did not change is not read again. A guide with issues stays in service in its last good revision.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from bot.config import Config
from bot.guides.guide_folder import (
    GUIDE_FILE,
    PHOTO_ENDINGS,
    TALKS_FILE,
    GuideFiles,
    list_folders,
    read_guide_folder,
    show_name,
)
from bot.guides.lists import Lists, read_lists
from bot.guides.model_errors import build_model
from bot.guides.scripts import Talk, TalkFile
from bot.guides.strict_yaml import YamlDocument, read_yaml_bytes
from flows.core.address import GUIDE_ID_MAX_CHARS, ID, read_token
from flows.core.content.graph import walk_depth_first
from flows.core.content.guide import Guide, GuideFile
from flows.core.content.issue import Issue
from flows.core.content.overlay import Overlay, apply_overlay
from flows.core.library import Catalogue, Library
from flows.core.text.fold import fold
from flows.core.text.sentences import SOURCE_LANGUAGE, Sentences

REVISION_CHARS = 12


@dataclass(frozen=True)
class OverlaySource:
    """An overlay file as it was read."""

    document: YamlDocument
    overlay: Overlay | None


@dataclass(frozen=True)
class Source:
    """A guide's folder as it was read."""

    id: str
    folder: Path
    digest: str  # of all files, to see whether anything changed
    document: YamlDocument
    guide: Guide | None  # None where guide.yaml could not be understood
    overlays: Mapping[str, OverlaySource]  # by the language in the file's name
    talks_document: YamlDocument
    talks: tuple[Talk, ...]
    left_out: tuple[Issue, ...] = ()  # of files that were not read

    @cached_property
    def translations(self) -> Mapping[str, Guide]:
        """Return the translated guide for each language that has an overlay."""
        if self.guide is None:
            return {}
        return {
            language: apply_overlay(self.guide, source.overlay)
            for language, source in self.overlays.items()
            if source.overlay is not None
        }

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Return the search phrases of all languages, folded."""
        guides = (self.guide, *self.translations.values()) if self.guide else ()
        return frozenset(fold(phrase) for guide in guides for phrase in guide.search.phrases)

    @cached_property
    def named_guides(self) -> frozenset[str]:
        """Return the ids of the guides that this one or its talks lead to."""
        if self.guide is None:
            return frozenset()
        tokens = [token for talk in self.talks for turn in talk.turns for token in (turn.open, turn.at) if token]
        links = [link.address for token in tokens if (link := read_token(token))]
        opened = {address.ids[0] for address in links if address.flow == "guide" and address.ids}
        see = {problem.see for step in self.guide.steps for problem in step.problems if problem.see}
        return frozenset({*self.guide.needs.guides, *self.guide.then, *see, *opened} - {self.id})

    @property
    def issues(self) -> list[Issue]:
        """Return the issues found while reading."""
        documents = [self.document, self.talks_document, *(source.document for source in self.overlays.values())]
        return [*self.left_out, *(issue for document in documents for issue in document.issues)]


@dataclass(frozen=True)
class Shelf:
    """The whole guides' folder as it was read."""

    sources: Mapping[str, Source]
    lists: Lists
    issues: tuple[Issue, ...] = ()  # of the lists, and of folders that are no guides
    waiting: frozenset[str] = frozenset()  # edited guides: their last revision stays until they have passed all checks

    def translate(self, guides: Iterable[Guide]) -> dict[tuple[str, str], Guide]:
        """Return the translations of these guides by (language, id)."""
        return {
            (language, guide.id): translated
            for guide in guides
            for language, translated in self.sources[guide.id].translations.items()
        }


@cache
def load_sentences() -> Sentences:
    """Read the bot's own sentences from flows/words, once a process."""
    folder = files("flows") / "words"
    texts = {
        path.name.removesuffix(".ftl"): path.read_text("utf-8")
        for path in folder.iterdir()
        if path.name.endswith(".ftl")
    }
    ordered = sorted(texts, key=lambda language: (language != SOURCE_LANGUAGE, language))
    return Sentences.of({language: texts[language] for language in ordered})


def read_shelf(folder: Path, last: Shelf | None = None, changed: Collection[str] | None = None) -> Shelf:
    """Read the guides' folder. Never raises for what an editor wrote; the documents hold the issues.

    changed: names in the folder that may differ since the last reading; None where that is not known.
    """
    try:
        paths = list_folders(folder)
    except OSError as error:
        what = f"không đọc được thư mục các bài ({error.strerror}); các bài đang có vẫn giữ"
        return _keep_last(last, Issue(folder.name, 1, 1, "guides-gone", what, "đặt lại thư mục này"))
    if not paths and last and last.sources:
        what = "thư mục các bài trống; các bài đang có vẫn giữ"
        return _keep_last(last, Issue(folder.name, 1, 1, "guides-gone", what, "chép các bài lại vào đây"))
    lists = read_lists(folder)
    lists = last.lists if last and last.lists == lists else lists
    sources, issues = {}, list(lists.issues)
    for path in paths:
        if not ID.fullmatch(path.name) or len(path.name) > GUIDE_ID_MAX_CHARS:
            mend = f"đặt tên bằng a-z, 0-9 và dấu gạch nối, tối đa {GUIDE_ID_MAX_CHARS} ký tự"
            place = f"{folder.name}/{show_name(path.name)}"
            issues.append(Issue(place, 1, 1, "guide-id", "tên thư mục không dùng làm mã bài được", mend))
            continue
        known = last.sources.get(path.name) if last else None
        if known is not None and changed is not None and path.name not in changed:
            sources[path.name] = known
            continue
        found = read_guide_folder(path)
        digest = _compute_digest(found.contents)
        same = known and known.digest == digest and known.left_out == found.issues
        sources[path.name] = known if known and same else _build_source(path, found, digest)
    return Shelf(sources, lists, tuple(issues))


def _keep_last(last: Shelf | None, issue: Issue) -> Shelf:
    """Return the last shelf with an issue that says why it stays."""
    return replace(last or Shelf({}, Lists()), issues=(issue,))


def build_library(
    shelf: Shelf, sentences: Sentences, config: Config, issues: Iterable[Issue] = (), last: Library | None = None
) -> Library:
    """Build a library of the guides that no issue holds back; the others stay as the last library has them.

    It keeps the search index of the last library, so that an edit is live at once; see `rebuild_index`.
    """
    issues = tuple(sorted(issues))
    held = shelf.waiting | {Path(issue.file).parent.name for issue in issues if issue.holds}
    good = {id: s.guide for id, s in shelf.sources.items() if s.guide is not None and id not in held}
    translated = shelf.translate(good.values())
    for id in sorted(held):
        old = last.guides.get(id) if last else None
        if last is not None and old is not None:
            good[id] = old
            translated |= {key: guide for key, guide in last.translated.items() if key[1] == id}
    ordered = {id: good[id] for id in _order_by_needs(good)}
    catalogue = _keep_lists(Catalogue(ordered, translated, *shelf.lists.values()), last)
    return Library.of(catalogue, sentences, config, issues, last.index if last else None)


def _keep_lists(catalogue: Catalogue, last: Library | None) -> Catalogue:
    """Return the catalogue with the last library's lists in place of those that could not be read."""
    if last is None:
        return catalogue
    return replace(
        catalogue,
        topics=catalogue.topics or last.topics,
        glossary=catalogue.glossary if catalogue.glossary.terms else last.glossary,
        synonyms=catalogue.synonyms if catalogue.synonyms.groups else last.synonyms,
        replies=catalogue.replies or tuple(last.replies.values()),
        steering=catalogue.steering if catalogue.steering.phrases else last.steering,
    )


def load_library(config: Config) -> Library:
    """Build the library of a deployment's guides, checked or not."""
    return build_library(read_shelf(config.guides), load_sentences(), config)


def rebuild_index(library: Library) -> Library:
    """Return the same library with a search index built from its own guides."""
    fresh = replace(library, index=None)
    return replace(library, index=fresh.finder.prepare())


def _order_by_needs(guides: Mapping[str, Guide]) -> list[str]:
    """Return guide ids so that each comes after the guides that it needs, else by id."""
    order, _ = walk_depth_first(sorted(guides), lambda guide: filter(guides.get, guides[guide].needs.guides))
    return order


def _compute_digest(contents: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _build_source(path: Path, found: GuideFiles, digest: str) -> Source:
    contents = found.contents

    def read_document(name: str) -> YamlDocument:
        return read_yaml_bytes(contents.get(name, b""), f"{path.parent.name}/{path.name}/{name}")

    main, talks_document = read_document(GUIDE_FILE), read_document(TALKS_FILE)
    overlays = {}
    for name in sorted(n for n in contents if n.endswith(".yaml") and n not in (GUIDE_FILE, TALKS_FILE)):
        document = read_document(name)
        overlay = build_model(document, Overlay, document.data)
        overlays[name.removesuffix(".yaml")] = OverlaySource(document.drop_values(), overlay)
    talks = build_model(talks_document, TalkFile, talks_document.data)
    guide = _build_guide(path.name, main, contents)
    left, talks_left = main.drop_values(), talks_document.drop_values()
    turns = talks.root if talks else ()
    return Source(path.name, path, digest, left, guide, overlays, talks_left, turns, found.issues)


def _build_guide(id: str, document: YamlDocument, contents: Mapping[str, bytes]) -> Guide | None:
    shown = {name: content for name, content in contents.items() if name != TALKS_FILE}
    photos = {n: hashlib.sha256(c).hexdigest() for n, c in contents.items() if n.lower().endswith(PHOTO_ENDINGS)}
    ours = {"id": id, "revision": _compute_digest(shown)[:REVISION_CHARS], "photos": photos}
    if not isinstance(document.data, dict) or ours.keys() & document.data.keys():
        build_model(document, GuideFile, document.data)  # which adds the issues: it is no guide file
        return None
    return build_model(document, Guide, document.data | ours)
