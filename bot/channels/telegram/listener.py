"""The listener: fetches a voice message, lets a Transcriber write down its words, and keeps nothing of either."""

import asyncio

import structlog
from telegram.error import TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.update import Voice
from bot.channels.transcriber import Ear
from bot.server.logs import trace

log = structlog.get_logger()


class Listener:
    """Listens to voices, a few at a time."""

    def __init__(self, api: Api, ear: Ear) -> None:
        self._api, self._ear = api, ear
        self._slots = asyncio.Semaphore(ear.at_once)

    async def words(self, voice: Voice) -> str | None:
        """What a voice said; None where it is too long, too slow, or nothing was understood."""
        if (voice.file_size or 0) > self._ear.max_bytes:
            return None
        try:
            async with asyncio.timeout(self._ear.patience_s), self._slots:
                sound = await self._api.file(voice.file_id, self._ear.max_bytes)
                words = await self._ear.transcriber.words(sound, voice.mime_type or "audio/ogg") if sound else None
        except (TelegramError, TimeoutError, OSError) as error:
            log.warning("a voice not heard", why=type(error).__name__)
            return None
        except Exception as error:  # a transcriber is somebody else's
            log.error("the transcriber failed", trace=trace(error))
            return None
        return " ".join(words.split()) or None if words else None
