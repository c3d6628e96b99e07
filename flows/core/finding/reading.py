"""Reading: the words and features by which a text is compared.

Features are words (with their neighbours, with their marks, by their sound) and letters (runs of three and four within
a word). The alternatives of a text, by the synonyms, are read as well, with less weight.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from flows.core.finding.synonyms import Synonyms
from flows.core.text.fold import split_words, strip_marks
from flows.core.text.typed import decode

_ALTERNATIVE = 0.4  # of a synonym's words
_MARKED, _MARKED_PAIR = 0.6, 0.5  # of a word, and of two, with their marks
_SOUND = 0.5
_LETTERS = 0.6
_RUNS = (3, 4)  # letters
_FILLER = 0.4  # of words that say little about what is wanted
_MAX_WORDS = 80  # of a text; the rest is not read

_ONSETS = {"ngh": "ng", "gh": "g", "tr": "ch", "gi": "d", "r": "d", "v": "d", "x": "s", "ph": "f", "qu": "k", "l": "n"}
_BY_SOUND = re.compile(r"^(ngh|ng|nh|gh|ch|tr|gi|ph|th|kh|qu|[rvxlc])")
_CODAS = re.compile(r"(ng|nh|ch|t)$")
_CODA = {"ng": "n", "nh": "n", "ch": "c", "t": "c"}

_FILLERS = """
a ah ak anh bac bi biet boi cam chi cho chu chua chung cu cua cung da dang di do dum duoc em gi gio giup gium ha hoi hom
kia la lai lam mai minh mot nay ne nen nghe nguoi nha nhe nhi nhu ni no nua o oi qua rang roi rua sao thi thoi toi tui u
va vay ve voi xin
an and are at be can for from have how i in is it me my of on or please so that this to what when where with
"""  # without words that mean something else with another tone: cái is cài, mà is mã, mô is mở, thế is thẻ
FILLERS = frozenset(_FILLERS.split())  # words without marks that say little about what is wanted


@dataclass(frozen=True, slots=True)
class TextWords:
    """A text as its words."""

    spellings: tuple[str, ...]  # as `spell` writes them, raw Telex and VNI decoded
    bares: tuple[str, ...]  # without marks
    alternatives: tuple[tuple[tuple[str, ...], float], ...]  # other words for it, without marks, and their weight


def read_words(text: str, known: Collection[str], synonyms: Synonyms) -> TextWords:
    """Read a text. known: words without marks that are not taken for raw Telex or VNI."""
    typed = split_words(text)[:_MAX_WORDS]
    spellings = tuple(word if word in known else decode(word) or word for word in typed)
    others = tuple((tuple(map(strip_marks, words)), _ALTERNATIVE) for words in synonyms.find_alternatives(spellings))
    return TextWords(spellings, tuple(map(strip_marks, spellings)), others)


def remove_words(reading: TextWords, unsaid: Collection[str]) -> TextWords:
    """Return a text without some words; the whole text where nothing would be left."""
    both = zip(reading.bares, reading.spellings, strict=True)
    kept = [(word, spelled) for word, spelled in both if word not in unsaid]
    if not kept:
        return reading
    return TextWords(tuple(spelled for _, spelled in kept), tuple(word for word, _ in kept), reading.alternatives)


def extract_word_features(reading: TextWords) -> Mapping[str, float]:
    """Extract features by words: `w:` a word, `b:` two, `m:` and `M:` the same with marks, `s:` and `S:` by sound."""
    found: defaultdict[str, float] = defaultdict(float)
    _add_words(found, reading.bares, 1.0)
    for others, weight in reading.alternatives:
        _add_words(found, others, weight)
    if reading.spellings != reading.bares:
        for word in reading.spellings:
            found["m:" + word] += _MARKED
        for pair in pairwise(reading.spellings):
            found["M:" + " ".join(pair)] += _MARKED_PAIR
    return found


def _add_words(found: defaultdict[str, float], bares: tuple[str, ...], weight: float) -> None:
    sounds = [spell_by_sound(word) for word in bares]
    for word, heard in zip(bares, sounds, strict=True):
        share = weight * _FILLER if word in FILLERS else weight
        found["w:" + word] += share
        found["s:" + heard] += share * _SOUND
    for pair in pairwise(bares):
        found["b:" + " ".join(pair)] += weight
    for pair in pairwise(sounds):
        found["S:" + " ".join(pair)] += weight * _SOUND


def extract_letter_features(reading: TextWords) -> Mapping[str, float]:
    """Extract features by letters: `c:` a run of them, the ends of words among them."""
    found: defaultdict[str, float] = defaultdict(float)
    for bares, weight in ((reading.bares, 1.0), *reading.alternatives):
        for word in bares:
            for run in _split_runs(word):
                found[run] += weight * _LETTERS
    return found


@lru_cache(maxsize=8192)
def _split_runs(word: str) -> tuple[str, ...]:
    ended = f"#{word[:24]}#"
    return tuple("c:" + ended[n : n + size] for size in _RUNS for n in range(len(ended) - size + 1))


@lru_cache(maxsize=8192)
def spell_by_sound(word: str) -> str:
    """Spell a word without marks by its sound: ch/tr, d/gi/r/v, l/n, s/x and final n/ng, c/t are one."""
    word = _BY_SOUND.sub(lambda match: _ONSETS.get(match[1], match[1]), word, count=1).replace("y", "i")
    word = "k" + word[1:] if word[:1] == "c" and word[:2] != "ch" else word
    word = "n" + word[1:] if word[:1] == "l" else word
    return _CODAS.sub(lambda match: _CODA[match[1]], word)
