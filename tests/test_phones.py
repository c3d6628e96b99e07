"""Every number to call, on every screen of the real guides: it can be pressed, and its cost is said beside it."""

import re
from dataclasses import replace

import pytest

import flows
from bot.config import Config
from flows.core.address import address
from flows.core.library import Library
from flows.core.person import Person
from flows.core.text.fold import fold
from flows.core.text.richtext import to_plain, to_web
from tests.harness.strategies import known_addresses

_ONLY_FOR_MESSAGES = "6167"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_number_can_be_pressed_and_says_its_cost(library: Library, config: Config, language: str) -> None:
    """Each trusted number in a text is a link to call; a screen that names a charged one says so."""
    numbers = [phone.number for phone in config.trusted.phones if phone.number != _ONLY_FOR_MESSAGES]
    written = re.compile(r"(?<![\d.,])(?:" + "|".join(" ?".join(number) for number in numbers) + r")(?![\d/]|[.,]\d)")
    person = Person("k", language=language)
    met = set()
    for place in known_addresses(library):
        screen = flows.view(place, person, library)
        plain, page = to_plain(screen.body), to_web(screen.body)
        named = [found[0].replace(" ", "") for found in written.finditer(plain)]
        met |= set(named)
        assert re.findall(r'href="tel:([^"]+)"', page) == named, (place, plain)
        if any(number.startswith("1900") for number in named):
            assert "tinh cuoc" in fold(plain) or "charge" in plain, (place, plain)
        if any(number.startswith("1800") for number in named):
            assert any(words in fold(plain) for words in ("khong mat tien", "mien phi", "free")), (place, plain)
    assert met >= {"113", "19000368", "18001096"}


def test_the_contact_of_the_deployment_can_be_pressed(library: Library) -> None:
    """A number that an operator writes into `contact` is a link wherever it is said."""
    house = library.deployment.model_copy(update={"contact": "anh Nam 0912 345 678"})
    changed = replace(library, deployment=house)
    guide = next(iter(library.guides.values()))
    place = address("guide", guide.id, guide.first.id, "stuck")
    assert 'href="tel:0912345678"' in to_web(flows.view(place, Person("k"), changed).body)
