"""Where a share code says that people live."""

from flows.core.ids import PlaceId
from flows.core.library import Library
from flows.core.person import Person
from flows.core.places.share_code import decode_share_code


def find_home(code: str, person: Person, library: Library) -> PlaceId | None:
    """Return the place that a share code brings a person from; None where it names none."""
    match decode_share_code(code):
        case ("place" | "poster", id):
            place = library.teams.places.get(id)
            return place.id if place else None
        case ("member", id):
            member = person.shared.member(id)
            return member.place if member else None
        case ("class", id):
            classroom = person.shared.classroom(id)
            return classroom.place if classroom else None
        case _:
            return None
