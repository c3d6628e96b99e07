"""Time: events that overtake each other, a day of quiet, and the share code that is credited to the end."""

from datetime import timedelta

from flows.core.address import address
from flows.core.library import Library
from flows.core.person import Person
from tests.harness.player import Player, started
from tests.harness.world import team_library

# --- order


def _overtaken(player: Player, *, by: timedelta = timedelta(seconds=1)) -> None:
    """Press the answer `ice` (number 7) after the step below it (number 8)."""
    player.do("next:guide_tea_ice", order=8)
    player.now = player.now - timedelta(seconds=20) + by
    player.do("pick:guide_tea_ask_ice", order=7)


def test_an_overtaken_event_counts_but_does_not_move(small_library: Library) -> None:
    """An event that a later one overtook is noted, and the person stays where the later one put them."""
    player = started(small_library)
    _overtaken(player)
    assert player.at == "guide_tea_pour"
    assert player.run().step == "pour"
    assert player.run().answers == {"ask": "ice"}
    assert player.kinds == ["Reached"]
    assert player.person.order == 8


def test_an_overtaken_note_is_not_shown(small_library: Library) -> None:
    """What an overtaken event would have said above the screen is not said any more."""
    player = Player(small_library)
    player.open("about", order=8)
    assert player.say("/xyz", order=7).note is None
    assert player.at == "about"


def test_after_an_hour_numbers_may_begin_anew(small_library: Library) -> None:
    """Telegram draws a new number after a quiet week: a lower one that comes later than an hour is no late one."""
    player = started(small_library)
    _overtaken(player, by=timedelta(hours=1))
    assert (player.at, player.run().step, player.person.order) == ("guide_tea_ice", "ice", 7)


def test_another_bot_counts_from_elsewhere(small_library: Library) -> None:
    """A number that is lower by more than was ever under way is the count of another bot, and is taken at once."""
    player = started(small_library)
    player.do("next:guide_tea_ask", order=500_000)
    player.open("about", order=200_000)
    assert (player.at, player.person.order) == ("about", 200_000)


def test_lower_numbers_do_not_hold_for_ever(small_library: Library) -> None:
    """Whoever presses every fifty minutes under slightly lower numbers is heard by the second time."""
    player = started(small_library)
    player.do("next:guide_tea_ask", order=9_000)
    for order in (1_001, 1_002):
        player.now += timedelta(minutes=50)
        player.open("about", order=order)
    assert (player.at, player.person.order) == ("about", 1_002)


def test_a_late_erasure_still_erases(small_library: Library) -> None:
    """To have one's data deleted is never overtaken."""
    player = started(small_library)
    player.do("next:guide_tea_ask", order=8)
    player.do("erase:settings_erase", order=7)
    assert player.person.runs == {}
    assert player.erased == "key-0"


def test_a_late_new_run_keeps_its_step(small_library: Library) -> None:
    """A run that a late event began is not put at a step of the run before it."""
    player = started(small_library)
    player.do("pick:guide_tea_ask_ice", order=8)
    player.do("again:guide_tea", order=7)
    assert (player.at, player.run().step) == ("guide_tea_ice", "ask")


def test_a_channel_without_numbers_has_no_late_events(small_library: Library) -> None:
    """Where the channel does not count, every event is taken as it comes."""
    player = Player(small_library)
    player.open("about", order=8)
    player.open("mine")
    assert (player.at, player.person.order) == ("mine", 8)


# --- forgetting


def test_without_consent_a_day_of_quiet_forgets(small_library: Library) -> None:
    """After 24 hours all is forgotten, the key too, and open runs count as left, credited to who sent them."""
    player = Player(small_library)
    player.open("guide_tea", arrived=True, via="To-Lia")
    player.do("start:guide_tea")
    player.do("skip:guide_tea")
    player.do("speak:settings_en")
    player.wait(hours=23, minutes=59).open("guide_tea_ask")
    assert (player.run().step, player.person.language) == ("ask", "en")
    player.wait(hours=24).open("home")
    assert player.person == Person(f"seed-{player.turns}", seen_at=player.now)
    assert player.erased == "key-0"
    (left,) = player.facts
    assert (left.kind, left.person, left.via) == ("Left", None, "To-Lia")
    assert left.fact.why == "forgotten"  # type: ignore[union-attr]  # a Left


def test_with_consent_nothing_is_forgotten(small_library: Library) -> None:
    """Who allowed it is remembered after a year."""
    player = started(small_library)
    player.wait(days=365).open("home")
    assert player.run().state == "open"


def test_what_ends_is_not_credited_to_their_return() -> None:
    """What a forgotten person left belongs to the place and code of then, though another code brings them back."""
    player = Player(team_library())
    player.open("guide_tea", arrived=True, via="p-lia-1")
    player.do("start:guide_tea")
    player.do("skip:guide_tea")
    player.wait(days=2).open("guide_tea", arrived=True, via="p-lia-2")
    assert [(noted.kind, noted.via, noted.place) for noted in player.facts] == [
        ("Left", "p-lia-1", "lia-1"),
        ("Arrived", "p-lia-2", "lia-2"),
    ]


# --- who sent them


def test_a_share_code_is_credited_to_the_end(small_library: Library) -> None:
    """A run's facts name who sent the person when it began, whatever link was followed since."""
    player = Player(small_library)
    player.open("guide_cup", arrived=True, via="An")
    player.do("start:guide_cup")
    player.do("keep:guide_cup")
    player.open("guide_tea", arrived=True, via="Binh")
    assert (player.facts[0].kind, player.facts[0].via) == ("Arrived", "Binh")
    player.do("next:guide_cup_soap")
    player.do("next:guide_cup_rinse")
    assert [(noted.kind, noted.via) for noted in player.facts] == [("Finished", "An")]


def test_leaving_is_credited_as_the_run_was(small_library: Library) -> None:
    """A run that is left or begun anew ends with the share code that it began with."""
    player = Player(small_library)
    player.open("guide_tea", arrived=True, via="An")
    player.do("start:guide_tea")
    player.do("keep:guide_tea")
    player.do("pick:guide_tea_ask_ice")
    player.open("home", arrived=True, via="Binh")
    player.do("again:guide_tea")
    assert [(noted.kind, noted.via) for noted in player.facts] == [
        ("Left", "An"),
        ("Started", "Binh"),
        ("Reached", "Binh"),
    ]
    player.do("drop:guide_tea")
    assert [(noted.kind, noted.via) for noted in player.facts] == [("Left", "Binh")]


def test_a_code_that_a_page_carries_arrives_once(small_library: Library) -> None:
    """A web page carries its share code with every form; the arrival is noted at the first one only."""
    player = Player(small_library)
    place = address("guide", "cup")
    player.do("start:guide_cup", via="An", here=place)
    assert [(noted.kind, noted.via) for noted in player.facts] == [("Arrived", "An")]
    player.do("keep:guide_cup", via="An", here=place)
    assert "Arrived" not in player.kinds
    assert player.run("cup").via == "An"


def test_a_code_without_a_place_is_kept(small_library: Library) -> None:
    """Where the channel notes the arrival itself, the code is only remembered."""
    player = Player(small_library)
    player.say("xin chào", via="An")
    assert player.person.via == "An"
    assert "Arrived" not in player.kinds
