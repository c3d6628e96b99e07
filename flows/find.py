"""Find: typed words, and the guides they lead to. The words are forgotten at once. Words that no guide answers are kept
for some days (`missed_days`), if the person has agreed to be remembered.

Sure: the guide, or the very problem, is shown at once, with a way to the others that may have been meant. Maybe: up to
four to choose from. Small talk, words for a person and what no guide answers have an answer each, with an address.
Before all that, on every screen, `heed_crisis` hears whether somebody wants to die; of that nothing is noted.
"""

from collections import Counter
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
from flows.core.secret import names_secret
from flows.core.text.fold import fold
from flows.core.text.person_names import may_hold_name

FIND = address("find")
_OFFERED = 4  # as many as fit on a small phone
_MISSED_MAX_WORDS = 12
_WITH_PERSON = ("human", "none")  # replies that say how to reach a person


def _locate(hit: Hit) -> Address:
    cover = address("guide", hit.guide)
    return cover.under(hit.step, hit.problem) if hit.step and hit.problem else cover


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome:
    meant = library.finder.interpret(text, library.deployment.finding)
    hits = [hit for hit in meant.hits if hit.guide in library.guides]  # the index may be older than the library
    if meant.kind == "guide" and hits and _leads_away(hits[0], person, library):
        found = replace(person.at(FIND), found=tuple(_locate(hit).token for hit in hits[:_OFFERED]), found_sure=False)
        return Outcome(found, (Searched(found=len(found.found), sure=True, guide=hits[0].guide),))
    if meant.kind == "guide" and hits:
        others = tuple(_locate(hit).token for hit in hits[1 : 1 + _OFFERED])
        found = replace(person.at(_locate(hits[0]), NOTE_FOUND), found=others, found_sure=True)
        return Outcome(found, (Searched(found=len(others) + 1, sure=True, guide=hits[0].guide),))
    offered = [hit for hit in hits if hit.sure >= library.deployment.finding.maybe][:_OFFERED]
    if meant.kind == "maybe" and offered:
        found = replace(person.at(FIND), found=tuple(_locate(hit).token for hit in offered), found_sure=False)
        return Outcome(found, (Searched(found=len(offered), sure=False, guide=offered[0].guide),), vague=True)
    return _answer_unfound(text, meant, replace(person, found=(), found_sure=False))


def _leads_away(hit: Hit, person: Person, library: Library) -> bool:
    """Whether a guide would take the person away from a step of another one, which they are about to do."""
    guide, step, _ = library.at(person.here)
    under_way = any(run.guide == guide.id for run in person.open_runs) if guide and step else False
    return under_way and guide is not None and guide.id != hit.guide


def heed_crisis(text: str, person: Person, _origin: Origin, library: Library) -> Outcome | None:
    """Answer somebody in a crisis; None for all other words."""
    care = library.finder.find_care(text)
    return Outcome(replace(person.at(FIND.under(care.id)), found=(), found_sure=False)) if care else None


def _keep_words(text: str) -> str | None:
    """Return what editors may learn of words that no guide answers: all but those with a digit.

    Nothing of a long text, of one that speaks of a secret, which may be one in words, and of one with a name. Editors
    see only what three different people typed alike, so nothing else that names one person is shown.
    """
    if names_secret(text) or may_hold_name(text):
        return None
    words = [word for word in fold(text).split() if not any(c.isdigit() for c in word)]
    return " ".join(words) if 0 < len(words) <= _MISSED_MAX_WORDS else None


def _answer_unfound(text: str, meant: Meant, person: Person) -> Outcome:
    missed = Missed(words=_keep_words(text) if person.consent else None)
    if meant.reply is None:
        return Outcome(person.at(FIND), (missed,), vague=True)
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
    """Draw what was found; where nothing was, how to say it, a person, and the topics."""
    say, person, contact = page.say, page.person, page.library.deployment.contact
    links = [link.address for token in person.found if (link := read_token(token))]
    found = _list_found(links, page)
    if not found:
        title, body = say("find-none-title"), say("find-none-body", contact=contact)
        return _screen(page, title, body, list_topics(page, address("topic")), _list_helpers(page))
    kind = "other" if person.found_sure else "maybe"
    return _screen(page, say(f"find-{kind}-title"), say(f"find-{kind}-body", contact=contact), found)


def _list_found(links: list[Address], page: Page) -> list[Go]:
    """Return a button for each result that is still there; problems that sound alike are told by their guides."""
    named = [(to, page.library.at(to, page.person.language)) for to in links]
    titled = [(to, at.guide.title, at.problem.when if at.problem else at.guide.title) for to, at in named if at.guide]
    count = Counter(fold(label) for _, _, label in titled)
    labels = {to: title if count[fold(label)] > 1 else label for to, title, label in titled}
    taken = {fold(label): to for to, label in reversed(labels.items())}  # of two that read alike, the likelier one
    return [Go(label, to) for to, label in labels.items() if taken[fold(label)] == to]


def _view_reply(page: Page, reply: Reply) -> Screen:
    """Draw a reply; one that names a person has a button that asks for one. In a crisis nothing else is offered."""
    say, library = page.say, page.library
    title, body = say(f"find-{reply.kind}-reply"), reply.answer(page.person.language)
    guides = [Go(guide.title, address("guide", guide.id)) for id in reply.guides if (guide := page.guide(id))]
    if reply.kind == "crisis":
        return _screen(page, title, body, guides, _list_helpers(page))
    buttons = [*guides, *list_topics(page, address("topic"))]
    if reply.kind not in _WITH_PERSON:
        return _screen(page, title, body, buttons)
    body += "\n\n" + say("find-person", contact=library.deployment.contact)
    return _screen(page, title, body, buttons, _list_helpers(page, main=reply.kind == "human"))


def _list_helpers(page: Page, *, main: bool = False) -> tuple[Row, ...]:
    """Make the button that asks for a helper about where the person stood."""
    under_way = _find_under_way(page)
    return make_help_rows(under_way[1] if under_way else HOME, page.library, page.say, main=main)


def _is_urgent(button: Go, page: Page) -> bool:
    guide = page.library.at(button.address).guide
    return guide is not None and guide.urgent is not None


def _screen(page: Page, title: str, body: str, buttons: list[Go], first: tuple[Row, ...] = ()) -> Screen:
    """Build a screen with what cannot wait first, then the way back to the step that the person was at."""
    say, under_way = page.say, _find_under_way(page)
    urgent = [button for button in buttons if _is_urgent(button, page)]
    rest = [button for button in buttons if button not in urgent]
    back = Go(say("find-back", title=under_way[0].title), under_way[1]) if under_way else ()
    return page.screen(title, body, [*first, *urgent, back, *rest, page.home], hint=say("hint-find"))


FLOW = Flow(view, hear=hear, is_field=True)
