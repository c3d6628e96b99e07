"""What a report's address selects: the report, the place, the month, the guide."""

import re
from dataclasses import dataclass

from flows.core.address import Address, address
from flows.core.reports.base import Report

REPORT_LIST = address("report")
WHENS = ("this", "last", "all")
BELOW = "in"  # the places below; no guide has this id
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which report is selected."""

    report: Report
    place: str
    when: str  # this, last, all, or a month
    guide: str | None = None

    def locate(self, *more: str) -> Address:
        """Return its address, without its guide."""
        return REPORT_LIST.under(self.report.name, *((self.place, self.when) if self.place else ()), *more)

    def at(self, place: str) -> "Selection":
        """Select the same report of another place, of all guides."""
        return Selection(self.report, place, self.when)


def is_when(text: str) -> bool:
    """Say whether an address may name a month by this."""
    return text in WHENS or _MONTH.fullmatch(text) is not None
