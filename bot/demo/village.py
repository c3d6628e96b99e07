"""A made-up village, or the team of a commune: everything that happened there, in the order of time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from bot.demo.doors import Team
from bot.demo.lives import Coming, Home, Life, life
from bot.demo.times import Calendar
from bot.demo.ways import Ways
from flows.core.facts.citizen import Noted
from flows.core.person import Person
from flows.core.places.place import Place
from flows.core.places.share_code import code_of
from flows.core.record import Record

IN_HOUSES = 0.15  # of all people, those who join a house
CLASS_PEOPLE = 12


@dataclass(frozen=True, slots=True)
class Size:
    """How large a place is."""

    people: int
    houses: int
    members: int
    classes: int
    wishes: int


@dataclass(frozen=True, slots=True)
class Story:
    """All that a place is made of."""

    facts: Sequence[Noted]
    records: Sequence[Record]
    people: Sequence[Person]  # who are remembered


def story(place: Place, number: int, size: Size, made: tuple[Calendar, Ways], seed: int) -> Story:
    """Make a place up. The same numbers give the same place, whatever other places there are."""
    calendar, ways = made
    chance = Random(f"{seed} {place.id}")  # noqa: S311 (made up, and the same every time)
    team = Team(place, number, calendar, ways, chance)
    team.enrol(size.members)
    team.settle(size.houses)
    team.teach(size.classes)
    lives = _lives(team, size)
    came = Counter(one.person.via for one in lives)
    team.close_classes({lesson.id: came[code_of("class", lesson.id)] for lesson in team.lessons})
    team.visit_all()
    kept = [one.person for one in lives if _remembered(one, calendar)]
    askers = [person for person in kept if person.consent and person.home]
    open_ = {person.key: person for person in team.answer(askers, size.wishes)}
    people = [*team.people, *(open_.get(person.key, person) for person in kept)]
    facts = [*team.facts, *(noted for one in lives for noted in one.facts)]
    facts.sort(key=lambda noted: noted.at)
    members = [replace(member, version=0) for member in team.members]
    return Story(facts, [*members, *team.records], people)


def _remembered(one: Life, calendar: Calendar) -> bool:
    """Without consent a person is forgotten after a day."""
    return one.consent or (one.person.forget_at is not None and one.person.forget_at > calendar.end)


def _lives(team: Team, size: Size) -> list[Life]:
    chance, lives = team.chance, []
    guides = team.ways.library.guides
    classes = [lesson for lesson in team.lessons for _ in range(CLASS_PEOPLE)]
    for n in range(size.people):
        home = chance.choice(team.homes) if team.homes and chance.random() < IN_HOUSES else None
        if home is None and n < len(classes):
            lesson = classes[n]
            coming = Coming(lesson.opened, code_of("class", lesson.id), team.place.id, guides[lesson.guide])
        else:
            coming = _coming(team, home)
        lives.append(life(coming, home, team.calendar, team.ways, chance))
    return lives


def _coming(team: Team, home: Home | None) -> Coming:
    """Somebody comes by a member's code, a poster, a link of the place, or by themselves."""
    chance, at, place = team.chance, team.calendar.moment(team.chance), team.place.id
    roll = chance.random()
    if home is not None or roll < 0.55:
        return Coming(at, code_of("member", chance.choice(team.members).id), place)
    if roll < 0.8:
        return Coming(at, code_of("poster", place), place)
    return Coming(at, code_of("place", place), place) if roll < 0.92 else Coming(at, None, "")
