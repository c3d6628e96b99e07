"""Words: every sentence that is asked for exists, in both languages, with the values that it is given."""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import get_args

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

import flows
from flows.core.content.guide import Skill
from flows.core.content.smalltalk import ReplyKind
from flows.core.event import SentKind
from flows.core.facts.citizen import How, Rating, Who
from flows.core.facts.team import CHECKS
from flows.core.places.share_code import CodeKind
from flows.core.reports import BY_NAME as REPORTS_BY_NAME
from flows.core.screen import PaperKind
from flows.core.secret import SECRET_KINDS
from flows.core.teams.seats import TEAM
from flows.core.text.sentences import SentenceMissing, Sentences
from tests.harness.settings import ROOT

FOLDER = ROOT / "flows" / "words"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.ftl"))


def report_columns() -> tuple[str, ...]:
    """Every column of every table, told by the sentences for them; tests/reports looks that each is there."""
    source = (FOLDER / "vi.ftl").read_text("utf-8")
    return tuple(re.findall(r"^report-column-([a-z-]+) =", source, re.MULTILINE))


FAMILIES = {
    "phone-{}": ("1900", "1800"),
    "rate-{}": get_args(Rating),
    "find-{}-title": ("none", "other", "maybe"),
    "find-{}-body": ("none", "other", "maybe"),
    "find-{}-reply": get_args(ReplyKind),
    "data-consent-{}": ("yes", "no", "unasked"),
    "data-run-{}": ("open", "finished"),
    "note-sent-{}": get_args(SentKind),
    "secret-{}": SECRET_KINDS,
    "inline-{}-title": ("ask", "maybe", "none"),
    "inline-{}-body": ("ask", "maybe", "none"),
    "report-{}": (*REPORTS_BY_NAME, "this", "last", "all"),
    "report-{}-what": tuple(REPORTS_BY_NAME),
    "report-column-{}": report_columns(),
    "report-code-{}": (*get_args(CodeKind), "other", "none"),
    "report-by-{}": ("channel", "kind", "code", "place"),
    "report-how-{}": get_args(How),
    "report-who-{}": get_args(Who),
    "print-{}": get_args(PaperKind),
    "print-{}-how": get_args(PaperKind),
    "skill-{}": get_args(Skill),
    "role-{}": TEAM,
    "desk-body-{}": TEAM,
    "team-invite-{}": TEAM,
    "house-{}": ("helped", "witnessed"),
    "check-{}-{}": tuple(f"{what}-{yes}" for what in CHECKS for yes in ("yes", "no")),
    "check-{}": CHECKS,
    "check-{}-ask-yes": CHECKS,
    "check-{}-ask-no": CHECKS,
    "visit-{}": ("done", "begun", "seen"),
    "visit-noted-{}": ("done", "begun", "seen"),
}
"""Ids that are put together, with all that may stand in them."""
SHELL_ONLY = {f"command-{name}" for name in flows.SLASH_COMMANDS} | {
    "note-trouble",
    "note-unreadable",
    "note-no-cookie",
    "talk-unsent",
    "inline-over",
    "inline-command",
}


class Variables(Visitor):
    """The variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 (named by fluent.syntax)
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Id: names of its variables."""
    resource = FluentParser().parse((FOLDER / f"{language}.ftl").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        assert not isinstance(entry, fluent.Junk), entry.content
        if isinstance(entry, fluent.Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


SOURCE = messages("vi")


def calls() -> Iterator[tuple[str, set[str]]]:
    """Every sentence that the pure room says: its id (families with `{}`), and the values that it is given."""
    for path in sorted((ROOT / "flows").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name != "say" or not node.args:
                continue
            id = node.args[-1]
            if (written := spelt(id)) is not None:
                yield written, {keyword.arg or "**" for keyword in node.keywords}


def spelt(node: ast.expr) -> str | None:
    """An id as it is written; the parts that are filled in as `{}`. None for one that a variable holds."""
    match node:
        case ast.Constant(str(value)):
            return value
        case ast.JoinedStr(values):
            return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in values)
        case ast.IfExp(_, ast.Constant(str(yes)), ast.Constant(str(no))):
            assert SOURCE[yes] == SOURCE[no]
            return yes
        case _:
            return None


def filled(id: str, part: str) -> str:
    """An id with all that is put into it; what fills two places stands there whole."""
    return id.replace("{}-{}", part).replace("{}", part)


def notes() -> set[str]:
    """Ids of notes, which are put on the person and said later."""
    found = set()
    for path in (ROOT / "flows").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"note-[a-z-]*[a-z]", node.value)
            ):
                found.add(node.value)
    return found


CALLS = list(calls())


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_say_the_same_sentences(language: str) -> None:
    """Every language has the same sentences with the same variables."""
    assert messages(language) == SOURCE


@pytest.mark.parametrize(("id", "values"), CALLS, ids=[id for id, _ in CALLS])
def test_what_is_said_exists(id: str, values: set[str]) -> None:
    """Every sentence that the code says exists and is given its variables."""
    for written in [filled(id, part) for part in FAMILIES[id]] if "{}" in id else [id]:
        assert SOURCE[written] <= values, written
        assert SOURCE[written] or not values or "{}" in id, f"{written} takes no values"


def test_notes_exist_and_take_no_values() -> None:
    """A note is remembered by its id alone, so it can have no variables."""
    ids = notes() | {
        id.replace("{}", part) for id, parts in FAMILIES.items() if id.startswith("note") for part in parts
    }
    assert len(ids) > 10
    assert all(SOURCE[id] == set() for id in ids)


def test_nothing_is_written_in_vain() -> None:
    """Every sentence is said somewhere."""
    said = {written for id, _ in CALLS for written in ([filled(id, p) for p in FAMILIES[id]] if "{}" in id else [id])}
    said |= notes() | {f"note-sent-{kind}" for kind in get_args(SentKind)} | SHELL_ONLY
    shell = [(ROOT / "bot" / "channels" / "web").rglob("*.*"), (ROOT / "bot" / "papers").glob("*.py")]
    written = [*(ROOT / "flows").rglob("*.py"), *(path for paths in shell for path in paths)]
    code = "\n".join(path.read_text("utf-8") for path in written if path.suffix in (".py", ".html"))
    templates = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot" / "drawing" / "typ").glob("*.typ"))
    unsaid = [id for id in SOURCE if id not in said and not re.search(f"[\"']{id}[\"']", code)]
    on_paper = {id for id in unsaid if re.search(rf"\b{id.removeprefix('paper-')}\b", templates)}
    assert [id for id in unsaid if id not in on_paper or not id.startswith("paper-")] == []


def test_the_menu_is_told_in_every_language(words: Sentences) -> None:
    """Every command has a line for the menu."""
    for language in words.languages:
        for name in flows.SLASH_COMMANDS:
            assert words.say(language, f"command-{name}")


SAMPLES: tuple[Mapping[str, str | int], ...] = (
    dict.fromkeys(("minutes", "months", "number", "total", "count", "n"), 1),
    dict.fromkeys(("minutes", "months", "number", "total", "count", "n"), 999),
    dict.fromkeys(("minutes", "months", "number", "total", "count", "n"), 1234567),
    {"title": "", "contact": '{ $x } "\\u0041" **đậm**'},
)
"""Values to fill sentences with; a name that is not here is given a word."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=["one", "many", "grouped", "odd"])
def test_what_is_said_is_what_fluent_says(words: Sentences, language: str, sample: Mapping[str, str | int]) -> None:
    """Most sentences are filled without Fluent; each reads as Fluent itself would have it."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text("utf-8")))
    for id, names in messages(language).items():
        values = {name: sample.get(name, f"một {name}") for name in names}
        pattern = bundle.get_message(id).value
        if pattern is not None:
            expected, errors = bundle.format_pattern(pattern, values)
            assert not errors, id
            assert words.say(language, id, **values) == expected


def test_a_sentence_that_is_simple_in_one_language_only() -> None:
    """Where one language needs plurals and the other does not, each is said in its way."""
    plural = "a = { $n ->\n    [one] one\n   *[other] { $n } cups\n }"
    for sources in ({"vi": "a = { $n } chén", "en": plural}, {"vi": plural, "en": "a = { $n } chén"}):
        words = Sentences.of(sources)
        said = {words.say("vi", "a", n=2), words.say("en", "a", n=2)}
        assert said == {"2 chén", "2 cups"}


def test_letters_that_fluent_must_quote() -> None:
    """Braces and blanks in quotes are said as they are meant."""
    words = Sentences.of({"vi": 'a = {"{"}x{"}"}{" "}{ $n }{"\\u0111"}'})
    assert words.say("vi", "a", n=2) == "{x} 2đ"


def test_a_language_falls_back_to_the_source() -> None:
    """A sentence that a language lacks, and a language that there is not, are said in Vietnamese."""
    words = Sentences.of({"vi": "a = một\nb = hai { $n }", "en": "a = one"})
    assert [words.say("en", "a"), words.say("en", "b", n=2), words.say("fr", "a")] == ["one", "hai 2", "một"]
    assert words.languages == ("vi", "en")


@pytest.mark.parametrize("id", ["none", "attribute"])
def test_a_missing_sentence_is_our_slip(id: str) -> None:
    """A sentence that the source lacks is an error, never an empty line."""
    words = Sentences.of({"vi": "a = một\nattribute =\n    .title = hai"})
    with pytest.raises(SentenceMissing):
        words.say("vi", id)


def test_a_missing_value_is_our_slip() -> None:
    """A sentence that is not given its values is an error, never a line with a hole."""
    words = Sentences.of({"vi": "a = một { $n }"})
    with pytest.raises(SentenceMissing):
        words.say("vi", "a")
    with pytest.raises(SentenceMissing):
        words.say("vi", "a", m=1)
