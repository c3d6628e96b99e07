"""The store: what is kept between two turns.

`store` is the contract: one `Store`, whose parts have a file each (people, journal, records, debts, parcels, chats,
tallies). They stand on any `database`; `sqlite` is the one that needs no server, and `opening` opens it.
"""

from bot.store.account import Account
from bot.store.debts import Debt
from bot.store.errors import Stale, StoreUnavailable, Unreadable
from bot.store.parcels import Parcel
from bot.store.people import Expired
from bot.store.store import Loaded, Saving, Store, SystemChange

__all__ = [
    "Account",
    "Debt",
    "Expired",
    "Loaded",
    "Parcel",
    "Saving",
    "Stale",
    "Store",
    "StoreUnavailable",
    "SystemChange",
    "Unreadable",
]
