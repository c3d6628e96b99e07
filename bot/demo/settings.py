"""Whether a database is a demonstration, and the settings for it: places of its own, a word above every screen."""

from pathlib import Path
from typing import Protocol

from bot.config import Config, ConfigBroken
from bot.teams_file import read_teams

NAME = "demonstration"  # what a database says of itself (Store.about)


class _Asked(Protocol):
    async def about(self, name: str) -> str | None: ...


def teams_path(database: Path) -> Path:
    """The file of places beside a database, where it has places of its own."""
    return database.with_suffix(".teams.yaml")


async def settled(config: Config, store: _Asked, database: Path) -> Config:
    """The settings as they hold for what is in the database. Raises ConfigBroken, StoreUnavailable."""
    if await store.about(NAME) is None:
        return config
    path = teams_path(database)
    if not path.exists():
        return config.as_demonstration(config.places)
    teams, issues = read_teams(path)
    if issues:
        raise ConfigBroken(issues)
    return config.as_demonstration(teams)
