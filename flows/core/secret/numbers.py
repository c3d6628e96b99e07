"""Numbers by their form: which digits can be a citizen-ID, a card, a phone, an amount."""

import re

from stdnum import luhn

_PROVINCES = frozenset(
    re.findall(
        "[0-9]+",
        """
        001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037
        038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079
        080 082 083 084 086 087 089 091 092 093 094 095 096
        """,
    )
)
"""Where a birth was registered (Circular 59/2021/TT-BCA, annex 1). They outlive the mergers of provinces."""

_BORN_BEFORE = 50  # years of this century that can be a birth: there is no clock here
_CARD_FIRST = frozenset("23456")  # Mastercard's new range, JCB and Amex, Visa, Mastercard, UnionPay
_MOBILE_SECOND = frozenset("35789")


def is_citizen_id(digits: str) -> bool:
    """Say whether twelve digits have the form of a citizen-ID: place of birth, century and sex, year, number."""
    if len(digits) != 12 or digits[:3] not in _PROVINCES or digits[3] not in "0123":
        return False
    return digits[3] in "01" or int(digits[4:6]) < _BORN_BEFORE


def is_card(digits: str) -> bool:
    """Say whether the digits can be the number of a payment card: Luhn, or Napas' own beginning."""
    if digits.startswith("9704"):
        return len(digits) in (16, 19)
    return 16 <= len(digits) <= 19 and digits[0] in _CARD_FIRST and luhn.is_valid(digits)


def is_phone(digits: str) -> bool:
    """Say whether the digits are a phone number of Việt Nam: mobile, fixed, with the country's code, or a hotline."""
    if digits.startswith(("1800", "1900")):
        return 8 <= len(digits) <= 10
    for prefix in ("0084", "84"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 9:
            digits = "0" + digits[len(prefix) :]
    if digits.startswith("02"):
        return len(digits) == 11
    return len(digits) == 10 and digits[0] == "0" and digits[1] in _MOBILE_SECOND


def is_round(digits: str) -> bool:
    """Say whether the digits look like a sum of money rather than a code: whole thousands."""
    return digits[0] != "0" and len(digits) >= 4 and digits.endswith("000")
