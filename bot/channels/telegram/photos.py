"""Photos: a picture is uploaded once; from then on Telegram's own name for it is sent."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from telegram import InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.channels.telegram.api import Api
from bot.channels.telegram.render import Card
from bot.store import Store


class Photos:
    """Cards with a picture of the guides' folder. Uploads are PTB's work, so its typed methods are used here."""

    def __init__(self, folder: Path, api: Api, store: Store, channel: str) -> None:
        self._folder, self._api, self._store, self._channel = folder, api, store, channel

    async def sendable(self, card: Card) -> Card:
        """The card, without its picture where that is neither known to Telegram nor on disk any more."""
        photo = card.photo
        if photo is None or (self._folder / photo.file).is_file():
            return card
        known = await self._store.file_id(self._channel, photo.sha256)
        return card if known is not None else replace(card, photo=None)

    async def send(self, chat: int, card: Card) -> int:
        """Send a card as a new message; gives its id."""
        shown = await self._with_media(card, lambda media: self._send(chat, card, media))
        assert isinstance(shown, Message)  # noqa: S101 (what sendPhoto gives)
        return shown.message_id

    async def edit(self, chat: int, message: int, card: Card) -> None:
        """Put a card in the place of a message."""
        await self._with_media(card, lambda media: self._edit(chat, message, card, media))

    async def _send(self, chat: int, card: Card, media: str | bytes) -> Message:
        return await self._api.bot.send_photo(
            chat, media, card.texts[0], parse_mode=ParseMode.HTML, reply_markup=_markup(card)
        )

    async def _edit(self, chat: int, message: int, card: Card, media: str | bytes) -> Message | bool:
        shown = InputMediaPhoto(media, card.texts[0], ParseMode.HTML)
        return await self._api.bot.edit_message_media(shown, chat, message, reply_markup=_markup(card))

    async def _with_media(self, card: Card, show: Callable[[str | bytes], Awaitable[Message | bool]]) -> Message | bool:
        """Show by Telegram's id of the picture, or by its bytes where Telegram has none or knows it no more.

        Ids belong to one bot: after a change of the token the old ones are refused.
        """
        photo = card.photo
        assert photo is not None  # noqa: S101 (the payer asks)
        known = await self._store.file_id(self._channel, photo.sha256)
        if known is not None:
            try:
                return await show(known)
            except BadRequest as refusal:
                if "wrong" not in str(refusal).lower():
                    raise
        shown = await show((self._folder / photo.file).read_bytes())
        if isinstance(shown, Message) and shown.photo:
            await self._store.keep_file_id(self._channel, photo.sha256, shown.photo[-1].file_id)
        return shown


def _markup(card: Card) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.de_json(card.keyboard, None) if card.keyboard else None
