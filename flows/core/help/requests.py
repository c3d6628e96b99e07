"""Helping: a person's wish for a person. Whom it goes to, who has a part in it, and how it passes from hand to hand.

It lies with the team of the nearest place that has people; from there it may only go upwards.
"""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from flows.core.address import DATA_MAX_BYTES, HOME, Act, Address, address, read_token
from flows.core.content.guide import Guide, Problem, Step
from flows.core.facts.team import HelpClosed, HelpReturned
from flows.core.flow import Told, Upshot
from flows.core.library import Library
from flows.core.pages.page import Say
from flows.core.person import Person
from flows.core.record import HelpRequest, Member
from flows.core.screen import Go, Row
from flows.core.shared import Shared
from flows.core.text.sentences import SOURCE_LANGUAGE

ASK = "ask"
GROUP = "group"  # id of the seat in which a team's group chat looks: it opens what it sees, and does nothing
SERVER = "server"  # id of a seat that config gave: no record tells whether it still holds
Side = Literal["asker", "helper"]


def asking(stood: Address) -> Address:
    """The screen where one asks for a person, from a place in a guide or the nearest one above it whose name fits."""
    here = address("help", *stood.parts) if stood.flow == "guide" and stood.ids else address("help")
    while len(Act(ASK, here).data) > DATA_MAX_BYTES:
        here = here.parent
    return here


def help_rows(stood: Address, library: Library, say: Say, *, main: bool = False) -> tuple[Row, ...]:
    """The button that asks for a person; none where there are no teams."""
    return ((Go(say("help-button"), asking(stood), main),),) if library.teams.places else ()


def talk_of(help: HelpRequest) -> Address:
    """Where those who have a part in it meet."""
    return address("talk", help.id)


def talk_rows(person: Person, say: Say) -> tuple[Row, ...]:
    """The way back to the wish or talk that is open."""
    help = open_help(person)
    return ((Go(say("talk-back"), talk_of(help)),),) if help else ()


def standing_in(
    place: Address, library: Library, language: str = SOURCE_LANGUAGE
) -> tuple[Guide | None, Step | None, Problem | None]:
    """The guide, step and problem that a place names, as far as they are there."""
    names = (*place.ids, "", "", "")
    guide = library.guide(names[0], language) if place.flow == "guide" else None
    step = guide.step(names[1]) if guide else None
    return guide, step, step.problem(names[2]) if step else None


def side_of(help: HelpRequest, person: Person) -> Side | None:
    """The person's part in it. A helper has one as long as they have the seat that they took it in."""
    if person.key == help.key:
        return "asker"
    seated = person.seat is not None and person.seat.id == help.by
    return "helper" if seated and person.key == help.by_key else None


def open_help(person: Person) -> HelpRequest | None:
    """What the person waits for or talks in now. What was closed meanwhile is still named by them, until they act."""
    help = person.shared.help_request(person.help) if person.help else None
    return help if help is not None and help.state != "closed" and side_of(help, person) else None


def people_at(place: str, ledger: Shared, *, but: str) -> tuple[Member, ...]:
    """Who answers at a place; `but`: the key of one who does not."""
    return tuple(member for member in ledger.members(place) if member.key != but)


def nearest_team(person: Person, library: Library) -> str | None:
    """The nearest place with people: from home upwards, or where home is not known, from the top down while there is
    but one way. None: nobody answers anywhere.
    """
    teams = library.teams
    home = person.home or (person.seat.place if person.seat else "")
    ways = [place.id for place in teams.upwards(home)]
    below = teams.root if not ways else ""
    while below:
        ways.append(below)
        lower = teams.below(below)
        below = lower[0].id if len(lower) == 1 else ""
    return next((place for place in ways if people_at(place, person.shared, but=person.key)), None)


def team_above(help: HelpRequest, ledger: Shared, library: Library) -> str | None:
    """The nearest place above with people."""
    above = library.teams.upwards(help.place)[1:]
    return next((place.id for place in above if people_at(place.id, ledger, but=help.key)), None)


def rung(
    help: HelpRequest, at: datetime, ledger: Shared, library: Library, *, but: str = ""
) -> tuple[HelpRequest, tuple[Told, ...]]:
    """The wish once the team's people and its group are told of it; `but`: the key of one who knows."""
    people = [member for member in people_at(help.place, ledger, but=help.key) if member.key != but]
    told = [Told(member.key, talk_of(help)) for member in people]
    place = library.teams.places.get(help.place)
    if place is not None and place.group is not None:
        told.append(Told(str(place.group), talk_of(help), group=True))
    return replace(help, told=True, rung=at), tuple(told)


def waiting_anew(help: HelpRequest, at: datetime, library: Library, ledger: Shared, *, but: str = "") -> Upshot:
    """It lies with the team again: the helper gave it back, or is gone. The team is told at once, or in the morning."""
    fact = HelpReturned(help.by or SERVER, help.place, help.id)
    help = replace(help, state="waiting", by=None, by_key=None, by_channel="", came=at, told=False, last=None)
    told: tuple[Told, ...] = ()
    if library.deployment.hours.open_at(at):
        help, told = rung(help, at, ledger, library, but=but)
    return Upshot((fact,), (help,), (Told(help.key, talk_of(help)), *told))


def closed(help: HelpRequest, by: Literal["asker", "helper", "gone"]) -> Upshot:
    """It is over. Who had a part in it and did not end it is told."""
    fact = HelpClosed(help.by, help.place, help.id, by)
    keys = {"asker": (help.by_key,), "helper": (help.key,), "gone": (help.key, help.by_key)}[by]
    told = tuple(Told(key, talk_of(help)) for key in keys if key)
    return Upshot((fact,), (replace(help, state="closed"),), told)


def walked_together(person: Person, help: HelpRequest, library: Library) -> Person:
    """The person with the open run that a talk was about as one that was helped, once somebody had taken it."""
    guide, _, _ = standing_in(about_of(help), library)
    run = person.run_of(guide.id, *guide.formerly) if guide else None
    if run is None or run.state != "open" or help.by is None or person.key != help.key:
        return person
    return replace(person, runs={**person.runs, run.guide: replace(run, how="helped")})


def about_of(help: HelpRequest) -> Address:
    """Where the person stood who asked."""
    link = read_token(help.about)
    return link.address if link else HOME
