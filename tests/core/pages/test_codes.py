"""QR codes are shown only where they open on somebody else's phone."""

import ast
from dataclasses import replace

import flows
from flows.core.address import address
from flows.core.library import Library
from flows.core.pages.codes import explain_code, make_code
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.screen import Code
from tests.harness.player import seat
from tests.harness.settings import ROOT
from tests.harness.small import small_library

LIBRARY = small_library()
ALONE = replace(LIBRARY, deployment=LIBRARY.deployment.as_unreachable())
TEA = address("guide", "tea")


def page_of(library: Library) -> Page:
    return Page(address("share"), Person("k"), library)


def test_a_code_needs_an_address() -> None:
    """A deployment without an address shows no code that only its own machine could open, and says why."""
    assert make_code(page_of(LIBRARY), TEA, "AB", "Pha trà", "Hình") == Code(TEA, "AB", "Pha trà", "Hình")
    assert explain_code(page_of(LIBRARY), "Quét đi.") == "Quét đi."
    assert make_code(page_of(ALONE), TEA, "AB", "Pha trà", "Hình") is None
    assert explain_code(page_of(ALONE), "Quét đi.") == page_of(ALONE).say("code-refused")
    assert LIBRARY.deployment.reachable


def test_the_screen_says_why() -> None:
    """A member who wants to show a guide's code is told what is missing, and by whom it is mended."""
    here, member = address("share", "g", "tea", "qr"), Person("k", seat=seat("member", "lia-1"))
    shown, refused = flows.view(here, member, LIBRARY), flows.view(here, member, ALONE)
    assert isinstance(shown.picture, Code)
    assert (refused.picture, refused.body) == (None, page_of(ALONE).say("code-refused"))
    assert refused.rows == shown.rows


def test_no_conversation_makes_a_code_itself() -> None:
    """All codes are made in one place, so none is forgotten."""
    makers = {
        path.name
        for path in (ROOT / "flows").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Code"
    }
    assert makers == {"codes.py"}
