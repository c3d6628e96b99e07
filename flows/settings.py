"""Settings: language; keeping progress or not; show my data; delete my data."""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.event import Origin
from flows.core.facts.citizen import Chose, Erased
from flows.core.flow import Flow, Outcome
from flows.core.forgetting import forget
from flows.core.households.residents import leave_household
from flows.core.library import Library
from flows.core.pages.page import Page, Rows, make_list
from flows.core.pages.when import write_day, write_moment
from flows.core.person import Person, answer_consent
from flows.core.screen import Do, Go, Screen

SETTINGS = address("settings")
_ERASED = "erased"
_DEFAULT = Person("").language


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    say = page.say
    match here.ids:
        case ():
            return _view_settings(page)
        case ("data",):
            return _view_data(page)
        case ("erase",):
            rows: Rows = [
                Do(say("settings-erase-yes"), Act("erase", here), grave=True),
                Go(say("settings-erase-no"), SETTINGS),
            ]
            return page.screen(say("settings-erase"), say("settings-erase-body"), rows)
        case (id, *language) if id == _ERASED and len(language) < 2:
            return _view_erased(page, language)
        case _:
            return None


def _view_erased(page: Page, language: list[str]) -> Screen | None:
    """Tell that all is deleted. The address bears the language, since nothing else remembers it."""
    if language and language[0] not in page.library.sentences.languages:
        return None
    page = replace(page, person=replace(page.person, language=language[0])) if language else page
    return page.screen(page.say("settings-erased"), page.say("settings-erased-body"), [page.home])


def _view_settings(page: Page) -> Screen:
    say, here, person, words = page.say, page.here, page.person, page.library.sentences
    languages = tuple(
        Do(words.say(code, "language"), Act("speak", here.under(code)), main=code == person.language)
        for code in words.languages
    )
    rows: Rows = [
        languages,
        Do(say("settings-stop"), Act("stop", here)) if person.consent else Do(say("keep"), Act("keep", here)),
        Go(say("settings-house"), address("join", person.house)) if person.house else (),
        Go(say("settings-data"), SETTINGS.under("data")),
        Go(say("settings-erase"), SETTINGS.under("erase")),
        page.home,
    ]
    return page.screen(say("settings"), say("settings-kept") if person.consent else say("settings-not-kept"), rows)


def _view_data(page: Page) -> Screen:
    say = page.say
    rows: Rows = [
        Go(say("settings-erase"), SETTINGS.under("erase")),
        (Go(say("settings"), SETTINGS), page.home),
    ]
    days = page.library.deployment.missed_days
    body = [say("data-body"), make_list(_list_data(page)), *_list_runs(page), say("data-journal", days=days)]
    return page.screen(say("settings-data"), body, rows, long=True)


def _list_data(page: Page) -> list[str]:
    """Name every field that is kept of the person, but for runs."""
    say, person = page.say, page.person
    consent = {True: "yes", False: "no", None: "unasked"}[person.consent]
    return [
        say("data-key", key=person.key),
        say("data-language", language=say("language")),
        say(f"data-consent-{consent}"),
        say("data-account"),
        say("data-via", via=person.via) if person.via else "",
        say("data-seen", moment=write_moment(person.seen_at)) if person.seen_at else "",
        say("data-found", count=len(person.found)) if person.found else "",
        say("data-home", place=page.name_place(person.home)) if person.home else "",
        say("data-alone", count=len(person.alone)) if person.alone else "",
        say("data-house") if person.house else "",
        say("data-visit") if person.visit else "",
        say("data-help") if person.help else "",
        say("data-seat", place=page.name_place(person.seat.place)) if person.seat else "",
    ]


def _list_runs(page: Page) -> list[str]:
    """Name every run that is kept of the person."""
    lines = []
    for run in page.person.runs.values():
        guide, day = page.guide(run.guide), write_day(run.started_at)
        title, steps, answers = guide.title if guide else run.guide, len(run.came), len(run.answers)
        lines.append(page.say(f"data-run-{run.state}", title=title, day=day, steps=steps, answers=answers))
    return lines


def _speak(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    language = here.ids[0] if here.ids else ""
    if language not in library.sentences.languages:
        return Outcome(person.at(SETTINGS))
    facts = (Chose(language=language),) if language != person.language else ()
    return Outcome(replace(person.at(SETTINGS), language=language), facts)


def _keep(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    return Outcome(*answer_consent(person.at(SETTINGS), yes=True))


def _stop(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Forget the person after a day from now on. A household that was joined is left: its count needs memory."""
    left, changed = leave_household(person)
    person, facts = answer_consent(replace(person.at(SETTINGS), house=None, resident=None), yes=False)
    return Outcome(person, (*facts, *left), changed=changed)


def _erase(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Delete at once: what goes on is a stranger of whom nothing is kept. Pressed again, there is nothing to delete."""
    if person.here.parts[:2] == SETTINGS.under(_ERASED).parts:
        return Outcome(person)
    spoken = () if person.language == _DEFAULT else (person.language,)
    stranger = replace(person.renew(origin.seed), language=person.language).at(SETTINGS.under(_ERASED, *spoken))
    if person.seen_at is None:
        return Outcome(stranger)
    end = forget(person, "erased", origin.at, library)
    return Outcome(stranger, (*end.facts, Erased()), changed=end.changed, told=end.told)


FLOW = Flow(view, acts={"speak": _speak, "keep": _keep, "stop": _stop, "erase": _erase})
