"""Photos: a picture is uploaded once; from then on Telegram's own name for it is sent."""

from pathlib import Path

from telegram import Message

from bot.store import Store
from flows.core.screen import Photo


class Photos:
    """Pictures of the guides' folder, by the hash of their content."""

    def __init__(self, folder: Path, store: Store, channel: str) -> None:
        self._folder, self._store, self._channel = folder, store, channel

    async def media(self, photo: Photo) -> str | bytes:
        """Telegram's id of the picture, or its bytes where Telegram does not have it yet."""
        known = await self._store.file_id(self._channel, photo.sha256)
        return known if known is not None else (self._folder / photo.file).read_bytes()

    async def remember(self, photo: Photo, shown: Message | bool) -> None:
        """Keep the id under which Telegram has a picture that was just shown."""
        sizes = getattr(shown, "photo", None)
        if sizes:
            await self._store.keep_file_id(self._channel, photo.sha256, sizes[-1].file_id)
