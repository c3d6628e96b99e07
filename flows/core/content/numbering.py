"""Numbers of steps, counted along a person's own way: 1, 2, 3 without a gap, whatever was answered.

Steps that ways of one guide have at the same number are told apart by a letter: 3a, 3b. So a label names one step, on
a phone, on the wall and on paper; a step that ways of different length lead to has a label for each: 4b·5a. A letter
stays with a way as long as it can.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase

StepLabels = Mapping[str, Mapping[int, str]]  # step: its labels, by the number of steps that a way has up to it


def label_steps(first: str, find_next: Callable[[str], Iterable[str]], max_number: int) -> StepLabels:
    """Return the labels of all steps that can be reached. max_number: where circles are cut."""
    labels: dict[str, dict[int, str]] = {}
    level = {first: ""}  # steps that a way has at this number, with their letters
    for number in range(1, max_number + 1):
        for id, letter in level.items():
            labels.setdefault(id, {})[number] = f"{number}{letter}"
        level = _letter_level([(letter, tuple(find_next(id))) for id, letter in level.items()])
    return labels


def _letter_level(before: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Give letters to the steps that follow those of a level: (letter, what follows) of each."""
    ids = tuple(dict.fromkeys(id for _, following in before for id in following))
    if len(ids) == 1:
        return {ids[0]: ""}
    letters: dict[str, str] = {}
    for letter, following in before:
        heir = next((id for id in following if id not in letters), None)
        if letter and heir is not None:
            letters[heir] = letter
    free = (letter for letter in _list_letters() if letter not in set(letters.values()))
    lettered = letters | {id: next(free) for id in ids if id not in letters}
    return dict(sorted(lettered.items(), key=lambda item: (len(item[1]), item[1])))


def _list_letters() -> Iterator[str]:
    """Yield a … z, then aa, ab …"""
    yield from ascii_lowercase
    for letter in _list_letters():  # pragma: no branch (it never ends)
        yield from (letter + last for last in ascii_lowercase)


def count_way(labels: StepLabels, id: str, came: Mapping[str, str]) -> int:
    """Return the number that a step has on a person's own way; that of the longest way where theirs is not known.

    came: step reached: the step that it was reached from, as a run remembers it.
    """
    known = labels.get(id, {1: "1"})
    passed, at = {id}, id
    while (before := came.get(at, "")) in labels and before not in passed:
        passed.add(before)
        at = before
    number = len(passed) - 1 + max(labels.get(at, known))
    return number if number in known else max(known)


def trace_way(reached: Sequence[str], follows: Callable[[str, str], bool]) -> dict[str, str]:
    """Return from which step each was reached, of steps in the order in which somebody reached them.

    follows: whether the second of two steps may follow the first. Somebody who went back has other steps in between.
    """
    return {
        id: next((before for before in reversed(reached[:place]) if follows(before, id)), "")
        for place, id in enumerate(reached)
    }
