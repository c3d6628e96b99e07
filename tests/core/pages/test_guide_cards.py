"""Cards: guides as they are offered in any chat and posted in a team's group."""

from dataclasses import replace

import pytest

from flows.core.address import TOKEN_MAX_CHARS, address, spell_share_token
from flows.core.library import Library
from flows.core.pages.guide_cards import (
    OFFERED_MAX,
    POSTED_MAX,
    GuideCard,
    draw_group_answer,
    find_card_credit,
    label_link,
    offer_cards,
)
from flows.core.places.place import Place
from flows.core.screen import Go, Screen
from tests.harness.make import make
from tests.harness.player import seat
from tests.harness.small import cup, small_library

LIBRARY = small_library()
VILLAGE = make(Place, "lia-1", "Thôn 1", "village", "lia")


def guides(text: str, library: Library = LIBRARY) -> list[str]:
    return [card.guide for card in offer_cards(text, "vi", library)]


def test_a_card() -> None:
    """A card has the title, the summary, a sentence that says what to do, and leads to the guide."""
    first = offer_cards("pha trà", "vi", LIBRARY)[0]
    assert isinstance(first, GuideCard)
    assert (first.guide, first.title, first.summary) == ("tea", "Pha trà", "Pha một ấm trà ngon.")
    assert first.text.startswith("Pha một ấm trà ngon.\n\n")
    assert first.address == address("guide", "tea")
    assert first.button


@pytest.mark.parametrize("text", ["", " ", "v", "?!"])
def test_before_anything_is_typed(text: str, library: Library) -> None:
    """A guide of every topic is offered, then the second ones, each once."""
    assert guides(text) == ["tea", "cup"]
    found = guides(text, library)
    assert len(found) == len(set(found)) == OFFERED_MAX
    assert [library.guides[id].topic for id in found[: len(library.shelves)]] == [
        topic.id for topic in library.topics if topic.id in library.shelves
    ]


def test_what_is_typed_is_offered_best_first(library: Library) -> None:
    """The guides that may be meant, and none that is far off."""
    assert guides("cài vneid", library)[0] == "eid-install"
    assert 2 <= len(guides("vneid", library)) < OFFERED_MAX
    assert guides("zzzz", library) == []
    assert guides("gặp cán bộ", library) == []


def test_a_secret_finds_nothing(library: Library) -> None:
    """Words that hold a secret are not looked up."""
    assert guides("cài vneid mã otp là 482913", library) == []


def test_the_index_may_be_older() -> None:
    """A guide that the index knows and the library has no more is not offered."""
    older = replace(LIBRARY, guides={"cup": cup()}, index=LIBRARY.finder)
    assert "tea" not in guides("pha trà", older)
    assert draw_group_answer("pha trà", "vi", older).address != address("guide", "tea")


def links(screen: Screen) -> list[str]:
    return [b.address.token for row in screen.rows for b in row if isinstance(b, Go)]


def test_a_group_is_shown_the_guide_it_asks_for(library: Library) -> None:
    """One that is sure: its card. Several: up to four to choose from. None: the way in. Nothing typed: how to ask."""
    one = draw_group_answer("cài vneid", "vi", library)
    assert (one.address, links(one)) == (address("guide", "eid-install"), ["guide_eid-install"])
    some = draw_group_answer("vneid", "vi", library)
    assert 2 <= len(links(some)) <= POSTED_MAX
    assert links(some)[0] == "guide_eid-install"
    for text in ("zzzz", "xin chào", "gặp cán bộ"):
        assert links(draw_group_answer(text, "vi", library)) == ["home"]
    assert len(links(draw_group_answer(" ", "vi", library))) == POSTED_MAX
    assert (
        len(
            {
                screen.title
                for screen in (
                    one,
                    some,
                    draw_group_answer("zzzz", "vi", library),
                    draw_group_answer("", "vi", library),
                )
            }
        )
        == 4
    )


def test_languages(library: Library) -> None:
    """Cards are in the language of who sends them, as far as the guide is translated."""
    assert offer_cards("", "en", library)[0].button == library.sentences.say("en", "inline-open")
    assert draw_group_answer("", "en", library).title == library.sentences.say("en", "inline-ask-title")


def test_credit() -> None:
    """A member is credited for what they send, else the place of the group; a seat that nobody took never is."""
    server = seat("admin")
    assert server is not None
    member = make(replace, server, key="k", id="bcdfghj")
    assert find_card_credit(member, VILLAGE) == "m-bcdfghj"
    assert find_card_credit(None, VILLAGE) == "p-lia-1"
    assert find_card_credit(server, VILLAGE) == "p-lia-1"
    assert find_card_credit(server) is None
    assert len(spell_share_token(address("guide", "g" * 24), "m-bcdfghj")) <= TOKEN_MAX_CHARS


def test_the_way_in() -> None:
    """Only a guide is a screen that everybody in a group may open from what was asked there."""
    guide = Screen(address("guide", "tea"), "vi", "Pha trà")
    assert label_link(guide, LIBRARY) == LIBRARY.sentences.say("vi", "inline-open")
    assert label_link(replace(guide, address=address("find")), LIBRARY) is None
