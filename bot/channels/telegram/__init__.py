"""Telegram: reads updates into events and shows screens as one live card.

`read` and `render` are pure; `payer` shows what is owed; `polling` and `webhook` are the two ways in; `channel` plays
one update.
"""
