"""Settings: language; keeping progress or not; show my data; delete my data."""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.event import Origin
from flows.core.facts.citizen import Chose, Erased
from flows.core.flow import Flow, Outcome
from flows.core.forgetting import leaving_house, parting
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.person import Person, consenting
from flows.core.screen import Do, Go, Row, Screen
from flows.core.text.clock import local

PLACE = address("settings")
_ERASED = "erased"


def view(here: Address, person: Person, library: Library) -> Screen | None:
    say = sayer(person, library)
    match here.ids:
        case ():
            return _settings(here, person, library, say)
        case ("data",):
            return _data(here, person, library, say)
        case ("erase",):
            rows: tuple[Row, ...] = (
                (Do(say("settings-erase-yes"), Act("erase", here)),),
                (Go(say("settings-erase-no"), PLACE),),
            )
            return Screen(here, person.language, say("settings-erase"), say("settings-erase-body"), rows=rows)
        case (id,) if id == _ERASED:
            title, body = say("settings-erased"), say("settings-erased-body")
            return Screen(here, person.language, title, body, rows=((home_button(say),),))
        case _:
            return None


def _settings(here: Address, person: Person, library: Library, say: Say) -> Screen:
    languages = tuple(
        Do(library.words.say(code, "language"), Act("speak", here.under(code)), main=code == person.language)
        for code in library.words.languages
    )
    keeping = Do(say("settings-stop"), Act("stop", here)) if person.consent else Do(say("keep"), Act("keep", here))
    body = say("settings-kept") if person.consent else say("settings-not-kept")
    rows: tuple[Row, ...] = (
        languages,
        (keeping,),
        *([(Go(say("settings-house"), address("join", person.house)),)] if person.house else []),
        (Go(say("settings-data"), address("settings", "data")),),
        (Go(say("settings-erase"), address("settings", "erase")),),
        (home_button(say),),
    )
    return Screen(here, person.language, say("settings"), body, rows=rows)


def _data(here: Address, person: Person, library: Library, say: Say) -> Screen:
    """Every field that is kept of the person, in words."""
    consent = {True: "yes", False: "no", None: "unasked"}[person.consent]
    lines = [
        say("data-key", key=person.key),
        say("data-language", language=say("language")),
        say(f"data-consent-{consent}"),
        say("data-account"),
        *([say("data-via", via=person.via)] if person.via else []),
        *([say("data-seen", moment=f"{local(person.seen_at):%H:%M %d/%m/%Y}")] if person.seen_at else []),
        *([say("data-found", count=len(person.found))] if person.found else []),
        *([say("data-home", place=library.teams.name(person.home))] if person.home else []),
        *([say("data-alone", count=len(person.alone))] if person.alone else []),
        *([say("data-house")] if person.house else []),
        *([say("data-visit")] if person.visit else []),
        *([say("data-help")] if person.help else []),
        *([say("data-seat", place=library.teams.name(person.seat.place))] if person.seat else []),
    ]
    runs = []
    for run in person.runs.values():
        guide = library.guide(run.guide, person.language)
        title = guide.title if guide else run.guide
        day = f"{local(run.started_at):%d/%m/%Y}"
        steps, answers = len(run.came), len(run.answers)
        runs.append(say(f"data-run-{run.state}", title=title, day=day, steps=steps, answers=answers))
    listed = "\n".join(f"- {line}" for line in lines)
    body = "\n\n".join([say("data-body"), listed, *runs, say("data-journal", days=library.deployment.missed_days)])
    rows: tuple[Row, ...] = (
        (Go(say("settings-erase"), address("settings", "erase")),),
        (Go(say("settings"), PLACE), home_button(say)),
    )
    return Screen(here, person.language, say("settings-data"), body, rows=rows, long=True)


def _speak(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    language = here.ids[0] if here.ids else ""
    if language not in library.words.languages:
        return Outcome(person.at(PLACE))
    facts = (Chose(language),) if language != person.language else ()
    return Outcome(replace(person.at(PLACE), language=language), facts)


def _keep(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    return Outcome(*consenting(person.at(PLACE), yes=True))


def _stop(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Forget after a day from now on. A house that was joined is left: its number needs memory."""
    left, changed = leaving_house(person)
    person, facts = consenting(replace(person.at(PLACE), house=None, resident=None), yes=False)
    return Outcome(person, (*facts, *left), changed=changed)


def _erase(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Delete at once: the person goes on as a stranger with a new key. Pressed again, there is nothing to delete."""
    if person.here == PLACE.under(_ERASED):
        return Outcome(person)
    stranger = replace(person.renewed(origin.seed), language=person.language)
    end = parting(person, "erased", origin.at, library)
    return Outcome(stranger.at(PLACE.under(_ERASED)), (*end.facts, Erased()), changed=end.changed, told=end.told)


FLOW = Flow(view, acts={"speak": _speak, "keep": _keep, "stop": _stop, "erase": _erase})
