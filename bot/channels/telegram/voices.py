"""Voice messages: fetched, written down by a Transcriber; nothing of either is kept."""

import asyncio

import structlog
from telegram.error import TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.update import VoiceMessage
from bot.messaging.transcriber import VoiceSettings, name_sound
from bot.server.logs import trace

log = structlog.get_logger()


class VoiceReader:
    """Reads voices, a few at a time."""

    def __init__(self, api: Api, settings: VoiceSettings) -> None:
        self._api, self._settings = api, settings
        self._slots = asyncio.Semaphore(settings.at_once)

    async def read(self, voice: VoiceMessage) -> str | None:
        """Return what a voice said; None where it is too long, too slow, or nothing was understood."""
        if (voice.file_size or 0) > self._settings.max_bytes:
            return None
        try:
            async with asyncio.timeout(self._settings.patience_s), self._slots:
                sound = await self._api.fetch_file(voice.file_id, self._settings.max_bytes)
                words = (
                    await self._settings.transcriber.transcribe(sound, name_sound(voice.mime_type)) if sound else None
                )
        except (TelegramError, TimeoutError, OSError) as error:
            log.warning("a voice not heard", why=type(error).__name__)
            return None
        except Exception as error:  # a transcriber is somebody else's
            log.error("the transcriber failed", trace=trace(error))
            return None
        return " ".join(words.split()) or None if words else None
