"""Channels: each reads what came into an event and shows screens in its own way. One folder or file, one line here."""

CHANNELS = ("telegram", "web", "console")
"""The names of all channels, as they stand in accounts, event ids and facts."""
