"""Photos: a picture is uploaded once; from then on Telegram's own name for it is sent."""

from pathlib import Path

from telegram import InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.constants import ParseMode

from bot.channels.telegram.api import Api
from bot.channels.telegram.render import Card
from bot.store import Store
from flows.core.screen import Photo


class Photos:
    """Cards with a picture of the guides' folder. Uploads are PTB's work, so its typed methods are used here."""

    def __init__(self, folder: Path, api: Api, store: Store, channel: str) -> None:
        self._folder, self._api, self._store, self._channel = folder, api, store, channel

    async def send(self, chat: int, card: Card) -> int:
        """Send a card as a new message; gives its id."""
        assert card.photo is not None  # noqa: S101 (the payer asks)
        media = await self._media(card.photo)
        shown = await self._api.bot.send_photo(
            chat, media, card.texts[0], parse_mode=ParseMode.HTML, reply_markup=_markup(card)
        )
        await self._remember(card.photo, shown)
        return shown.message_id

    async def edit(self, chat: int, message: int, card: Card) -> None:
        """Put a card in the place of a message."""
        assert card.photo is not None  # noqa: S101 (the payer asks)
        media = InputMediaPhoto(await self._media(card.photo), card.texts[0], ParseMode.HTML)
        shown = await self._api.bot.edit_message_media(media, chat, message, reply_markup=_markup(card))
        await self._remember(card.photo, shown)

    async def _media(self, photo: Photo) -> str | bytes:
        """Telegram's id of the picture, or its bytes where Telegram does not have it yet."""
        known = await self._store.file_id(self._channel, photo.sha256)
        return known if known is not None else (self._folder / photo.file).read_bytes()

    async def _remember(self, photo: Photo, shown: Message | bool) -> None:
        if isinstance(shown, Message) and shown.photo:
            await self._store.keep_file_id(self._channel, photo.sha256, shown.photo[-1].file_id)


def _markup(card: Card) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.de_json(card.keyboard, None) if card.keyboard else None
