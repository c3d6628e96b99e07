"""Folding: Vietnamese as it is typed, brought to one spelling, so that both sides of a comparison meet.

Marks, đ, case, punctuation, invisible characters and the old or new place of the tone all fall away, since the
marks that differ between `hoà` and `hòa` are dropped altogether.
"""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case ASCII letters and digits, words parted by one space: `Cài VNeID ở đâu?` → `cai vneid o dau`."""
    bare = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    visible = (c for c in bare if unicodedata.category(c) not in ("Mn", "Cf"))
    return _NOT_WORD.sub(" ", "".join(visible)).strip()
