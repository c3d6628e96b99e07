"""The kinds of secrets, which are ids in facts, in metrics and in the addresses of the warning's screens."""

from typing import Literal, get_args

SecretKind = Literal["citizen-id", "old-id", "card", "account", "otp", "pin", "password", "paper"]
"""What the bot warns of. `paper`: a photo or file at a step where papers are needed; no text is of this kind."""

SECRET_KINDS: tuple[SecretKind, ...] = get_args(SecretKind)
