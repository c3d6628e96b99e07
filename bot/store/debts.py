"""Debts: screens that people are owed until a channel has shown them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.store.account import Account
from bot.store.database import Change, Database
from flows.core.address import Address, read_token


@dataclass(frozen=True, slots=True)
class Debt:
    """A screen that somebody is owed."""

    account: Account
    serial: int
    address: Address | None  # the screen they are owed; None: the one they stand on
    pressed: int | None  # the message that was pressed, which the screen may take the place of


class Debts:
    """The screens that are owed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, channel: str, account: str | None = None) -> Sequence[Debt]:
        """Return the debts of a channel, or of one account on it."""
        if account is None:
            rows = await self._database.read("debts", channel=channel)
        else:
            rows = await self._database.read("debts_of", channel=channel, account=account)
        links = [(row, read_token(row["address"])) for row in rows]
        return [
            Debt(Account(channel, row["account"]), row["serial"], link.address if link else None, row["pressed"])
            for row, link in links
        ]

    async def owe(self, account: Account, address: Address) -> None:
        """Owe somebody the screen of an address."""
        await self._database.write([make_debt_change(account, address.token)])

    async def pay(self, debt: Debt, message: int | None) -> None:
        """Clear a debt as it was when it was read; what was added to it since stays.

        message: the id of the live card that shows it, where the channel has one.
        """
        account = {"channel": debt.account.channel, "account": debt.account.id}
        token = debt.address.token if debt.address else ""
        changes = [Change("pay_debt", account | {"address": token, "serial": debt.serial})]
        if message is not None:
            changes.append(Change("keep_card", account | {"card": message}))
        await self._database.write(changes)


def make_debt_change(account: Account, token: str, serial: int = 0, pressed: int | None = None) -> Change:
    """Return a debt as a change; token: of the address that is owed, "" for where the person stands."""
    row = {"channel": account.channel, "account": account.id, "address": token, "serial": serial, "pressed": pressed}
    return Change("keep_debt", row)
