"""A transcriber for tests, and a bot that listens with it."""

import asyncio
from dataclasses import dataclass, replace

from bot.messaging.transcriber import VoiceSettings
from tests.harness.telegram import Plan


@dataclass
class Said:
    """A transcriber that hears the same in every sound."""

    said: str | None = "cài vneid"
    fails: bool = False
    slow_s: float = 0.0

    async def transcribe(self, sound: bytes, mime: str) -> str | None:
        assert sound.startswith(b"OggS")
        assert mime == "audio/ogg"
        await asyncio.sleep(self.slow_s)
        if self.fails:
            raise ValueError("mã otp là 482913")
        return self.said


def hearing(plan: Plan, transcriber: Said, **limits: float) -> Plan:
    """A plan with an ear."""
    ear = VoiceSettings(transcriber, int(limits.get("max_bytes", 100_000)), limits.get("patience_s", 10.0), 1)
    return replace(plan, ear=ear)
