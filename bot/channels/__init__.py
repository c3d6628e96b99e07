"""Channels: each reads what came into an event and shows screens in its own way.

One folder or file, one line here; bot/messaging/channel.py says what it defines. What channels share is in
bot/messaging. Channels do not know each other, and nobody but `run` knows which there are.
"""

CHANNELS = ("telegram", "web", "console")
"""The names of all channels, as they stand in accounts, event ids and facts."""
