"""Groups, and inline queries: words typed behind the bot's name in any chat.

Outside the private chat nobody moves to another screen, nothing is kept, and all buttons are links into the private
chat.
"""

import time
from html import escape
from typing import Any

import structlog
from telegram.error import TelegramError

import flows
from bot.channels.telegram.api import Api, describe
from bot.channels.telegram.events import CHANNEL, GroupWords, InlineQuery
from bot.channels.telegram.render import draw_group_card, make_bot_link
from bot.store import Account, StoreUnavailable, Unreadable
from bot.turns.deliveries import find_team
from bot.turns.flood import FloodLimiter
from bot.turns.service import Turns
from flows.core.pages.guide_cards import GuideCard, draw_group_answer, find_card_credit, label_link, offer_cards
from flows.core.person import Person
from flows.core.secret import find_secret
from flows.core.text.richtext import to_telegram

log = structlog.get_logger()

_CACHE_S = 10  # how long Telegram may answer the same words of the same person by itself


class GroupsAndInline:
    """Answers groups and inline queries."""

    def __init__(self, api: Api, turns: Turns, flood: FloodLimiter) -> None:
        self._api, self._turns, self._flood = api, turns, flood

    async def answer_group(self, meant: GroupWords) -> None:
        """Answer words in a group: with the screen they find, or the guide they ask for. A flood is not answered."""
        group = Account(CHANNEL, str(meant.chat))
        if self._flood.admit(group, time.monotonic()) != "pass":
            return
        library, text = self._turns.library, meant.event.text
        if meant.guide and find_secret(text) is None:
            screen, here = draw_group_answer(text, "vi", library), None
        else:
            screen = flows.advance(Person("group"), meant.event, library).screen
            here = label_link(screen, library)
        sender = await self._find_person(meant.sender)
        via = find_card_credit(sender.seat if sender else None, find_team(group, library.teams))
        drawn = draw_group_card(screen, self._api.username, here, via)
        await self._call(
            "sendMessage",
            chat_id=meant.chat,
            text=drawn.texts[0],
            parse_mode="HTML",
            reply_markup=drawn.keyboard,
            reply_parameters={"message_id": meant.message, "allow_sending_without_reply": True},
        )

    async def answer_inline(self, meant: InlineQuery) -> None:
        """Offer guides as cards for what is being typed."""
        typing = Account(f"{CHANNEL}-inline", meant.sender.id)  # a call a letter: no flood of their private chat
        if self._flood.admit(typing, time.monotonic()) != "pass":
            return
        sender = await self._find_person(meant.sender)
        cards = offer_cards(meant.text, sender.language if sender else "vi", self._turns.library)
        via = find_card_credit(sender.seat) if sender else None
        await self._call(
            "answerInlineQuery",
            inline_query_id=meant.query,
            results=[make_article(card, self._api.username, via) for card in cards],
            cache_time=_CACHE_S,
            is_personal=True,
            next_offset="",
        )

    async def _find_person(self, account: Account | None) -> Person | None:
        """Look a person up; None where the store fails: a card needs no credit."""
        try:
            return (await self._turns.look(account))[0] if account else None
        except (StoreUnavailable, Unreadable) as error:
            log.error("a card without its credit", error=str(error))
            return None

    async def _call(self, method: str, **parameters: Any) -> None:
        try:
            await self._api.call(method, **parameters)
        except TelegramError as error:
            log.info("not answered", method=method, error=describe(error))


def make_article(card: GuideCard, username: str, via: str | None) -> dict[str, Any]:
    """Make a guide's card into Telegram's InlineQueryResultArticle."""
    text = f"<b>{escape(card.title, quote=False)}</b>\n\n{to_telegram(card.text)}"
    button = {"text": card.button, "url": make_bot_link(username, card.address, via)}
    return {
        "type": "article",
        "id": card.guide,
        "title": card.title,
        "description": card.summary,
        "input_message_content": {"message_text": text, "parse_mode": "HTML"},
        "reply_markup": {"inline_keyboard": [[button]]},
    }
