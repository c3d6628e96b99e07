"""Phone numbers in the groups in which they are read aloud."""


def format_phone(digits: str) -> str:
    """Return a phone number in groups: `19000368` → `1900 0368`."""
    if len(digits) <= 4:
        return digits
    cut = 4 if digits.startswith(("0", "1")) else 3
    head, rest = digits[:cut], digits[cut:]
    size = 4 if len(rest) == 4 else 3
    return " ".join([head, *(rest[start : start + size] for start in range(0, len(rest), size))])
