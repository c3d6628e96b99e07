"""Reports: the numbers of the programme, counted from facts and made into tables. One file each, one line in REPORTS.

A report says what a fact counts as (`base`); the shell counts facts into cells (`tally`, `cells`) and asks for the
table, in which small numbers are hidden (`suppression`).
"""

from collections.abc import Mapping

from flows.core.reports import completions, households, progress, reach, stuck, teams
from flows.core.reports.base import Report

REPORTS: tuple[Report, ...] = (
    progress.REPORT,
    stuck.REPORT,
    reach.REPORT,
    households.REPORT,
    teams.REPORT,
    completions.REPORT,
)
BY_NAME: Mapping[str, Report] = {report.name: report for report in REPORTS}

VERSION = 1
"""Goes up when a report counts differently than before: then everything is counted again. A test compares."""
