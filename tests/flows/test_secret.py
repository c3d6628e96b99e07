"""Secrets in the conversation: refused before anything is kept, calmly answered, and back to where one stood."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.core.address import HOME, Act, Address, address
from flows.core.event import Opened, Pressed, Said, Sent
from flows.core.facts.citizen import Puzzled, Warned
from flows.core.library import Library
from flows.core.person import Person, dump
from flows.core.screen import Go
from flows.core.secret import JUDGED_MAX_CHARS, SECRET_KINDS
from flows.core.text.sentences import Sentences
from flows.core.turn import Turn
from tests.harness import small
from tests.harness.player import Player, started

ID, OTP, PASSWORD = "045185006789", "mã otp là 482913", "mk là Hoa@1985"
DIGITS = ("045185006789", "482913", "Hoa@1985")


def kept(player: Player) -> str:
    """All that is remembered and noted of a player, and all that they are shown."""
    return json.dumps(dump(player.person)) + repr(player.journal) + repr(player.screen)


@pytest.mark.parametrize(("typed", "kind"), [(ID, "citizen-id"), (OTP, "otp"), (PASSWORD, "password")])
def test_a_secret_is_refused(small_library: Library, typed: str, kind: str) -> None:
    """Its kind alone is noted; the warning leads back to where the person stood, or to a person."""
    player = started(small_library, "cup")
    runs = player.person.runs
    screen = player.say(typed)
    assert [noted.fact for noted in player.facts] == [Warned(secret=kind)]  # type: ignore[arg-type]  # a kind by its name
    assert screen.address.token == f"secret_{kind}_guide_cup_soap"
    assert screen.hides
    assert small.HOUSE.contact in screen.body
    assert screen.choices[0] == Go(
        small_library.sentences.say("vi", "secret-understood"), address("guide", "cup", "soap"), main=True
    )
    assert player.person.runs == runs
    assert not any(digits in kept(player) for digits in DIGITS)
    assert player.press("Tôi hiểu rồi").address.token == "guide_cup_soap"


def test_what_is_too_long_to_be_judged_is_refused(small_library: Library) -> None:
    """It is refused unread, where the person stands, and its message deleted: it may hold anything."""
    player = started(small_library, "cup")
    stood, text = player.at, f"{OTP} " + "1," * JUDGED_MAX_CHARS
    turn = flows.advance(player.person, Said(player.origin(), text), small_library)
    assert (turn.screen.address.token, turn.screen.note_id, turn.delete) == (stood, "note-long", True)
    assert [noted.fact for noted in turn.facts] == [Puzzled(thing="long")]
    assert not any(digits in repr(turn) for digits in DIGITS)


def test_whoever_gave_it_away_is_helped(words: Sentences) -> None:
    """Where there is the guide for it, the warning leads there."""
    help = small.guide("safe-report", [small.step("a")])
    player = Player(small.library(words, small.cup(), help))
    player.say(OTP)
    assert player.press(words.say("vi", "secret-report")).address.token == "guide_safe-report"


@pytest.mark.parametrize("kind", SECRET_KINDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_has_its_words(small_library: Library, kind: str, language: str) -> None:
    """Each kind says what it looks like; without a place it leads home."""
    screen = flows.view(address("secret", kind), Person("k", language=language), small_library)
    assert small_library.sentences.say(language, f"secret-{kind}") in screen.body
    assert screen.choices[0].label == small_library.sentences.say(language, "secret-understood")
    assert isinstance(screen.choices[0], Go)
    assert screen.choices[0].address == HOME


@pytest.mark.parametrize("token", ["secret", "secret_tea", "secret_otp_secret_otp"])
def test_there_is_no_other_warning(small_library: Library, token: str) -> None:
    """What is no warning climbs to what is there."""
    player = Player(small_library)
    assert player.open(token).address.token in ("home", "secret_otp")


def test_a_second_secret_leads_back_as_far(small_library: Library) -> None:
    """Typed at the warning itself, a secret still leads back to before the first."""
    player = started(small_library, "cup")
    player.say(OTP)
    assert player.say(ID).address.token == "secret_citizen-id_guide_cup_soap"
    home = Player(small_library)
    home.say(OTP)
    assert home.at == "secret_otp"
    assert home.say(ID).address.token == "secret_citizen-id"


def test_a_long_place_is_cut_to_its_parent(words: Sentences) -> None:
    """Where the whole way back does not fit in an address, it leads to the step."""
    guide = small.guide("g" * 24, [small.step("s" * 16, problems=[small.problem("p" * 8, "Hỏng")])])
    player = Player(small.library(words, guide))
    player.open(f"guide_{guide.id}_{'s' * 16}_{'p' * 8}")
    screen = player.say(PASSWORD)
    assert screen.address == Address(("secret", "password", "guide", guide.id, "s" * 16))


OTP_STEP = small.guide(
    "bank", [small.step("code", "Gõ **mã OTP** vào ô.", problems=[small.problem("late", "Mã chưa tới")])]
)


@pytest.mark.parametrize("place", ["guide_bank_code", "guide_bank_code_stuck", "guide_bank_code_late"])
def test_a_bare_code_at_a_step_about_codes(words: Sentences, place: str) -> None:
    """Six digits alone are a secret where a code is asked for, and nothing elsewhere."""
    player = Player(small.library(words, OTP_STEP))
    assert player.say("482913").address.token == "find"
    player.open(place)
    assert player.say("482913").address.token == f"secret_otp_{place}"
    assert player.say("482913").address.token == f"secret_otp_{place}"


def test_a_choice_is_no_secret(words: Sentences) -> None:
    """The number of a button is one, also at a step about codes."""
    player = Player(small.library(words, OTP_STEP))
    player.open("guide_bank_code")
    assert player.say("2").address.token == "guide_bank_code_stuck"


# --- photos and files


PAPERS = small.guide("card", [small.step("scan", "Chụp mặt trước thẻ căn cước."), small.step("wait", "Chờ một phút.")])


@pytest.mark.parametrize("kind", ["photo", "file"])
def test_a_photo_where_papers_are_needed(small_library: Library, words: Sentences, kind: str) -> None:
    """At a step about papers, or in a guide that needs some, a photo or file is taken for one of them."""
    for library, token in ((small.library(words, PAPERS), "guide_card_scan"), (small_library, "guide_tea_ice")):
        player = Player(library)
        player.open(token)
        screen = player.send(kind)  # type: ignore[arg-type]  # a SentKind by its name
        assert screen.address.token == f"secret_paper_{token}"
        assert [noted.fact for noted in player.facts] == [Warned(secret="paper")]
    for token in ("guide_card_wait", "guide_card", "home"):
        player = Player(small.library(words, PAPERS))
        player.open(token)
        assert player.send(kind).address.token == token  # type: ignore[arg-type]  # as above


def test_a_step_that_is_a_photo_is_looked_at_too(small_library: Library) -> None:
    """A step's picture speaks for it, whether it is drawn or a photo."""
    player = Player(small_library)
    player.open("guide_tea_boil")
    assert player.send("photo").address.token == "secret_paper_guide_tea_boil"


@pytest.mark.parametrize("kind", ["photo", "file", "voice", "sticker"])
def test_words_beside_a_photo_are_looked_at(small_library: Library, kind: str) -> None:
    """A caption or a file's name that holds a secret is one, wherever it is sent."""
    player = Player(small_library)
    player.play(Sent(player.origin(), kind, "thẻ 4111 1111 1111 1111"))  # type: ignore[arg-type]  # as above
    assert player.at == "secret_card"


# --- names


def turned(player: Player, **origin: object) -> Turn:
    return flows.advance(player.person, Opened(player.origin(**origin), HOME), player.library)


def test_a_secret_is_no_name(small_library: Library) -> None:
    """In a link, a button's data, a share code or a page's own address, a secret is refused like any other."""
    player = Player(small_library)
    player.open(f"term_x_{ID}_y", arrived=True)
    assert (player.at, player.kinds) == ("secret_citizen-id", ["Warned"])
    player.play(Pressed(player.origin(), Act("next", address("guide", ID))))
    assert player.kinds == ["Warned"]
    for came in ({"via": ID}, {"here": address("guide", ID), "via": "To-Lia"}):
        turn = turned(player, **came)
        assert [noted.kind for noted in turn.facts] == ["Warned"]
        assert turn.delete
        assert ID not in repr(turn)
    assert not turned(player, via="To-Lia", here=HOME).delete


def test_one_who_stands_at_such_a_name_goes_home(small_library: Library) -> None:
    """A place that could not be today, but may have been saved once, leads home."""
    player = Player(small_library, replace(Person("key-0"), here=Address(("term", "x", ID, "y"))))
    assert player.say(OTP).address.token == "secret_otp"


@given(
    st.integers(0, 999_999),
    st.sampled_from(["mã otp là {}", "OTP {} nè", "{} là mã xác thực", "mk là Aa{}", "passcode {}"]),
)
def test_nothing_typed_is_kept(number: int, said: str) -> None:
    """No digit of a secret is in the person, the facts or the screen that a turn comes to."""
    library, typed = small.small_library(), f"{number:06}"
    if typed.endswith("000"):
        return  # a sum
    player = started(library)
    player.play(Said(player.origin(), said.format(typed)))
    assert player.kinds == ["Warned"]
    assert typed not in kept(player)
