"""Visit slips: printed ahead, filled in by hand where there is no signal, and entered once each by their number.

Numbers are random, so that nobody finds another slip's by counting; the last digit shows a writing error.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.drawing.links import Links, encode_qr
from flows.core.address import address
from flows.core.facts.team import CHECKS
from flows.core.ids import PlaceId
from flows.core.places.place import Teams
from flows.core.places.slip_number import LENGTH, add_check_digit, format_slip_number
from flows.core.record import VisitSlip
from flows.core.text.sentences import SOURCE_LANGUAGE, Sentences

SLIPS_TEMPLATE = "slips.typ"
ROWS = 4  # guides on one slip
_WORDS = (
    *("slips-title", "slips-house", "slips-day", "slips-guides", "slips-done", "slips-begun", "slips-seen"),
    *("slips-checks", "slips-yes", "slips-no", "slips-how", "slips-careful", "paper-name", "paper-draft"),
)
_CHECKED = {
    "phone": "slips-check-phone",
    "eid": "slips-check-eid",
    "pay": "slips-check-pay",
    "shop": "slips-check-shop",
}


def draw_numbers(count: int) -> list[str]:
    """Draw this many different numbers."""
    digits = LENGTH - 1
    found: set[str] = set()
    while len(found) < count:
        found.add(add_check_digit(f"{secrets.randbelow(10**digits):0{digits}}"))
    return sorted(found)


def make_visit_slips(numbers: Iterable[str], place: PlaceId, printed: datetime) -> list[VisitSlip]:
    """Make unused slips with these numbers."""
    return [VisitSlip(id=number, place=place, printed=printed) for number in numbers]


def _find_link(links: Links, number: str) -> str:
    """Return the link of a slip's code: to the bot where there is one, since members have their seats there."""
    *_, (_, url) = links.to(address("slip", number), None)
    return url


def build_slips_data(
    numbers: Sequence[str], place: str, teams: Teams, links: Links, sentences: Sentences
) -> dict[str, Any]:
    """Return all values that slips.typ takes."""

    def say(id: str) -> str:
        return sentences.say(SOURCE_LANGUAGE, id)

    names = [upper.name for upper in teams.upwards(place) if upper.level != "province"]
    return {
        "place": ", ".join(names or [teams.name(place)]),
        "rows": ROWS,
        "draft": links.draft,
        "slips": [
            {"number": format_slip_number(number), "qr": encode_qr(_find_link(links, number))} for number in numbers
        ],
        "checks": [say(_CHECKED[check]) for check in CHECKS],
        "words": {id.partition("-")[2]: say(id) for id in _WORDS},
    }
