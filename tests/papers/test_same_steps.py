"""One guide everywhere: chat, leaflet, class sheet and radio script have the same steps in the same order, and every
QR code on paper opens the guide.

What is compared for three guides, and in `make test-all` for every guide, is the real thing: the text of the printed
PDF, and the codes as a phone reads them off the page; for the others it is what the templates are given. Pictures, and
for the codes most steps, are left out but for one guide: they take most of the time.
"""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

import flows
from bot.drawing.links import Links
from bot.drawing.typesetter import TypesetFormat, Typesetter
from bot.papers import PAPERS, pages, radio
from bot.papers.pages import Order
from flows.core.address import Address, address, read_path, read_token
from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.person import Person
from flows.core.text.fold import compose
from flows.core.text.richtext import to_plain
from tests.harness.real_guides import GUIDES
from tests.harness.settings import ROOT
from tests.harness.whole import mostly

PRINTED = ("eid-install", "farm-advice", "pay-qr")
LINKS = Links("https://gocua.example.vn", "gocua_bot")
CODE = "LOP-7"
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
WITH_CODES = ("poster", "leaflet", "class")
Printed = Callable[[str, str], str]
PPI, ENOUGH_PPI = 150, 96  # as `python -m bot print` draws; as a phone makes of it from two steps away


@pytest.fixture(scope="session")
def press() -> Typesetter:
    return Typesetter()


def order(library: Library, id: str) -> Order:
    return Order(library.guides[id], library, LINKS, via=CODE, guides=ROOT / "guides")


def words(text: str) -> list[str]:
    """The words of a text, whatever stands between them and however their letters are put together."""
    return re.findall(r"\w+", compose(text))


def said_in_order(wanted: list[str], text: str) -> str | None:
    """The first of the wanted texts that does not come, word by word, after the one before it; None where all do."""
    found = iter(words(text))
    return next((one for one in wanted if not all(word in found for word in words(one))), None)


def steps_of(guide: Guide) -> list[str]:
    return [to_plain(step.text) for step in guide.steps]


def made(press: Typesetter, ordered: Order, kind: str, format: TypesetFormat, steps: int | None = None) -> list[bytes]:
    """A paper as it is printed, without pictures, and with no more than so many steps."""
    paper = PAPERS[kind]
    data = paper.data(ordered)
    bare = [step | {"picture": {}} for step in data.get("steps", ())[:steps]]
    return press.typeset(paper.template, format, data | {"steps": bare}, ENOUGH_PPI)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture(scope="session")
def printed(press: Typesetter, library: Library) -> Printed:
    """Prints a paper of a guide, once, and gives the text of it."""

    @cache
    def text(kind: str, id: str) -> str:
        (pdf,) = made(press, order(library, id), kind, "pdf")
        return text_of(pdf)

    return text


@pytest.mark.parametrize("id", GUIDES)
def test_chat_has_the_steps(library: Library, id: str) -> None:
    """Each step's screen says its text, and the whole guide says all of them as they stand in the file."""
    guide, person = library.guides[id], Person("k")
    here = address("guide", id)
    for step in guide.steps:
        assert flows.view(here.under(step.id), person, library).body == step.text
    assert said_in_order(steps_of(guide), to_plain(flows.view(here.under("all"), person, library).text)) is None


@pytest.mark.parametrize("kind", WITH_CODES)
def test_the_template_is_given_the_steps_and_the_links(library: Library, kind: str) -> None:
    """A paper of every guide is made of all its steps, with the chat's labels, and of links that open the guide."""
    for id, guide in library.guides.items():
        data = PAPERS[kind].data(order(library, id))
        check_links({link["url"] for link in data["links"]}, id, library)
        if kind != "poster":
            given = [" ".join(run[0] for line in step["lines"] for run in line["runs"]) for step in data["steps"]]
            assert [words(text) for text in given] == [words(text) for text in steps_of(guide)], id
            assert [step["number"] for step in data["steps"]] == [guide.name_step(step.id) for step in guide.steps], id


@pytest.mark.parametrize("kind", ["leaflet", "class"])
@pytest.mark.parametrize("id", mostly(PRINTED, GUIDES))
def test_paper_has_the_steps(library: Library, printed: Printed, id: str, kind: str) -> None:
    """What is printed has every step with its number, as they stand in the file."""
    text = printed(kind, id)
    assert said_in_order(steps_of(library.guides[id]), text) is None
    for step in library.guides[id].steps:
        assert set(words(library.guides[id].name_step(step.id))) <= set(words(text))


@pytest.mark.parametrize("id", GUIDES)
def test_the_radio_has_the_steps(library: Library, id: str) -> None:
    """The news text has every step as it is written, as they stand in the file."""
    ordered = order(library, id)
    assert said_in_order(steps_of(library.guides[id]), " ".join(radio.build_news(ordered))) is None


@pytest.mark.parametrize("kind", PAPERS)
def test_paper_says_which_version_it_is(library: Library, printed: Printed, kind: str) -> None:
    """Every paper bears the revision of the guide that it was made of, and its address in letters."""
    text = printed(kind, "eid-install")
    assert said_in_order([pages.build_page_data(order(library, "eid-install"))["words"]["version"]], text) is None
    assert "gocua.example.vn/guide/eid-install" in re.sub(r"[\s\u200b\u2060]", "", text)


def codes(page: bytes) -> Iterator[str]:
    """What a phone reads off a page."""
    with Image.open(io.BytesIO(page)) as image:
        for code in zxingcpp.read_barcodes(image.convert("L"), formats=QR):
            yield code.text


def opened(url: str) -> tuple[Address, str | None]:
    """Where a link leads, and whom it credits, as the channels read it."""
    parts, query = urlsplit(url), parse_qs(urlsplit(url).query)
    if parts.netloc == "t.me":
        assert parts.path == f"/{LINKS.bot}"
        link = read_token(query["start"][0])
        assert link is not None
        return link.address, link.via
    assert f"{parts.scheme}://{parts.netloc}" == LINKS.origin
    place = read_path(parts.path)
    assert place is not None
    return place, query["via"][0]


def check_codes(pages_: list[bytes], id: str, library: Library) -> None:
    """A code for each channel, and each leads into the guide and credits the person who handed it out."""
    check_links({url for page in pages_ for url in codes(page)}, id, library)


def check_links(found: set[str], id: str, library: Library) -> None:
    assert {urlsplit(url).netloc for url in found} == {"t.me", "gocua.example.vn"}
    guide = library.guides[id]
    opens = address("guide", id).under(guide.first.id) if guide.urgent else address("guide", id)
    for url in found:
        place, via = opened(url)
        screen = flows.view(place, Person("k"), library)
        assert (place, screen.address, screen.note, via) == (address("guide", id), opens, None, CODE)


@pytest.mark.parametrize("kind", WITH_CODES)
@pytest.mark.parametrize("id", mostly(PRINTED, GUIDES))
def test_every_code_opens_the_guide(library: Library, press: Typesetter, id: str, kind: str) -> None:
    """Each paper has a code for each channel; every code opens the guide, for whoever handed the paper out."""
    check_codes(made(press, order(library, id), kind, "png", 2), id, library)


@pytest.mark.parametrize("kind", WITH_CODES)
def test_pictures_are_in_nobody_s_way(library: Library, press: Typesetter, kind: str) -> None:
    """With all its pictures, one of them of a code that leads nowhere, a paper says and opens the same."""
    ordered = order(library, "pay-qr")
    assert '"qr"' in "".join(ordered.guide.drawings.values())
    (pdf,) = PAPERS[kind].make(ordered, "pdf", press)
    if kind != "poster":
        assert said_in_order(steps_of(ordered.guide), text_of(pdf)) is None
    check_codes(PAPERS[kind].make(ordered, "png", press, PPI), "pay-qr", library)
