"""The floor: the least that a text must share with what it is taken for. Below it, nothing was understood.

A short text shares letters with a great many phrases: `Cam Lộ` is near to `cảm ơn`, and to nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import mul

from rapidfuzz import fuzz

from flows.core.finding.closeness import KnownWords
from flows.core.finding.reading import FILLERS, TextWords
from flows.core.text.fold import spell, strip_marks

_SHORT_MAX_WORDS = 4
_SHORT_MIN, _LONG_MIN = 0.82, 0.45  # of a text's likeness to a reply, and what it shares with a phrase, together
_PHRASE_MIN, _LIKE_MIN = 0.62, 0.41  # and a short text shares most of the phrase, or is very like the whole reply
_WHOLLY = 0.95  # of a text that asks for a person
_ASKED_MOST, _PROBLEM_PART = 0.7, 0.2  # of a text of several words, and of the problem that it is part of
_ASKED_MIN, _PROBLEM_MIN = 0.5, 0.4  # of any other short text, and of its problem
_CONFLICT_MAX = 0.4  # how much of a short text a guide may have with other marks
_CLOSE, _CLOSE_MIN_CHARS = 78.0, 4  # how alike a misspelt word is (rapidfuzz ratio, 0-100), and how long
_MISSPELT = 0.6
_MARKS_LEFT_OUT, _UNMARKED = 0.8, 0.5  # of a word, and of one without marks in a text that has some
_MARKS_WRONG = 0.2
_EMPTY_WORDS = "ạ à dạ rồi lại quá là cho tôi đi với nữa nhé cũng thì được bị của đã đang ơi"
_EMPTY = frozenset(map(spell, _EMPTY_WORDS.split()))  # that say little, where marks are typed
_MIXED_UP = frozenset("34")  # the tones hỏi and ngã, which are one in Central Việt Nam


def is_reply_meant(
    asked: TextWords, phrases: Iterable[TextWords], likeness: float, known: KnownWords, *, human: bool = False
) -> bool:
    """Say whether a text shares enough with a reply, by its phrases and by its likeness to the whole of it.

    human: a person may be needed at once, so that words which are all in one phrase are enough.
    """
    shared = [measure_overlap(asked, phrase, known) for phrase in phrases]
    if human and len(asked.bares) > 1 and max(each.asked for each in shared) >= _WHOLLY:
        return True
    both = likeness + max(min(each.asked, each.written) for each in shared)
    if len(asked.bares) > _SHORT_MAX_WORDS:
        return both >= _LONG_MIN
    fills = max(each.written for each in shared)
    return both >= _SHORT_MIN and (fills >= _PHRASE_MIN or likeness >= _LIKE_MIN)


def is_guide_offered(asked: TextWords, texts: Iterable[TextWords], known: KnownWords) -> bool:
    """Say whether a text may mean a guide that is not sure: a short one not where the guide has it with other marks."""
    if len(asked.bares) > _SHORT_MAX_WORDS or asked.spellings == asked.bares:
        return True
    written: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for spelling, bare in zip(text.spellings, text.bares, strict=True):
            written[bare].add(spelling)
    words = list(zip(asked.spellings, asked.bares, strict=True))
    other = sum(known.weigh(bare) for spelling, bare in words if bare in written and spelling not in written[bare])
    return other <= _CONFLICT_MAX * sum(known.weigh(bare) for _, bare in words)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share, each by the weight of its own words, 0-1."""

    asked: float
    written: float


def is_problem_meant(asked: TextWords, text: TextWords, known: KnownWords) -> bool:
    """Say whether a text shares enough with a problem: most of several words, or else a good part of the problem."""
    shared = [measure_overlap(asked, text, known)]
    if asked.alternatives:
        others = tuple(word for words, _ in asked.alternatives for word in words)
        shared.append(measure_overlap(TextWords(asked.spellings + others, asked.bares + others, ()), text, known))
    telling = sum(word not in _EMPTY and word not in FILLERS for word in asked.spellings)
    asks = 0.0 if len(asked.bares) > _SHORT_MAX_WORDS else _ASKED_MIN
    return any(
        (telling > 1 and each.asked >= _ASKED_MOST and each.written >= _PROBLEM_PART)
        or (each.asked >= asks and each.written >= _PROBLEM_MIN)
        for each in shared
    )


def measure_overlap(asked: TextWords, written: TextWords, known: KnownWords) -> Overlap:
    """Measure what a query and a phrase share. Words that bear marks are compared with their marks."""
    has_marks = asked.spellings != asked.bares
    words, others = (list(zip(text.spellings, text.bares, strict=True)) for text in (asked, written))
    if not words or not others:
        return Overlap(0.0, 0.0)
    table = [[_compare(word, other, has_marks=has_marks) for other in others] for word in words]
    best = [max(row) for row in table], [max(column) for column in zip(*table, strict=True)]
    weights = [known.weigh(bare) for _, bare in words], [known.weigh(bare) for _, bare in others]
    shares = [sum(map(mul, each, weight)) / sum(weight) for each, weight in zip(best, weights, strict=True)]
    return Overlap(*shares)


def _compare(word: tuple[str, str], other: tuple[str, str], *, has_marks: bool) -> float:
    """Compare a word of a query with one of a phrase, each as its spelling and its bare letters, 0-1."""
    if word[1] == other[1]:
        alike = _compare_marks(word[0], other[0])
        return min(alike, _UNMARKED) if has_marks and word[0] == word[1] != other[0] else alike
    if min(len(word[1]), len(other[1])) < _CLOSE_MIN_CHARS:
        return 0.0
    return _MISSPELT if fuzz.ratio(word[1], other[1], score_cutoff=_CLOSE) else 0.0


def _compare_marks(typed: str, written: str) -> float:
    """Compare a typed spelling with a written one of the same bare letters: marks may be missing, but not be others."""
    if typed == written:
        return 1.0
    (letters, tone), (letters2, tone2) = _split_tone(typed), _split_tone(written)
    same_letters = letters in (letters2, strip_marks(letters2))
    same_tone = tone in ("", tone2) or {tone, tone2} == _MIXED_UP
    return _MARKS_LEFT_OUT if same_letters and same_tone else _MARKS_WRONG


def _split_tone(spelling: str) -> tuple[str, str]:
    letters = spelling.rstrip("12345")
    return letters, spelling[len(letters) :]
