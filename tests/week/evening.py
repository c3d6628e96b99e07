"""The evening of each day: the sums must hold, whoever works them out."""

from tests.week.playing import Playing
from tests.week.script import Day
from tests.week.sums import check_records, done_by_teams, facts, houses, passages, records, still_inside
from tests.week.telling import report, rows


async def check_day(playing: Playing, day: Day) -> None:
    """Whatever is told of people and of houses is the same, from whatever it is worked out."""
    await check_passages(playing, day)
    await check_houses(playing, day)
    await check_teams(playing)


async def check_passages(playing: Playing, day: Day) -> None:
    """started = finished alone + finished helped + left + still inside: by the journal, the people and the report."""
    stage = playing.stage
    told = passages(facts(stage.database))
    inside = still_inside(stage.database)
    reported = rows(await report(stage, "progress", stage.library.teams.root))
    assert set(reported) == set(told)
    for guide, found in told.items():
        assert found.started == found.alone + found.helped + found.left + len(found.inside)
        assert found.inside == inside.get(guide, frozenset()), guide
        numbers = {"started": found.started, "alone": found.alone, "helped": found.helped, "left": found.left}
        assert dict(reported[guide]) == {"carried": 0, **numbers, "inside": len(found.inside)}, guide
    assert set(inside) <= set(told)
    assert sum(found.alone for found in told.values()) == playing.alone == day.ends.alone
    assert sum(found.helped for found in told.values()) == playing.helped == day.ends.helped


async def check_houses(playing: Playing, day: Day) -> None:
    """The houses of each village and of all, and what is known of each: by the journal, the records and the report."""
    stage = playing.stage
    journal, states = facts(stage.database), records(stage.database, "house")
    check_records(journal, states)
    told = houses(journal)
    fluent = told.fluent(stage.library)
    place_of = {house["id"]: house["place"] for house in states}
    for village in stage.library.teams.villages("lia"):
        reported = rows(await report(stage, "households", village.id)).get(village.id, {"houses": 0, "fluent": 0})
        assert reported["houses"] == sum(place_of[id] == village.id for id in told.open), village.id
        assert reported["fluent"] == sum(place_of[id] == village.id for id in fluent), village.id
    assert (len(told.open), len(fluent)) == (day.ends.houses, day.ends.fluent)


async def check_teams(playing: Playing) -> None:
    """What the teams did, and what was finished how: as the journal has it; what was said and seen apart."""
    stage = playing.stage
    journal, root = facts(stage.database), stage.library.teams.root
    table = await report(stage, "teams", root, brief=False)
    told = dict(zip(table.columns[1:], table.total[1:], strict=True)) if table.total else {}
    for name, count in done_by_teams(journal).items():
        assert told.get(name, 0) == count, name
    completed = rows(await report(stage, "completions", root))
    for guide, found in passages(journal).items():
        others = sum(
            fact["kind"] == "Finished" and fact["guide"] == guide and fact["who"] == "other" for fact in journal
        )
        numbers = {"alone": found.alone, "helped": found.helped, "other": others}
        assert completed.get(guide, dict.fromkeys(numbers, 0)) == numbers, guide
