"""Attachments: pictures and papers on Telegram. Uploaded once; from then on Telegram's own name for one is sent."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from cachetools import LRUCache
from telegram import InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.channels.telegram.api import Api
from bot.channels.telegram.events import CHANNEL
from bot.channels.telegram.render import Attachment, Card
from bot.drawing.pictures import PICTURE_PATIENCE_S
from bot.messaging.files import Files
from bot.store import Store
from flows.core.screen import Chart, Code, Sheet

_NAMES_KEPT = 10_000
_OF_THE_MOMENT = (Chart, Code)  # there are ever new ones: their names are not worth keeping
_MADE_PATIENCE_S = 1.5  # for what the screen is about: a QR code, a chart
_Known = Callable[[str], Awaitable[int]]
_Uploaded = Callable[[bytes], Awaitable[Message | bool]]


class Attachments:
    """Cards with a picture or a paper. Uploads are PTB's work, so its typed methods are used here."""

    def __init__(self, files: Files, api: Api, store: Store) -> None:
        self._pictures, self._printer, self._api, self._store = files.pictures, files.printer, api, store
        # what was asked for lately: the store need not be asked at every press
        self._names: LRUCache[str, str] = LRUCache(_NAMES_KEPT)

    async def drop_unready(self, card: Card) -> Card:
        """Return the card, without its attachment where Telegram does not know it and it cannot be made at once."""
        attached = card.attached
        if attached is None or await self._find_name(attached) is not None:
            return card
        content = await self._make_content(attached, PICTURE_PATIENCE_S)
        return card if content is not None else replace(card, attached=None)

    async def send(self, chat: int, card: Card) -> int:
        """Send a card as a new message; return its id."""
        kind = "document" if isinstance(card.attached, Sheet) else "photo"

        async def known(name: str) -> int:
            sent = await self._api.call(
                f"send{kind.capitalize()}",
                chat_id=chat,
                caption=card.texts[0],
                parse_mode="HTML",
                reply_markup=card.keyboard,
                **{kind: name},
            )
            return int(sent["message_id"])

        async def uploaded(content: bytes) -> Message:
            text, markup = card.texts[0], _markup(card)
            if isinstance(card.attached, Sheet):
                name = f"{card.attached.guide}-{card.attached.kind}.pdf"
                return await self._api.bot.send_document(
                    chat, content, text, parse_mode=ParseMode.HTML, reply_markup=markup, filename=name
                )
            return await self._api.bot.send_photo(chat, content, text, parse_mode=ParseMode.HTML, reply_markup=markup)

        return await self._show(card, known, uploaded)

    async def edit(self, chat: int, message: int, card: Card) -> None:
        """Put a card with a picture in the place of a message."""

        async def known(name: str) -> int:
            media = {"type": "photo", "media": name, "caption": card.texts[0], "parse_mode": "HTML"}
            await self._api.call(
                "editMessageMedia", chat_id=chat, message_id=message, media=media, reply_markup=card.keyboard
            )
            return message

        async def uploaded(content: bytes) -> Message | bool:
            media = InputMediaPhoto(content, card.texts[0], ParseMode.HTML)
            return await self._api.bot.edit_message_media(media, chat, message, reply_markup=_markup(card))

        await self._show(card, known, uploaded)

    def _key(self, attached: Attachment) -> str:
        return self._printer.key(attached) if isinstance(attached, Sheet) else self._pictures.key(attached)

    async def _make_content(self, attached: Attachment, patience_s: float | None) -> bytes | None:
        if isinstance(attached, Sheet):
            return await self._printer.content(attached)
        if not isinstance(attached, _OF_THE_MOMENT):
            return await self._pictures.content(attached, patience_s)
        drawing = asyncio.ensure_future(self._pictures.content(attached))
        done, _ = await asyncio.wait({drawing}, timeout=None if patience_s is None else _MADE_PATIENCE_S)
        return drawing.result() if done else None  # later it is there for the next request

    async def _find_name(self, attached: Attachment) -> str | None:
        key = self._key(attached)
        known = self._names.get(key)
        if known is None and not isinstance(attached, _OF_THE_MOMENT):
            known = await self._store.chats.find_file(CHANNEL, key)
        if known is not None:
            self._names[key] = known
        return known

    async def _show(self, card: Card, known: _Known, uploaded: _Uploaded) -> int:
        """Show by Telegram's id of the file, or by its bytes where Telegram has none. Return the message's id.

        Ids belong to one bot: after a change of the token the old ones are refused.
        """
        assert card.attached is not None  # noqa: S101 (only called where there is one)
        key = self._key(card.attached)
        name = await self._find_name(card.attached)
        if name is not None:
            try:
                return await known(name)
            except BadRequest as refusal:
                if "wrong" not in str(refusal).lower():
                    raise
        content = await self._make_content(card.attached, None)
        if content is None:
            raise FileNotFoundError(f"nothing to attach: {key}")
        shown = await uploaded(content)
        if not isinstance(shown, Message):
            return 0
        file = shown.document or (shown.photo[-1] if shown.photo else None)
        if file is not None:
            self._names[key] = file.file_id
            if not isinstance(card.attached, _OF_THE_MOMENT):
                await self._store.chats.keep_file(CHANNEL, key, file.file_id)
        return shown.message_id


def _markup(card: Card) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.de_json(card.keyboard, None) if card.keyboard else None
