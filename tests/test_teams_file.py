"""teams.yaml: places against the register, every issue with its line; and the first admin, named on the server."""

import re
from pathlib import Path

import pytest

from bot.commands.parser import main
from bot.config import ConfigBroken, load_config
from bot.teams_file import read_teams
from tests.harness.settings import ROOT, config_text

GOOD = """province: {id: quang-tri, code: 44}
communes:
  - id: lia
    code: 19489
    group: -100
    villages:
      - {id: lia-1, name: Thôn 1}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "teams.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_sample_has_ten_villages() -> None:
    """The teams that this repository comes with: xã Lìa by its register's name, with ten village teams."""
    teams = load_config(ROOT / "config.yaml").places
    assert [place.name for place in teams.places.values()][:2] == ["Tỉnh Quảng Trị", "Xã Lìa"]
    assert len(teams.villages("lia")) == 10


def test_places_are_read(tmp_path: Path) -> None:
    """Each place knows its level, what it belongs to, its number and its group."""
    teams, issues = read_teams(written(tmp_path, GOOD))
    assert issues == []
    assert [(place.id, place.level, place.above, place.code) for place in teams.places.values()] == [
        ("quang-tri", "province", None, 44),
        ("lia", "commune", "quang-tri", 19489),
        ("lia-1", "village", "lia", None),
    ]
    assert teams.at_group(-100) == teams.places["lia"]


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("code: 19489", "code: 1", 4, "code"),
        ("code: 19489", "code: 4", 4, "không thuộc tỉnh"),
        ("code: 44", "code: 999", 1, "code"),
        ("id: lia-1", "id: lia", 7, "đã dùng ở trên"),
        ("id: lia-1", "id: Thôn", 7, "id"),
        ("id: lia-1", "id: a-very-long-id", 7, "13"),
        ("group: -100", "group: 5", 5, "group"),
        ("name: Thôn 1", "nam: Thôn 1", 7, "nam"),
        ("communes:", "communs:", 2, "communs"),
    ],
)
def test_slips_are_told_with_their_line(tmp_path: Path, old: str, new: str, line: int, word: str) -> None:
    """An unknown number, a commune elsewhere, an id twice or of a wrong form, an unknown key: file, line, what."""
    teams, issues = read_teams(written(tmp_path, GOOD.replace(old, new)))
    assert not teams.places
    assert any(issue.line == line and word in str(issue) for issue in issues), issues


def test_a_broken_file_stops_the_start(tmp_path: Path) -> None:
    """config.yaml that names a file of teams with issues is refused with them."""
    written(tmp_path, GOOD.replace("19489", "1"))
    path = tmp_path / "config.yaml"
    path.write_text(re.sub(r"teams: \S+", "teams: teams.yaml", config_text()), "utf-8")
    with pytest.raises(ConfigBroken, match=r"teams\.yaml:4"):
        load_config(path)


def test_hours_are_in_order(tmp_path: Path) -> None:
    """Office hours that end before they begin are refused."""
    path = tmp_path / "config.yaml"
    path.write_text(config_text().replace('begin: "07:30"', 'begin: "18:30"'), "utf-8")
    with pytest.raises(ConfigBroken, match="begin"):
        load_config(path)


def test_admins_are_named_on_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`admin invite` prints a link; `list` and `remove` know who has a seat; an unknown place or member is told."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    assert main(["admin", "invite", "--label", "chị Hoa"]) == 0
    said = capsys.readouterr().out
    assert "Tỉnh Quảng Trị" in said
    assert re.search(r"/invite/[a-z]{16}\n", said)
    assert main(["admin", "invite", "--place", "nowhere"]) == 2
    assert "lia-10" in capsys.readouterr().out
    assert main(["admin", "list"]) == 0
    assert "\tchị Hoa\t→ " in capsys.readouterr().out  # the invitation that waits
    assert main(["admin", "remove", "nobody"]) == 2
    assert main(["facts", "--kind", "Invited"]) == 0
    assert '"by": "server"' in capsys.readouterr().out
