"""The ending: what was done, what to do next, how it was, and a way to hand it on."""

from dataclasses import replace

from flows.core.address import Act, Address
from flows.core.content.guide import DONE, STOP, Guide
from flows.core.event import Origin
from flows.core.facts.citizen import Rated, Rating
from flows.core.flow import Acting, Outcome
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.screen import Do, Go, Row, Screen
from flows.guide.cover import share
from flows.guide.places import cover_of, run_of

_RATINGS: tuple[Rating, ...] = ("easy", "fair", "hard")


def view(guide: Guide, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = cover_of(guide).under(DONE)
    run = run_of(guide, person)
    finished = run is not None and run.state == "finished"
    body = [say("done-body", title=guide.title, result=guide.result)]
    rows: list[Row] = []
    following = [other for id in guide.then if (other := library.guide(id, person.language))]
    if following:
        body.append(say("done-next"))
        rows += [(Go(other.title, cover_of(other), main=n == 0),) for n, other in enumerate(following)]
    if finished and run is not None and run.rating is None:
        body.append(say("done-rate"))
        rows.append(tuple(Do(say(f"rate-{rating}"), Act(rating, cover_of(guide))) for rating in _RATINGS))
    rows += [(share(guide, say),), (Go(say("back-to-cover"), cover_of(guide)), home_button(say))]
    return Screen(here, person.language, say("done-title"), "\n\n".join(body), rows=tuple(rows))


def stopped(guide: Guide, person: Person, library: Library) -> Screen:
    """The end of a way that cannot go on today: nothing is lost, and where to ask."""
    say = sayer(person, library)
    body = say("stop-body", title=guide.title, contact=library.deployment.contact)
    first = guide.needs.guides
    needed = [other for id in first if (other := library.guide(id, person.language))]
    rows: list[Row] = [(Go(say("cover-before", title=other.title), cover_of(other)),) for other in needed]
    rows.append((Go(say("back-to-cover"), cover_of(guide)), home_button(say)))
    return Screen(cover_of(guide).under(STOP), person.language, say("stop-title"), body, rows=tuple(rows))


def _rate(rating: Rating) -> Acting:
    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        guide = library.guide(here.ids[0]) if here.ids else None
        run = run_of(guide, person) if guide else None
        if guide is None or run is None or run.state != "finished":
            return Outcome(person.at(here))
        place = cover_of(guide).under(DONE)
        if run.rating is not None:
            return Outcome(person.at(place, "note-rated"))
        rated = Rated(guide.id, run.revision, run.id, rating)
        return Outcome(person.with_run(replace(run, rating=rating)).at(place, "note-rated"), (rated,))

    return act


ACTS: dict[str, Acting] = {rating: _rate(rating) for rating in _RATINGS}
