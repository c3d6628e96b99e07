"""Events: what a person did, as every channel reports it. Raw updates go no further than the channel."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.core.address import Act, Address
from flows.core.text.fold import settle

SentKind = Literal["photo", "voice", "listening", "sticker", "file", "contact", "unreadable", "flood"]
"""Things that are neither words nor a button. `listening`: a voice whose words are being written down. `unreadable`:
forged or broken data. `flood`: too many events at once."""

Role = Literal["citizen", "member", "lead", "admin"]
ROLES: tuple[Role, ...] = ("citizen", "member", "lead", "admin")


@dataclass(frozen=True, slots=True)
class Origin:
    """What every event carries. The pure room has no clock and no dice: both come with the event."""

    id: str  # the same for every delivery of the same event, unique over all channels: `telegram:12345`
    at: datetime  # when it was received, UTC
    seed: str  # fresh random id, 22 characters; what this turn creates is named by it
    channel: str  # the name in CHANNELS: telegram, web, console
    here: Address | None = None  # the screen it was done on, where the channel knows it (a web page does)
    order: int | None = None  # the channel's own count of events, where it has one (Telegram's update_id)
    via: str | None = None  # the share code that brought the person, where the channel carries it along


@dataclass(frozen=True, slots=True)
class Opened:
    """A Go button, a link, a QR code or a command was followed."""

    origin: Origin
    address: Address
    arrived: bool = False  # came from outside the conversation: a link or a QR code


@dataclass(frozen=True, slots=True)
class Pressed:
    """A Do button was pressed."""

    origin: Origin
    act: Act


@dataclass(frozen=True, slots=True)
class Said:
    """Words were typed. They live as long as the turn and are never stored."""

    origin: Origin
    text: str  # settled, wherever it comes from

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", settle(self.text))


@dataclass(frozen=True, slots=True)
class Sent:
    """Something arrived that the conversation cannot read."""

    origin: Origin
    kind: SentKind
    text: str = ""  # caption and name of a file, settled; looked at for secrets and forgotten

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", settle(self.text))


Event = Opened | Pressed | Said | Sent
