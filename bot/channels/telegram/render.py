"""Rendering: a screen as Telegram messages: HTML, an inline keyboard, perhaps a picture or a paper."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from bot.channels.telegram.api import Keyboard
from bot.messaging.message_limits import CAPTION_MAX, TEXT_MAX
from flows.core.address import Address, spell_share_token
from flows.core.screen import Button, Do, Go, Link, Picture, Screen, Share, Sheet
from flows.core.text.richtext import to_telegram

Attachment = Picture | Sheet


@dataclass(frozen=True, slots=True)
class Card:
    """One screen as it is sent. The last text carries the keyboard; earlier ones are pieces of a long screen."""

    texts: tuple[str, ...]  # HTML
    keyboard: Keyboard | None
    attached: Attachment | None


def make_bot_link(username: str, address: Address, via: str | None = None) -> str:
    """Make the link that opens an address in the bot, crediting a share code."""
    return f"https://t.me/{username}?start={spell_share_token(address, via)}"


def draw_card(screen: Screen, username: str) -> Card:
    """Draw a screen for a private chat."""
    rows = [[_draw_button(button, username) for button in row] for row in screen.rows]
    return Card(_draw_texts(screen), {"inline_keyboard": rows} if rows else None, screen.picture or screen.sheet)


def draw_group_card(screen: Screen, username: str, here: str | None = None, via: str | None = None) -> Card:
    """Draw a screen for a group: buttons are links into the private chat, so nothing can be done for somebody else.

    here: label of a link to the screen itself, where it has one. via: share code that is credited.
    """
    goes = [[b for b in row if isinstance(b, Go)] for row in screen.rows]
    if here is not None and not any(button.address == screen.address for row in goes for button in row):
        goes.insert(0, [Go(here, screen.address)])
    rows = [[{"text": b.face, "url": make_bot_link(username, b.address, via)} for b in row] for row in goes if row]
    return Card(_draw_texts(screen)[:1], {"inline_keyboard": rows} if rows else None, None)


def draw_sentence(text: str) -> Card:
    """Draw a sentence without buttons."""
    return Card((escape(text, quote=False),), None, None)


def _draw_button(button: Button, username: str) -> dict[str, str]:
    match button:
        case Go(_, address):
            return {"text": button.face, "callback_data": address.token}
        case Do(label, act):
            return {"text": label, "callback_data": act.data}
        case Link(label, url):
            return {"text": label, "url": url}
        case Share(label, address, text, via):
            link = quote(make_bot_link(username, address, via), safe="")
            return {"text": label, "url": f"https://t.me/share/url?url={link}&text={quote(text)}"}


def _draw_texts(screen: Screen) -> tuple[str, ...]:
    banner = f"<b>{escape(screen.banner, quote=False)}</b>\n\n" if screen.banner else ""
    note = f"<i>{escape(screen.note, quote=False)}</i>\n\n" if screen.note else ""
    text = f"{banner}{note}<b>{escape(screen.title, quote=False)}</b>\n\n{to_telegram(screen.text)}".strip()
    limit = CAPTION_MAX if screen.picture or screen.sheet else TEXT_MAX
    return split_text(text, limit)


def split_text(text: str, limit: int) -> tuple[str, ...]:
    """Cut HTML at blank lines, else at line ends, into pieces of at most `limit` UTF-16 units.

    Tags never span a line here, so no piece cuts one. A single line over the limit cannot occur in a checked guide;
    it is cut as plain text.
    """
    out: list[str] = []
    rest = text
    while _count_units(rest) > limit:
        head = rest[:limit]
        while _count_units(head) > limit:
            head = head[:-1]
        cut = max(head.rfind("\n\n"), head.rfind("\n") if "\n\n" not in head else -1)
        if cut <= 0:
            cut = len(head)
        out.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return (*out, rest)


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
