"""The turn: whatever comes, in whatever order, moves the person soundly, notes facts and gives a screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.core import turn
from flows.core.address import HOME, Act, Address, address
from flows.core.content.issue import Issue
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent, SentKind
from flows.core.library import Library
from flows.core.person import Person
from tests.harness.player import FIRST_DAY, Player, started
from tests.harness.small import small_library
from tests.harness.strategies import mixed_addresses, people, steps_back_in_time

LIBRARY = small_library()
KINDS: tuple[SentKind, ...] = ("photo", "voice", "listening", "sticker", "file", "contact", "unreadable", "flood")
VERBS = ("start", "again", "drop", "keep", "skip", "next", "pick", "stuck", "solved", "still", "easy", "speak", "stop")


@given(people(LIBRARY), mixed_addresses(LIBRARY))
def test_a_view_is_total(person: Person, place: Address) -> None:
    """Any address gives anybody a screen that has a title, buttons, and an address that gives the same screen again."""
    screen = flows.view(place, person, LIBRARY)
    assert screen.title
    assert screen.choices
    again = flows.view(screen.address, person, LIBRARY)
    assert again.address == screen.address
    assert again.rows == screen.rows


PLACES = mixed_addresses(LIBRARY)
WORDS = (
    "mã otp 482913",
    "mk là Hoa@1985",
    "xin chào",
    "1",
    "9",
    "/start",
    "/",
    "cài",
    "x" * 1001,
    "pha tra",
    "/ start",
)
DOING = st.builds(Act, st.sampled_from((*VERBS, "forged", "erase")), PLACES)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event, with any origin."""
    origin = Origin(
        id=f"test:{draw(st.integers(0, 9))}",
        at=FIRST_DAY + draw(steps_back_in_time),
        seed=f"seed-{draw(st.integers(0, 10**9))}",
        channel="test",
        here=draw(st.none() | PLACES),
        order=draw(st.none() | st.integers(0, 99)),
        via=draw(st.sampled_from([None, "To-Lia", "x"])),
    )
    match draw(st.sampled_from(["opened", "pressed", "said", "sent"])):
        case "opened":
            return Opened(origin, draw(PLACES), draw(st.booleans()))
        case "pressed":
            return Pressed(origin, draw(DOING))
        case "said":
            return Said(origin, draw(st.text(max_size=50) | st.sampled_from(WORDS)))
        case _:
            return Sent(origin, draw(st.sampled_from(KINDS)), draw(st.sampled_from(("", "cccd 045185006789"))))


@given(people(LIBRARY), events())
def test_any_event_can_be_played_by_anybody(person: Person, event: Event) -> None:
    """Any event of any person in any state gives a turn: one screen where they stand, and facts of its time."""
    played = flows.advance(person, event, LIBRARY)
    assert played.person.here == played.screen.address
    assert flows.view_standing(played.person, LIBRARY) == played.screen
    assert all(noted.at <= event.origin.at for noted in played.facts)
    assert all(noted.person is None or played.person.consent for noted in played.facts)
    assert played == flows.advance(person, event, LIBRARY)
    finished = [noted for noted in played.facts if noted.kind == "Finished"]
    assert len(finished) <= 1


# --- where one stands, and the notes


def test_opening_moves(small_library: Library) -> None:
    """A link or a Go button moves the person; the facts say so only where they came from outside."""
    player = Player(small_library)
    assert player.open("topic_kitchen").address.token == "topic_kitchen"
    assert player.kinds == []
    player.open("guide_tea", arrived=True)
    assert [(noted.kind, noted.fact) for noted in player.facts] == [("Arrived", player.facts[0].fact)]
    assert player.facts[0].fact.address == "guide_tea"  # type: ignore[union-attr]  # an Arrived


@pytest.mark.parametrize(
    ("token", "lands"),
    [
        ("guide_tea_none", "guide_tea"),
        ("guide_tea_none_stuck", "guide_tea"),
        ("guide_tea_ask_none", "guide_tea_ask"),
        ("guide_none_ask", "home"),
        ("guide", "home"),
        ("topic_empty", "home"),
        ("nothing_at_all", "home"),
        ("settings_none", "settings"),
        ("home_x", "home"),
        ("mine_x", "mine"),
        ("about_x", "about"),
        ("find_x", "find"),
        ("guide_tea_ask_stuck_x", "guide_tea_ask_stuck"),
    ],
)
def test_what_is_gone_climbs_to_its_parent(small_library: Library, token: str, lands: str) -> None:
    """A place that is not there leads to the nearest one above it, with a note."""
    player = Player(small_library)
    screen = player.open(token)
    assert screen.address.token == player.at == lands
    assert screen.note == small_library.sentences.say("vi", "note-gone")


def test_a_note_is_shown_once(small_library: Library) -> None:
    """A note stands until the next event, however often the screen is drawn."""
    player = Player(small_library)
    note = small_library.sentences.say("vi", "note-sent-voice")
    assert player.send("voice").note == note == player.screen.note
    assert player.open("home").note is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_read_leaves_everything(small_library: Library, kind: SentKind) -> None:
    """A photo, a sticker, a flood of presses are answered with a note where the person stands."""
    player = started(small_library, "cup")  # a guide that needs no papers
    before = player.person
    screen = player.send(kind)
    note = small_library.sentences.say("vi", f"note-sent-{kind}")
    assert (screen.address.token, screen.note) == ("guide_cup_soap", note)
    assert player.person.runs == before.runs
    assert player.kinds == ["Puzzled"]


# --- typed words


@pytest.mark.parametrize(("command", "at"), [(f"/{name}", place.token) for name, place in flows.SLASH_COMMANDS.items()])
def test_commands(small_library: Library, command: str, at: str) -> None:
    """Every command leads to its screen, also when shouted, addressed to the bot, or followed by words."""
    for typed in (command, command.upper(), f"{command}@gocua_bot", f"{command} xin chào"):
        player = started(small_library)
        assert player.say(typed).address.token == at
        assert player.kinds == []


@pytest.mark.parametrize("typed", ["/", "/ ", "/xyz", "//", "/@bot", "/start_x"])
def test_unknown_commands(small_library: Library, typed: str) -> None:
    """A command that there is not leads home with a note."""
    player = started(small_library)
    screen = player.say(typed)
    assert (screen.address, screen.note) == (HOME, small_library.sentences.say("vi", "note-command"))
    assert player.kinds == ["Puzzled"]


def test_a_text_that_is_too_long(small_library: Library) -> None:
    """1,000 characters are heard; more are answered with a note where the person stands."""
    player = started(small_library)
    assert player.say("a" * 1000).note == small_library.sentences.say("vi", "note-choose")
    player = started(small_library)
    screen = player.say("a" * 1001)
    assert (screen.address.token, screen.note) == ("guide_tea_ask", small_library.sentences.say("vi", "note-long"))
    assert player.kinds == ["Puzzled"]


def test_typed_labels_and_numbers_press(small_library: Library) -> None:
    """A typed label or number does what its button does, whether it shows or acts."""
    by_number, by_label = Player(small_library), Player(small_library)
    for number, label in [("1", "bep nuc"), ("1", "pha trà"), ("1", "Bắt đầu"), ("1", "nho giup toi"), ("2", "da")]:
        assert by_number.say(number) == by_label.say(label)
    assert by_number.at == "guide_tea_ice"
    assert by_number.journal == by_label.journal


def test_a_page_tells_where_it_was_pressed(small_library: Library) -> None:
    """Where the channel knows the screen of an event, numbers are of that screen, not of the last one."""
    player = Player(small_library)
    player.open("settings")
    assert player.say("1", here=address("topic", "kitchen")).address.token == "guide_tea"


# --- forged acts


@pytest.mark.parametrize("data", ["next:home", "erase:guide_tea", "forged:guide_tea", "start:nothing", "pick:about"])
def test_forged_acts_only_show(small_library: Library, data: str) -> None:
    """A verb that the place does not have changes nothing and shows the place."""
    player = started(small_library)
    before = player.person
    player.do(data)
    assert player.person.runs == before.runs
    assert player.person.key == before.key
    assert player.journal == player.journal[:3]
    assert player.at == flows.view(player.person.here, player.person, small_library).address.token


ON_NOTHING = [
    "start:guide",
    "again:guide",
    "drop:guide",
    "keep:guide",
    "next:guide",
    "pick:guide",
    "stuck:guide",
    "easy:guide",
    "start:guide_no",
    "again:guide_no",
    "drop:guide_no",
    "easy:guide_no",
    "hard:guide_tea",
    "speak:settings",
    "speak:settings_xx",
    "next:guide_tea",
    "next:guide_tea_none",
    "next:guide_tea_ask",
    "next:guide_tea_boil_gas",
    "pick:guide_tea",
    "pick:guide_tea_none_boil",
    "solved:guide_tea_boil",
    "still:guide_tea_boil_none",
]


@pytest.mark.parametrize("data", ON_NOTHING)
def test_acts_on_nothing_change_nothing(small_library: Library, data: str) -> None:
    """An act whose guide, step, problem or language is not there, or does not fit it, changes and notes nothing."""
    player = started(small_library, "cup")
    before, noted = player.person, len(player.journal)
    player.do(data)
    after = player.person
    assert (after.runs, after.language, after.key) == (before.runs, before.language, before.key)
    assert len(player.journal) == noted


# --- the key on facts


def test_facts_carry_the_key_with_consent_only(small_library: Library) -> None:
    """Without consent a fact names nobody; with it, the random key; after stopping, nobody again."""
    player = Player(small_library)
    player.do("start:guide_cup")
    player.do("skip:guide_cup")
    assert {noted.person for noted in player.facts} == {None}
    player.do("keep:settings")
    player.do("next:guide_cup_soap")
    assert {noted.person for noted in player.facts} == {"key-0"}
    player.do("stop:settings")
    player.do("next:guide_cup_rinse")
    assert {noted.person for noted in player.facts} == {None}


def test_typed_words_are_not_kept(small_library: Library) -> None:
    """Nothing that was typed stands in the person or in a fact."""
    player = Player(small_library)
    for text in ("pha trà xyzzy", "xyzzy", "/xyzzy", "xyzzy" * 300):
        player.say(text)
        assert "xyzzy" not in repr((player.person, player.facts))


def test_an_address_of_no_flow_is_home(small_library: Library) -> None:
    """The shortest way from nowhere is home."""
    assert flows.view(Address(("nowhere",)), Person("k"), small_library).address == HOME


def test_roles_are_not_the_conversation_s_to_give(small_library: Library) -> None:
    """No event makes an admin of a citizen, or the other way; forgetting and erasing keep the role."""
    player = Player(small_library).become("admin")
    player.do("erase:settings_erase")
    assert player.person.role == "admin"
    player.wait(hours=25).open("home")
    assert player.person.forget_at is None


def test_words_that_nobody_hears(small_library: Library) -> None:
    """Without a finder, words that the present place does not hear change nothing."""
    deaf = replace(flows.FLOWS, finder="home")
    before = Person("k", here=address("about"))
    origin = Origin("test:1", FIRST_DAY, "seed", "test")
    after = turn.advance(deaf, before, Said(origin, "xyzzy"), small_library)
    assert (after.person, after.facts) == (replace(before, seen_at=FIRST_DAY), ())


def test_an_issue_is_one_line() -> None:
    """An issue reads file:line:column, what is wrong, how to mend it, and the rule; issues sort by place."""
    first, second = (Issue("guides/a.yaml", line, 2, "r", "sai", "sửa") for line in (9, 10))
    assert str(first) == "guides/a.yaml:9:2: sai → sửa [r]"
    assert sorted([second, first])[0] == first
