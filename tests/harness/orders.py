"""Orders for papers of a small library, as printed by a deployment that has an address and a bot."""

from typing import Any

from bot.drawing.links import Links
from bot.papers.pages import Order
from flows.core.content.glossary import Glossary, Term
from flows.core.content.guide import Guide
from tests.harness import small
from tests.harness.real_guides import real_sentences

LINKS = Links("https://gocua.example.vn/", "gocua_bot")
OTP = Term("otp", "OTP", (), {"vi": "Mã dùng một lần."}, spoken="ô tê pê")


def order(guide: Guide | None = None, **more: Any) -> Order:
    """An order of a guide (default: the one of one of everything); anything else can be given another value."""
    guide = guide or small.tea()
    house = more.pop("house", small.HOUSE)
    library = small.library(real_sentences(), guide, small.cup(), glossary=Glossary((OTP,)), house=house)
    return Order(guide, library, more.pop("links", LINKS), **more)
