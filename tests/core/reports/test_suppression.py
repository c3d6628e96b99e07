"""The veil: no number of too few people is told, nor can it be worked out from what is told."""

from hypothesis import given
from hypothesis import strategies as st

from flows.core.reports.suppression import TOTAL, Coord, Draft, Line, Value, add_up, make_column_lines, suppress

UNDER = 5
values = st.builds(
    lambda count, people: Value(count, min(count, people)), st.integers(0, 40), st.sampled_from([1, 2, 3, 4, 5])
)


@st.composite
def grids(draw: st.DrawFn) -> tuple[dict[Coord, Value], list[Line]]:
    """A table whose columns add up to a row of sums, and whose rows add up to their last column."""
    rows, width = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    cells: dict[Coord, Value] = {(r, c): draw(values) for r in range(rows) for c in range(width)}
    cells |= {(r, width): add_up(cells[r, c] for c in range(width)) for r in range(rows)}
    cells |= {(TOTAL, c): add_up(cells[r, c] for r in range(rows)) for c in range(width + 1)}
    lines: list[Line] = make_column_lines(range(rows), range(width + 1))
    lines += [tuple((r, c) for c in range(width + 1)) for r in (*range(rows), TOTAL)]
    return cells, lines


@given(grids())
def test_few_are_hidden_and_cannot_be_worked_out(grid: tuple[dict[Coord, Value], list[Line]]) -> None:
    """Whatever few people stand behind is hidden; in no sum is one cell hidden alone, or few people by a shown sum."""
    cells, lines = grid
    gone = suppress(cells, lines, UNDER)
    assert {at for at, value in cells.items() if value.count and value.people < UNDER} <= gone
    for line in lines:
        out = [at for at in line if at in gone]
        if not out or len(out) == len(line):
            continue
        assert len(out) > 1
        assert line[-1] in gone or sum(cells[at].count for at in out) >= UNDER


@given(grids())
def test_nothing_is_hidden_in_vain(grid: tuple[dict[Coord, Value], list[Line]]) -> None:
    """Where enough people stand behind every number, all are told; the team's own view tells all."""
    cells, lines = grid
    assert suppress(cells, lines, 0) == frozenset()
    many = {at: Value(value.count * 5, 5) for at, value in cells.items()}
    assert suppress(many, lines, UNDER) == frozenset()


def test_the_smallest_is_hidden_beside() -> None:
    """With a single hidden cell another one goes that costs least, rather than a nought or the sum."""
    rows: list[list[str | Value]] = [["a", Value(3, 3)], ["b", Value(70, 5)], ["c", Value(9, 5)], ["d", Value()]]
    draft = Draft(("x", "y"), rows, ["", Value(82, 5)], make_column_lines(range(4), [1]))
    table = draft.publish(UNDER)
    assert [row[1] for row in table.rows] == [None, 70, None, 0]
    assert table.total == ("", 82)


def test_the_sum_goes_where_nothing_else_can() -> None:
    """Of a single row beside noughts, the sum would tell it, so the sum is hidden."""
    draft = Draft(("x",), [[Value(3, 3)], [Value()]], [Value(3, 3)], make_column_lines(range(2), [0]))
    assert draft.publish(UNDER).rows == ((None,), (0,))
    assert draft.publish(UNDER).total == (None,)
    assert draft.publish(0).rows == ((3,), (0,))


def test_people_of_a_sum_may_be_the_same() -> None:
    """A sum has at least as many people as its largest part, and no more is known."""
    assert add_up([Value(4, 3), Value(9, 4)]) == Value(13, 4)
    assert add_up([]) == Value()
