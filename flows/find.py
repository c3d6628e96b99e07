"""Find: typed words, and the guides they lead to. The words are forgotten at once; those of a wish that nothing meets,
typed by somebody who allows to be remembered, are kept for some days (`missed_days`).

Sure: the guide, or the very problem, is shown at once, with a way to the others that may have been meant. Maybe: up to
four to choose from. Small talk, words for a person and what no guide answers have an answer each, with an address.
"""

from dataclasses import replace

from flows.core.address import HOME, Address, address, read_token
from flows.core.content.guide import Guide
from flows.core.content.smalltalk import Reply
from flows.core.event import Origin
from flows.core.facts.citizen import Answered, Missed, Searched
from flows.core.finding.finder import Hit, Meant
from flows.core.flow import Flow, Outcome
from flows.core.help.requests import help_rows
from flows.core.library import Library
from flows.core.pages.page import NOTE_FOUND, Say, home_button, sayer, topic_rows
from flows.core.person import Person
from flows.core.screen import Go, Row, Screen
from flows.core.text.fold import fold

PLACE = address("find")
OFFERED = 4  # a small phone has room for
MISSED_MAX_WORDS = 12
_WITH_PERSON = ("human", "none")  # replies that say how to reach a person


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


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome:
    meant = library.finder.meant(text, library.lines)
    hits = [hit for hit in meant.hits if hit.guide in library.guides]  # the index may be older than the library
    if meant.kind == "guide" and hits:
        others = tuple(_address(hit).token for hit in hits[1 : 1 + OFFERED])
        found = replace(person.at(_address(hits[0]), NOTE_FOUND), found=others, found_sure=True)
        return Outcome(found, (Searched(len(others) + 1, True, hits[0].guide),))
    offered = [hit for hit in hits if hit.sure >= library.deployment.maybe][:OFFERED]
    if meant.kind == "maybe" and offered:
        found = replace(person.at(PLACE), found=tuple(_address(hit).token for hit in offered), found_sure=False)
        return Outcome(found, (Searched(len(offered), False, offered[0].guide),))
    return _unfound(text, meant, replace(person, found=(), found_sure=False))


def _kept_words(text: str) -> str | None:
    """What editors may learn of a wish that no guide meets: its words, but for those with a digit; none of a long text.

    They are told only what three different people typed alike, so nothing that names one person is told.
    """
    words = [word for word in fold(text).split() if not any(c.isdigit() for c in word)]
    return " ".join(words) if 0 < len(words) <= MISSED_MAX_WORDS else None


def _unfound(text: str, meant: Meant, person: Person) -> Outcome:
    missed = Missed(_kept_words(text) if person.consent else None)
    if meant.reply is None:
        return Outcome(person.at(PLACE), (missed,))
    fact = missed if meant.reply.kind == "none" else Answered(meant.reply.id)
    return Outcome(person.at(PLACE.under(meant.reply.id)), (fact,))


def _under_way(person: Person, library: Library) -> tuple[Guide, Address] | None:
    """The guide and the step that the person was at when they typed."""
    runs = [(found, run.step) for run in person.open_runs if (found := library.guide(run.guide, person.language))]
    return (runs[-1][0], address("guide", runs[-1][0].id, runs[-1][1])) if runs else None


def _way_back(person: Person, library: Library) -> tuple[Row, ...]:
    under_way = _under_way(person, library)
    if under_way is None:
        return ()
    guide, step = under_way
    return ((Go(sayer(person, library)("find-back", title=guide.title), step),),)


def _to_person(reply: Reply | None, person: Person, library: Library) -> tuple[Row, ...]:
    """The button that asks for a person about where they stood, under a reply that names one."""
    if reply is None or reply.kind not in _WITH_PERSON:
        return ()
    under_way = _under_way(person, library)
    return help_rows(under_way[1] if under_way else HOME, library, sayer(person, library), main=reply.kind == "human")


def _results(person: Person, library: Library) -> list[Row]:
    links = [link.address for token in person.found if (link := read_token(token))]
    return [(Go(label, place),) for place in links if (label := _label(place, person, library))]


def view(here: Address, person: Person, library: Library) -> Screen | None:
    reply = library.replies.get(here.ids[0]) if len(here.ids) == 1 else None
    if here.ids and reply is None:
        return None
    say = sayer(person, library)
    found = () if reply else _results(person, library)
    title, body = _told(reply, person, library, say) if reply else _asked(bool(found), person, library, say)
    rows = found or topic_rows(person, library)
    return Screen(
        here,
        person.language,
        title,
        body,
        rows=(*_to_person(reply, person, library), *_way_back(person, library), *rows, (home_button(say),)),
        hint=say("hint-find"),
    )


def _asked(found: bool, person: Person, library: Library, say: Say) -> tuple[str, str]:
    """Title and body over results, or over their absence."""
    kind = "none" if not found else "other" if person.found_sure else "maybe"
    return say(f"find-{kind}-title"), say(f"find-{kind}-body", contact=library.deployment.contact)


def _told(reply: Reply, person: Person, library: Library, say: Say) -> tuple[str, str]:
    """Title and body of a reply."""
    answer = reply.answer(person.language)
    if reply.kind in _WITH_PERSON:
        answer += "\n\n" + say("find-person", contact=library.deployment.contact)
    return say(f"find-{reply.kind}-reply"), answer


FLOW = Flow(view, hear=hear)
