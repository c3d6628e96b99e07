"""Reading YAML: every scalar stays text, every place is known, every issue is gathered, and nothing ever raises."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.config import Config, ConfigBroken, load_config
from bot.guides.guide_folder import GUIDE_FILE
from bot.guides.load import read_shelf
from bot.guides.model_errors import build_model
from bot.guides.scripts import TalkFile
from bot.guides.strict_yaml import YAML_MAX_BYTES, parse_yaml, read_yaml
from flows.core.content.guide import GuideFile
from flows.core.content.overlay import Overlay
from tests.harness.settings import ROOT
from tests.harness.sound_guides import BROKEN, GUIDE, SOUND, laid


@pytest.mark.parametrize("text", ["9:30", "No", "yes", "1_000", "0x1F", "1e3", "null", "~", "2026-11-23", "012", "1.0"])
def test_scalars_stay_as_typed(text: str) -> None:
    """What YAML would turn into a number, a date, a truth or nothing is the text that was typed."""
    assert parse_yaml(f"a: {text}", "f").data == {"a": text}


def test_every_place_is_known() -> None:
    """Keys and values have their line and column; what has none has those of what is above it."""
    document = parse_yaml("a: 1\nb:\n  - x\n  - c: y\n", "f")
    assert document.find_line(("b",)) == (2, 1)
    assert document.find_line(("b", 0)) == (3, 5)
    assert document.find_line(("b", 1, "c")) == (4, 5)
    assert document.find_line(("b", 1, "nothing", "below")) == (4, 5)
    assert document.find_line(("nothing",)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("summary: Bấm phím # để nghe lại.", 1),
        ("a: b\nwarnings:\n  - Chuyển tiền thì bấm #1, đừng nghe", 3),
        ("label: Xem #1", 1),
        ("a: Bấm  #1", 1),
        ("a: [Bấm đi #1\n  ]", 1),
        ("a: đi\n  xa # hả\nb: c", 2),
    ],
)
def test_a_sentence_is_not_cut_in_silence(text: str, line: int) -> None:
    """What stands after ` #` is a note for YAML; where a sentence may have been meant, it is told."""
    assert [(issue.rule, issue.line <= line) for issue in parse_yaml(text, "f").issues] == [("text-cut", True)]


@pytest.mark.parametrize(
    "text",
    [
        "next: ask # hỏi",
        "a: Bấm nút   # ghi chú",
        'a: "bấm # x" # ghi',
        "a: '*101#'",
        "a: |\n  bấm #1\n",
        "# a #b\na: c",
    ],
)
def test_notes_are_no_slips(text: str) -> None:
    """A note after a word, after two spaces, after quotes, or in a line of its own is a note."""
    assert parse_yaml(text, "f").issues == []


def test_letters_are_composed() -> None:
    """A file that a Mac saved in pieces reads as any other, keys and values."""
    assert parse_yaml(normalize("NFD", "câu: Vui lòng bấm"), "f").data == {"câu": "Vui lòng bấm"}


def test_slips_do_not_hide_each_other() -> None:
    """All slips of a file are told, those of YAML and each of several repeated keys."""
    document = parse_yaml("a: &x 1\nb: *x\na: 2\na: 3\nb: 4\n", "f")
    assert [issue.rule for issue in document.issues] == ["yaml-alias"] + ["key-repeated"] * 3
    assert [issue.line for issue in document.issues] == [2, 3, 4, 5]


def test_tags_make_nothing() -> None:
    """A tag that would build an object leaves plain text."""
    assert parse_yaml("a: !!python/object/apply:os.getcwd []", "f").data == {"a": []}


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """Files that an editor on Windows saved are read all the same."""
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufefftitle: Trà\r\n".encode())
    document = read_yaml(path, "a.yaml")
    assert (document.data, document.issues) == ({"title": "Trà"}, [])


@pytest.mark.parametrize("kind", ["missing", "folder", "large"])
def test_files_that_cannot_be_read(tmp_path: Path, kind: str) -> None:
    """A file that is not there, is no file, or is too large is an issue."""
    path = tmp_path / "a.yaml"
    if kind == "folder":
        path.mkdir()
    if kind == "large":
        path.write_text("a" * (YAML_MAX_BYTES + 1), "utf-8")
    assert [issue.rule for issue in read_yaml(path, "a.yaml").issues] == ["yaml"]


PIECES = (
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x ",
    "*x",
    "'",
    '"',
    "#",
    "|\n",
    "? ",
    "!!map ",
    "\t",
    "%",
    "đ",
)


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("[" * 200_000)
@example("- " * 200_000)
@example("{a: " * 100_000)
@example("\x00")
def test_any_text_can_be_read(text: str) -> None:
    """Any text is read as values with places, or told as an issue with a line of the file."""
    document = parse_yaml(text, "f")
    assert (document.data is not None) or document.issues
    for issue in document.issues:
        assert 1 <= issue.line <= text.count("\n") + text.count("\r") + 2
        assert issue.what
        assert issue.mend
    assert list(document.find_values("a")) == [
        (path, value) for path, value in _texts(document.data) if value[:1] == "a"
    ]


def _texts(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    match data:
        case str():
            return [(path, data)]
        case dict():
            return [pair for key, value in data.items() for pair in _texts(value, (*path, key))]
        case list():
            return [pair for n, value in enumerate(data) for pair in _texts(value, (*path, n))]
        case _:
            return []


@given(st.binary(max_size=300))
def test_any_bytes_can_be_a_file(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """Any bytes are read, or are an issue."""
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(raw)
    document = read_yaml(path, "bytes.yaml")
    assert (document.data is not None) or document.issues


values = st.recursive(
    st.text("a19-đ:.", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "steps", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from([*GuideFile.model_fields, *Overlay.model_fields, *Config.model_fields])


@given(st.dictionaries(KEYS, values, max_size=6), st.sampled_from([GuideFile, Overlay, TalkFile, Config]))
def test_any_values_can_be_a_model(data: Any, kind: type[BaseModel]) -> None:
    """Any values become a model, or issues that an editor can read."""
    document = parse_yaml("a: b", "guides/tea/guide.yaml")
    made = build_model(document, kind, data)
    assert (made is None) == bool(document.issues)
    for issue in document.issues:
        assert issue.rule in ("key-missing", "key-unknown", "value-empty", "value-long", "value-form")
        assert "[key]" not in str(issue)


@given(st.integers(0, 40), st.sampled_from(["", "  ", "[", "&", "{a: b}", "- x", "id: ask", "\t"]))
def test_any_line_of_a_guide_can_be_broken(tmp_path_factory: pytest.TempPathFactory, place: int, line: str) -> None:
    """A guide with any line put out of order is read as a shelf, with its other guide untouched."""
    folder = laid(SOUND, tmp_path_factory.mktemp("line"))
    path = folder / GUIDE / GUIDE_FILE
    lines = path.read_text("utf-8").splitlines()
    lines[place % len(lines)] = line
    path.write_text("\n".join(lines), "utf-8")
    shelf = read_shelf(folder)
    assert shelf.sources["cup"].guide is not None
    source = shelf.sources[GUIDE]
    assert source.guide is not None or source.issues


# --- config.yaml


def config_with(tmp_path: Path, old: str = "", new: str = "") -> Path:
    path = tmp_path / "config.yaml"
    text = (BROKEN / "config.yaml").read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new) if old else text + new, "utf-8")
    return path


def test_the_real_settings_are_read() -> None:
    """The settings of this repository are sound, and the guides lie beside them."""
    config = load_config(ROOT / "config.yaml")
    assert config.guides == ROOT / "guides"
    assert config.trusted.trusts_domain("luquetsatlo.nchmf.gov.vn")
    assert not config.trusted.trusts_domain("dichvucong.quangtri.gov.vn")
    assert not config.trusted.trusts_domain("evilvneid.gov.vn.info")


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("", "colour: red\n", {"key-unknown"}),
        ("run_by: Tổ thử\n", "", {"key-missing"}),
        ("label_max_chars: 24", "label_max_chars: many", {"value-form"}),
        ("label_max_chars: 24", "label_max_chars: 1000", {"value-form"}),
        ("label_max_chars: 24", "label_max_chars: 1", {"value-form"}),
        ("contact: anh Thử", "contact: ", {"value-empty"}),
        ('"19000368"', "1900 0368", {"value-form"}),
        ("trusted:", "trusted: [", {"yaml"}),
        ("run_by: Tổ thử\n", "colour: red\ncolour: blue\n", {"key-repeated"}),
        ("run_by: Tổ thử\n", "colour: red\nflood: {burst: 0}\n", {"key-missing", "key-unknown", "value-form"}),
    ],
)
def test_wrong_settings_stop_the_start(tmp_path: Path, old: str, new: str, rules: set[str]) -> None:
    """What is unknown, missing or wrong in config.yaml is told, all of it, with its line."""
    with pytest.raises(ConfigBroken) as broken:
        load_config(config_with(tmp_path, old, new))
    assert {issue.rule for issue in broken.value.issues} == rules
    assert all(issue.file == "config.yaml" for issue in broken.value.issues)
    assert str(broken.value.issues[0]) in str(broken.value)
