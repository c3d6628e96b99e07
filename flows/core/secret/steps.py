"""What a step asks for, told from its words: there a bare number is a secret, and a photo is likely one of papers."""

import re
from functools import lru_cache

from flows.core.secret.kinds import SecretKind
from flows.core.text.fold import fold

_ASKS: tuple[tuple[SecretKind, re.Pattern[str]], ...] = (
    ("otp", re.compile(r"\b(?:otp|ma (?:xac (?:thuc|nhan|minh)|dung mot lan)|code)\b")),
    ("pin", re.compile(r"\b(?:ma pin|passcode|mat ma|pin code|your pin)\b")),
    ("password", re.compile(r"\b(?:mat khau|password)\b")),
    ("account", re.compile(r"\b(?:so tai khoan|account number)\b")),
    ("card", re.compile(r"\b(?:so the|card number)\b")),
    ("citizen-id", re.compile(r"\b(?:so can cuoc|so dinh danh|so cccd|id number|12 so)\b")),
)
_PAPERS = re.compile(
    r"\b(?:the can cuoc|can cuoc|cccd|giay to|chung minh|giay khai sinh|ho khau|so do|bang lai|ho chieu|giay phep"
    r"|papers?|id card|passport|mat (?:truoc|sau)|the (?:atm|ngan hang|bao hiem|bhyt)|giay chung)\b"
)


@lru_cache(maxsize=1024)
def asked_for(text: str) -> frozenset[SecretKind]:
    """The kinds of secrets that a step has to do with."""
    words = fold(text)
    return frozenset(kind for kind, asks in _ASKS if asks.search(words))


@lru_cache(maxsize=1024)
def concerns_papers(text: str) -> bool:
    """Whether a step has to do with papers, so that a photo sent there may be of one."""
    return _PAPERS.search(fold(text)) is not None
