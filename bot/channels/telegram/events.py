"""Events: what an update means. Everything in it is hostile or mistaken until it has become an event."""

import re
from dataclasses import dataclass

from bot.channels.telegram.update import OTHER_KINDS, Message, PressedButton, Update, User, VoiceMessage
from bot.server.metrics import OTHER_MESSAGES
from bot.store import Account
from bot.turns.service import make_origin
from flows.core.address import HOME, TOKEN_MAX_CHARS, Act, Address, read_data, read_token
from flows.core.event import Event, Opened, Pressed, Said, Sent, SentKind
from flows.core.secret import find_secret

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query")
_GUIDE = re.compile(r"/guide(?:@(\w+))?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
_KINDS: tuple[tuple[str, SentKind], ...] = (
    ("photo", "photo"),
    ("voice", "voice"),
    ("audio", "voice"),
    ("video_note", "voice"),
    ("sticker", "sticker"),
    ("animation", "sticker"),
    ("dice", "sticker"),
    ("document", "file"),
    ("video", "file"),
    ("contact", "contact"),
    ("location", "contact"),
)


@dataclass(frozen=True, slots=True)
class PrivateEvent:
    """An event of one person in their private chat."""

    account: Account
    event: Event
    query: str | None = None  # callback query to be answered
    pressed: int | None = None  # message whose button was pressed
    message: int | None = None  # the person's own, to be deleted where it holds a secret
    voice: VoiceMessage | None = None  # to be listened to, where somebody can
    edited: bool = False  # the message was there before: it is answered only where a secret was edited into it


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Words in a group that are meant for the bot."""

    chat: int
    message: int
    event: Said
    sender: Account | None  # None for somebody who writes as the group
    guide: bool  # whether they ask for a guide to be shown to the group: `/guide vneid`, less the command


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """Words typed behind the bot's name in any chat."""

    query: str
    sender: Account
    text: str


def read_update(update: Update, username: str) -> PrivateEvent | GroupWords | InlineQuery | None:
    """Read what an update means; None for what does not concern the bot."""
    if update.inline_query is not None:
        typed = update.inline_query
        if typed.sender.id <= 0:
            return None
        return InlineQuery(typed.id, _account(typed.sender), typed.query)
    if update.callback_query is not None:
        return _read_press(update.callback_query, update.update_id)
    message, edited = (update.message or update.edited_message), update.message is None
    if message is None:
        return None
    if message.chat.type == "private" and message.chat.id <= 0:
        return None  # no person has such a number; a team's group does
    if message.chat.type == "private":
        event = _read_edit(message, update.update_id) if edited else _read_message(message, update.update_id)
        account = Account(CHANNEL, str(message.chat.id))
        voice = None if edited else message.voice
        return PrivateEvent(account, event, None, None, message.message_id, voice, edited) if event else None
    if message.chat.type in ("group", "supergroup") and not edited:
        return _read_in_group(message, update.update_id, username)
    return None


def _read_in_group(message: Message, number: int, username: str) -> GroupWords | None:
    words = _find_words(message, username)
    asked = _GUIDE.fullmatch((message.text or "").strip()) or _GUIDE.fullmatch(words or "")
    if asked is not None and (asked[1] or username).lower() == username.lower():
        words = asked[2] or ""
    elif words is None:
        return None
    else:
        asked = None
    event = Said(make_origin(CHANNEL, str(number)), words)
    sender = _account(message.sender) if message.sender else None
    return GroupWords(message.chat.id, message.message_id, event, sender, asked is not None)


def _account(user: User) -> Account:
    return Account(CHANNEL, str(user.id))  # a private chat has the person's own id


def _read_edit(message: Message, number: int) -> Event | None:
    """Read what a message says since it was edited: words, or what stands next to a photo or file."""
    words = message.text or _read_caption(message)
    return Said(make_origin(CHANNEL, str(number), order=number), words) if words else None


def _read_caption(message: Message) -> str:
    """Read what is written next to a photo or file."""
    name = message.document.file_name if message.document else None
    return " ".join(filter(None, (message.caption, name)))


def _read_press(query: PressedButton, number: int) -> PrivateEvent | None:
    message = query.message
    if query.sender.id <= 0 or (message is not None and message.chat.type != "private"):
        return None
    source = make_origin(CHANNEL, str(number), order=number)
    event: Event
    match read_data(query.data or ""):
        case Address() as address:
            event = Opened(source, address)
        case Act() as act:
            event = Pressed(source, act)
        case None:
            event = Sent(source, "unreadable")
    return PrivateEvent(_account(query.sender), event, query.id, message.message_id if message else None)


def _read_message(message: Message, number: int) -> Event | None:
    text = message.text
    if text is None:
        kind = next((kind for name, kind in _KINDS if getattr(message, name, None)), None) or _read_other(message)
        return Sent(make_origin(CHANNEL, str(number), order=number), kind, _read_caption(message)) if kind else None
    command, _, payload = text.partition(" ")
    payload = payload.strip()
    is_link = 0 < len(payload) <= TOKEN_MAX_CHARS and find_secret(payload) is None
    if command.partition("@")[0] == "/start" and is_link:
        link = read_token(payload)
        source = make_origin(CHANNEL, str(number), order=number, via=link.via if link else None)
        return Opened(source, link.address if link else HOME, arrived=True)
    return Said(make_origin(CHANNEL, str(number), order=number), text)


def _read_other(message: Message) -> SentKind | None:
    """Take content of a kind that the bot makes nothing of, or that is newer than the bot, for a file; count it."""
    name = message.other_content
    if name is None:
        return None
    OTHER_MESSAGES.labels(name if name in OTHER_KINDS else "new").inc()
    return "file"


def _find_words(message: Message, username: str) -> str | None:
    """Find the words of a group message that are meant for the bot: a command, a mention of it, or a reply to it."""
    text = message.text or ""
    mention = f"@{username}".lower()
    replied = message.reply_to_message
    to_bot = replied is not None and replied.sender is not None and replied.sender.username == username
    if mention not in text.lower() and not to_bot:
        return None
    kept = [word for word in text.split() if mention not in word.lower()]
    return " ".join(kept) or "/start"
