"""Text that people read or type: the bot's sentences, rich text, folding for comparison, local time, phone numbers.

Everything here is pure and knows nothing of guides, screens or people.
"""
