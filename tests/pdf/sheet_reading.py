"""What lies where on a printed sheet, read by pikepdf and from the page's own folio."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pdf_reading import text_of

MM = 72 / 25.4
_FOLIO = re.compile(r"/Artifact <</Type/Pagination>> BDC\n(.*?)\nEMC", re.DOTALL)
_CODES = re.compile(r"<([0-9a-f]+)> Tj")


@dataclass(frozen=True)
class Lying:
    """A page on a sheet: its printed number, its box on the sheet in mm, how it is turned."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    scale: float
    is_turned: bool
    code: str


@dataclass(frozen=True)
class SheetSide:
    width: float
    height: float
    pages: tuple[Lying, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    label: str


def sides_of(content: bytes) -> list[SheetSide]:
    with pikepdf.open(io.BytesIO(content)) as file:
        return [_side(page) for page in file.pages]


def pages_of(content: bytes) -> dict[int, str]:
    """The operators of each page of a book that is read, by printed number."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return {number: _code(page) for number, page in enumerate(file.pages, 1)}


def _code(page: pikepdf.Page) -> str:
    contents = page.obj.Contents
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return "".join(stream.read_bytes().decode("ascii") for stream in streams)


def _side(page: pikepdf.Page) -> SheetSide:
    box = [float(value) / MM for value in page.mediabox]
    return SheetSide(box[2], box[3], tuple(_lying(page)), tuple(_lines(page)), page.label)


def _lying(page: pikepdf.Page) -> Iterator[Lying]:
    matrix = pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            matrix = pikepdf.Matrix(*map(float, operands))
        elif str(operator) == "Do":
            form = page.resources.XObject[str(operands[0])]
            box = matrix.transform(pikepdf.Rectangle(form.BBox))
            code = form.read_bytes().decode("ascii")
            yield Lying(
                folio_of(code),
                *(edge / MM for edge in (box.llx, box.lly, box.urx, box.ury)),
                scale=max(abs(matrix.a), abs(matrix.b)),
                is_turned=bool(matrix.b),
                code=code,
            )


def folio_of(code: str) -> int:
    """What is printed at the foot; 0 where nothing is."""
    running = _FOLIO.search(code)
    if running is None:
        return 0
    last = running[1].splitlines()[-1]
    number = re.match(r"\D*(\d+)", "".join(text_of(codes) for codes in _CODES.findall(last)))
    assert number
    return int(number[1])


def _lines(page: pikepdf.Page) -> Iterator[tuple[float, float, float, float]]:
    """Straight lines of the sheet itself: from, to."""
    start = (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "m":
            start = (float(operands[0]) / MM, float(operands[1]) / MM)
        elif str(operator) == "l":
            yield (*start, float(operands[0]) / MM, float(operands[1]) / MM)
