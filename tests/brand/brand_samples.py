"""Logos drawn for the tests, a layout that names them, and a build of our own sample with it."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from handouts.exporters.api import Export
from handouts.pipeline.plan import plan
from handouts.pipeline.request import Order, Request
from handouts.resources import layouts_folder

SAMPLE = layouts_folder().parent / "sources"
PRIMARY, ACCENT, MUTED = "#0b5a63", "#a83a0a", "#4f5659"
ALT = "Hinoki & Vale Learning, three marks in a row"
WIDE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 48"><style>.a{fill:#0b5a63}</style>'
    '<path class="a" fill-rule="evenodd" d="M24 2a22 22 0 1 1 0 44a22 22 0 1 1 0-44z'
    'm0 10a12 12 0 1 0 0 24a12 12 0 1 0 0-24z"/>'
    '<path fill="none" stroke="#a83a0a" stroke-width="5" d="M60 40L80 8L100 40L120 8L140 40"/>'
    '<g transform="translate(160 4)"><rect width="40" height="40" rx="8"/></g></svg>'
)
TALL = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="90">'
    '<rect x="2" y="2" width="36" height="86" fill="#f4d58d" stroke="#1f3f6e" stroke-width="4"/>'
    '<path d="M20 12C36 30 36 60 20 78C4 60 4 30 20 12Z" fill="#1f3f6e"/></svg>'
)


def png(mode: str = "RGBA", size: tuple[int, int] = (90, 30)) -> bytes:
    """A red disc and a blue bar, in any mode that PNG has; the rest is transparent if it can be."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((1, 1, size[1] - 2, size[1] - 2), fill=(176, 52, 29, 255))
    draw.rectangle((size[1] + 3, 6, size[0] - 2, size[1] - 7), fill=(31, 63, 110, 255))
    return _saved(image.convert(mode), "PNG")


def jpeg(mode: str = "RGB", size: tuple[int, int] = (60, 30)) -> bytes:
    """One plain colour."""
    return _saved(Image.new(mode, size, (20, 60, 110, 0)[: len(mode)]), "JPEG")


def _saved(image: Image.Image, kind: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def layout_file(folder: Path, logo: str | bytes = WIDE, more: str = "", base: str = "") -> Path:
    """A layout beside its logo."""
    data = logo.encode() if isinstance(logo, str) else logo
    (folder / "logo.file").write_bytes(data)
    file = folder / "firm.toml"
    file.write_text(
        (f'[layout]\nbased_on = "{base}"\n' if base else "")
        + f'[brand]\nlogo = "logo.file"\nlogo_alt = "{ALT}"\nprimary = "{PRIMARY}"\n'
        f'accent = "{ACCENT}"\nmuted = "{MUTED}"\nline = "Hinoki & Vale, Kyoto"\n{more}',
        "utf-8",
    )
    return file


def orders(layout: Path, *formats: str, settings: tuple[str, ...] = ()) -> tuple[Order, ...]:
    """What would be made of one of our samples."""
    sources = sorted(SAMPLE.glob("*.txt"))[:1]
    request = Request(
        tuple(sources), layout.parent / "out", formats, str(layout), settings=settings
    )
    return plan(request).orders


def exported(layout: Path, format_: str, *settings: str) -> Export:
    """One of our samples in a format, by a layout."""
    (order,) = orders(layout, format_, settings=settings)
    return order.exporter.export(order.publication, order.theme)
