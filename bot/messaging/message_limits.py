"""Message limits: what Telegram carries in one message, in UTF-16 units after parsing. The checker holds them too."""

TEXT_MAX = 4096
CAPTION_MAX = 1024
