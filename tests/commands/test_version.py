"""`--version`: the version of pyproject.toml, without any command."""

import tomllib
from pathlib import Path

import pytest

from bot import version
from bot.commands.parser import main
from tests.harness.settings import ROOT


def test_the_version_is_pyproject_s(capsys: pytest.CaptureFixture[str]) -> None:
    """It is printed alone, and the program ends well."""
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (end.value.code, capsys.readouterr().out.strip()) == (0, project["version"])


@pytest.mark.parametrize("text", [None, "not toml [", "[project]\n"])
def test_a_program_without_its_pyproject_starts(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where pyproject.toml is missing or broken, the version is not known, and nothing fails."""
    path = tmp_path / "pyproject.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    monkeypatch.setattr(version, "_PROJECT", path)
    assert version.read_version() == "unknown"
