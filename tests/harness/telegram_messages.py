"""What becomes of a person's own messages on Telegram."""

import asyncio

from tests.fakes.botapi import Phone
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import TelegramProgram


async def gone(house: TelegramProgram, phone: Phone, message: int, patience_s: float = PATIENCE_S) -> None:
    """Wait until a message is deleted and nothing more is to be done for it."""
    async with asyncio.timeout(patience_s):
        while message not in phone.chat.deleted or await house.store.chats.find_deletions("telegram"):
            await asyncio.sleep(0.01)


def sent(phone: Phone) -> int:
    """The id of the message that this phone sent last."""
    assert phone.last is not None
    return int(phone.last.body["message_id"])
