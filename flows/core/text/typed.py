"""Typed words as Vietnamese syllables, also from raw Telex (`caif ddawtj`) and VNI (`ca2i d9a85t`).

A syllable gets one spelling: its letters with their own marks, then its tone as a digit, so that `hoà`, `hòa`, `hoaf`
and `hoa2` are all `hoa2`. Words that are no Vietnamese syllable stay as they are.
"""

import re
from functools import lru_cache

_TELEX_TONES = {"s": "1", "f": "2", "r": "3", "x": "4", "j": "5"}  # numbered as in VNI
_ROUND, _HORN, _BREVE = {"a": "â", "e": "ê", "o": "ô"}, {"o": "ơ", "u": "ư"}, {"a": "ă"}

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_OPEN = (
    "a|e|ê|i|o|ô|ơ|u|ư|y|ia|ua|ưa|uê|uy|uya|uơ|oa|oe|ai|ao|au|ay|âu|ây|eo|êu|iu|iêu|yêu|oi|ôi|ơi|ui|uôi|ưi|ươi|ưu|ươu"
    "|oai|oay|oao|oeo|uây|uyu|uêu"
)  # what may stand at the end
_CLOSED = "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uy|uyê"  # what needs or bears a consonant after it
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:(?:{_OPEN})|(?:{_CLOSED})(?:c|ch|p|t|m|n|ng|nh))")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")  # such syllables bear a sharp or a heavy tone only
_PARTS = re.compile(r"(ngh|ng|nh|gh|gi(?=[aeouyw])|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?(.*)")
_BODY = re.compile(r"([aeiouy]*)(ch|ng|nh|[cpmnt])?([aeo]?)")

_DOUBLED = re.compile("aa|ee|oo")

_ENGLISH_WORDS = """
air as ask bar bars bas bees bow boss box boxes bus buses bys car cars cash cos does door ear error eros fees for her
here hers his hour how ios is its law less lows max mix more mouse near nor now ours or over pass pos post press rows
row saw see sees sex sir six so sos soon tax taxes tear test text this thus too tours toys tree us use user users was
wars wow your yours
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())  # that raw Telex could be taken for


def is_syllable(spelling: str) -> bool:
    """Say whether a spelling could be a Vietnamese syllable."""
    letters, tone = (spelling[:-1], spelling[-1]) if spelling[-1:] in "12345" else (spelling, "")
    if _SYLLABLE.fullmatch(letters) is None:
        return False
    return not tone or _STOPPED.search(letters) is None or tone in "15"


@lru_cache(maxsize=4096)
def decode(word: str) -> str | None:
    """Return the spelling of a word in raw Telex or VNI, None for other words. Lower-case ASCII letters and digits."""
    if not word or word in _ENGLISH or not word.isascii() or len(word) > 9:
        return None
    if word.isalpha():
        return _decode_telex(word)
    return _decode_vni(word) if word[0].isalpha() and not word.isdigit() else None


def _decode_telex(word: str) -> str | None:
    late_d = word.startswith("d") and word.count("d") == 2
    parts = _PARTS.fullmatch("".join(word.rsplit("d", 1)) if late_d else word)
    assert parts is not None
    onset, rest = parts[1] or "", parts[2]
    tones = [letter for letter in rest if letter in _TELEX_TONES]
    horn = "w" in rest
    letters = "".join(letter for letter in rest if letter not in _TELEX_TONES and letter != "w")
    if len(tones) > 1 or rest.count("w") > 2 or not (tones or horn or late_d or _DOUBLED.search(rest)):
        return None
    onset = "đ" if late_d and onset == "d" else onset
    body = _BODY.fullmatch(letters)
    if body is None or (late_d and onset != "đ"):
        return None
    vowels, coda, late = body[1], body[2] or "", body[3]
    doubled = next((pair for pair in ("aa", "ee", "oo") if pair in vowels), None)
    if doubled:
        vowels = vowels.replace(doubled, _ROUND[doubled[0]], 1)
    elif late and late in vowels and tones:  # the second letter behind the rest, as in `vietej`
        vowels = vowels.replace(late, _ROUND[late], 1)
    elif late:
        return None
    return _join_syllable(onset, _add_horn(vowels) if horn else vowels, coda, _TELEX_TONES[tones[0]] if tones else "")


def _decode_vni(word: str) -> str | None:
    digits = [letter for letter in word if letter.isdigit()]
    tones = [digit for digit in digits if digit in "12345"]
    parts = _PARTS.fullmatch("".join(letter for letter in word if letter.isalpha()))
    if not digits or len(tones) > 1 or len(digits) > 4 or "0" in digits or parts is None:
        return None
    onset, body = parts[1] or "", _BODY.fullmatch(parts[2])
    if body is None or body[3] or ("9" in digits) > (onset == "d"):
        return None
    vowels = body[1]
    if "6" in digits:
        vowels = _change_last(vowels, _ROUND)
    if "7" in digits:
        vowels = _add_horn(vowels)
    if "8" in digits:
        vowels = _change_last(vowels, _BREVE)
    onset = "đ" if "9" in digits else onset
    if len({"6", "7", "8"} & set(digits)) > sum(letter in "âêôơưă" for letter in vowels):
        return None
    return _join_syllable(onset, vowels, body[2] or "", tones[0] if tones else "")


def _change_last(vowels: str, table: dict[str, str]) -> str:
    """Change the last vowel that the table has."""
    place = max((n for n, vowel in enumerate(vowels) if vowel in table), default=-1)
    return vowels if place < 0 else vowels[:place] + table[vowels[place]] + vowels[place + 1 :]


def _add_horn(vowels: str) -> str:
    """Add the horn or breve where a `w` or a 7 puts it: `uo` → `ươ`, `ua` → `ưa`, `oa` → `oă`."""
    if not vowels:
        return "ư"
    if "uo" in vowels:
        return vowels.replace("uo", "ươ", 1)
    if "ua" in vowels or "uu" in vowels or "ui" in vowels:
        return vowels.replace("u", "ư", 1)
    return _change_last(vowels, _HORN | _BREVE)


def _join_syllable(onset: str, vowels: str, coda: str, tone: str) -> str | None:
    spelling = onset + vowels + coda + tone
    return spelling if is_syllable(spelling) and (tone or _STOPPED.search(spelling) is None) else None
