"""A logo's file becomes an image that is safe to embed, or is refused with the way to mend it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from handouts.errors import LayoutError
from handouts.exporters.logos.pixels import read_picture
from handouts.exporters.logos.svg import read_drawing
from handouts.layout.logo import Drawing, Picture

_MOST_BYTES, _MOST_SVG = 20_000_000, 2_000_000
_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_BOM = b"\xef\xbb\xbf"


def read_logo(path: Path) -> Drawing | Picture:
    """What the file holds counts, not its suffix. Raises LayoutError without a place."""
    try:
        size = path.stat().st_size if path.is_file() else None
        if size is None:
            raise LayoutError(f"there is no file {path}.", hint="Check the path.")
        if size > _MOST_BYTES:
            raise LayoutError(
                f"the logo {path} has {size / 1e6:.0f} MB; a logo takes at most 20.",
                hint="Save it smaller: 1600 pixels are enough for every page.",
            )
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise LayoutError(f"the logo {path} cannot be read: {reason}.") from None
    try:
        return image_of(data)
    except LayoutError as error:
        raise LayoutError(f"the logo {path} {error.message}", hint=error.hint) from None


@lru_cache(maxsize=8)
def image_of(data: bytes) -> Drawing | Picture:
    """Raises LayoutError with what is wrong, to go on after the name of the file."""
    if data.startswith(_RASTER):
        return read_picture(data)
    if data.removeprefix(_BOM).lstrip().startswith(b"<"):
        if len(data) > _MOST_SVG:
            raise LayoutError(
                "is an SVG of more than 2 MB.", hint="Simplify it, or save it as a PNG."
            )
        return read_drawing(data)
    what = "is empty." if not data else "is neither PNG, JPEG nor SVG."
    raise LayoutError(what, hint="Save it in one of these formats.")
