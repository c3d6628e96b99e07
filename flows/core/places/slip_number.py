"""Slip numbers: eight digits, the last a check digit by Damm, which tells every wrong digit and every swap of two
neighbours. A slip is filled in by hand and typed in later, so a slip of the pen must not name another slip.
"""

from stdnum import damm

LENGTH = 8
_BETWEEN = frozenset(" .-\u00a0")  # what people write between groups of digits


def with_check(seven_digits: str) -> str:
    """A whole number from its first seven digits."""
    return seven_digits + str(damm.calc_check_digit(seven_digits))


def sound(number: str) -> bool:
    """Whether these are eight digits, nothing else, whose check digit is right."""
    return len(number) == LENGTH and number.isascii() and number.isdecimal() and bool(damm.is_valid(number))


def readable(number: str) -> str:
    """The number as it is printed, in two groups: `1234 5678`."""
    return f"{number[:4]} {number[4:]}"


def digits_of(text: str) -> str | None:
    """The digits of a number as somebody typed it, of any length; None where it is anything but digits and gaps."""
    digits = "".join(letter for letter in text.strip() if letter not in _BETWEEN)
    return digits if digits.isascii() and digits.isdecimal() else None
