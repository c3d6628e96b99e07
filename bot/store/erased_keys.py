"""The keys of people whose data was deleted, hashed, in a file next to the database: a copy of the database that is put
back forgets them again. A key is random, so its hash tells nothing of anybody.
"""

import hashlib
import os
from datetime import date
from pathlib import Path

from bot.atomic_file import write_atomically

ENDING = ".erased"


def locate_erased(database: Path) -> Path:
    """Return the file that goes with a database."""
    return database.with_name(database.name + ENDING)


def hash_key(key: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


class ErasedKeys:
    """The list: a line for each, its day and its hash."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, key: str, on: date) -> None:
        """Put a key on the list, and see to it that it stays there. Raises OSError."""
        self._append(f"{on:%Y-%m-%d} {hash_key(key)}\n")

    def add_all(self, other: "ErasedKeys") -> None:
        """Put on the list what stands on another. Raises OSError."""
        known = set(self._lines())
        self._append("".join(f"{line}\n" for line in other._lines() if line not in known))

    def read(self) -> frozenset[str]:
        """Return the hashes. Raises OSError."""
        return frozenset(line.partition(" ")[2] for line in self._lines())

    def prune(self, before: date) -> None:
        """Drop what no copy can be old enough to hold. Raises OSError."""
        lines = self._lines()
        kept = [line for line in lines if line >= f"{before:%Y-%m-%d}"]
        if kept != lines:
            write_atomically(self.path, "".join(f"{line}\n" for line in kept).encode())
            self.path.chmod(0o600)

    def _lines(self) -> list[str]:
        return self.path.read_text("ascii").splitlines() if self.path.exists() else []

    def _append(self, text: str) -> None:
        self.path.touch(0o600)
        with self.path.open("a", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
