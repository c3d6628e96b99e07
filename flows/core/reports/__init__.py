"""Reports: pure functions from facts to tables. One file each, one line in REPORTS."""

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
"""Goes up when a report counts otherwise than before: then all is counted anew. A test compares (tests/reports)."""
