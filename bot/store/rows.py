"""Rows: what a turn saves, as the rows of the statements in queries.sql."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, get_args

from bot.store import Account, Moved, Parcel, Saving
from flows.core.facts.citizen import Fact, Noted
from flows.core.record import Household, Member, Record, dump_record

_COLUMNS = ("guide", "revision", "step", "run")  # fields of facts that have a column of their own
_FIELDS = {kind.__name__: tuple(field.name for field in fields(kind)) for kind in get_args(Fact)}
_IN_COLUMNS = {kind: tuple(name for name in names if name in _COLUMNS) for kind, names in _FIELDS.items()}
_IN_MORE = {kind: tuple(name for name in names if name not in (*_COLUMNS, "place")) for kind, names in _FIELDS.items()}


def fact_row(noted: Noted) -> dict[str, Any]:
    """A fact as a row of the journal."""
    fact, kind = noted.fact, noted.kind
    row: dict[str, Any] = {
        "at": noted.at.isoformat(),
        "kind": kind,
        "person": noted.person,
        "channel": noted.channel,
        "via": noted.via,
        "place": noted.place,
        **dict.fromkeys(_COLUMNS),
    }
    for name in _IN_COLUMNS[kind]:
        row[name] = getattr(fact, name)
    more = {name: getattr(fact, name) for name in _IN_MORE[kind]}
    row["more"] = json.dumps(more) if more else "{}"
    return row


def record_row(record: Record) -> dict[str, Any]:
    """A record as a row; its version goes up by one, so that nobody saves over what they have not seen."""
    state = dump_record(record) | {"version": record.version + 1}
    return {
        "kind": record.kind,
        "id": record.id,
        "place": record.place,
        "listed": int(record.listed),
        "key": record.key if isinstance(record, Member) else None,
        "mark": record.mark if isinstance(record, Household) else None,
        "version": record.version + 1,
        "state": json.dumps(state, ensure_ascii=False, separators=(",", ":")),
    }


def shared_rows(saving: Saving | Moved) -> Sequence[tuple[str, dict[str, Any]]]:
    """What a turn saves beside its person: records, facts, what others are told and sent."""
    at = saving.at.isoformat()
    rows: list[tuple[str, dict[str, Any]]] = [("keep_record", record_row(record)) for record in saving.changed]
    rows += [("keep_fact", fact_row(noted)) for noted in saving.facts]
    rows += [("keep_debt", debt_row(account, place.token)) for account, place in saving.told]
    return rows + [("keep_parcel", _parcel_row(parcel, at)) for parcel in saving.parcels]


def debt_row(account: Account, place: str, serial: int = 0, pressed: int | None = None) -> dict[str, Any]:
    """A debt as a row; place is the token of what is to be shown, "" for where the person stands."""
    row = {"channel": account.channel, "account": account.id, "address": place}
    return row | {"serial": serial, "pressed": pressed}


def _parcel_row(parcel: Parcel, at: str) -> dict[str, Any]:
    return {
        "channel": parcel.to.channel,
        "account": parcel.to.id,
        "help": parcel.help,
        "words": parcel.words,
        "from_account": parcel.sender,
        "message": parcel.message,
        "at": at,
    }


def saving_rows(saving: Saving) -> Sequence[tuple[str, dict[str, Any]]]:
    """What a turn saves: rows by the name of their statement, in order."""
    account = {"channel": saving.account.channel, "account": saving.account.id}
    at = saving.at.isoformat()
    rows: list[tuple[str, dict[str, Any]]] = [("keep_seen", {"event": saving.event, "at": at})]
    if saving.erased is not None:
        rows += [("erase_key_in_facts", {"key": saving.erased}), ("erase_person", {"key": saving.erased})]
    if saving.serial == 1 or saving.erased is not None:
        rows.append(("keep_account", account | {"key": saving.key}))
    person = {
        "key": saving.key,
        "state": json.dumps(saving.state, ensure_ascii=False, separators=(",", ":")),
        "serial": saving.serial,
        "forget_at": saving.forget_at.isoformat() if saving.forget_at else None,
    }
    rows.append(("keep_person", person))
    rows += shared_rows(saving)
    if saving.unsaid is not None:
        rows.append(("keep_unsaid", account | {"message": saving.unsaid}))
    if saving.owed:
        rows.append(("keep_debt", debt_row(saving.account, "", saving.serial, saving.pressed)))
    return rows
