"""Numbers in Vietnamese words. The packages that do this read years wrongly or are under the GPL."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")
_GROUPS_MAX = len(_SCALES)


def spell_digits(text: str) -> str:
    """Return the words of digits one by one, as a phone number is read: `19` → `một chín`."""
    return " ".join(_DIGITS[int(digit)] for digit in text if digit.isdecimal())


def spell_number(number: int) -> str:
    """Return the words of a whole number from 0 up; from a thousand billions on, digit by digit.

    `2026` → `hai nghìn không trăm hai mươi sáu`.
    """
    text = str(number)
    if number < 0 or len(text) > 3 * _GROUPS_MAX:
        return spell_digits(text)
    if number == 0:
        return _DIGITS[0]
    groups = [int(group) for group in f"{number:,}".split(",")]
    said: list[str] = []
    for place, group in enumerate(groups):
        if group:
            said += _spell_group(group, full=place > 0)
            said.append(_SCALES[len(groups) - 1 - place])
    return " ".join(word for word in said if word)


def _spell_group(group: int, *, full: bool) -> list[str]:
    """Return the words of up to three digits. full: say the hundreds even where there are none."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    said = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 1:
        said.append("mười")
    elif tens:
        said += [_DIGITS[tens], "mươi"]
    elif said and ones:
        said.append("lẻ")
    if ones == 5 and tens:
        said.append("lăm")
    elif ones == 1 and tens > 1:
        said.append("mốt")
    elif ones:
        said.append(_DIGITS[ones])
    return said
