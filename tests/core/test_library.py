"""The library: shelves, old ids, translations and the index that it is given."""

from dataclasses import replace

from flows.core.address import Address
from flows.core.content.overlay import Overlay
from flows.core.finding.finder import Finder
from flows.core.library import Catalogue, Library
from flows.core.text.sentences import Sentences
from tests.harness import small


def test_guides_stand_on_their_shelves(words: Sentences) -> None:
    """A topic has its guides in the order of the catalogue; a topic without guides, and none at all, have nothing."""
    herbs = small.guide("herbs", [small.step("a")], topic="garden")
    library = small.library(words, small.tea(), herbs, small.cup())
    assert library.shelves == {"kitchen": ("tea", "cup"), "garden": ("herbs",)}
    assert [guide.id for guide in library.on_topic("kitchen", "vi")] == ["tea", "cup"]
    assert library.on_topic("empty", "vi") == library.on_topic("none", "vi") == ()


def test_a_shelf_is_in_the_person_s_language(words: Sentences) -> None:
    """Guides stand on a shelf as far translated as they are."""
    overlay = Overlay.model_validate({"language": "en", "title": "Make tea", "of": {}})
    library = small.library(words, small.tea(), small.cup(), overlays=(overlay,))
    assert [guide.title for guide in library.on_topic("kitchen", "en")] == ["Make tea", "Rửa chén"]
    assert [guide.title for guide in library.on_topic("kitchen", "vi")] == ["Pha trà", "Rửa chén"]


def test_a_guide_is_found_by_an_old_id(words: Sentences) -> None:
    """What a guide was called formerly still names it; what no guide was called names none."""
    library = small.library(words, small.cup(formerly=["bowl"]))
    found = [library.guide(id) for id in ("cup", "bowl", "none")]
    assert [guide.id if guide else None for guide in found] == ["cup", "cup", None]


def test_an_address_names_its_guide_step_and_problem(words: Sentences) -> None:
    """An address of a guide names as much as exists, also under old ids; one of another conversation names nothing."""
    library = small.library(words, small.tea(), small.cup(formerly=["bowl"]))
    tokens = ("guide_tea_boil_gas", "guide_tea_boil_none", "guide_tea_none", "guide_bowl", "guide", "term_tea_boil")
    named = [library.at(Address(tuple(token.split("_")))).ids for token in tokens]
    assert named == [("tea", "boil", "gas"), ("tea", "boil"), ("tea",), ("cup",), (), ()]


def test_an_index_that_is_given_is_used(words: Sentences) -> None:
    """A library finds by the index that it is given, made before; without one it makes its own, once."""
    old = Finder.build((small.cup(),))
    catalogue = Catalogue({"tea": small.tea()}, {}, small.TOPICS)
    given = Library.of(catalogue, words, small.HOUSE, index=old)
    assert given.finder is old
    own = replace(given, index=None)
    assert own.finder is own.finder
    assert own.finder is not old
