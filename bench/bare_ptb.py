"""What `make bench` compares with: a plain python-telegram-bot Application with all its default settings.

It polls and counts presses from 0 to 10, answering each with answerCallbackQuery and
editMessageText. It keeps nothing, so it shows what PTB itself costs. TELEGRAM_TOKEN and
TELEGRAM_API_BASE come from the environment.
"""

from __future__ import annotations

import os
from typing import Any, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

STEPS: Final = 10


def make_keyboard(step: int) -> InlineKeyboardMarkup:
    """Give one button to the next step; the last step begins again."""
    return InlineKeyboardMarkup([[InlineKeyboardButton("Tiếp theo", callback_data=str((step + 1) % (STEPS + 1)))]])


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show step 0."""
    if update.message is not None:
        await update.message.reply_text(f"Bước 0/{STEPS}", reply_markup=make_keyboard(0))


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show the step that the button names."""
    query = update.callback_query
    if query is not None and query.data is not None:
        step = int(query.data)
        await query.answer()
        await query.edit_message_text(f"Bước {step}/{STEPS}", reply_markup=make_keyboard(step))


def build_application(token: str, api_base: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """Build the bot; only the address of the Bot API is set."""
    built = Application.builder().token(token).base_url(api_base).build()
    built.add_handler(CommandHandler("start", start))
    built.add_handler(CallbackQueryHandler(press))
    return built


if __name__ == "__main__":
    build_application(os.environ["TELEGRAM_TOKEN"], os.environ["TELEGRAM_API_BASE"]).run_polling()
