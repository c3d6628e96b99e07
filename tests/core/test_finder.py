"""The finder: people misspell, leave out marks and tell what went wrong; the right guide comes all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.finder import MAX_CHARS, Finder
from flows.core.fold import fold
from flows.core.library import Library
from tests import small


def first(library: Library, text: str) -> str | None:
    """The guide that is offered first, if any."""
    hits = library.finder.search(text)
    return hits[0].guide if hits and hits[0].sure >= library.house.maybe else None


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("cài vneid", "eid-install"),
        ("cai vneid", "eid-install"),
        ("CÀI VNEID!!!", "eid-install"),
        ("cài vnied", "eid-install"),
        ("cai vnei", "eid-install"),
        ("tai\u200b ung\u202e dung vneid", "eid-install"),
        ("install vneid", "eid-install"),
        ("mở tài khoản ngân hàng", "pay-bank-account"),
        ("mo tai khoan ngan hang", "pay-bank-account"),
        ("quét mã qr trả tiền", "pay-qr"),
        ("xyzzy qwerty", None),
        ("", None),
        ("???", None),
    ],
)
def test_typed_words_find_their_guide(library: Library, text: str, guide: str | None) -> None:
    """Without marks, misspelt, shouted, with invisible characters or in English, words find their guide."""
    assert first(library, text) == guide


def test_every_phrase_without_marks_finds_its_guide(library: Library) -> None:
    """Every phrase of every guide finds it among the first offers also when typed without marks."""
    lost = [
        (guide.id, phrase)
        for guide in library.guides.values()
        for phrase in guide.search.phrases
        if guide.id not in [hit.guide for hit in library.finder.search(fold(phrase))[:1]]
    ]
    assert lost == []


def test_a_refused_phrase_leads_elsewhere(library: Library) -> None:
    """What stands under a guide's `not` never leads there first."""
    for guide in library.guides.values():
        for text in guide.search.nots:
            assert first(library, text) != guide.id


def test_refusing_is_of_the_whole_text() -> None:
    """Only the very phrase under `not` is refused, however it is spelt; other words find the guide."""
    finder = Finder.over([small.tea(), small.cup()])
    assert finder.search("TRÀ SỮA") == ()
    assert finder.search("trà sữa nóng")[0].guide == "tea"


def test_a_problem_is_found_as_one() -> None:
    """Words that describe a problem lead to it, in the guide that has it."""
    finder = Finder.over([small.tea(), small.cup()])
    hit = finder.search("bếp không lên lửa")[0]
    assert (hit.guide, hit.step, hit.problem) == ("tea", "boil", "gas")
    assert finder.search("pha trà")[0].problem is None


def test_problems_of_one_guide_and_of_one_step() -> None:
    """A problem is looked for in one guide, or in one step of it."""
    finder = Finder.over([small.tea(), small.cup()])
    hit = finder.problem("am nong qua", "tea")
    assert hit is not None
    assert (hit.step, hit.problem) == ("pour", "hot")
    within = finder.problem("am nong qua", "tea", "boil")
    assert within is None or within.step == "boil"
    assert finder.problem("am nong qua", "cup") is None
    assert finder.problem("", "tea") is None


def test_each_guide_is_offered_once_best_first(library: Library) -> None:
    """Several texts of one guide make one offer; the surest comes first; no more than asked for."""
    hits = library.finder.search("vneid", limit=3)
    assert len(hits) == len({hit.guide for hit in hits}) == 3
    assert [hit.sure for hit in hits] == sorted((hit.sure for hit in hits), reverse=True)


def test_an_empty_library_finds_nothing() -> None:
    """Without guides there is nothing to find, and no error."""
    finder = Finder.over([])
    assert finder.search("cài vneid") == ()
    assert finder.problem("cài", "x") is None


def test_translations_are_more_texts_of_their_guide(library: Library) -> None:
    """Words of any language find the guide, whatever the person's language is."""
    assert first(library, "download vneid app") == "eid-install"


@given(st.text(max_size=MAX_CHARS + 100))
def test_any_text_can_be_searched(library: Library, text: str) -> None:
    """Any text gives hits between 0 and 1 that name guides of the library, or none."""
    for hit in library.finder.search(text):
        assert hit.guide in library.guides
        assert 0 <= hit.sure <= 1


def test_a_long_text_is_cut(library: Library) -> None:
    """What stands behind the first 300 characters does not count."""
    head = "cài vneid " * 29 + "x" * 10
    assert len(head) == MAX_CHARS
    assert library.finder.search(head + " mở tài khoản ngân hàng") == library.finder.search(head)
