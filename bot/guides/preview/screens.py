"""Every screen of a guide, in the order in which a person may reach it."""

from collections.abc import Iterator
from dataclasses import dataclass

import flows
from flows.core.address import Address, address
from flows.core.content.guide import DONE, STOP, Guide
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Screen


@dataclass(frozen=True, slots=True)
class NamedScreen:
    """A screen and its name in the preview."""

    name: str
    screen: Screen


def list_addresses(guide: Guide) -> Iterator[Address]:
    """List the addresses of all screens of a guide."""
    here = address("guide", guide.id)
    yield here
    yield here.under("consent")
    for step in guide.steps:
        yield here.under(step.id)
        yield here.under(step.id, "stuck")
        yield from (here.under(step.id, problem.id) for problem in step.problems)
    yield here.under(DONE)
    if any(STOP in guide.after(step) for step in guide.steps):
        yield here.under(STOP)
    yield here.under("all")


def list_screens(guide: Guide, language: str, library: Library) -> list[NamedScreen]:
    """List every screen of a guide as a new person sees it."""
    person = Person("preview", language=language)
    return [NamedScreen(at.token, flows.view(at, person, library)) for at in list_addresses(guide)]
