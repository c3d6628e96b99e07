"""The depth-first walk: an order for every graph, and every circle in it."""

import pytest

from flows.core.content.graph import walk_depth_first


@pytest.mark.parametrize(
    ("links", "order", "circles"),
    [
        ({"a": "bc", "b": "c", "c": ""}, "cba", []),
        ({"a": "b", "b": "a", "c": "cb"}, "bac", [("b", "a"), ("c", "c")]),
        ({"a": "bb", "b": "", "c": "a"}, "bac", []),
        ({}, "", []),
    ],
)
def test_the_walk(links: dict[str, str], order: str, circles: list[tuple[str, str]]) -> None:
    """A node comes after all that it leads to; each link back to a node that is still open is a circle."""
    assert walk_depth_first(links, links.__getitem__) == (list(order), circles)
