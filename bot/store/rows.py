"""Rows: what a turn saves, as the rows of the statements in queries.sql."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from bot.store import Saving
from flows.core.fact import Noted

_COLUMNS = frozenset({"guide", "revision", "step", "run"})  # fields of facts that have a column of their own


def fact_row(noted: Noted) -> dict[str, Any]:
    """A fact as a row of the journal."""
    values = {field.name: getattr(noted.fact, field.name) for field in fields(noted.fact)}
    return {
        "at": noted.at.isoformat(),
        "kind": noted.kind,
        "person": noted.person,
        "channel": noted.channel,
        "via": noted.via,
        **{name: values.get(name) for name in _COLUMNS},
        "more": json.dumps({name: value for name, value in values.items() if name not in _COLUMNS}),
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
    rows += [("keep_fact", fact_row(noted)) for noted in saving.facts]
    if saving.unsaid is not None:
        rows.append(("keep_unsaid", account | {"message": saving.unsaid}))
    if saving.owed:
        rows.append(("keep_debt", account | {"address": "", "serial": saving.serial, "pressed": saving.pressed}))
    return rows
