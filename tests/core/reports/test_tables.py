"""The tables: what each report makes of what was counted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flows.core.facts.citizen import Arrived, Differed, Finished, How, Noted, Solved, StillStuck, Stuck
from flows.core.facts.team import (
    HelpClosed,
    Helped,
    HelpJudged,
    HelpTaken,
    HouseJoined,
    HouseLeft,
    HouseOpened,
    Visited,
    Witnessed,
)
from flows.core.record import Household, Member
from flows.core.reports import BY_NAME
from flows.core.reports.base import TableQuery, find_month_before, span_month
from flows.core.reports.cells import ALL, Cell, Table
from flows.core.shared import LinesOf, MarksBelow, Question, RecordsAt, SharedRecords
from tests.harness.counts import counted, listed
from tests.harness.facts import AT, noted, sample
from tests.harness.make import make
from tests.harness.world import TEAMS, team_library

LIBRARY = team_library()
STEP = LIBRARY.guides["tea"].steps[1].id


def table(
    name: str, journal: Sequence[Noted], place: str = "lia", ledger: SharedRecords | None = None, **asked: Any
) -> Table:
    month = asked.pop("month", ALL)
    given = ledger or SharedRecords()
    if name == "completions":
        answers: dict[Question, Any] = {LinesOf(name, place, month): listed(journal, TEAMS, name, place, month)}
        given = SharedRecords(answers)
    wanted = TableQuery(place, month, LIBRARY, given, **{"own": True, **asked})
    return BY_NAME[name].table(counted(journal, TEAMS, name, place, month), wanted)


def people(count: int, fact: Any, place: str = "lia-1", **given: Any) -> list[Noted]:
    """As many people whom the same happened to."""
    named = [replace(fact, run=f"{fact.run}-{n}") if hasattr(fact, "run") else fact for n in range(count)]
    return [noted(one, place, person=f"p{n}", **given) for n, one in enumerate(named)]


def by_name(told: Table) -> dict[Cell, tuple[Cell, ...]]:
    """Rows by the last of their words."""
    words = [[cell for cell in row if isinstance(cell, str) and cell] for row in told.rows]
    return {
        row[-1]: tuple(cell for cell in cells if not isinstance(cell, str))
        for row, cells in zip(words, told.rows, strict=True)
    }


def finished(how: How = "alone", guide: str = "tea", **given: Any) -> Finished:
    return make(
        Finished, guide=guide, revision="r1", run=given.pop("run", f"{guide}-{how}"), step="pour", how=how, **given
    )


# stuck


def stuck_journal() -> list[Noted]:
    where = {"guide": "tea", "revision": "r1", "run": "run", "step": STEP}
    return [
        *people(6, make(Stuck, **where, problem="cold")),
        *people(2, make(Solved, **where, problem="cold")),
        *people(3, make(StillStuck, **where, problem="cold")),
        *people(1, make(Differed, **where)),
        *people(7, make(Stuck, guide="gone", revision="r", run="run", step="first", problem="p")),
    ]


def test_stuck_is_told_by_problem_worst_first() -> None:
    """A row a problem with what became of it; a screen that looks different has a row beside the problems."""
    told = table("stuck", stuck_journal())
    assert told.columns == ("guide", "step", "problem", "shown", "solved", "still", "differs")
    assert [row[1:] for row in told.rows] == [
        (STEP, "cold", 6, 2, 3, 0),
        ("first", "p", 7, 0, 0, 0),
        (STEP, "", 0, 0, 0, 1),
    ]
    assert told.total == ("", "", "", 13, 2, 3, 1)


def test_stuck_is_told_by_step_on_a_phone() -> None:
    """A row a step, by the guide's title and the step's number; of one guide by the words of the step."""
    tea = LIBRARY.guides["tea"]
    told = table("stuck", stuck_journal(), brief=True)
    assert [row[1:] for row in told.rows] == [(6, 2, 3, 1), (7, 0, 0, 0)]
    assert tea.title in str(told.rows[0][0])
    assert told.rows[1][0] == "gone: first"
    assert told.ids == ("tea", "gone")
    (row,) = table("stuck", stuck_journal(), brief=True, guide="tea").rows
    assert str(row[0]).startswith(f"{tea.name_step(STEP)} · ")
    assert table("stuck", []).total == ()


# reach


def reach_journal() -> list[Noted]:
    came = Arrived(address="guide_tea")
    return [
        *people(6, came, via="m-anxxxxx"),
        *people(8, came, via="t-lia", channel="web"),
        *people(5, came, "lia-2", via="p-lia-2"),
        *people(7, came, "lia"),
        *people(9, came, via="friend"),
        *people(6, Arrived(address="guide_tea", again=True), via="m-anxxxxx"),
        *people(5, finished(), via="m-anxxxxx"),
        *people(6, finished("helped"), "lia-2", via="c-xyz"),
    ]


def test_reach_adds_up_by_each_group() -> None:
    """Channels, kinds of code, codes with those who came by none, and places each add up to the same sums."""
    told = table("reach", reach_journal())
    groups: dict[Cell, list[tuple[Cell, ...]]] = {}
    for row in told.rows:
        groups.setdefault(row[0], []).append(row)
    assert len(groups) == 4
    without = next(row for row in told.rows if row[1] == LIBRARY.sentences.say("vi", "report-code-none"))
    groups[LIBRARY.sentences.say("vi", "report-by-code")].append(without)
    for rows in groups.values():
        assert tuple(sum(row[n] for row in rows) for n in range(2, 6)) == told.total[2:] == (35, 6, 5, 6)  # type: ignore[misc]


def test_reach_names_whose_a_code_is() -> None:
    """A member's code is told with what the team calls them, a poster's with its place; others as they are."""
    an = make(Member, id="anxxxxx", role="member", place="lia", label="An", key="key-an", since=AT)
    ledger = SharedRecords({RecordsAt("member", "lia"): (an,)})
    names = by_name(table("reach", reach_journal(), ledger=ledger))
    assert names["m-anxxxxx (An)"] == (6, 6, 5, 0)
    assert names["t-lia (Xã Lìa)"] == (8, 0, 0, 0)
    assert names["c-xyz"] == (0, 0, 0, 6)
    assert "m-anxxxxx" in by_name(table("reach", reach_journal()))


def test_reach_tells_the_province_by_commune() -> None:
    """For the province communes stand for the codes; its own row holds who belongs to no commune."""
    told = table("reach", [*reach_journal(), *people(5, Arrived(address="home"), "")], "qt")
    names = by_name(told)
    assert names["Xã Lìa"] == (35, 6, 5, 6)
    assert names[LIBRARY.sentences.say("vi", "report-here")] == (5, 0, 0, 0)
    assert not any(str(row[1]).startswith("m-") for row in told.rows)
    assert "lia" in told.ids
    assert table("reach", [], "qt") == Table(("by", "name", "new", "again-came", "alone", "helped"), (), (), 2)


def test_reach_hides_a_code_of_few_people() -> None:
    """Who came by a code of three people cannot be told outside the team's view, nor from the others."""
    journal = [*reach_journal(), *people(3, Arrived(address="home"), via="m-bobobob")]
    names = by_name(table("reach", journal, own=False))
    assert names["m-bobobob"][0] is None
    hidden = [name for name, cells in names.items() if cells[0] is None and str(name)[1:2] == "-"]
    assert len(hidden) == 2


# households


def test_households_are_told_by_village() -> None:
    """Houses and fluent ones as they are now, by what they lack; people and visits as they were counted."""
    library = LIBRARY
    skills = {guide.counts_as: guide.id for guide in library.guides.values() if guide.counts_as}
    proven = " ".join(skills[skill] for skill in library.deployment.households.fluent if skill in skills)
    marks = (("lia-1", "", 4), ("lia-1", proven, 2), ("lia-2", "no-such-guide", 3))
    ledger = SharedRecords({MarksBelow(place): marks for place in ("lia", "qt", "lia-1")})
    journal = [
        *[noted(make(HouseOpened, by="an", place="lia-1", house=f"h{n}")) for n in range(6)],
        *people(5, make(HouseJoined, place="lia-1", house="h1")),
        noted(make(HouseLeft, place="lia-1", house="h1")),
        noted(sample(Visited), "lia-2"),
        noted(sample(Visited), "lia"),
    ]
    told = table("households", journal, ledger=ledger, brief=True)
    fluent = 2 if set(library.deployment.households.fluent) <= set(skills) else 0
    lack = {skill: told.columns.index(f"lacks-{skill}") for skill in library.deployment.households.fluent}
    counted = [(*row[:3], *row[3 + len(lack) :]) for row in (*told.rows, told.total)]
    assert counted[:2] == [("Thôn Một", 6, fluent, 5, 0), ("Thôn Hai", 3, 0, 0, 1)]
    assert counted[2] == (library.sentences.say("vi", "report-here"), 0, 0, 0, 1)
    assert counted[3] == ("", 9, fluent, 5, 2)
    assert {told.rows[0][n] for n in lack.values()} == {6 - fluent}
    assert told.ids == ("lia-1", "lia-2", "")
    whole = table("households", journal, "qt", ledger=ledger)
    assert whole.rows[0][0] == "Xã Lìa"
    assert whole.rows[0][-4:] == (6, 5, 1, 2)


def test_households_of_one_village_are_one_row() -> None:
    """A village has no places below it; one that nothing is known of has no row."""
    ledger = SharedRecords({MarksBelow("lia-1"): (("lia-1", "", 4),)})
    told = table("households", [], "lia-1", ledger=ledger, brief=True)
    assert (told.rows[0][:3], told.rows[0][-2:], len(told.rows)) == (("Thôn Một", 4, 0), (0, 0), 1)
    assert told.total == ()
    assert table("households", [], "lia-1").rows == ()
    assert table("households", []).total == ()


# teams


def teams_journal() -> list[Noted]:
    here = {"by": "an", "place": "lia-1", "house": "house", "visit": "visit"}
    return [
        noted(make(Visited, **here, day="2026-11-24", slip=None)),
        noted(make(Visited, **here, day="2026-11-20", slip="12345674")),
        noted(make(Helped, **here, guide="tea", done=True)),
        noted(make(Helped, **here, guide="tea", done=False)),
        noted(make(Witnessed, **here, guide="tea")),
        noted(finished(run="a"), via="m-an"),
        noted(finished("helped", run="b"), via="m-an"),
        noted(finished(run="c"), via="t-lia"),
        noted(finished(run="d"), via="friend"),
        noted(make(HelpTaken, by="bao", place="lia", help="help"), "lia"),
        noted(make(HelpClosed, by="bao", place="lia", help="help", ended_by="helper"), "lia"),
        noted(make(HelpClosed, by=None, place="lia", help="other", ended_by="gone"), "lia"),
        noted(make(HelpJudged, by="bao", place="lia", help="help", helped=True), "lia"),
        noted(make(HelpJudged, by="an", place="lia-1", help="help", helped=False)),
    ]


def test_teams_tell_what_was_said_and_what_was_seen_apart() -> None:
    """Each kind of act has its column: said beside witnessed, alone beside helped; nothing adds them."""
    told = table("teams", teams_journal())
    names = by_name(told)
    assert names["Thôn Một"] == (2, 1, 1, 1, 2, 1, 0, 0, 0, 1)
    assert names[LIBRARY.sentences.say("vi", "report-here")] == (0, 0, 0, 0, 0, 0, 1, 1, 1, 0)
    assert told.total == ("", 2, 1, 1, 1, 2, 1, 1, 1, 1, 1)


def test_a_team_sees_its_members_and_others_do_not() -> None:
    """Of a single team each member has a row in its own view; outside there are sums only."""
    an = make(Member, id="an", role="member", place="lia-1", label="An", key="key-an", since=AT)
    ledger = SharedRecords({RecordsAt("member", "lia-1"): (an,)})
    told = table("teams", teams_journal(), "lia-1", ledger=ledger, brief=True)
    assert told.columns[0] == "member"
    assert told.rows == (("An", 2, 1, 1, 1, 0),)
    assert told.total == ("", 2, 1, 1, 2, 0)
    public = table("teams", teams_journal(), "lia-1", brief=True, own=False)
    assert (public.rows, public.total) == ((), ("", None, None, None, None, 0))
    assert table("teams", [], "lia-1").total == ()


# completions


def completions_journal() -> list[Noted]:
    return [
        *people(6, finished()),
        *people(5, finished("helped", who="other"), "lia-2"),
        noted(finished(guide="cup", run="x"), person=None, at=AT.replace(day=20)),
        noted(finished(guide="cup", run="y"), person="p1", at=AT.replace(day=21)),
        noted(finished(guide="cup", run="z"), "khe-1"),
    ]


def test_completions_tell_the_own_team_by_whom() -> None:
    """A village's or commune's team sees each finish with its person's random key; on a phone the latest first."""
    told = table("completions", completions_journal())
    assert told.columns == ("person", "guide", "day", "how", "who")
    assert len(told.rows) == 13
    assert [row[0] for row in told.rows[-1:]] == [LIBRARY.sentences.say("vi", "report-nobody")]
    mine = [row[1:3] for row in told.rows if row[0] == "p1"]
    assert mine[0] == (LIBRARY.guides["cup"].title, "2026-11-21")
    assert len(mine) == 3
    brief = table("completions", completions_journal(), brief=True)
    assert [row[2] for row in brief.rows] == ["24/11/2026"] * 11 + ["21/11/2026", "20/11/2026"]


def test_completions_tell_others_counts_by_guide() -> None:
    """Outside the own team, and for the province, only counts are told; those of few people are hidden."""
    for told in (table("completions", completions_journal(), own=False), table("completions", [], "qt", own=True)):
        assert told.columns == ("guide", "alone", "helped", "other")
    cup, tea = LIBRARY.guides["cup"].title, LIBRARY.guides["tea"].title
    assert by_name(table("completions", completions_journal(), "qt")) == {tea: (6, 5, 5), cup: (3, 0, 0)}
    assert by_name(table("completions", completions_journal(), own=False))[cup] == (None, 0, 0)


# months


def test_months() -> None:
    """The month before January is December; a month lasts from its first moment in Việt Nam to the next one's."""
    assert (find_month_before("2026-01"), find_month_before("2026-11")) == ("2025-12", "2026-10")
    begin, end = span_month("2026-12")
    assert (begin.isoformat(), end.isoformat()) == ("2026-12-01T00:00:00+07:00", "2027-01-01T00:00:00+07:00")


def test_houses_of_the_same_mark_are_judged_alike() -> None:
    """A mark is what a house is judged by, so houses of one mark are counted together."""
    one = make(Household, id="h1", place="lia-1", label="Nhà 1", opened=AT, alone={"a": ("tea",)})
    assert one.mark == make(replace, one, id="h2", label="Nhà 2").mark
