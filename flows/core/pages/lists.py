"""Long lists, and choosing from them by buttons. A page of a list begins after an id, never at a position."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from flows.core.address import Address
from flows.core.pages.page import Page
from flows.core.places.place import Place, Teams
from flows.core.record import Household
from flows.core.screen import Go
from flows.core.teams.seats import works_for
from flows.core.text.fold import fold
from flows.core.text.names import find_called

PAGE_MAX = 20  # more buttons than that nobody scans on a small phone
_T = TypeVar("_T")


def take_page(items: Sequence[_T], id_of: Callable[[_T], str], after: str | None) -> tuple[list[_T], bool]:
    """Return the items behind the one of this id, one page of them at most, and whether more follow.

    Without an id, or with an unknown one, the list begins at its start.
    """
    begin = next((n + 1 for n, item in enumerate(items) if id_of(item) == after), 0)
    return list(items[begin : begin + PAGE_MAX]), begin + PAGE_MAX < len(items)


def find_before(households: Sequence[Household], household: Household) -> tuple[str, ...]:
    """Return the id after which the page of a list begins that has this household on top; none for the first one."""
    place = households.index(household)
    return (households[place - 1].id,) if place else ()


def list_places(page: Page, place: str, base: Address, after: str | None) -> list[Go]:
    """Return a button for each place below one, each leading below `base`; the last one leads to the next page."""
    shown, further = take_page(page.library.teams.below(place), lambda lower: lower.id, after)
    buttons = [Go(lower.name, base.under(lower.id)) for lower in shown]
    more = [Go(page.say("team-more-places"), base.under(place, "after", shown[-1].id))] if further else []
    return [*buttons, *more]


def list_topics(page: Page, base: Address) -> list[Go]:
    """Return a button for each topic that has guides, each leading to `base/TOPIC`."""
    topics = [topic for topic in page.library.topics if topic.id in page.library.shelves]
    return [Go(topic.title(page.person.language), base.under(topic.id), icon=topic.icon) for topic in topics]


def list_guides(page: Page, topic: str, base: Address) -> list[Go]:
    """Return a button for each guide of a topic, each leading to `base/GUIDE`; none for an unknown topic."""
    return [Go(guide.title, base.under(guide.id)) for guide in page.library.on_topic(topic, page.person.language)]


def climb(page: Page, place: str, base: Address, top: Address) -> Address:
    """Return the list that a place stands on, which is below `base`; `top` where the person's own reach ends."""
    above = page.library.teams.places[place].above
    return base.under(above) if above and works_for(page.person, above, page.library) else top


def find_named(places: Sequence[Place], text: str) -> Place | None:
    """Return the one place whose name is, or else begins or ends with, what was typed; None where several do."""
    words = fold(text)
    same = find_called(places, lambda place: place.name, text)
    near = [place for place in places if fold(place.name).endswith(" " + words) or fold(place.name).startswith(words)]
    found = same or near
    return found[0] if words and len(found) == 1 else None


def find_place(teams: Teams, place: str, text: str) -> Place | None:
    """Return the place just below another, or else the village anywhere below it, whose name was typed."""
    return find_named(teams.below(place), text) or find_named(teams.villages(place), text)
