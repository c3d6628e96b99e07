"""Find: typed words, and the guides they lead to. The words themselves are forgotten at once."""

from dataclasses import replace

from flows.core.address import Address, address, read_token
from flows.core.fact import Missed, Searched
from flows.core.finder import Hit
from flows.core.library import Library
from flows.core.person import Person
from flows.core.say import home_button, sayer, topic_rows
from flows.core.screen import Go, Row, Screen
from flows.core.turn import Flow, Outcome

PLACE = address("find")


def _address(hit: Hit) -> Address:
    place = address("guide", hit.guide)
    return place.under(hit.step, hit.problem) if hit.step and hit.problem else place


def _label(place: Address, person: Person, library: Library) -> str | None:
    """What a result says on its button; None where its guide, step or problem is no more."""
    guide = library.guide(place.ids[0], person.language) if place.ids else None
    if guide is None or len(place.ids) == 1:
        return guide.title if guide else None
    step = guide.step(place.ids[1])
    problem = step.problem(place.ids[2]) if step and len(place.ids) == 3 else None
    return problem.when if problem else guide.title


def hear(text: str, person: Person, library: Library) -> Outcome:
    hits = [hit for hit in library.finder.search(text) if hit.sure >= library.house.maybe]
    if not hits:
        return Outcome(replace(person.at(PLACE), found=(), found_sure=False), (Missed(),))
    sure = hits[0].sure >= library.house.sure
    tokens = tuple(_address(hit).token for hit in hits[:4])
    found = replace(person.at(PLACE), found=tokens, found_sure=sure)
    return Outcome(found, (Searched(len(tokens), sure, hits[0].guide),))


def _way_back(person: Person, library: Library) -> tuple[Row, ...]:
    """To the step that the person was at when they typed."""
    say = sayer(person, library)
    runs = [(found, run.step) for run in person.open_runs if (found := library.guide(run.guide, person.language))]
    if not runs:
        return ()
    guide, step = runs[-1]
    return ((Go(say("find-back", title=guide.title), address("guide", guide.id, step)),),)


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    say = sayer(person, library)
    links = [link.address for token in person.found if (link := read_token(token))]
    named = [(place, label) for place in links if (label := _label(place, person, library))]
    rows: list[Row] = [(Go(label, place, main=n == 0 and person.found_sure),) for n, (place, label) in enumerate(named)]
    kind = "none" if not named else "sure" if person.found_sure else "maybe"
    if not named:
        rows = topic_rows(person, library)
    return Screen(
        here,
        person.language,
        say(f"find-{kind}-title"),
        say(f"find-{kind}-body", contact=library.house.contact),
        rows=(*_way_back(person, library), *rows, (home_button(say),)),
        hint=say("hint-find"),
    )


FLOW = Flow(view, hear=hear)
