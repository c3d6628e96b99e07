"""Addresses: the name of every screen, with its two spellings, and the data that a button carries.

An address is a flow's name and the ids of the things on the screen. It never holds a position in a list,
nor anything a person typed. This is the only file that knows how addresses are spelt.
"""

import re
from dataclasses import dataclass

TOKEN_MAX_CHARS = 64  # Telegram: a start payload has 1-64 of A-Z a-z 0-9 _ -
DATA_MAX_BYTES = 64  # Telegram: callback data has 1-64 bytes
GUIDE_ID_MAX_CHARS = 24
STEP_ID_MAX_CHARS = 16
PROBLEM_ID_MAX_CHARS = 8
SHARE_CODE_MAX_CHARS = 15

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
SHARE_CODE = re.compile(r"[A-Za-z0-9-]{1,15}")
_VERB = re.compile(r"[a-z][a-z-]{0,11}")


@dataclass(frozen=True, slots=True)
class Address:
    """The name of one screen: `Address(("guide", "eid-install", "play"))`."""

    parts: tuple[str, ...]  # the flow's name, then ids; each one matches ID

    @property
    def flow(self) -> str:
        return self.parts[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """All that follows the flow's name."""
        return self.parts[1:]

    @property
    def token(self) -> str:
        """The spelling in buttons, start payloads and QR codes: `guide_eid-install_play`."""
        return "_".join(self.parts)

    @property
    def path(self) -> str:
        """The spelling on the web: `/guide/eid-install/play`; home is `/`."""
        return "/" if self == HOME else "/" + "/".join(self.parts)

    @property
    def parent(self) -> "Address":
        """The screen above this one; above a flow's first screen is home."""
        return Address(self.parts[:-1]) if len(self.parts) > 1 else HOME

    def under(self, *ids: str) -> "Address":
        """Return the screen with these ids below this one."""
        return Address(self.parts + ids)


HOME = Address(("home",))


@dataclass(frozen=True, slots=True)
class Arrival:
    """A link that was followed: where to, and the share code that is credited."""

    address: Address
    via: str | None  # share code, 1-15 of A-Z a-z 0-9 -


@dataclass(frozen=True, slots=True)
class Act:
    """What a Do button asks for. `:` cannot occur in a start payload, so no link can ever act."""

    verb: str  # 1-12 of a-z and -
    address: Address

    @property
    def data(self) -> str:
        return f"{self.verb}:{self.address.token}"


def address(*parts: str) -> Address:
    """Name a screen from a flow's name and ids that are known to be well-formed."""
    return Address(parts)


def read_token(token: str) -> Arrival | None:
    """Read the spelling of a button or a start payload, with or without `__code` after it; None if it is neither."""
    if len(token) > TOKEN_MAX_CHARS:
        return None
    name, mark, code = token.partition("__")
    if mark and not SHARE_CODE.fullmatch(code):
        return None
    parts = tuple(name.split("_"))
    if not all(ID.fullmatch(part) for part in parts):
        return None
    return Arrival(Address(parts), code or None)


def read_path(path: str) -> Address | None:
    """Read the web's spelling; None if it is not one."""
    if path == "/":
        return HOME
    if len(path) > TOKEN_MAX_CHARS + 1 or not path.startswith("/"):
        return None
    parts = tuple(path[1:].removesuffix("/").split("/"))
    return Address(parts) if all(ID.fullmatch(part) for part in parts) else None


def read_data(data: str) -> Address | Act | None:
    """Read the data of a button: an address (Go), `verb:address` (Do), or None where it is neither."""
    if len(data.encode("utf-8", "replace")) > DATA_MAX_BYTES:
        return None
    verb, mark, token = data.rpartition(":")
    found = read_token(token)
    if found is None or found.via is not None:
        return None
    if not mark:
        return found.address
    return Act(verb, found.address) if _VERB.fullmatch(verb) else None


def spell_share_token(address: Address, code: str | None) -> str:
    """Return the start payload for a link, without the code where both would be too long for Telegram."""
    token = f"{address.token}__{code}" if code else address.token
    return token if len(token) <= TOKEN_MAX_CHARS else address.token
