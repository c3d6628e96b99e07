"""The command line around guides: check, new, schema, stamp."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from bot import clock
from bot.commands import COMMANDS
from bot.commands.parser import build_parser, import_command, main
from tests.harness.settings import ROOT
from tests.harness.sound_guides import BROKEN, GUIDE, SOUND, TODAY, laid

Out = pytest.CaptureFixture[str]


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings and sound guides, on a fixed day."""
    monkeypatch.setattr("bot.clock.today", lambda: TODAY)
    laid(SOUND, tmp_path)
    return tmp_path


def run(folder: Path, *arguments: str) -> int:
    return main(["--config", str(folder / "config.yaml"), *arguments])


def guide_of(folder: Path) -> Path:
    return folder / "guides" / GUIDE / "guide.yaml"


def broken_twice(folder: Path) -> None:
    """Put a slip into each of the two guides."""
    guide_of(folder).write_text(guide_of(folder).read_text("utf-8").replace("topic: kitchen", "topic: garden"), "utf-8")
    cup = folder / "guides" / "cup" / "guide.yaml"
    cup.write_text(cup.read_text("utf-8") + "colour: red\n", "utf-8")


def test_check_passes(sound: Path, capsys: Out) -> None:
    """Sound guides give exit status 0 and say how many they are."""
    assert run(sound, "check") == 0
    assert capsys.readouterr().out == "2 bài, không có lỗi.\n"


def test_check_tells_all_at_once(sound: Path, capsys: Out) -> None:
    """Issues of all guides are printed in one go, in order, and give exit status 1."""
    broken_twice(sound)
    assert run(sound, "check") == 1
    *lines, count = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["guides/cup/guide.yaml:12:1:", "guides/tea/guide.yaml:2:1:"]
    assert count == "2 bài, 2 lỗi."


def test_check_in_json(sound: Path, capsys: Out) -> None:
    """With --json each issue is a line with file, line, column, rule, what and mend, and there is nothing else."""
    broken_twice(sound)
    assert run(sound, "check", "--json") == 1
    issues = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(issue["file"], issue["line"], issue["column"], issue["rule"], issue["holds"]) for issue in issues] == [
        ("guides/cup/guide.yaml", 12, 1, "key-unknown", True),
        ("guides/tea/guide.yaml", 2, 1, "topic-missing", True),
    ]
    assert all(issue["what"] and issue["mend"] for issue in issues)


def test_check_of_one_guide(sound: Path, capsys: Out) -> None:
    """With names, only their issues count."""
    broken_twice(sound)
    assert run(sound, "check", "cup") == 1
    assert "tea" not in capsys.readouterr().out
    shutil.copyfile(SOUND / "cup" / "guide.yaml", sound / "guides" / "cup" / "guide.yaml")
    assert run(sound, "check", "cup") == 0


@pytest.mark.parametrize("arguments", [("none",), ("--guides", "/nowhere")])
def test_check_of_nothing(sound: Path, capsys: Out, arguments: tuple[str, ...]) -> None:
    """A guide or folder that is not there is told, with exit status 2."""
    assert run(sound, "check", *arguments) == 2
    assert arguments[-1] in capsys.readouterr().out


def test_check_of_another_folder(sound: Path, capsys: Out) -> None:
    """A draft elsewhere is checked by the same settings."""
    shutil.move(sound / "guides", sound / "drafts")
    assert run(sound, "check", "--guides", str(sound / "drafts")) == 0
    assert "2 bài" in capsys.readouterr().out


def test_broken_settings_are_told(sound: Path, capsys: Out) -> None:
    """Slips in config.yaml are printed, and give exit status 1."""
    (sound / "config.yaml").write_text("colour: red\n", "utf-8")
    assert run(sound, "check") == 1
    assert "config.yaml:1:1" in capsys.readouterr().out


def test_the_real_guides_pass(capsys: Out) -> None:
    """The guides of this repository have no issue that keeps one from going live."""
    run(ROOT, "check", "--json")
    held = [line for line in capsys.readouterr().out.splitlines() if json.loads(line)["holds"]]
    assert held == []


def test_a_new_guide_passes_but_for_what_is_to_be_written(sound: Path, capsys: Out) -> None:
    """`new` makes a guide whose only issues are the places that are marked to be written; then the check passes."""
    assert run(sound, "new", "pha-che", "--topic", "kitchen") == 0
    capsys.readouterr()
    assert run(sound, "check", "--json") == 1
    issues = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    path = sound / "guides" / "pha-che" / "guide.yaml"
    marks = path.read_text("utf-8").count("VIẾT") - 1  # one stands in the comment at the top
    assert {issue["rule"] for issue in issues} == {"to-write"}
    assert len(issues) == marks > 5
    path.write_text(path.read_text("utf-8").replace("VIẾT", "Đã viết"), "utf-8")
    assert run(sound, "check") == 0


@pytest.mark.parametrize("id", ["Pha-che", "pha_che", "a" * 25, "-a", "../x", ""])
def test_a_new_guide_needs_a_sound_id(sound: Path, id: str) -> None:
    """An id that no address can hold is refused, and nothing is made."""
    before = sorted(sound.rglob("*"))
    assert run(sound, "new", "--", id) == 2
    assert sorted(sound.rglob("*")) == before


def test_a_new_guide_overwrites_none(sound: Path) -> None:
    """An id that is taken is refused."""
    before = guide_of(sound).read_text("utf-8")
    assert run(sound, "new", GUIDE) == 2
    assert guide_of(sound).read_text("utf-8") == before


def test_made_files_are_fresh(capsys: Out) -> None:
    """The schemas and tables of this repository are as the models say."""
    assert run(ROOT, "schema", "--check") == 0, capsys.readouterr().out


def test_stale_made_files_are_told_and_written(sound: Path, capsys: Out) -> None:
    """`schema --check` tells what is stale and writes nothing; `schema` writes it."""
    readme = sound / "guides" / "README.md"
    readme.write_text("# Bài\n<!-- fields -->\nold\n<!-- /fields -->\nmore\n", "utf-8")
    assert run(sound, "schema", "--check") == 1
    assert not (sound / "guides" / "guide.schema.json").exists()
    assert run(sound, "schema") == 0
    assert run(sound, "schema", "--check") == 0
    assert "README.md" in capsys.readouterr().out
    text = readme.read_text("utf-8")
    assert ("| `title` |" in text, "\nold\n" in text, text.endswith("more\n")) == (True, False, True)


def test_schemas_know_every_key(sound: Path) -> None:
    """An editor's schema allows exactly the keys that the model knows, and the sound guide fits it."""
    run(sound, "schema")
    schema = json.loads((sound / "guides" / "guide.schema.json").read_text("utf-8"))
    guide = yaml.safe_load(guide_of(sound).read_text("utf-8"))
    assert set(guide) <= set(schema["properties"])
    assert set(schema["required"]) <= set(guide)
    assert schema["additionalProperties"] is False
    assert guide["format"] in schema["properties"]["format"]["enum"]


OVERLAY = Path("guides") / GUIDE / "en.yaml"


@pytest.mark.parametrize("written", ["of: {}\n", "", "of:\n  head: x\n  ask: y\n", "of: {head: x,\n     ask: y}\n"])
def test_stamping(sound: Path, capsys: Out, written: str) -> None:
    """A stamp takes the place of the last one, however that was written, and touches nothing else."""
    path = sound / OVERLAY
    stamped = path.read_text("utf-8")
    line = next(line for line in stamped.splitlines(keepends=True) if line.startswith("of:"))
    path.write_text(stamped.replace(line, written), "utf-8")
    assert run(sound, "check", "--strict") == 1
    assert run(sound, "stamp", GUIDE, "en") == 0
    assert path.read_text("utf-8") == stamped
    assert run(sound, "check", "--strict") == 0


@pytest.mark.parametrize("named", [("none", "en"), (GUIDE, "fr"), ("cup", "en")])
def test_stamping_nothing(sound: Path, named: tuple[str, str]) -> None:
    """A guide or a translation that is not there is told, with exit status 2."""
    assert run(sound, "stamp", *named) == 2


def test_stamping_what_cannot_be_read(sound: Path) -> None:
    """A translation with slips is not stamped."""
    path = sound / OVERLAY
    path.write_text(path.read_text("utf-8") + "colour: red\n", "utf-8")
    before = path.read_text("utf-8")
    assert run(sound, "stamp", GUIDE, "en") == 2
    assert path.read_text("utf-8") == before


def test_every_command_has_help() -> None:
    """Each command is told in one line, made from its module."""
    text = build_parser().format_help()
    for name in COMMANDS:
        assert name in text
        assert (import_command(name).__doc__ or "").splitlines()[0].endswith(".")


def test_an_unknown_command_is_refused(capsys: Out) -> None:
    """A wrong call gives exit status 2."""
    with pytest.raises(SystemExit) as stopped:
        main(["none"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2028, 2, 28, 16, 59, tzinfo=UTC), date(2028, 2, 28)),
        (datetime(2028, 2, 28, 17, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_today_is_a_day_in_vietnam(monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date) -> None:
    """The day changes at midnight in Việt Nam, seven hours before UTC's."""
    monkeypatch.setattr("bot.clock.now", lambda: moment)
    assert clock.today() == day


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2031, 12, 1)])
def test_time_alone_stops_no_check(sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out, day: date) -> None:
    """A day far behind or ahead brings warnings, which are counted; only --strict refuses them."""
    monkeypatch.setattr("bot.clock.today", lambda: day)
    assert run(sound, "check") == 0
    *lines, count = capsys.readouterr().out.splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == ["[stale]" if day > TODAY else "[checked-future]"] * 2
    assert count == "2 bài, không có lỗi, 2 điều nhắc."
    assert run(sound, "check", "--strict") == 1


def test_broken_guides_have_settings() -> None:
    """The settings of the broken guides name no folder of their own."""
    assert "guides: guides" in (BROKEN / "config.yaml").read_text("utf-8")
