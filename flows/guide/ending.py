"""The ending: what was done, what to do next, how it was, and a way to share the guide."""

from dataclasses import replace

from flows.core.address import Act, Address
from flows.core.content.guide import DONE, Guide
from flows.core.event import Origin
from flows.core.facts.citizen import Rated, Rating
from flows.core.flow import Acting, Outcome
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.person import Person
from flows.core.screen import Do, Go, Screen
from flows.guide.cover import make_share
from flows.guide.standing import find_run, locate_cover, locate_guide

_RATINGS: tuple[Rating, ...] = ("easy", "fair", "hard")


def view(page: Page, guide: Guide) -> Screen:
    say, here, run = page.say, locate_guide(guide), find_run(guide, page.person)
    unrated = run is not None and run.state == "finished" and run.rating is None
    following = [other for id in guide.then if (other := page.guide(id))]
    body = [
        say("done-body", title=guide.title, result=guide.result),
        say("done-rate") if unrated else "",
        say("done-next") if following else "",
    ]
    rows: Rows = [
        tuple(Do(say(f"rate-{rating}"), Act(rating, here), aside=True) for rating in _RATINGS) if unrated else (),
        *(
            Go(other.title, locate_guide(other), main=n == 0, heeds=("next",) if n == 0 else ())
            for n, other in enumerate(following)
        ),
        make_share(page, guide),
        (Go(say("back-to-cover"), locate_cover(guide), heeds=("back",)), page.home),
    ]
    return page.screen(say("done-title"), body, rows)


def view_stopped(page: Page, guide: Guide) -> Screen:
    """Draw the end of a way that cannot go on today: nothing is lost, and where to ask."""
    say = page.say
    needed = [other for id in guide.needs.guides if (other := page.guide(id))]
    rows: Rows = [
        *(Go(say("cover-before", title=other.title), locate_guide(other)) for other in needed),
        (Go(say("back-to-cover"), locate_cover(guide), heeds=("back",)), page.home),
    ]
    body = say("stop-body", title=guide.title, contact=page.library.deployment.contact)
    return page.screen(say("stop-title"), body, rows)


def _rate(rating: Rating) -> Acting:
    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        guide = library.at(here).guide
        run = find_run(guide, person) if guide else None
        if guide is None or run is None or run.state != "finished":
            return Outcome(person.at(here))
        ending = locate_guide(guide).under(DONE)
        if run.rating is not None:
            return Outcome(person.at(ending, "note-rated"))
        rated = Rated(guide=guide.id, revision=run.revision, run=run.id, rating=rating)
        return Outcome(person.with_run(replace(run, rating=rating)).at(ending, "note-rated"), (rated,))

    return act


ACTS: dict[str, Acting] = {rating: _rate(rating) for rating in _RATINGS}
