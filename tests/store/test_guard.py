"""The guard: patience with fast fingers."""

from bot.config import Flood
from bot.guard import Guard
from bot.store import Account

ANN, BAO = Account("t", "1"), Account("t", "2")


def test_a_burst_passes_then_one_note_then_silence() -> None:
    """Who is too fast is told once; half the patience must grow back before the next event passes."""
    guard = Guard(Flood(burst=4, per_second=1))
    assert [guard.admit(ANN, 0.0) for _ in range(7)] == ["pass"] * 4 + ["note"] + ["drop"] * 2
    assert guard.admit(ANN, 1.5) == "drop"
    assert guard.admit(ANN, 2.5) == "pass"


def test_others_notice_nothing() -> None:
    """Patience is counted a person."""
    guard = Guard(Flood(burst=1, per_second=1))
    assert [guard.admit(ANN, 0.0), guard.admit(ANN, 0.0), guard.admit(BAO, 0.0)] == ["pass", "note", "pass"]


def test_a_slow_person_always_passes() -> None:
    """At the pace that is allowed nobody is ever slowed down."""
    guard = Guard(Flood(burst=2, per_second=1))
    assert {guard.admit(ANN, float(second)) for second in range(100)} == {"pass"}
