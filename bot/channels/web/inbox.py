"""The inbox: what waits for somebody on the web: what their helper says, and screens that are news to them.

Words are shown above every page until a form comes from a page that showed them: an answer may get lost on its way, and
so may the page. The form says up to which words it knew, so nothing depends on what this process remembers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.store import Account, Debt, Parcel
from bot.turns.service import Turns
from flows.core.address import Address
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.shared import RecordById

_NEWS_MAX = 3  # screens on one page; the others follow


@dataclass(frozen=True, slots=True)
class Heard:
    """What the other person said."""

    words: str
    helper: bool  # whether the helper said it


@dataclass(frozen=True, slots=True)
class News:
    """A screen that somebody did not ask for."""

    title: str
    address: Address


@dataclass(frozen=True, slots=True)
class Unread:
    """All that waits for one person, as a page shows it."""

    heard: tuple[Heard, ...] = ()
    upto: int = 0  # the last parcel's id
    news: tuple[News, ...] = ()
    shown: tuple[Debt, ...] = ()  # paid once this page is shown


NOTHING_UNREAD = Unread()


class Inbox:
    """Finds what waits."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    async def find(self, account: Account | None, person: Person, here: Address) -> Unread:
        """Find what waits for somebody who is shown the screen of an address. Raises StoreUnavailable."""
        if account is None:
            return NOTHING_UNREAD
        parcels, debts = await self._turns.deliveries.find_waiting(account)
        if not parcels and not debts:
            return NOTHING_UNREAD
        heard = tuple([await self._heard(parcel, person) for parcel in parcels if parcel.words is not None])
        news, shown = await self._news(debts, here)
        return Unread(heard, max((parcel.id for parcel in parcels), default=0), news, shown)

    async def _heard(self, parcel: Parcel, person: Person) -> Heard:
        help = await self._turns.lookup.answer(RecordById("help", parcel.help))
        return Heard(parcel.words or "", not isinstance(help, HelpRequest) or help.key == person.key)

    async def _news(self, debts: Sequence[Debt], here: Address) -> tuple[tuple[News, ...], tuple[Debt, ...]]:
        """List screens that are still there by their titles; one that is here, or gone, need not be listed."""
        news: list[News] = []
        shown: list[Debt] = []
        for debt in debts:
            screen = None if debt.address == here else (await self._turns.look(debt.account, debt.address))[1]
            if screen is None or screen.address != debt.address:
                shown.append(debt)
            elif len(news) < _NEWS_MAX:
                news.append(News(screen.title, screen.address))
        return tuple(news), tuple(shown)
