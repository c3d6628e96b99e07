"""Settings for tests that start the real program from a folder of their own."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def config_text(guides: Path = ROOT / "guides") -> str:
    """The repository's config.yaml, that names its files from anywhere."""
    text = (ROOT / "config.yaml").read_text("utf-8")
    return f"guides: {guides.resolve()}\n" + text.replace("teams: teams.yaml", f"teams: {ROOT / 'teams.yaml'}")
