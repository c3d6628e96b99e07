"""Papers: everybody can have a guide on paper, from the page that shows it whole."""

from typing import get_args

import pytest

from flows.core.address import address
from flows.core.library import Library
from flows.core.screen import Go, PaperKind, Sheet
from flows.guide.printing import PAPER_KINDS
from tests.harness.player import Player

TEA = address("guide", "tea")


def test_the_papers_of_a_guide(small_library: Library) -> None:
    """The whole guide leads to its papers, all of them, for anybody; nothing is noted."""
    player = Player(small_library)
    player.open("guide_tea_all")
    screen = player.press("In ra giấy, đọc trên loa")
    places = [b.address for b in screen.choices if isinstance(b, Go)]
    assert places == [*(TEA.under("print", kind) for kind in PAPER_KINDS), TEA, address("home")]
    assert get_args(PaperKind) == PAPER_KINDS
    assert screen.sheet is None
    assert player.kinds == []


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_one_paper(small_library: Library, kind: PaperKind) -> None:
    """Each is a screen that hands out the paper, in the person's language, and leads back to the list."""
    player = Player(small_library)
    screen = player.open(f"guide_tea_print_{kind}")
    label = small_library.sentences.say("vi", f"print-{kind}")
    assert screen.sheet == Sheet(kind, "tea", "vi", label)
    assert label in screen.title
    assert player.press("Quay lại").address == TEA.under("print")
    player.do("speak:settings_en")
    paper = player.open(f"guide_tea_print_{kind}").sheet
    assert paper is not None
    assert paper.language == "en"


@pytest.mark.parametrize(
    ("token", "lands"),
    [("guide_tea_print_none", "guide_tea_print"), ("guide_tea_print_poster_x", "guide_tea_print_poster")],
)
def test_a_paper_that_there_is_not_climbs(small_library: Library, token: str, lands: str) -> None:
    """A kind of paper that there is not leads to those that there are, with a note."""
    screen = Player(small_library).open(token)
    assert screen.address.token == lands
    assert screen.note is not None
