"""Telegram: reads updates into events and shows screens as one live card.

`read` and `render` are pure; `payer` shows what is owed, by `cards`; `courier` brings what people say to each other;
`public` answers in groups and in other chats; `polling` and `webhook` are the two ways in; `channel` plays one update.
"""
