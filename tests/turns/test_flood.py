"""The guard: patience with fast fingers."""

from bot.config import Flood
from bot.store import Account
from bot.turns.flood import FloodLimiter

ANN, BAO = Account("t", "1"), Account("t", "2")


def test_a_burst_passes_then_one_note_then_silence() -> None:
    """Who is too fast is told once; half the patience must grow back before the next event passes."""
    guard = FloodLimiter(Flood(burst=4, per_second=1))
    assert [guard.admit(ANN, 0.0) for _ in range(7)] == ["pass"] * 4 + ["note"] + ["drop"] * 2
    assert guard.admit(ANN, 1.5) == "drop"
    assert guard.admit(ANN, 2.5) == "pass"


def test_others_notice_nothing() -> None:
    """Patience is counted a person."""
    guard = FloodLimiter(Flood(burst=1, per_second=1))
    assert [guard.admit(ANN, 0.0), guard.admit(ANN, 0.0), guard.admit(BAO, 0.0)] == ["pass", "note", "pass"]


def test_a_slow_person_always_passes() -> None:
    """At the pace that is allowed nobody is ever slowed down."""
    guard = FloodLimiter(Flood(burst=2, per_second=1))
    assert {guard.admit(ANN, float(second)) for second in range(100)} == {"pass"}


def test_a_second_flood_is_told_again() -> None:
    """Once patience has grown back, the next flood has its own note, not silence."""
    guard = FloodLimiter(Flood(burst=4, per_second=1))
    first = [guard.admit(ANN, 0.0) for _ in range(6)]
    second = [guard.admit(ANN, 100.0) for _ in range(6)]
    assert first == second == ["pass"] * 4 + ["note", "drop"]


def test_memory_is_bounded() -> None:
    """Of very many people the longest quiet are forgotten first; who floods now is remembered."""
    guard = FloodLimiter(Flood(burst=1, per_second=0.001))
    assert [guard.admit(BAO, 0.0), guard.admit(ANN, 0.0)] == ["pass", "pass"]
    for n in range(19_999):
        guard.admit(Account("t", f"other-{n}"), 0.0)
    assert [guard.admit(ANN, 0.0), guard.admit(BAO, 0.0)] == ["note", "pass"]
