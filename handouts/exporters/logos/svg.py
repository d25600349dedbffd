"""SVG: a closed list of what a logo is made of, drawn with plain colours; all else is refused.

A logo that prints without a part of it would be worse than none, so nothing is passed over in
silence, and nothing of the file itself goes into a book: shapes are taken out of it. Libraries
that read SVG for ReportLab or rasterise it leave out what they do not know.
Paths: SVG 2, chapter 9; fontTools reads their data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from handouts.errors import LayoutError
from handouts.exporters.logos.outlines import (
    Matrix,
    matrix_of,
    number,
    outline_of,
    stroke_scale,
    times,
)
from handouts.exporters.logos.svg_styles import Look, StyleRules, read_rules
from handouts.layout.logo import Drawing, Shape

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_PARSER = dict(  # noqa: C408 - reads as the keywords that it is
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
)
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_SILENT = frozenset({"title", "desc", "metadata", "defs", "style", "clipPath"})
_MENDS = {
    "text": "Convert its text to outlines (paths) and save it again.",
    "tspan": "Convert its text to outlines (paths) and save it again.",
    "image": "Save it as a PNG: there is a picture in it.",
}
_MEND = "Save it as a plain SVG of paths in plain colours, or as a PNG."
_MOST_SHAPES, _MOST_SEGMENTS, _DEEPEST = 2_000, 20_000, 60
_MOST_STEPS = 20_000  # a use of uses of uses shows nothing and never ends


def read_drawing(data: bytes) -> Drawing:
    """Raises LayoutError for what is no SVG, could do harm or would not be drawn as it is."""
    root = _parsed(data)
    if root.tag != f"{_SVG}svg":
        raise LayoutError("is no SVG.", hint=_MEND)
    left, top, width, height = _field(root)
    reader = _Reader(root, (left, top, width, height), read_rules(_sheets(root)))
    reader.walk(root, Look(), (1.0, 0.0, 0.0, 1.0, -left, -top), 0)
    if not reader.shapes:
        raise LayoutError("shows nothing.", hint=_MEND)
    return Drawing(width, height, tuple(reader.shapes))


def _parsed(data: bytes) -> etree._Element:
    # Declared entities are the one way by which a small file becomes a large one.
    if b"<!ENTITY" in data or b"\0" in data:
        raise LayoutError("declares entities of its own.", hint=_MEND)
    if b"<?xml-stylesheet" in data:
        raise LayoutError("loads a style sheet from outside.", hint=_MEND)
    try:
        return etree.fromstring(data, etree.XMLParser(**_PARSER))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LayoutError(f"is no well-formed SVG: {error}.", hint=_MEND) from None


def _sheets(root: etree._Element) -> str:
    return "\n".join("".join(sheet.itertext()) for sheet in root.iter(f"{_SVG}style"))


def _field(root: etree._Element) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown."""
    if box := root.get("viewBox"):
        values = [number(part) for part in re.split(r"[\s,]+", box.strip())]
    else:
        values = [0.0, 0.0, *(number(root.get(name, "")) for name in ("width", "height"))]
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        raise LayoutError("does not say how large it is.", hint="Give it a viewBox.")
    return values[0], values[1], values[2], values[3]


@dataclass(slots=True)
class _Reader:
    root: etree._Element
    field_: tuple[float, float, float, float]
    rules: StyleRules
    shapes: list[Shape] = field(default_factory=list)
    segments: int = 0
    steps: int = 0
    named: dict[str, etree._Element] = field(init=False)

    def __post_init__(self) -> None:
        elements = [one for one in self.root.iter() if isinstance(one.tag, str)]
        self.named = {str(one.get("id")): one for one in reversed(elements)}

    def walk(self, element: etree._Element, look: Look, matrix: Matrix, depth: int) -> None:
        """Take what an element and those inside it show, in the order they are painted."""
        self.steps += 1
        if depth > _DEEPEST or self.steps > _MOST_STEPS:
            raise LayoutError("nests too deeply.", hint=_MEND)
        name = _name_of(element)
        if not name or name in _SILENT:
            return
        _refuse_code(element)
        own = self.rules.look(look, name, element.attrib)
        if own.is_hidden:
            return
        if clip := own.clip:
            self._refuse_clipping(clip)
        if transform := element.get("transform"):
            matrix = times(matrix, matrix_of(transform))
        if name == "g" or (name == "svg" and element is self.root):
            for kid in element:
                self.walk(kid, own, matrix, depth + 1)
        elif name == "use":
            self._use(element, own, matrix, depth)
        elif name in _SHAPES:
            self._add(name, element.attrib, own, matrix)
        else:
            raise LayoutError(
                f"has <{name}> in it, which is not drawn.", hint=_MENDS.get(name, _MEND)
            )

    def _use(self, element: etree._Element, look: Look, matrix: Matrix, depth: int) -> None:
        target = element.get("href") or element.get(f"{_XLINK}href") or ""
        if not target.startswith("#"):
            raise LayoutError(f"loads {target[:80]!r} from outside.", hint=_MEND)
        x, y = (number(element.get(name, "0")) for name in ("x", "y"))
        moved = times(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        for found in self._named(target[1:]):
            self.walk(found, look, moved, depth + 5)

    def _named(self, identifier: str) -> Iterator[etree._Element]:
        found = self.named.get(identifier)
        return iter(() if found is None else (found,))

    def _refuse_clipping(self, clip: str) -> None:
        """Drawing programs clip to the whole field: that changes nothing. Other clips would."""
        found = re.fullmatch(r"""url\(\s*["']?#([^"')]+)["']?\s*\)""", clip)
        whole = found and any(self._is_whole(one) for one in self._named(found[1]))
        if not whole:
            raise LayoutError("cuts its shapes with a clip or mask.", hint=_MEND)

    def _is_whole(self, clip: etree._Element) -> bool:
        rects = [one for one in clip if _name_of(one)]
        if [_name_of(one) for one in rects] != ["rect"] or rects[0].get("transform"):
            return False
        left, top, width, height = self.field_
        x, y, wide, high = (number(rects[0].get(key, "0")) for key in ("x", "y", "width", "height"))
        return x <= left and y <= top and x + wide >= left + width and y + high >= top + height

    def _add(self, name: str, attributes: Mapping[str, str], look: Look, matrix: Matrix) -> None:
        outline = outline_of(name, attributes, matrix)
        width = look.width * stroke_scale(matrix) if look.stroke else 0.0
        fill = "" if name == "line" else look.fill
        if not outline or not (fill or (look.stroke and width)):
            return
        self.segments += len(outline)
        if len(self.shapes) >= _MOST_SHAPES or self.segments > _MOST_SEGMENTS:
            raise LayoutError("has too many shapes.", hint="Simplify it, or save it as a PNG.")
        stroke = look.stroke if width else ""
        shape = Shape(outline, fill, stroke, width, look.cap, look.join, look.is_even_odd)
        self.shapes.append(shape)


def _name_of(element: etree._Element) -> str:
    """Empty for what is not SVG: drawing programs leave notes of their own."""
    if not isinstance(element.tag, str) or not element.tag.startswith(_SVG):
        return ""
    return element.tag.removeprefix(_SVG)


def _refuse_code(element: etree._Element) -> None:
    for name in element.attrib:
        if str(name).lower().startswith("on"):
            raise LayoutError(f"has code in it ({name}).", hint=_MEND)
