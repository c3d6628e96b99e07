"""The map: screens as boxes and links as arrows, as SVG. A guide by itself, or everything from the first screen on.

Steps stand in columns by how far they are from the start, so that every arrow of a guide points to the right. A
step's problems stand in its box, each a line that is a screen of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape

import flows
from flows.core.address import HOME, Address, address
from flows.core.content.guide import DONE, STOP, Guide
from flows.core.library import Library
from flows.core.person import Person
from flows.core.text.richtext import to_plain

BOX_W, BOX_H, LINE_H, GAP_X, GAP_Y, MARGIN = 200, 62, 18, 56, 20, 24
_HEAD = 40
_WORDS_MAX = 46
_LINE_MAX = 30
_STYLE = (
    "text{font:13px 'Be Vietnam Pro',sans-serif;fill:#1f2933}.id{font-size:11px;fill:#52606d}.h{font-size:20px;"
    "font-weight:700}rect{fill:#fff;stroke:#1f2933;stroke-width:1.5}.ask rect{fill:#e8f0fb}.end rect{fill:#e3f2e6}"
    ".stop rect{fill:#fdecec}path{fill:none;stroke:#52606d;stroke-width:1.5}.over path{stroke:#c8102e;"
    "stroke-dasharray:6 4;opacity:.55}"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A screen on the map, with its place in pixels."""

    address: Address
    title: str
    kind: str  # step, ask, end, stop
    x: float = 0
    y: float = 0
    lines: tuple[tuple[Address, str], ...] = ()  # screens below it: its problems

    @property
    def height(self) -> float:
        return BOX_H + LINE_H * len(self.lines)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link from a screen to another."""

    start: Address
    end: Address
    label: str = ""
    over: bool = False  # from one guide to another


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of the map and how large it is, in pixels."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def _short(text: str, max_chars: int) -> str:
    words = " ".join(to_plain(text).split())
    return words if len(words) <= max_chars else words[: max_chars - 1].rstrip() + "…"


def _columns(guide: Guide) -> list[list[Box]]:
    """The boxes of a guide: its cover, its steps by how far they are, its ends."""
    here = address("guide", guide.id)
    columns: defaultdict[int, list[Box]] = defaultdict(list)
    columns[0] = [Box(here, guide.title, "step")]
    stops = [guide.depths.get(step.id, 1) for step in guide.steps if STOP in guide.after(step)]
    for step in guide.steps:
        lines = tuple((here.under(step.id, problem.id), problem.when) for problem in step.problems)
        box = Box(here.under(step.id), step.text, "ask" if step.choices else "step", lines=lines)
        columns[guide.depths.get(step.id, 1)].append(box)
    columns[max(columns) + 1] = [Box(here.under(DONE), guide.result, "end")]
    if stops:
        columns[max(stops) + 1].append(Box(here.under(STOP), "Để khi khác", "stop"))
    return [columns[n] for n in sorted(columns)]


def _laid_out(columns: Iterable[list[Box]], x: float, y: float) -> Drawn:
    """Boxes in columns, each column in the middle of the tallest."""
    columns = list(columns)
    heights = [sum(box.height + GAP_Y for box in column) - GAP_Y for column in columns]
    tallest = max(heights)
    placed: list[Box] = []
    for number, (column, height) in enumerate(zip(columns, heights, strict=True)):
        top = y + _HEAD + (tallest - height) / 2
        for box in column:
            placed.append(replace(box, x=x + number * (BOX_W + GAP_X), y=top))
            top += box.height + GAP_Y
    return Drawn(tuple(placed), (), len(columns) * (BOX_W + GAP_X) - GAP_X, _HEAD + tallest)


def of_guide(guide: Guide, x: float = MARGIN, y: float = MARGIN) -> Drawn:
    """The screens of one guide and the links between them."""
    here = address("guide", guide.id)
    arrows = [Arrow(here, here.under(guide.first.id))]
    for step in guide.steps:
        labels = {choice.next: choice.label for choice in step.choices}
        arrows += [Arrow(here.under(step.id), here.under(id), labels.get(id, "")) for id in guide.after(step)]
    return replace(_laid_out(_columns(guide), x, y), arrows=tuple(arrows))


def map_of_guide(guide: Guide) -> str:
    """One guide as SVG."""
    drawn = of_guide(guide)
    inside = [_title(guide.title, MARGIN, MARGIN), *_svg(drawn.boxes, drawn.arrows)]
    return _whole(inside, drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN)


def _of_house(library: Library) -> Drawn:
    """The screens outside the guides: home, topics, and what home leads to."""
    stranger = Person("map")
    screens = {HOME: flows.view(HOME, stranger, library)}
    columns = [[HOME]]
    while columns[-1]:
        nexts = [b.address for a in columns[-1] for b in screens[a].choices if hasattr(b, "address")]
        fresh = [a for a in dict.fromkeys(nexts) if a not in screens and a.flow not in ("guide", "term")]
        screens |= {a: flows.view(a, stranger, library) for a in fresh}
        columns.append(fresh)
    boxes = [[Box(a, screens[a].title, "step") for a in column] for column in columns if column]
    arrows = [
        Arrow(a, b.address, b.label, b.address.flow == "guide")
        for a, screen in screens.items()
        for b in screen.choices
        if hasattr(b, "address") and b.address != HOME
    ]
    return replace(_laid_out(boxes, MARGIN, MARGIN), arrows=tuple(arrows))


def map_of_library(library: Library) -> str:
    """Everything as SVG: the house first, then guide by guide, with the links that lead from one to another."""
    house = _of_house(library)
    boxes, arrows = [*house.boxes], [*house.arrows]
    heads = [_title("Gõ Cửa", MARGIN, MARGIN)]
    y, widest = house.height + 3 * MARGIN, house.width
    for topic in library.topics:
        for guide in library.on_topic(topic.id, "vi"):
            heads.append(_title(f"{topic.title('vi')} · {guide.title}", MARGIN, y))
            drawn = of_guide(guide, MARGIN, y)
            boxes += drawn.boxes
            arrows += [*drawn.arrows, *_between(guide, library)]
            y, widest = y + drawn.height + 2 * MARGIN, max(widest, drawn.width)
    return _whole([*heads, *_svg(boxes, arrows)], widest + 6 * MARGIN, y)


def _between(guide: Guide, library: Library) -> Iterable[Arrow]:
    here = address("guide", guide.id)
    for id in guide.then:
        if id in library.guides:
            yield Arrow(here.under(DONE), address("guide", id), over=True)
    for step in guide.steps:
        for problem in step.problems:
            if problem.see in library.guides:
                yield Arrow(here.under(step.id), address("guide", str(problem.see)), problem.when, over=True)


def _title(text: str, x: float, y: float) -> str:
    return f'<text class="h" x="{x:g}" y="{y + 20:g}">{escape(text)}</text>'


def _svg(boxes: Iterable[Box], arrows: Iterable[Arrow]) -> Iterable[str]:
    by_address = {box.address: box for box in boxes}
    for arrow in arrows:
        if arrow.start in by_address and arrow.end in by_address:
            yield _arrow(arrow, by_address)
    for box in by_address.values():
        yield _drawn_box(box)


def _drawn_box(box: Box) -> str:
    title = _short(box.title, _WORDS_MAX)
    half = title.find(" ", len(title) // 2) if len(title) > _WORDS_MAX // 2 else -1
    lines = [title] if half < 0 else [title[:half], title[half + 1 :]]
    left = box.x + 10
    words = "".join(f'<tspan x="{left:g}" dy="{15 if n else 0}">{escape(w)}</tspan>' for n, w in enumerate(lines))
    below = "".join(
        f'<a href="{place.path}"><text class="id" x="{left:g}" y="{box.y + BOX_H + LINE_H * n + 8:g}">'
        f"▸ {escape(_short(text, _LINE_MAX))}</text></a>"
        for n, (place, text) in enumerate(box.lines)
    )
    return (
        f'<g class="{box.kind}"><rect x="{box.x:g}" y="{box.y:g}" width="{BOX_W}" height="{box.height:g}" rx="9"/>'
        f'<a href="{box.address.path}"><text x="{left:g}" y="{box.y + 20:g}">{words}</text></a>'
        f'<text class="id" x="{left:g}" y="{box.y + BOX_H - 8:g}">{escape(box.address.token)}</text>{below}</g>'
    )


def _arrow(arrow: Arrow, boxes: Mapping[Address, Box]) -> str:
    start, end = boxes[arrow.start], boxes[arrow.end]
    x1, y1, x2, y2 = start.x + BOX_W, start.y + BOX_H / 2, end.x, end.y + BOX_H / 2
    bend = max(28.0, abs(x2 - x1) / 2) if x2 > x1 else 90.0
    way = f"M{x1:g} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2 - 3:g} {y2:g}"
    label = f"<title>{escape(arrow.label)}</title>" if arrow.label else ""
    return f'<g class="{"over" if arrow.over else "way"}">{label}<path marker-end="url(#tip)" d="{way}"/></g>'


def _whole(inside: Iterable[str], width: float, height: float) -> str:
    tip = (
        '<marker id="tip" markerWidth="9" markerHeight="9" refX="7" refY="4" orient="auto">'
        '<path d="M1 1L7 4L1 7"/></marker>'
    )
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f"<style>{_STYLE}</style><defs>{tip}</defs>{''.join(inside)}</svg>\n"
    )
