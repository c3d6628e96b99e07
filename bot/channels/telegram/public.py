"""Public: answers outside the private chat, in groups and behind the bot's name in any chat. Nobody's place moves,
nothing is kept, and all buttons are links into the private chat.
"""

import time
from html import escape
from typing import Any

import structlog
from telegram.error import TelegramError

import flows
from bot.channels.telegram.api import Api
from bot.channels.telegram.read import CHANNEL, Addressed, Inline
from bot.channels.telegram.render import group_card, link_to
from bot.store import Account, StoreUnavailable
from bot.turns.deliveries import team_of
from bot.turns.flood import Guard
from bot.turns.service import Turns
from flows.core.pages.guide_cards import GuideCard, credit, offered, posted, way_in
from flows.core.person import Person
from flows.core.secret import secret_in
from flows.core.text.richtext import to_telegram

log = structlog.get_logger()

_CACHE_S = 10  # how long Telegram may answer the same words of the same person by itself


class Public:
    """Answers groups and inline queries."""

    def __init__(self, api: Api, turns: Turns, guard: Guard) -> None:
        self._api, self._turns, self._guard = api, turns, guard

    async def answer_group(self, meant: Addressed) -> None:
        """Answer words in a group: what they come to, or the guide that is asked for. A flood of them is not."""
        group = Account(CHANNEL, str(meant.chat))
        if self._guard.admit(group, time.monotonic()) != "pass":
            return
        library, text = self._turns.library, meant.event.text
        if meant.guide and secret_in(text) is None:
            screen, here = posted(text, "vi", library), None
        else:
            screen = flows.advance(Person("group"), meant.event, library).screens[-1]
            here = way_in(screen, library)
        sender = await self._who(meant.sender)
        via = credit(sender.seat if sender else None, team_of(group, library.teams))
        drawn = group_card(screen, self._api.username, here, via)
        await self._call(
            "sendMessage",
            chat_id=meant.chat,
            text=drawn.texts[0],
            parse_mode="HTML",
            reply_markup=drawn.keyboard,
            reply_parameters={"message_id": meant.message, "allow_sending_without_reply": True},
        )

    async def answer_inline(self, meant: Inline) -> None:
        """Offer guides as cards for what is being typed."""
        typing = Account(f"{CHANNEL}-inline", meant.sender.id)  # a call a letter: no flood of their private chat
        if self._guard.admit(typing, time.monotonic()) != "pass":
            return
        sender = await self._who(meant.sender)
        cards = offered(meant.text, sender.language if sender else "vi", self._turns.library)
        via = credit(sender.seat) if sender else None
        await self._call(
            "answerInlineQuery",
            inline_query_id=meant.query,
            results=[article(card, self._api.username, via) for card in cards],
            cache_time=_CACHE_S,
            is_personal=True,
            next_offset="",
        )

    async def _who(self, account: Account | None) -> Person | None:
        """Somebody as they are remembered; None where that cannot be had: a card needs no credit."""
        try:
            return (await self._turns.look(account))[0] if account else None
        except StoreUnavailable as error:
            log.error("a card without its credit", error=str(error))
            return None

    async def _call(self, method: str, **parameters: Any) -> None:
        try:
            await self._api.call(method, **parameters)
        except TelegramError as error:
            log.info("not answered", method=method, error=str(error))


def article(card: GuideCard, username: str, via: str | None) -> dict[str, Any]:
    """A guide's card as Telegram's InlineQueryResultArticle."""
    text = f"<b>{escape(card.title, quote=False)}</b>\n\n{to_telegram(card.text)}"
    return {
        "type": "article",
        "id": card.guide,
        "title": card.title,
        "description": card.summary,
        "input_message_content": {"message_text": text, "parse_mode": "HTML"},
        "reply_markup": {"inline_keyboard": [[{"text": card.button, "url": link_to(username, card.address, via)}]]},
    }
