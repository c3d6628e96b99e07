"""Slip numbers: eight digits, the last a check digit by Damm, which detects every wrong digit and every swap of two
neighbours. A slip is filled in by hand and typed in later, so a mistyped number must not name another slip.
"""

from stdnum import damm

LENGTH = 8
_BETWEEN = frozenset(" .-\u00a0")  # what people write between groups of digits


def add_check_digit(seven_digits: str) -> str:
    """Return the whole number for its first seven digits."""
    return seven_digits + str(damm.calc_check_digit(seven_digits))


def is_sound(number: str) -> bool:
    """Return whether these are eight digits, nothing else, whose check digit is right."""
    return len(number) == LENGTH and number.isascii() and number.isdecimal() and bool(damm.is_valid(number))


def format_slip_number(number: str) -> str:
    """Return the number as it is printed, in two groups: `1234 5678`."""
    return f"{number[:4]} {number[4:]}"


def read_digits(text: str) -> str | None:
    """Return the digits of a typed number, of any length; None where it has anything but digits and gaps."""
    digits = "".join(letter for letter in text.strip() if letter not in _BETWEEN)
    return digits if digits.isascii() and digits.isdecimal() else None
