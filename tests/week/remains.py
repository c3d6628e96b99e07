"""Remains: all that a week leaves in the database, so that two weeks can be compared. Ids are drawn anew in each; here
they are named by what they are of: people by the players, the rest in the order in which they come up in the journal.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.week.sums import select

_OF_FACTS = ("run", "house", "visit", "help", "lesson", "slip", "by", "member")
_WORDS = frozenset({"server"})  # stand where an id may stand, and are none
_LETTERS = 12  # of a Telegram number that the fake counts up


@dataclass
class _Names:
    """Names by id."""

    by_id: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def name(self, id: Any, kind: str) -> None:
        if isinstance(id, str) and id and id not in self.by_id and id not in _WORDS:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.by_id[id] = f"<{kind} {self.counts[kind]}>"

    def put(self, value: Any) -> Any:
        """A value with names in the place of ids."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        pattern = "|".join(map(re.escape, sorted(self.by_id, key=len, reverse=True)))
        return json.loads(re.sub(pattern, lambda found: self.by_id[found[0]], text) if pattern else text)


def remains(database: Path, players: Mapping[tuple[str, str], str]) -> dict[str, list[Any]]:
    """What is kept, by what it is. players: names by account."""
    names = _Names()
    for row in select(database, "SELECT channel, id, key FROM account ORDER BY channel, id"):
        names.by_id[row["key"]] = f"<{players[row['channel'], row['id']]}>"
    for (_, account), player in players.items():
        names.by_id.setdefault(account, f"<account of {player}>") if len(account) > _LETTERS else None
    facts = select(database, "SELECT * FROM fact ORDER BY id")
    journal = [row | json.loads(row.pop("more")) for row in facts]
    for fact in journal:
        fact.pop("id")
        for kind in _OF_FACTS:
            names.name(fact.get(kind), {"by": "member"}.get(kind, kind))
    records = [json.loads(row["state"]) for row in select(database, "SELECT state FROM record")]
    for invite in sorted((one for one in records if one["kind"] == "invite"), key=lambda one: one["until"]):
        names.name(invite["id"], "invite")
    people = select(database, "SELECT key, state FROM person")
    told = {
        "facts": [names.put(fact) for fact in journal],
        "records": [names.put(_record(record)) for record in records],
        "people": [names.put([row["key"], _person(json.loads(row["state"]))]) for row in people],
        "debts": [names.put(row) for row in select(database, "SELECT channel, account, address FROM debt")],
        "parcels": [names.put(row) for row in select(database, "SELECT channel, account, words FROM parcel")],
        "secrets": select(database, "SELECT * FROM unsaid"),
        "counted": [names.put(row) for row in select(database, "SELECT report, place, month, key, count FROM tally")],
    }
    return {name: rows if name == "facts" else sorted(rows, key=repr) for name, rows in told.items()}


def _record(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what is drawn anew and stands nowhere else: ids of a house's people, numbers of unused slips."""
    if record["kind"] == "slip" and record["used"] is None:
        record["id"] = ""
    if record["kind"] == "house":
        record["alone"] = sorted(record["alone"].values())
    return record


def _person(state: dict[str, Any]) -> dict[str, Any]:
    state["resident"] = state["resident"] and "somebody"
    state["order"] = 0
    return state
