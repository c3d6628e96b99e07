"""Addresses: two spellings that lead back to the same place, within Telegram's limits, whatever comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.address import (
    DATA_MAX_BYTES,
    HOME,
    PROBLEM_ID_MAX_CHARS,
    STEP_ID_MAX_CHARS,
    TOKEN_MAX_CHARS,
    Act,
    Address,
    Arrival,
    address,
    read_data,
    read_path,
    read_token,
    spell_share_token,
)
from flows.core.content.guide import RESERVED_STEP_IDS
from flows.core.library import Library
from tests.harness.strategies import addresses, codes, known_addresses

verbs = st.from_regex(r"[a-z][a-z-]{0,11}", fullmatch=True)


@given(addresses)
def test_both_spellings_lead_back(place: Address) -> None:
    """A token and a path are read back as the address that they spell."""
    assert read_token(place.token) == Arrival(place, None)
    assert read_path(place.path) == place


def test_every_address_of_the_library_leads_back(library: Library) -> None:
    """Whatever the real guides can be asked for has two sound spellings and fits a button."""
    places = known_addresses(library)
    assert len(places) > 300
    for place in places:
        assert read_token(place.token) == Arrival(place, None)
        assert read_path(place.path) == place
        assert read_data(place.token) == place
        assert len(place.token) <= TOKEN_MAX_CHARS


@given(addresses, verbs)
def test_a_button_that_acts_leads_back(place: Address, verb: str) -> None:
    """A Do button's data is read back as its act, or is too long for Telegram and read as nothing."""
    act = Act(verb, place)
    assert read_data(act.data) == (act if len(act.data) <= DATA_MAX_BYTES else None)


@given(addresses, codes)
def test_a_share_code_is_left_out_where_it_does_not_fit(place: Address, code: str) -> None:
    """A shared link always fits a start payload and always leads to its address; the code yields."""
    token = spell_share_token(place, code)
    assert len(token) <= TOKEN_MAX_CHARS
    fits = len(place.token) + 2 + len(code) <= TOKEN_MAX_CHARS
    assert read_token(token) == Arrival(place, code if fits else None)
    assert spell_share_token(place, None) == place.token


@given(st.text())
def test_garbage_in_words_never_raises(text: str) -> None:
    """Any text is read as an address, an act, or nothing, and what is read is spelt as it came."""
    link, path, data = read_token(text), read_path(text), read_data(text)
    if link is not None:
        assert spell_share_token(link.address, link.via) == text
    if path is not None and path != HOME:
        assert text.removesuffix("/") == path.path
    if data is not None:
        assert (data.token if isinstance(data, Address) else data.data) == text


@given(st.binary(max_size=200))
def test_garbage_in_bytes_never_raises(raw: bytes) -> None:
    """Any bytes, however they were decoded, are read without an error."""
    for text in (raw.decode("utf-8", "replace"), raw.decode("latin-1"), raw.decode("utf-8", "surrogateescape")):
        for read in (read_token, read_path, read_data):
            read(text)


near_misses = st.lists(st.sampled_from(["guide", "eid", "-", "_", "__", ":", "/", "A", "đ", "\n", "a1", "\u200b"])).map(
    "".join
)


@given(near_misses)
def test_near_misses_never_raise(text: str) -> None:
    """Texts made of the pieces of addresses are read only where they are spelt by one."""
    if (link := read_token(text)) is not None:
        assert spell_share_token(link.address, link.via) == text
    if (found := read_data(text)) is not None:
        assert (found.token if isinstance(found, Address) else found.data) == text
    if (path := read_path(text)) is not None:
        assert path == HOME or path.path == text.removesuffix("/")


@pytest.mark.parametrize(
    "token",
    ["", "_", "guide_", "_guide", "Guide", "guide_-a", "guide_a-", "a__", "a__b_c", "a__b__c", "a b", "a\n", "a" * 65],
)
def test_what_is_no_token(token: str) -> None:
    """Empty parts, capitals, dashes at an end, two codes and too many characters are refused."""
    assert read_token(token) is None


def test_the_longest_token_is_read() -> None:
    """64 characters are read, 65 are not."""
    assert read_token("a" * TOKEN_MAX_CHARS) == Arrival(address("a" * TOKEN_MAX_CHARS), None)
    assert read_token("a" * (TOKEN_MAX_CHARS + 1)) is None
    assert read_path("/" + "a" * TOKEN_MAX_CHARS) is not None
    assert read_path("/" + "a" * (TOKEN_MAX_CHARS + 1)) is None


def test_the_longest_ids_fit_a_start_payload_with_a_code() -> None:
    """A step's link with the longest ids has room for the longest share code."""
    place = address("guide", "g" * 24, "s" * STEP_ID_MAX_CHARS)
    assert read_token(spell_share_token(place, "C" * 15)) == Arrival(place, "C" * 15)


def test_the_longest_ids_fit_a_button() -> None:
    """Every act on the longest problem, and the screens of the longest step, fit 64 bytes."""
    step = address("guide", "g" * 24, "s" * STEP_ID_MAX_CHARS)
    for verb in ("stuck", "solved", "still"):
        assert len(Act(verb, step.under("p" * PROBLEM_ID_MAX_CHARS)).data) <= DATA_MAX_BYTES
    assert len(Act("next", step).data) <= DATA_MAX_BYTES
    assert all(len(step.parent.under(id).token) <= TOKEN_MAX_CHARS for id in RESERVED_STEP_IDS)


@pytest.mark.parametrize(
    "data", ["start:", ":guide", "START:guide", "start:guide__code", "a" * 13 + ":guide", "-a:b", "s:g\n"]
)
def test_what_is_no_button(data: str) -> None:
    """A verb is 1 to 12 small letters and dashes, and an act carries no share code."""
    assert read_data(data) is None


def test_a_link_never_acts() -> None:
    """What acts cannot be spelt as a start payload or a path."""
    act = Act("erase", address("settings", "erase"))
    assert read_token(act.data) is None
    assert read_path("/" + act.data) is None


@pytest.mark.parametrize(
    ("path", "token"), [("/", "home"), ("/home", "home"), ("/guide/a", "guide_a"), ("/guide/a/", "guide_a")]
)
def test_paths(path: str, token: str) -> None:
    """Home is `/`; one slash at the end is forgiven."""
    found = read_path(path)
    assert found is not None
    assert found.token == token


@pytest.mark.parametrize("path", ["", "guide", "//", "/guide//a", "/Guide", "/guide/a b", "/guide/%61", "/../etc"])
def test_what_is_no_path(path: str) -> None:
    """Nothing that is not made of ids is a path."""
    assert read_path(path) is None


@given(addresses)
def test_parents_climb_home(place: Address) -> None:
    """Climbing from any address comes home in as many steps as it has parts."""
    for _ in place.parts:
        place = place.parent
    assert place == HOME == HOME.parent
