"""What a fact counts as: told in counted.txt, which is compared, so that nobody changes it without counting anew."""

from pathlib import Path

import pytest

from flows.core.reports import BY_NAME, REPORTS, VERSION
from flows.core.reports.base import Passage
from tests.harness.facts import KINDS, noted, samples

TOLD = Path(__file__).parent / "counted.txt"
FOLDER = Path(__file__).parents[3] / "flows" / "core" / "reports"
WAS = Passage("lia-2", "guide", "older")


def told() -> str:
    """Every sample with what each report counts of it."""
    lines = [f"rules {VERSION}"]
    for fact in samples():
        lines.append(f"\n{fact}")
        for report in REPORTS:
            known = list(report.counts(noted(fact, via="m-kdtrbnz"), None))
            moved = [count for count in report.counts(noted(fact, via="m-kdtrbnz"), WAS) if count not in known]
            for count in (*known, *moved):
                more = f", at {count.place}" * bool(count.place) + ", where the run has moved" * (count in moved)
                lines.append(f"  {report.name}: {count.key.text} (up to {count.upto}{more})")
    return "\n".join(lines) + "\n"


def test_what_facts_count_as_is_told(update: bool) -> None:
    """When a fact counts otherwise than before, VERSION goes up, so that all is counted anew."""
    now = told()
    if update:
        before = TOLD.read_text("utf-8") if TOLD.exists() else ""
        assert now == before or now.partition("\n")[0] != before.partition("\n")[0], "VERSION must go up first"
        TOLD.write_text(now, "utf-8")
    assert TOLD.read_text("utf-8") == now


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_a_report_counts_what_it_says(report: object) -> None:
    """A report counts something of every kind of fact that it names, and nothing of any other."""
    found = BY_NAME[report.name]  # type: ignore[attr-defined]  # a Report
    counted = {type(fact) for fact in samples() if list(found.counts(noted(fact, via="m-kdtrbnz"), None))}
    assert counted == set(found.of)
    assert counted <= set(KINDS)


def test_every_report_is_listed() -> None:
    """No file of flows/core/reports is missing from REPORTS; a report is named as its file."""
    others = {"__init__", "base", "cells", "class_board", "suppression", "tally"}
    assert {path.stem for path in FOLDER.glob("*.py")} - others == set(BY_NAME)
    assert len(BY_NAME) == len(REPORTS)
