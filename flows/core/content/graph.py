"""Depth-first walks over small directed graphs, such as the steps of a guide.

graphlib stops at the first circle; here every circle must be found, and what contains one must still have an order.
"""

from collections.abc import Callable, Iterable, Iterator


def walk_depth_first(
    starts: Iterable[str], find_next: Callable[[str], Iterable[str]]
) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the nodes that can be reached, each after all that it leads to, and the links that close a circle."""
    left: dict[str, None] = {}
    closing: list[tuple[str, str]] = []
    for start in starts:
        open_: dict[str, Iterator[str]] = {} if start in left else {start: iter(find_next(start))}
        while open_:
            node = next(reversed(open_))
            following = next(open_[node], None)
            if following is None:
                del open_[node]
                left[node] = None
            elif following in open_:
                closing.append((node, following))
            elif following not in left:
                open_[following] = iter(find_next(following))
    return list(left), closing
