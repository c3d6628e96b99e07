"""Finishing: which facts a finished run gives, and what it proves for the household.

What was done alone, what a member helped with and for whom it was done are kept apart from here on.
"""

from dataclasses import replace
from datetime import timedelta

from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.citizen import Fact, Finished
from flows.core.facts.team import Helped
from flows.core.flow import Outcome
from flows.core.households.visits import find_own_visit
from flows.core.ids import VisitId
from flows.core.person import Person, Run
from flows.core.places.share_code import RESIDENT_CHARS, derive_id
from flows.core.record import Household

_WORDS_A_SECOND = 10  # three times as fast as people read


def finish(person: Person, guide: Guide, run: Run, origin: Origin) -> Outcome:
    """Return the facts of a run's end, with the person and the household as they are after what it proves."""
    proves = run.how == "helped" or origin.at - run.started_at >= find_reading_time(guide, run)
    if (run.how, run.who) == ("alone", "me") and proves:
        person = person.with_proof(guide.id)
    household = person.shared.household(run.house or person.house or "")
    facts: list[Fact] = [
        Finished(
            guide=guide.id,
            revision=guide.revision,
            run=run.id,
            step=run.step,
            how=run.how,
            who=run.who,
            house=household.id if household else None,
        )
    ]
    if household is None or household.closed:
        return Outcome(person, tuple(facts))
    after = _prove(household, person, guide, run, origin) if proves else household
    if run.house is not None and person.seat is not None:
        visit, mark = find_own_visit(person, household), f"done {guide.id}"
        if visit is None or mark not in visit.noted:
            facts.append(
                Helped(
                    by=person.seat.id,
                    place=household.place,
                    house=household.id,
                    visit=visit.id if visit else VisitId(""),
                    guide=guide.id,
                    done=True,
                )
            )
        if visit is not None:  # the visit shows it as noted, so that it is not noted again by hand
            after = replace(after, visit=replace(visit, noted=tuple(dict.fromkeys((*visit.noted, mark)))))
    return Outcome(person, tuple(facts), changed=(after,))


def find_reading_time(guide: Guide, run: Run) -> timedelta:
    """Return the least time in which the steps of a run can have been read: in less, nothing is proven."""
    words = sum(len(step.text.split()) for step in guide.steps if step.id in run.came)
    return timedelta(seconds=words / _WORDS_A_SECOND)


def _prove(household: Household, person: Person, guide: Guide, run: Run, origin: Origin) -> Household:
    if run.how == "helped":
        return replace(household, helped=tuple(dict.fromkeys((*household.helped, guide.id))))
    # nobody can say whether two runs for "another of the household" are for the same person, so each is counted apart
    own = person.resident if run.who == "me" else None
    resident = own or derive_id(origin.seed, "other", RESIDENT_CHARS)
    done = tuple(dict.fromkeys((*household.alone.get(resident, ()), guide.id)))
    return replace(household, alone={**household.alone, resident: done})
