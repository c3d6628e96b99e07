"""Share codes: who or what sent a person here, in a link and on paper; and the ids that they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.address import read_token, spell_share_token
from flows.core.places.share_code import CodeKind, decode_share_code, derive_id, make_share_code
from tests.harness.player import address_of

CODES: dict[CodeKind, str] = {"member": "m-kdtrbnz", "place": "p-lia", "poster": "t-lia-1", "class": "c-hddngtbj"}


@pytest.mark.parametrize(("kind", "code"), CODES.items())
def test_a_code_names_its_kind_and_id(kind: CodeKind, code: str) -> None:
    """A code is made of a letter and an id, and read back as they were; a link carries it and gives it back."""
    id = code.partition("-")[2]
    assert make_share_code(kind, id) == code
    assert decode_share_code(code) == (kind, id)
    link = read_token(spell_share_token(address_of("guide_tea"), code))
    assert link is not None
    assert (link.address, link.via) == (address_of("guide_tea"), code)


@pytest.mark.parametrize("code", [None, "", "m", "m-", "-lia", "x-lia", "To-Lia", "M-kdtrbnz", "m-kdtr bnz", "m-đ"])
def test_what_is_no_code_of_ours_names_nothing(code: str | None) -> None:
    """A code of another making, or a broken one, credits nobody."""
    assert decode_share_code(code) is None


@given(st.text(max_size=40), st.integers(1, 20))
def test_an_id_is_made_of_letters_alone(seed: str, length: int) -> None:
    """The same seed and purpose give the same id; it has no vowel and no digit, so it is no word and no secret."""
    id = derive_id(seed, "member", length)
    assert id == derive_id(seed, "member", length)
    assert len(id) == length
    assert not set(id) & set("aeiouy0123456789")


def test_another_purpose_is_another_id() -> None:
    """Ids that one event makes for two purposes do not tell of each other."""
    assert derive_id("seed", "member", 7) != derive_id("seed", "invite", 7)
    assert derive_id("seed", "member", 7) != derive_id("other", "member", 7)
