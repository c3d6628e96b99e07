"""Secrets: numbers and words that no person should type to a bot, recognised before anything else is done with them.

`find_secret` says which kind a text holds, if any. It errs on the side of caution where the text names the secret
("mã otp là …"), and lets a number pass that has a plain meaning of its own: a phone, an amount, a date, the code of a
dossier or an order. Nothing here keeps or returns a piece of the text. A text that `is_too_long` is for the
caller to refuse. `names_secret` says whether it speaks of one at all. `may_hold_secret` is a quick look at what nobody
answers.
"""

from flows.core.secret.judging import find_secret, names_secret
from flows.core.secret.kinds import SECRET_KINDS, SecretKind
from flows.core.secret.quick_look import may_hold_secret
from flows.core.secret.reading import JUDGED_MAX_CHARS, is_too_long
from flows.core.secret.steps import concerns_papers, find_asked_kinds

__all__ = [
    "JUDGED_MAX_CHARS",
    "SECRET_KINDS",
    "SecretKind",
    "concerns_papers",
    "find_asked_kinds",
    "find_secret",
    "is_too_long",
    "may_hold_secret",
    "names_secret",
]
