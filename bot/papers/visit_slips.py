"""Visit slips: printed ahead, filled in by hand where there is no signal, and entered once each by their number.

A number is drawn at random, so that nobody finds another slip's by counting; its last digit tells a slip of the pen.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.drawing.links import Links, modules
from flows.core.address import address
from flows.core.facts.team import CHECKS
from flows.core.places.place import Teams
from flows.core.places.slip_number import LENGTH, readable, with_check
from flows.core.record import VisitSlip
from flows.core.text.sentences import SOURCE_LANGUAGE, Words

TEMPLATE = "slips.typ"
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


def numbers(count: int) -> list[str]:
    """So many different numbers."""
    digits = LENGTH - 1
    found: set[str] = set()
    while len(found) < count:
        found.add(with_check(f"{secrets.randbelow(10**digits):0{digits}}"))
    return sorted(found)


def records(numbers: Iterable[str], place: str, printed: datetime) -> list[VisitSlip]:
    """The slips of these numbers, as nobody has used them."""
    return [VisitSlip(number, place, printed) for number in numbers]


def _link(links: Links, number: str) -> str:
    """Where a slip's code leads: to the bot where there is one, since that is where a member has their seat."""
    *_, (_, url) = links.of(address("slip", number), None)
    return url


def data(numbers: Sequence[str], place: str, teams: Teams, links: Links, words: Words) -> dict[str, Any]:
    """All that slips.typ takes."""

    def say(id: str) -> str:
        return words.say(SOURCE_LANGUAGE, id)

    names = [upper.name for upper in teams.upwards(place) if upper.level != "province"]
    return {
        "place": ", ".join(names or [teams.name(place)]),
        "rows": ROWS,
        "draft": links.draft,
        "slips": [{"number": readable(number), "qr": modules(_link(links, number))} for number in numbers],
        "checks": [say(_CHECKED[check]) for check in CHECKS],
        "words": {id.partition("-")[2]: say(id) for id in _WORDS},
    }
