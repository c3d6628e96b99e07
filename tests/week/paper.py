"""Paper: reading the codes of what was drawn or printed, as a phone's camera does. A PDF is looked at as it lies on the
table: its filled shapes are put on a sheet, which is all that a code is made of.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import zxingcpp
from PIL import Image, ImageDraw
from pypdf import PageObject, PdfReader

PIXELS_A_POINT = 3
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_FILLS = frozenset({b"f", b"f*", b"F", b"B", b"B*"})
_ENDS = _FILLS | {b"S", b"s", b"n"}
_GREYS = frozenset({b"scn", b"sc", b"g", b"rg"})  # what sets the colour of a filling; others are left out
Point = tuple[float, float]


def codes(content: bytes) -> list[str]:
    """What the codes of a picture or PDF say."""
    sheets = _sheets(content) if content.startswith(b"%PDF-") else [_opened(content)]
    return [code.text for sheet in sheets for code in zxingcpp.read_barcodes(sheet, formats=_QR)]


def _opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("L")


def _sheets(pdf: bytes) -> Iterator[Image.Image]:
    for page in PdfReader(io.BytesIO(pdf)).pages:
        yield _Sheet.of(page).image


@dataclass
class _Sheet:
    """A page on which shapes are being filled."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    height: float
    grey: int = 0
    shapes: list[list[Point]] = field(default_factory=list)  # of the path that is being made

    @classmethod
    def of(cls, page: PageObject) -> "_Sheet":
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        image = Image.new("L", (round(width * PIXELS_A_POINT), round(height * PIXELS_A_POINT)), 255)
        sheet = cls(image, ImageDraw.Draw(image), height)
        page.extract_text(visitor_operand_before=sheet.does)
        return sheet

    def does(self, operator: bytes, given: Sequence[Any], matrix: Sequence[float], _: Sequence[float]) -> None:
        """Follow one operator of the page."""
        if operator in _GREYS:
            self.grey = round(255 * sum(map(float, given)) / len(given))
        elif operator == b"m":
            self.shapes.append([self._at(given, matrix)])
        elif operator == b"l" and self.shapes:
            self.shapes[-1].append(self._at(given, matrix))
        elif operator == b"c" and self.shapes:
            self.shapes[-1].append(self._at(given[4:], matrix))
        elif operator in _ENDS:
            for shape in self.shapes if operator in _FILLS else ():
                self._fill(shape)
            self.shapes = []

    def _at(self, point: Sequence[Any], matrix: Sequence[float]) -> Point:
        x, y = map(float, point)
        a, b, c, d, e, f = matrix
        return (a * x + c * y + e) * PIXELS_A_POINT, (self.height - (b * x + d * y + f)) * PIXELS_A_POINT

    def _fill(self, shape: list[Point]) -> None:
        """Fill a shape; of an upright rectangle, no more than it covers: a code's modules must not run together."""
        xs, ys = [x for x, _ in shape], [y for _, y in shape]
        if len({*map(round, xs)}) <= 2 and len({*map(round, ys)}) <= 2:
            box = (round(min(xs)), round(min(ys)), round(max(xs)) - 1, round(max(ys)) - 1)
            if box[0] <= box[2] and box[1] <= box[3]:
                self.draw.rectangle(box, fill=self.grey)
        elif len(shape) > 2:
            self.draw.polygon(shape, fill=self.grey)
