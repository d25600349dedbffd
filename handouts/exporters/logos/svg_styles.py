"""How SVG's shapes are painted: attributes, `style`, and the simple rules of style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from PIL import ImageColor

from handouts.errors import LayoutError
from handouts.exporters.logos.outlines import broken, number

_PLAIN = "Save it as a plain SVG of paths in plain colours, or as a PNG."
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "miter-clip": 0, "round": 1, "bevel": 2, "arcs": 0}
_COLOURS = {"color": "colour", "fill": "fill", "stroke": "stroke"}
_OPACITIES = frozenset({"opacity", "fill-opacity", "stroke-opacity"})
_HIDING = (("display", "none"), ("visibility", "hidden"), ("visibility", "collapse"))
_NOT_DRAWN = frozenset(
    "mask filter stroke-dasharray mix-blend-mode marker marker-start marker-mid marker-end".split()
)
_NOTHING = frozenset({"none", "normal", "0"})
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\*|[.#]?[A-Za-z_][\w-]*")
_RGB = re.compile(r"rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*1(?:\.0*)?\s*)?\)")


@dataclass(frozen=True, slots=True)
class Look:
    """What is handed down from group to shape; `clip` is the element's own."""

    fill: str = "#000000"
    stroke: str = ""
    width: float = 1.0
    cap: int = 0
    join: int = 0
    is_even_odd: bool = False
    colour: str = "#000000"
    is_hidden: bool = False
    clip: str = ""


@dataclass(frozen=True, slots=True)
class StyleRules:
    """`selector → declarations` of style sheets; selectors are names, `.classes` and `#ids`."""

    rules: tuple[tuple[str, str], ...]

    def look(self, inherited: Look, name: str, attributes: Mapping[str, str]) -> Look:
        """Of an element: its attributes, then sheets, then its own `style`."""
        look = replace(inherited, clip="", is_hidden=False)
        declared = dict(attributes)
        classes = (attributes.get("class") or "").split()
        wanted = ("*", name, *(f".{one}" for one in classes), f"#{attributes.get('id')}")
        for kind in ("*", "", ".", "#"):
            for selector, body in self.rules:
                if selector in wanted and _kind(selector) == kind:
                    declared |= dict(_declarations(body))
        declared |= dict(_declarations(attributes.get("style") or ""))
        # Of `currentcolor`, the colour comes first.
        for key in sorted(declared, key=lambda key: key != "color"):
            if (value := declared[key].strip()) != "inherit":
                look = _painted(look, key, value)
        return look


def read_rules(sheet: str) -> StyleRules:
    """Raises LayoutError for a rule that cannot be followed."""
    found: list[tuple[str, str]] = []
    text = _COMMENT.sub("", sheet)
    if "@" in text or "\\" in text:
        raise LayoutError("has a style sheet with @-rules.", hint=_PLAIN)
    for selectors, body in _RULE.findall(text):
        for selector in selectors.split(","):
            if not _SELECTOR.fullmatch(selector.strip()):
                raise LayoutError(
                    f"has a style rule for {selector.strip()[:40]!r}, which is not followed.",
                    hint=_PLAIN,
                )
            found.append((selector.strip(), body))
    return StyleRules(tuple(found))


def _kind(selector: str) -> str:
    return selector[0] if selector[0] in "*.#" else ""


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for declaration in body.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip().lower() in ("transform", "d"):  # as attributes they are followed
            raise LayoutError(f"has a {name.strip()} in its style.", hint=_PLAIN)
        if value:
            yield name.strip().lower(), value.replace("!important", "").strip()


def _painted(look: Look, key: str, value: str) -> Look:
    if key in _COLOURS:
        return replace(look, **{_COLOURS[key]: _colour(value, look.colour)})  # type: ignore[arg-type]
    if key in _OPACITIES:
        return _faded(look, key, value)
    if (key, value) in _HIDING:
        return replace(look, is_hidden=True)
    if key in _NOT_DRAWN and value not in _NOTHING:
        raise LayoutError(f"has a {key}, which is not drawn.", hint=_PLAIN)
    match key:
        case "stroke-width":
            return replace(look, width=max(0.0, number(value)))
        case "stroke-linecap":
            return replace(look, cap=_CAPS.get(value, 0))
        case "stroke-linejoin":
            return replace(look, join=_JOINS.get(value, 0))
        case "fill-rule":
            return replace(look, is_even_odd=value == "evenodd")
        case "clip-path" if value != "none":
            return replace(look, clip=value)
        case _:
            return look


def _faded(look: Look, key: str, value: str) -> Look:
    """Whole or not at all; what shows through would look different on each paper."""
    share = number(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    if share >= 1:
        return look
    if share > 0:
        raise LayoutError("has parts that one sees through.", hint=_PLAIN)
    match key:
        case "fill-opacity":
            return replace(look, fill="")
        case "stroke-opacity":
            return replace(look, stroke="")
        case _:
            return replace(look, is_hidden=True)


def _colour(value: str, current: str) -> str:
    """`#rrggbb`, or empty for none."""
    text = value.strip().lower()
    if text in ("none", "transparent"):
        return ""
    if text == "currentcolor":
        return current
    if text.startswith("url("):
        raise LayoutError("is painted with a gradient or pattern.", hint=_PLAIN)
    if found := _RGB.fullmatch(text):
        parts = [min(255, round(float(part))) for part in found.groups()]
    else:
        try:
            rgb = ImageColor.getrgb(text)
        except ValueError:
            raise broken(f"colour ({value[:30]!r})") from None
        if len(rgb) > 3 and rgb[3] != 255:
            raise LayoutError("has parts that one sees through.", hint=_PLAIN)
        parts = list(rgb[:3])
    return "#" + "".join(f"{part:02x}" for part in parts)
