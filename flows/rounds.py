"""Rounds: a member's houses: which to go to next, what each lacks, and the whole list.

Addresses: `rounds` · `rounds/VILLAGE` · `rounds/VILLAGE/all` · `rounds/VILLAGE/all/HOUSE` the next page ·
`rounds/after/VILLAGE`.
"""

from flows.core.address import Address, address
from flows.core.choosing import back_row, named, page, place_rows
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.fold import fold
from flows.core.houses import missing, missing_words, next_best
from flows.core.library import Library
from flows.core.person import Person
from flows.core.records import House
from flows.core.say import Say, sayer
from flows.core.screen import Go, Row, Screen
from flows.core.seats import TEAM, covers, villages_of

PLACE = address("rounds")
NEXT = 8  # houses at a time: a morning's walk


def view(here: Address, person: Person, library: Library) -> Screen | None:
    villages = villages_of(person, library)
    match here.ids:
        case () if len(villages) == 1:
            return _village(villages[0].id, person, library)
        case ():
            return _villages(None, person, library)
        case ("after", village):
            return _villages(village, person, library)
        case (village,) if covers(person, village, library):
            return _village(village, person, library) if village in {v.id for v in villages} else None
        case (village, "all", *after) if covers(person, village, library) and len(after) <= 1:
            return _all(village, after[0] if after else None, person, library)
        case _:
            return None


def _villages(after: str | None, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    rows = place_rows(villages_of(person, library), PLACE, PLACE, after, say("team-more-places"))
    here = PLACE.under("after", after) if after else PLACE
    body, last = say("round-villages"), back_row(address("desk"), person, library)
    return Screen(here, person.language, say("round"), body, rows=(*rows, last), hint=say("team-hint"))


def _village(village: str, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under(village)
    houses = person.ledger.houses(village)
    best = next_best(houses, library)
    lines = [say("round-line", house=house.label, missing=missing_words(house, library, say)) for house in best[:NEXT]]
    helps = sum(help.state == "waiting" for help in person.ledger.helps(village))
    body = [say("round-body", houses=len(houses), fluent=len(houses) - len(best), place=library.teams.name(village))]
    if lines:
        body.append("\n".join(f"- {line}" for line in lines))
    rows: list[Row] = [
        (Go(house.label, address("house", house.id), main=n == 0),) for n, house in enumerate(best[:NEXT])
    ]
    if helps:
        rows.append((Go(say("round-helps", count=helps), address("talk")),))
    rows.append((Go(say("round-all"), here.under("all")), Go(say("house-new"), address("house", "new", village))))
    many = len(villages_of(person, library)) > 1
    rows.append(back_row(PLACE if many else address("desk"), person, library))
    title = say("round-title", place=library.teams.name(village))
    return Screen(here, person.language, title, "\n\n".join(body), rows=tuple(rows), hint=say("round-hint"))


def _button(house: House, library: Library) -> Go:
    mark = "" if missing(house, library) else "✓ "
    return Go(f"{mark}{house.label}", address("house", house.id))


def _all(village: str, after: str | None, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under(village, "all")
    houses = person.ledger.houses(village)
    shown, further = page(houses, lambda house: house.id, after)
    rows: list[Row] = [(_button(house, library),) for house in shown]
    if further:
        rows.append((Go(say("team-more-places"), here.under(shown[-1].id)),))
    rows += [(Go(say("house-new"), address("house", "new", village)),), back_row(PLACE.under(village), person, library)]
    at = here.under(after) if after else here
    title, body = say("round-title", place=library.teams.name(village)), _all_body(len(houses), say)
    return Screen(at, person.language, title, body, rows=tuple(rows), hint=say("round-hint"))


def _all_body(count: int, say: Say) -> str:
    return say("round-all-body", count=count) if count else say("round-none")


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """What the team calls a house; where villages are listed, the name of one."""
    villages = villages_of(person, library)
    ids = person.place.ids
    village = ids[0] if ids and ids[0] != "after" else villages[0].id if len(villages) == 1 else None
    if village is None:
        found = named(villages, text)
        return Outcome(person.at(PLACE.under(found.id))) if found else None
    if not covers(person, village, library):
        return None
    called = [house for house in person.ledger.houses(village) if fold(house.label) == fold(text)]
    return Outcome(person.at(address("house", called[0].id))) if called else None


FLOW = Flow(view, hear=hear, roles=TEAM)
