"""The settings of a demonstration: whether a database is one, its own places, a word above every screen."""

from pathlib import Path

from bot.config import Config, ConfigBroken
from bot.store import Store
from bot.teams_file import read_teams

DEMONSTRATION_LABEL = "demonstration"  # what a database says of itself (Store.read_label)


def teams_path(database: Path) -> Path:
    """Return the file of places next to a database, where it has places of its own."""
    return database.with_suffix(".teams.yaml")


async def apply_demonstration(config: Config, store: Store, database: Path) -> Config:
    """Return the settings as they hold for what is in the database. Raises ConfigBroken, StoreUnavailable."""
    if await store.read_label(DEMONSTRATION_LABEL) is None:
        return config
    path = teams_path(database)
    if not path.exists():
        return config.with_places(config.places, demonstration=True)
    teams, issues = read_teams(path)
    if issues:
        raise ConfigBroken(issues)
    return config.with_places(teams, demonstration=True)
