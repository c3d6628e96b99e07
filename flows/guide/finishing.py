"""Finishing: what a finished run is noted as, and what it proves for the house.

What was done alone, what a member helped with and for whom it was done are kept apart from here on.
"""

from dataclasses import replace

from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.citizen import Fact, Finished
from flows.core.facts.team import Helped
from flows.core.flow import Outcome
from flows.core.households.visits import mine
from flows.core.person import Person, Run
from flows.core.places.share_code import RESIDENT_CHARS, fresh
from flows.core.record import Household


def finished(person: Person, guide: Guide, run: Run, origin: Origin) -> Outcome:
    """The facts of a run's end, and what it proves: of the person, and of the house as it is from then on."""
    if (run.how, run.who) == ("alone", "me"):
        person = person.proving(guide.id)
    house = person.shared.household(run.house or person.house or "")
    facts: list[Fact] = [
        Finished(guide.id, guide.revision, run.id, run.step, run.how, run.who, house.id if house else None)
    ]
    if house is None or house.closed:
        return Outcome(person, tuple(facts))
    after = _proven(house, person, guide, run, origin)
    if run.house is not None and person.seat is not None:
        visit, mark = mine(person, house), f"done {guide.id}"
        if visit is None or mark not in visit.noted:
            facts.append(Helped(person.seat.id, house.place, house.id, visit.id if visit else "", guide.id, done=True))
        if visit is not None:  # the visit shows it as noted, so that it is not noted again by hand
            after = replace(after, visit=replace(visit, noted=tuple(dict.fromkeys((*visit.noted, mark)))))
    return Outcome(person, tuple(facts), changed=(after,))


def _proven(house: Household, person: Person, guide: Guide, run: Run, origin: Origin) -> Household:
    if run.how == "helped":
        return replace(house, helped=tuple(dict.fromkeys((*house.helped, guide.id))))
    # of several others in the house nobody can say that they are one and the same, so each stands alone
    resident = person.resident if run.who == "me" and person.resident else fresh(origin.seed, "other", RESIDENT_CHARS)
    done = tuple(dict.fromkeys((*house.alone.get(resident, ()), guide.id)))
    return replace(house, alone={**house.alone, resident: done})
