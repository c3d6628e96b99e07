"""Terms: what a hard word means, asked at the step that first uses it, and the list of all."""

import pytest

from flows.core.address import address
from flows.core.content.glossary import Glossary, Term
from flows.core.library import Library
from flows.core.screen import Go
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.player import Player

OTP = Term("otp", "OTP", ("mã xác nhận",), {"vi": "Mã dùng **một lần**.", "en": "A code for one use."})
QR = Term("qr", "mã QR", (), {"vi": "Hình vuông để quét."})
PIN = Term("pin", "PIN", (), {"vi": "Mã riêng."})


@pytest.fixture
def bank(words: Sentences) -> Library:
    """A guide whose two ways meet again, with hard words on each."""
    steps = [
        small.step("a", "Quét mã QR.", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "c"}]),
        small.step("b", "Gõ OTP.", next="d"),
        small.step("c", "Chờ một lát."),
        small.step("d", "Gõ mã xác nhận cạnh mã QR."),
        small.step("e", "Gõ OTP, PIN."),
        small.step("f", "PIN, OTP, mã QR."),
    ]
    guides = (small.guide("bank", steps), small.guide("pay", [small.step("a", "PIN, mã QR, OTP.")]))
    return small.library(words, *guides, glossary=Glossary((OTP, QR, PIN)))


def asked(library: Library, token: str) -> list[Go]:
    """The terms that a step offers to explain."""
    return [b for b in Player(library).open(token).choices if isinstance(b, Go) and b.address.flow == "term"]


def test_a_step_explains_what_is_new(bank: Library) -> None:
    """A term has a button at the steps that may be the first to use it: where some way there has not passed it yet."""
    offered = {step: [go.address.ids[0] for go in asked(bank, f"guide_bank_{step}")] for step in "abcdef"}
    assert offered == {"a": ["qr"], "b": ["otp"], "c": [], "d": ["otp"], "e": ["pin"], "f": []}


def test_two_terms_at_most(bank: Library) -> None:
    """A step with many new terms offers the first two of the glossary."""
    assert [go.label for go in asked(bank, "guide_pay_a")] == ["OTP là gì?", "mã QR là gì?"]


def test_a_term_leads_back_to_its_step(bank: Library) -> None:
    """Asked at a step, a term tells its meaning and leads back there; nothing is noted."""
    player = Player(bank)
    player.open("guide_bank_b")
    screen = player.press("OTP là gì?")
    assert (screen.address.token, screen.body) == ("term_otp_bank_b", OTP.meanings["vi"])
    assert player.kinds == []
    assert player.press("Quay lại").address.token == "guide_bank_b"


def test_the_list_of_all_terms(bank: Library) -> None:
    """All terms stand on one list, in the order of the alphabet; it leads to each and is led back to."""
    player = Player(bank)
    player.open("about")
    screen = player.press("Giải nghĩa từ khó")
    assert [b.label for b in screen.choices] == ["mã QR", "OTP", "PIN", "Trang đầu"]
    assert player.press("PIN").body == "Mã riêng."
    assert player.press("Giải nghĩa từ khó").address == address("term")


def test_a_long_list_has_pages(words: Sentences) -> None:
    """A page has as many terms as a person can look through; a term leads back to the page that it stands on."""
    terms = tuple(Term(f"t{n}", f"từ {n}", (), {"vi": "Là vậy."}) for n in range(45, 0, -1))
    player = Player(small.library(words, small.cup(), glossary=Glossary(terms)))
    player.open("term")
    assert player.labels == [*(f"từ {n}" for n in range(1, 21)), "Xem thêm từ", "Trang đầu"]
    player.press("Xem thêm từ")
    assert player.press("Xem thêm từ").address.token == "term_after_t40"
    assert player.labels == [*(f"từ {n}" for n in range(41, 46)), "Quay lại", "Trang đầu"]
    player.press("từ 45")
    assert player.press("Giải nghĩa từ khó").address.token == "term_after_t40"
    assert player.press("Quay lại").address.token == "term"


def test_a_word_that_is_typed_at_the_list_is_explained(bank: Library) -> None:
    """Whoever does not look through the pages types the word; what is none is looked for among the guides."""
    player = Player(bank)
    player.open("term_otp")
    assert player.say("ma qr").address.token == "term_qr"
    assert player.say("Bài bank").address.flow != "term"


def test_a_meaning_is_in_the_person_s_language(bank: Library) -> None:
    """A term is explained in the person's language where that is written."""
    player = Player(bank)
    player.do("speak:settings_en")
    assert player.open("term_otp").body == "A code for one use."
    assert player.open("term_qr").body == "Hình vuông để quét."


@pytest.mark.parametrize(
    ("token", "lands"),
    [
        ("term_none", "term"),
        ("term_none_bank_b", "term"),
        ("term_otp_bank", "term_otp"),
        ("term_otp_bank_b_c", "term_otp_bank_b"),
        ("term_after_none", "term"),
    ],
)
def test_a_term_that_is_no_more_climbs(bank: Library, token: str, lands: str) -> None:
    """What cannot be explained leads to what is above it, with a note."""
    screen = Player(bank).open(token)
    assert screen.address.token == lands
    assert screen.note is not None


def test_a_step_that_is_no_more_is_led_back_to_all_the_same(bank: Library) -> None:
    """A term asked at a step that an edit took away leads to its guide."""
    player = Player(bank)
    player.open("term_otp_bank_gone")
    assert player.press("Quay lại").address.token == "guide_bank"
