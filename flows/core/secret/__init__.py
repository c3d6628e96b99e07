"""Secrets: numbers and words that no person should type to a bot, recognised before anything else is done with them.

`secret_in` says which kind a text holds, if any. It errs on the side of caution where somebody names the thing ("mã
otp là …"), and on the side of passing where a number has a plain meaning of its own: a phone, an amount, a date, the
code of a dossier or an order. Nothing here keeps or returns a piece of the text.
"""

from flows.core.secret.judging import secret_in
from flows.core.secret.kinds import SECRET_KINDS, SecretKind
from flows.core.secret.steps import asked_for, concerns_papers

__all__ = ["SECRET_KINDS", "SecretKind", "asked_for", "concerns_papers", "secret_in"]
