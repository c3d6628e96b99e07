"""The map: screens as boxes and links as arrows, in SVG, of one guide or of the whole library.

Steps are in columns by their distance from the start, so that every arrow of a guide points to the right. The box of a
step also lists its problems, each of which is a screen.
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
class MapBox:
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
class MapArrow:
    """A link from a screen to another."""

    start: Address
    end: Address
    label: str = ""
    over: bool = False  # from one guide to another


@dataclass(frozen=True, slots=True)
class MapPart:
    """A part of the map and its size in pixels."""

    boxes: tuple[MapBox, ...]
    arrows: tuple[MapArrow, ...]
    width: float
    height: float


def _shorten(text: str, max_chars: int) -> str:
    words = " ".join(to_plain(text).split())
    return words if len(words) <= max_chars else words[: max_chars - 1].rstrip() + "…"


def _build_columns(guide: Guide) -> list[list[MapBox]]:
    """Make the boxes of a guide in columns: its cover, its steps by their distance from it, its ends."""
    here = address("guide", guide.id)
    columns: defaultdict[int, list[MapBox]] = defaultdict(list)
    columns[0] = [MapBox(here, guide.title, "step")]
    stops = [guide.depths.get(step.id, 1) for step in guide.steps if STOP in guide.after(step)]
    for step in guide.steps:
        lines = tuple((here.under(step.id, problem.id), problem.when) for problem in step.problems)
        box = MapBox(here.under(step.id), step.text, "ask" if step.choices else "step", lines=lines)
        columns[guide.depths.get(step.id, 1)].append(box)
    columns[max(columns) + 1] = [MapBox(here.under(DONE), guide.result, "end")]
    if stops:
        columns[max(stops) + 1].append(MapBox(here.under(STOP), "Để khi khác", "stop"))
    return [columns[n] for n in sorted(columns)]


def _lay_out(columns: Iterable[list[MapBox]], x: float, y: float) -> MapPart:
    """Place boxes in columns, each centred on the tallest."""
    columns = list(columns)
    heights = [sum(box.height + GAP_Y for box in column) - GAP_Y for column in columns]
    tallest = max(heights)
    placed: list[MapBox] = []
    for number, (column, height) in enumerate(zip(columns, heights, strict=True)):
        top = y + _HEAD + (tallest - height) / 2
        for box in column:
            placed.append(replace(box, x=x + number * (BOX_W + GAP_X), y=top))
            top += box.height + GAP_Y
    return MapPart(tuple(placed), (), len(columns) * (BOX_W + GAP_X) - GAP_X, _HEAD + tallest)


def lay_out_guide(guide: Guide, x: float = MARGIN, y: float = MARGIN) -> MapPart:
    """Place the screens of one guide and the links between them."""
    here = address("guide", guide.id)
    arrows = [MapArrow(here, here.under(guide.first.id))]
    for step in guide.steps:
        labels = {choice.next: choice.label for choice in step.choices}
        arrows += [MapArrow(here.under(step.id), here.under(id), labels.get(id, "")) for id in guide.after(step)]
    return replace(_lay_out(_build_columns(guide), x, y), arrows=tuple(arrows))


def draw_guide_map(guide: Guide) -> str:
    """Draw one guide as SVG."""
    drawn = lay_out_guide(guide)
    inside = [_draw_title(guide.title, MARGIN, MARGIN), *_draw_all(drawn.boxes, drawn.arrows)]
    return _wrap_svg(inside, drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN)


def _lay_out_home(library: Library) -> MapPart:
    """Place the screens outside the guides: home, topics, and what home leads to."""
    person = Person("map")
    screens = {HOME: flows.view(HOME, person, library)}
    columns = [[HOME]]
    while columns[-1]:
        nexts = [b.address for a in columns[-1] for b in screens[a].choices if hasattr(b, "address")]
        fresh = [a for a in dict.fromkeys(nexts) if a not in screens and a.flow not in ("guide", "term")]
        screens |= {a: flows.view(a, person, library) for a in fresh}
        columns.append(fresh)
    boxes = [[MapBox(a, screens[a].title, "step") for a in column] for column in columns if column]
    arrows = [
        MapArrow(a, b.address, b.label, b.address.flow == "guide")
        for a, screen in screens.items()
        for b in screen.choices
        if hasattr(b, "address") and b.address != HOME
    ]
    return replace(_lay_out(boxes, MARGIN, MARGIN), arrows=tuple(arrows))


def draw_library_map(library: Library) -> str:
    """Draw everything as SVG: the screens outside the guides, then each guide, and the links between guides."""
    outside = _lay_out_home(library)
    boxes, arrows = [*outside.boxes], [*outside.arrows]
    heads = [_draw_title("Gõ Cửa", MARGIN, MARGIN)]
    y, widest = outside.height + 3 * MARGIN, outside.width
    for topic in library.topics:
        for guide in library.on_topic(topic.id, "vi"):
            heads.append(_draw_title(f"{topic.title('vi')} · {guide.title}", MARGIN, y))
            drawn = lay_out_guide(guide, MARGIN, y)
            boxes += drawn.boxes
            arrows += [*drawn.arrows, *_link_to_others(guide, library)]
            y, widest = y + drawn.height + 2 * MARGIN, max(widest, drawn.width)
    return _wrap_svg([*heads, *_draw_all(boxes, arrows)], widest + 6 * MARGIN, y)


def _link_to_others(guide: Guide, library: Library) -> Iterable[MapArrow]:
    here = address("guide", guide.id)
    for id in guide.then:
        if id in library.guides:
            yield MapArrow(here.under(DONE), address("guide", id), over=True)
    for step in guide.steps:
        for problem in step.problems:
            if problem.see in library.guides:
                yield MapArrow(here.under(step.id), address("guide", str(problem.see)), problem.when, over=True)


def _draw_title(text: str, x: float, y: float) -> str:
    return f'<text class="h" x="{x:g}" y="{y + 20:g}">{escape(text)}</text>'


def _draw_all(boxes: Iterable[MapBox], arrows: Iterable[MapArrow]) -> Iterable[str]:
    by_address = {box.address: box for box in boxes}
    for arrow in arrows:
        if arrow.start in by_address and arrow.end in by_address:
            yield _draw_arrow(arrow, by_address)
    for box in by_address.values():
        yield _draw_box(box)


def _draw_box(box: MapBox) -> str:
    title = _shorten(box.title, _WORDS_MAX)
    half = title.find(" ", len(title) // 2) if len(title) > _WORDS_MAX // 2 else -1
    lines = [title] if half < 0 else [title[:half], title[half + 1 :]]
    left = box.x + 10
    words = "".join(f'<tspan x="{left:g}" dy="{15 if n else 0}">{escape(w)}</tspan>' for n, w in enumerate(lines))
    below = "".join(
        f'<a href="{place.path}"><text class="id" x="{left:g}" y="{box.y + BOX_H + LINE_H * n + 8:g}">'
        f"▸ {escape(_shorten(text, _LINE_MAX))}</text></a>"
        for n, (place, text) in enumerate(box.lines)
    )
    return (
        f'<g class="{box.kind}"><rect x="{box.x:g}" y="{box.y:g}" width="{BOX_W}" height="{box.height:g}" rx="9"/>'
        f'<a href="{box.address.path}"><text x="{left:g}" y="{box.y + 20:g}">{words}</text></a>'
        f'<text class="id" x="{left:g}" y="{box.y + BOX_H - 8:g}">{escape(box.address.token)}</text>{below}</g>'
    )


def _draw_arrow(arrow: MapArrow, boxes: Mapping[Address, MapBox]) -> str:
    start, end = boxes[arrow.start], boxes[arrow.end]
    x1, y1, x2, y2 = start.x + BOX_W, start.y + BOX_H / 2, end.x, end.y + BOX_H / 2
    bend = max(28.0, abs(x2 - x1) / 2) if x2 > x1 else 90.0
    way = f"M{x1:g} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2 - 3:g} {y2:g}"
    label = f"<title>{escape(arrow.label)}</title>" if arrow.label else ""
    return f'<g class="{"over" if arrow.over else "way"}">{label}<path marker-end="url(#tip)" d="{way}"/></g>'


def _wrap_svg(inside: Iterable[str], width: float, height: float) -> str:
    tip = (
        '<marker id="tip" markerWidth="9" markerHeight="9" refX="7" refY="4" orient="auto">'
        '<path d="M1 1L7 4L1 7"/></marker>'
    )
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f"<style>{_STYLE}</style><defs>{tip}</defs>{''.join(inside)}</svg>\n"
    )
