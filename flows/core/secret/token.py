"""The pieces that the guard reads a message as."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a message."""

    kind: Literal["word", "number", "odd", "mark"]  # odd: letters and digits together
    text: str  # folded; the digits of a number
    start: int  # where it stands in the folded text
    end: int
