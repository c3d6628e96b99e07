"""What was printed must open for ever."""

from pathlib import Path

import pytest

import flows
from flows.core.address import read_token
from flows.core.library import Library
from flows.core.person import Person

PRINTED = [line for line in (Path(__file__).parent / "printed.txt").read_text("utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize("token", PRINTED)
def test_printed_addresses_open(token: str, library: Library) -> None:
    """An address on paper opens its screen, not its parent's."""
    link = read_token(token)
    assert link is not None
    screen = flows.view(link.address, Person("reader"), library)
    assert screen.note is None
    assert screen.choices
