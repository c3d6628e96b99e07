"""The glossary: which of its words a text uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.content.glossary import Glossary, Term

OTP = Term("otp", "OTP", ("mã xác nhận", "mã"), {"vi": "Mã dùng một lần.", "en": "A code for one use."})
QR = Term("qr", "mã QR", ("QR",), {"vi": "Hình vuông."}, spoken="mã quy-rờ")
NFC = Term("nfc", "NFC", (), {"vi": "Chạm thẻ."})
GLOSSARY = Glossary((OTP, QR, NFC))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", []),
        ("Chờ tin nhắn.", []),
        ("Gõ **OTP** vào ô.", ["otp"]),
        ("Gõ otp, rồi Otp.", ["otp"]),
        ("NFC trước, OTP sau, rồi NFC.", ["nfc", "otp"]),
        ("Quét mã QR.", ["qr"]),
        ("Quét QR rồi gõ mã xác nhận.", ["qr", "otp"]),
        ("Xem mã.", ["otp"]),
        ("MÃ QR", ["qr"]),
        ("OTPs, KOTP, otp2", []),
        ("(OTP)", ["otp"]),
        ("OTP-NFC", ["otp", "nfc"]),
        ("mãi mãi", []),
    ],
)
def test_the_words_that_a_text_uses(text: str, ids: list[str]) -> None:
    """Whole words, in capitals or not, the longest form first, in their order, each once."""
    assert [term.id for term in GLOSSARY.find_terms(text)] == ids


def test_an_empty_glossary_finds_nothing() -> None:
    """Without terms no word needs explaining."""
    assert Glossary().find_terms("OTP") == ()


@given(st.text(st.characters(categories=["L", "P", "Zs"]), max_size=40))
def test_any_text_can_be_looked_through(text: str) -> None:
    """Whatever stands in a text, each term is found at most once."""
    found = Glossary((Term("sim", "sim", ("kí",), {"vi": "x"}),)).find_terms(f"{text} SİM kı KÍ")
    assert len(found) <= 1


def test_a_meaning_falls_back_to_vietnamese() -> None:
    """A term is explained in the person's language where that is written, else in Vietnamese."""
    meanings = [OTP.meaning("en"), QR.meaning("en"), QR.meaning("vi")]
    assert meanings == ["A code for one use.", "Hình vuông.", "Hình vuông."]
    assert OTP.written == ("OTP", "mã xác nhận", "mã")
