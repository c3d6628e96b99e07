"""Names of people in what somebody typed: told by how they are introduced, by their first word, or by capitals.

Many a name passes for a word, so this errs on the side of caution: what is only likely a name is taken for one.
"""

import re
from itertools import pairwise

from flows.core.text.fold import fold

_INTRODUCED = re.compile(
    r"\b(?:ho (?:va )?ten|ho ten|ten (?:la|toi|tui|em|con|chau|minh|mk|day du|that|khai sinh|chong|vo|cha|ba|me|bo|ong)"
    r"|(?:toi|tui|em|con|chau|minh|mk) ten|my name|full name|name is|i am called)\b"
)
_FAMILY = (
    r"nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|doan|trinh|truong|mai|cao|luong|ha|lam"
    r"|phung|chau|thai|ta|to|luu"
)
_MIDDLE = r"van|thi|huu|duc|ngoc|dinh|xuan|quoc|cong|ba|quang|trong|khac|viet|thanh|minh|hong|kim|thu|nhu"
_WHOLE = re.compile(rf"\b(?:{_FAMILY}) (?:{_MIDDLE}) [a-z]{{1,7}}\b")
_TITLED = re.compile(r"[^\W\d_][^\W\d_]*")


def may_hold_name(text: str) -> bool:
    """Return whether a text likely holds somebody's name."""
    words = fold(text)
    return bool(_INTRODUCED.search(words) or _WHOLE.search(words)) or _has_titled_pair(text)


def _has_titled_pair(text: str) -> bool:
    """Return whether words in a row are written as names are: two, or three where they begin the text."""
    titled = [word.istitle() for word in _TITLED.findall(text)]
    return (all(titled[:3]) and len(titled) > 2) or any(one and other for one, other in pairwise(titled[1:]))
