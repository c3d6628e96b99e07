"""The version of the program, from pyproject.toml. The program is run from its folder and is not installed."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def read_version() -> str:
    """Return the version; `unknown` where the program stands without its pyproject.toml."""
    try:
        project = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]
        return str(project["version"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        return version("go-cua")
    except PackageNotFoundError:
        return "unknown"
