"""Join: a person says that they belong to a household of their team's list. Asked in plain words; no name is kept.

Address: `join/HOUSEHOLD`, which stands on the code that a member shows at the door.
"""

from dataclasses import replace

from flows.core.address import HOME, Act, Address
from flows.core.event import Origin
from flows.core.facts.citizen import Fact
from flows.core.facts.team import HouseJoined
from flows.core.flow import Flow, Outcome
from flows.core.households.residents import leave_household
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.person import Person, answer_consent
from flows.core.places.share_code import RESIDENT_CHARS, derive_id
from flows.core.record import Household, Record
from flows.core.screen import Do, Go, Screen


def _find_household(here: Address, person: Person) -> Household | None:
    household = person.shared.household(here.ids[0]) if len(here.ids) == 1 else None
    return household if household is not None and household.listed else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    household = _find_household(here, person)
    if household is None:
        return None
    page = Page(here, person, library)
    say, place = page.say, page.name_place(household.place)
    if person.house == household.id:
        rows: Rows = [
            Do(say("keep"), Act("keep", here)) if not person.consent else (),
            Go(say("join-begin"), HOME, main=True),
            Do(say("join-leave"), Act("leave", here)),
        ]
        done = [say("join-done-body", place=place), "" if person.consent else say("join-not-kept")]
        return page.screen(say("join-done"), done, rows)
    body = say("join-body", place=place, run_by=library.deployment.run_by)
    return page.screen(
        say("join-title"), body, [Do(say("join-yes"), Act("join", here), main=True), Go(say("join-no"), HOME)]
    )


def _list_proven(person: Person, library: Library) -> tuple[str, ...]:
    """Return the guides that a person finished alone, for themselves, before they joined."""
    return tuple(dict.fromkeys(guide.id for id in person.alone if (guide := library.guide(id))))


def join_household(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`join`: belong to the household from now on, and no longer to another one.

    Whether the person is remembered is another question, asked apart: without it they belong to it for a day.
    """
    household = _find_household(here, person)
    if household is None or person.house == household.id:
        return Outcome(person.at(here))
    left, changed = leave_household(person)
    resident = derive_id(origin.seed, "resident", RESIDENT_CHARS)
    joined = replace(household, alone={**household.alone, resident: _list_proven(person, library)})
    person = replace(person.at(here), house=household.id, resident=resident, home=household.place)
    facts: tuple[Fact, ...] = (*left, HouseJoined(place=household.place, house=household.id))
    records: tuple[Record, ...] = (*changed, joined)
    return Outcome(person, facts, changed=records)


def be_remembered(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`keep`: be remembered from now on."""
    return Outcome(*answer_consent(person.at(here), yes=True))


def leave_joined_household(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`leave`: belong to the household no longer."""
    if person.house is None or here.ids != (person.house,):
        return Outcome(person.at(here))
    facts, changed = leave_household(person)
    return Outcome(replace(person.at(here), house=None, resident=None), facts, changed=changed)


FLOW = Flow(view, acts={"join": join_household, "keep": be_remembered, "leave": leave_joined_household})
