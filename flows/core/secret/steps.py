"""What a step asks for, by its words: at such a step a bare number is a secret, and a photo likely shows papers."""

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
def find_asked_kinds(text: str) -> frozenset[SecretKind]:
    """Find the kinds of secrets that a step asks for."""
    words = fold(text)
    return frozenset(kind for kind, asks in _ASKS if asks.search(words))


@lru_cache(maxsize=1024)
def concerns_papers(text: str) -> bool:
    """Say whether a step concerns papers, so that a photo sent there may show one."""
    return _PAPERS.search(fold(text)) is not None
