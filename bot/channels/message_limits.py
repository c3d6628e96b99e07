"""What Telegram carries in one message, in UTF-16 units after parsing; the checker and the channel keep to it."""

TEXT_MAX = 4096
CAPTION_MAX = 1024
