"""The transcriber: turns a voice message into words. None is set up by default; docs/voice.md says how, and with what.

What it hears may be a secret: it must keep nothing and send nothing away. Its words are treated like typed words.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.config import Voice

_WORDS_MAX_BYTES = 20_000


USUAL_SOUND = "audio/ogg"  # a voice message of Telegram: Opus
_SOUNDS = frozenset({USUAL_SOUND, "audio/mpeg", "audio/mp4", "audio/aac", "audio/wav", "audio/x-wav", "audio/webm"})


def name_sound(mime: str | None) -> str:
    """Return a kind of sound that is known. It is an argument of a program, so nothing else may stand there."""
    return mime if mime in _SOUNDS else USUAL_SOUND


class Transcriber(Protocol):
    """Writes down what is said."""

    async def transcribe(self, sound: bytes, mime: str) -> str | None:
        """Write down a sound of this kind (Telegram: audio/ogg with Opus); None where no word was understood."""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """A transcriber, and how much it may be asked to do."""

    transcriber: Transcriber
    max_bytes: int  # of a voice
    patience_s: float  # from fetching a voice to its words, with the wait for others
    at_once: int  # voices listened to at the same time


class CommandTranscriber:
    """Runs a program for each voice: the sound on its standard input, the words (UTF-8) on its standard output."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)

    async def transcribe(self, sound: bytes, mime: str) -> str | None:
        """Run the program. Raises OSError where it cannot be run; a failed run has no words."""
        pipe, none = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL  # what it says of errors may quote the voice
        process = await asyncio.create_subprocess_exec(*self._command, mime, stdin=pipe, stdout=pipe, stderr=none)
        try:
            said, _ = await process.communicate(sound)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode != 0:
            return None
        return said[:_WORDS_MAX_BYTES].decode("utf-8", "replace").strip() or None


def make_voice_settings(voice: Voice) -> VoiceSettings | None:
    """Make the settings of a deployment; None where config names no program."""
    if not voice.command:
        return None
    return VoiceSettings(CommandTranscriber(voice.command), voice.max_bytes, voice.patience_s, voice.at_once)
