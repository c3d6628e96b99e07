"""Find: typed words, and the guides they lead to. The words are forgotten at once. Words that no guide answers are kept
for some days (`missed_days`), if the person has agreed to be remembered.

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
from flows.core.help.requests import make_help_rows
from flows.core.library import Library
from flows.core.pages.lists import list_topics
from flows.core.pages.page import NOTE_FOUND, Page
from flows.core.person import Person
from flows.core.screen import Go, Row, Screen
from flows.core.text.fold import fold

FIND = address("find")
_OFFERED = 4  # as many as fit on a small phone
_MISSED_MAX_WORDS = 12
_WITH_PERSON = ("human", "none")  # replies that say how to reach a person


def _locate(hit: Hit) -> Address:
    cover = address("guide", hit.guide)
    return cover.under(hit.step, hit.problem) if hit.step and hit.problem else cover


def _label(found: Address, page: Page) -> str | None:
    """Return what a result says on its button; None where its guide, step or problem is there no longer."""
    named = page.library.at(found, page.person.language)
    if named.problem:
        return named.problem.when
    return named.guide.title if named.guide else None


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome:
    meant = library.finder.interpret(text, library.deployment.finding)
    hits = [hit for hit in meant.hits if hit.guide in library.guides]  # the index may be older than the library
    if meant.kind == "guide" and hits:
        others = tuple(_locate(hit).token for hit in hits[1 : 1 + _OFFERED])
        found = replace(person.at(_locate(hits[0]), NOTE_FOUND), found=others, found_sure=True)
        return Outcome(found, (Searched(found=len(others) + 1, sure=True, guide=hits[0].guide),))
    offered = [hit for hit in hits if hit.sure >= library.deployment.finding.maybe][:_OFFERED]
    if meant.kind == "maybe" and offered:
        found = replace(person.at(FIND), found=tuple(_locate(hit).token for hit in offered), found_sure=False)
        return Outcome(found, (Searched(found=len(offered), sure=False, guide=offered[0].guide),))
    return _answer_unfound(text, meant, replace(person, found=(), found_sure=False))


def _keep_words(text: str) -> str | None:
    """Return what editors may learn of words that no guide answers: all but those with a digit; nothing of a long text.

    Editors see only what three different people typed alike, so nothing that names one person is shown.
    """
    words = [word for word in fold(text).split() if not any(c.isdigit() for c in word)]
    return " ".join(words) if 0 < len(words) <= _MISSED_MAX_WORDS else None


def _answer_unfound(text: str, meant: Meant, person: Person) -> Outcome:
    missed = Missed(words=_keep_words(text) if person.consent else None)
    if meant.reply is None:
        return Outcome(person.at(FIND), (missed,))
    fact = missed if meant.reply.kind == "none" else Answered(reply=meant.reply.id)
    return Outcome(person.at(FIND.under(meant.reply.id)), (fact,))


def _find_under_way(page: Page) -> tuple[Guide, Address] | None:
    """Return the guide and the step that the person was at when they typed."""
    runs = [(guide, run.step) for run in page.person.open_runs if (guide := page.guide(run.guide))]
    return (runs[-1][0], address("guide", runs[-1][0].id, runs[-1][1])) if runs else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    reply = library.replies.get(here.ids[0]) if len(here.ids) == 1 else None
    if here.ids and reply is None:
        return None
    page = Page(here, person, library)
    return _view_reply(page, reply) if reply else _view_results(page)


def _view_results(page: Page) -> Screen:
    """Draw what was found; where nothing was, the topics."""
    say, person = page.say, page.person
    links = [link.address for token in person.found if (link := read_token(token))]
    found = [Go(label, to) for to in links if (label := _label(to, page))]
    kind = "none" if not found else "other" if person.found_sure else "maybe"
    title, body = say(f"find-{kind}-title"), say(f"find-{kind}-body", contact=page.library.deployment.contact)
    return _screen(page, title, body, found or list_topics(page, address("topic")))


def _view_reply(page: Page, reply: Reply) -> Screen:
    """Draw the answer to small talk; one that names a person has a button that asks for one, about where they stood."""
    say, library, under_way = page.say, page.library, _find_under_way(page)
    title, body = say(f"find-{reply.kind}-reply"), reply.answer(page.person.language)
    topics = list_topics(page, address("topic"))
    if reply.kind not in _WITH_PERSON:
        return _screen(page, title, body, topics)
    body += "\n\n" + say("find-person", contact=library.deployment.contact)
    stood = under_way[1] if under_way else HOME
    return _screen(page, title, body, topics, make_help_rows(stood, library, say, main=reply.kind == "human"))


def _screen(page: Page, title: str, body: str, buttons: list[Go], first: tuple[Row, ...] = ()) -> Screen:
    """Build a screen with the way back to the step that the person was at."""
    say, under_way = page.say, _find_under_way(page)
    back = Go(say("find-back", title=under_way[0].title), under_way[1]) if under_way else ()
    return page.screen(title, body, [*first, back, *buttons, page.home], hint=say("hint-find"))


FLOW = Flow(view, hear=hear)
