"""A made-up village, or the team of a commune: everything that happened there, in the order of time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from bot.demo.citizen import CitizenArrival, CitizenLife, DemoHousehold, make_life
from bot.demo.dates import Calendar
from bot.demo.team import DemoTeam
from bot.demo.walks import Walks
from flows.core.facts.citizen import Noted
from flows.core.ids import NOWHERE
from flows.core.person import Person
from flows.core.places.place import Place
from flows.core.places.share_code import make_share_code
from flows.core.record import Record

HOUSEHOLD_SHARE = 0.15  # of all people, those who join a house
PEOPLE_PER_CLASS = 12


@dataclass(frozen=True, slots=True)
class PlaceSize:
    """How large a place is."""

    people: int
    households: int
    members: int
    classes: int
    requests: int


@dataclass(frozen=True, slots=True)
class VillageStory:
    """All that is made up of a place."""

    facts: Sequence[Noted]
    records: Sequence[Record]
    people: Sequence[Person]  # those who are remembered


def make_story(place: Place, number: int, size: PlaceSize, made: tuple[Calendar, Walks], seed: int) -> VillageStory:
    """Make a place up. The same numbers give the same place, whatever other places there are."""
    calendar, walks = made
    chance = Random(f"{seed} {place.id}")  # noqa: S311 (made up, and the same every time)
    team = DemoTeam(place, number, calendar, walks, chance)
    team.enrol_members(size.members)
    team.list_households(size.households)
    team.open_classes(size.classes)
    lives = _make_lives(team, size)
    came = Counter(one.person.via for one in lives)
    team.close_classes({classroom.id: came[make_share_code("class", classroom.id)] for classroom in team.classrooms})
    team.visit_households()
    kept = [one.person for one in lives if _is_remembered(one, calendar)]
    askers = [person for person in kept if person.consent and person.home]
    open_ = {person.key: person for person in team.answer_requests(askers, size.requests)}
    people = [*team.people, *(open_.get(person.key, person) for person in kept)]
    facts = [*team.facts, *(noted for one in lives for noted in one.facts)]
    facts.sort(key=lambda noted: noted.at)
    members = [replace(member, version=0) for member in team.members]
    return VillageStory(facts, [*members, *team.records], people)


def _is_remembered(one: CitizenLife, calendar: Calendar) -> bool:
    """Return whether a person is still remembered at the end: without consent, for a day."""
    return one.consent or (one.person.forget_at is not None and one.person.forget_at > calendar.end)


def _make_lives(team: DemoTeam, size: PlaceSize) -> list[CitizenLife]:
    chance, lives = team.chance, []
    guides = team.walks.library.guides
    classes = [classroom for classroom in team.classrooms for _ in range(PEOPLE_PER_CLASS)]
    for n in range(size.people):
        household = chance.choice(team.households) if team.households and chance.random() < HOUSEHOLD_SHARE else None
        if household is None and n < len(classes):
            classroom = classes[n]
            arrival = CitizenArrival(
                classroom.opened, make_share_code("class", classroom.id), team.place.id, guides[classroom.guide]
            )
        else:
            arrival = _make_arrival(team, household)
        lives.append(make_life(arrival, household, team.calendar, team.walks, chance))
    return lives


def _make_arrival(team: DemoTeam, household: DemoHousehold | None) -> CitizenArrival:
    """Let a citizen come by a member's code, a poster, a link of the place, or by themselves."""
    chance, at, place = team.chance, team.calendar.pick_moment(team.chance), team.place.id
    roll = chance.random()
    if household is not None or roll < 0.55:
        return CitizenArrival(at, make_share_code("member", chance.choice(team.members).id), place)
    if roll < 0.8:
        return CitizenArrival(at, make_share_code("poster", place), place)
    return (
        CitizenArrival(at, make_share_code("place", place), place) if roll < 0.92 else CitizenArrival(at, None, NOWHERE)
    )
