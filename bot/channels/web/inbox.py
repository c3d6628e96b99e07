"""What waits for somebody on the web: words of who talks with them, and screens that they are to be told of.

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
from flows.core.shared import Question

_NEWS_MAX = 3  # screens told of on one page; the others follow


@dataclass(frozen=True, slots=True)
class Heard:
    """What the other said."""

    words: str
    helper: bool  # whether it was the one who helps


@dataclass(frozen=True, slots=True)
class News:
    """A screen that somebody is to be told of."""

    title: str
    address: Address


@dataclass(frozen=True, slots=True)
class Waits:
    """All that waits for one person, as a page shows it."""

    heard: tuple[Heard, ...] = ()
    upto: int = 0  # the last parcel's id
    news: tuple[News, ...] = ()
    shown: tuple[Debt, ...] = ()  # paid once this page is shown


NOTHING = Waits()


class Waiting:
    """Finds what waits."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    async def of(self, account: Account | None, person: Person, here: Address) -> Waits:
        """What waits for somebody who is shown the screen of an address. Raises StoreUnavailable."""
        if account is None:
            return NOTHING
        parcels, debts = await self._turns.post.waiting(account)
        if not parcels and not debts:
            return NOTHING
        heard = tuple([await self._heard(parcel, person) for parcel in parcels if parcel.words is not None])
        news, shown = await self._news(debts, here)
        return Waits(heard, max((parcel.id for parcel in parcels), default=0), news, shown)

    async def _heard(self, parcel: Parcel, person: Person) -> Heard:
        help = await self._turns.lookup.answer(Question("help", "id", parcel.help))
        return Heard(parcel.words or "", not isinstance(help, HelpRequest) or help.key == person.key)

    async def _news(self, debts: Sequence[Debt], here: Address) -> tuple[tuple[News, ...], tuple[Debt, ...]]:
        """Screens that are still there, told by their titles; those that are here or no more need no telling."""
        news: list[News] = []
        shown: list[Debt] = []
        for debt in debts:
            screen = None if debt.address == here else (await self._turns.look(debt.account, debt.address))[1]
            if screen is None or screen.address != debt.address:
                shown.append(debt)
            elif len(news) < _NEWS_MAX:
                news.append(News(screen.title, screen.address))
        return tuple(news), tuple(shown)
