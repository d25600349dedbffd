"""A logo's file: what is read of it, and what is refused before it can do harm."""

from __future__ import annotations

import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from brand_samples import TALL, WIDE, jpeg, layout_file, orders, png
from PIL import Image

from handouts.errors import HandoutsError, LayoutError
from handouts.exporters.logos.painting import logo_pixels
from handouts.exporters.logos.pixels import opened
from handouts.exporters.logos.reading import image_of, read_logo
from handouts.layout.logo import Drawing, Logo, Picture

RED, BLUE, WHITE = (176, 52, 29), (31, 63, 110), (255, 255, 255)


def svg(inside: str, head: str = "") -> bytes:
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"'
    return f'{head}{root} xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>'.encode()


def painted(data: bytes, size: tuple[int, int] = (100, 100)) -> Image.Image:
    return logo_pixels(Logo(image_of(data), "a logo"), *size)


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "P", "LA", "L", "1"])
def test_every_kind_of_png_is_read_on_white(mode: str) -> None:
    image = painted(png(mode), (90, 30))
    if mode in ("RGBA", "P"):
        assert near(image.getpixel((15, 15)), RED)
        assert near(image.getpixel((60, 15)), BLUE)
    assert near(image.getpixel((31, 1)), WHITE if mode in ("RGBA", "LA", "P") else (0, 0, 0))


def test_a_png_of_sixteen_bits_keeps_its_greys() -> None:
    stream = io.BytesIO()
    Image.new("I;16", (20, 20), 0x8000).save(stream, "PNG")
    assert near(painted(stream.getvalue(), (20, 20)).getpixel((5, 5)), (128, 128, 128))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_kind_of_jpeg_becomes_srgb(mode: str) -> None:
    picture = image_of(jpeg(mode))
    assert isinstance(picture, Picture)
    assert opened(picture).mode == "RGB"


def test_a_cmyk_jpeg_has_the_right_colours() -> None:
    stream = io.BytesIO()
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(stream, "JPEG")
    red, green, blue = painted(stream.getvalue(), (20, 20)).getpixel((5, 5))  # type: ignore[misc]
    assert red > 200
    assert green < 80
    assert blue < 80


def test_a_profile_and_remarks_in_a_picture_stay_outside() -> None:
    stream = io.BytesIO()
    profile = b"not a profile at all"
    Image.new("RGB", (20, 20), RED).save(stream, "JPEG", icc_profile=profile, comment=b"secret")
    picture = image_of(stream.getvalue())
    assert isinstance(picture, Picture)
    assert b"secret" not in picture.png
    assert b"iCCP" not in picture.png


def test_a_large_picture_is_made_smaller() -> None:
    picture = image_of(png("RGB", (4000, 1000)))
    assert (picture.width, picture.height) == (1600, 400)


def test_the_suffix_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "logo.jpg").write_bytes(png())
    assert isinstance(read_logo(tmp_path / "logo.jpg"), Picture)


def test_shapes_are_drawn_where_they_stand() -> None:
    image = painted(WIDE.encode(), (320, 48))
    assert near(image.getpixel((24, 6)), (11, 90, 99))
    assert near(image.getpixel((24, 24)), WHITE)  # the hole of the ring
    assert near(image.getpixel((80, 10)), (168, 58, 10))
    assert near(image.getpixel((180, 24)), (0, 0, 0))
    assert near(painted(TALL.encode(), (40, 90)).getpixel((20, 45)), BLUE)


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="10" height="10" style="fill:#b0341d"/>',
        (
            "<style>/* x */ .a, #b { fill: #B0341D; } rect{fill:blue}</style>"
            '<rect class="a c" width="10" height="10"/>'
        ),
        '<g fill="#b0341d"><path d="M0,0h10v10h-10z"/></g>',
        '<g color="rgb(176,52,29)"><path fill="currentColor" d="M0 0L10 0 10 10 0 10"/></g>',
        (
            '<defs><path id="p" d="M0 0H5V5H0Z"/></defs>'
            '<use xlink:href="#p" fill="#b0341d" transform="scale(2)"/>'
        ),
        (
            '<g transform="matrix(0 1 -1 0 10 0) rotate(0 5 5) translate(0)" fill="#b0341d">'
            '<polygon points="0 0 10 0 10,10 0,10"/></g>'
        ),
        '<path stroke="#b0341d" stroke-width="10" d="M0 5H10"/>',
        (
            '<path fill="none" stroke="#b0341d" stroke-width="6" stroke-linecap="square"'
            ' d="M2 2H8V8H2Z"/><path fill="#b0341d" d="M2 2Q5 2 8 2T8 8S2 8 2 8Z"/>'
        ),
        '<ellipse cx="5" cy="5" rx="20" ry="20" fill="#b0341d"/>',
        (
            '<clipPath id="c"><rect width="10" height="10"/></clipPath>'
            '<g clip-path="url(#c)"><rect width="10" height="10" fill="#b0341d"/></g>'
        ),
    ],
)
def test_what_drawing_programs_write_is_followed(inside: str) -> None:
    image = painted(svg(inside))
    assert near(image.getpixel((50, 50)), RED)
    assert near(image.getpixel((30, 30)), RED)


def test_holes_follow_the_rule_of_their_shape() -> None:
    squares = "M0 0H10V10H0Z M2 2{}Z"
    same, other = "H8V8H2", "V8H8V2"
    for data, rule, is_hole in (
        (same, "nonzero", False),
        (other, "nonzero", True),
        (same, "evenodd", True),
    ):
        path = f'<path fill="#b0341d" fill-rule="{rule}" d="{squares.format(data)}"/>'
        assert near(painted(svg(path)).getpixel((50, 50)), WHITE if is_hole else RED)


USE = '<use href="#u{}"/>'
BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HOSTILE = {
    "entities": (svg("<title>&b;</title><path d='M0 0H9V9'/>", BOMB), "entities"),
    "outside entity": (
        svg("<path d='M0 0H9V9'/>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "script": (svg("<script>alert(1)</script>"), "<script>"),
    "handler": (svg('<path onload="alert(1)" d="M0 0H9V9"/>'), "code in it"),
    "picture": (svg('<image href="file:///etc/passwd" width="9" height="9"/>'), "<image>"),
    "outside use": (svg('<use href="other.svg#x"/>'), "from outside"),
    "sheet": (svg("<style>@import url(http://example.com)</style>"), "@-rules"),
    "outside sheet": (
        svg("<path d='M0 0H9V9'/>", '<?xml-stylesheet href="http://example.com/x.css"?>'),
        "style sheet from outside",
    ),
    "page in it": (svg("<foreignObject/>"), "<foreignObject>"),
    "link": (svg('<a href="javascript:x"><path d="M0 0H9V9"/></a>'), "<a>"),
    "motion": (svg('<path d="M0 0H9V9"/><animate attributeName="d"/>'), "<animate>"),
    "text": (svg("<text>Firm</text>"), "<text>"),
    "gradient": (svg('<path fill="url(#g)" d="M0 0H9V9"/>'), "gradient"),
    "glass": (svg('<path opacity=".5" d="M0 0H9V9"/>'), "sees through"),
    "clip": (
        svg('<clipPath id="c"><circle r="3"/></clipPath><path clip-path="url(#c)" d="M0 0H9"/>'),
        "clip",
    ),
    "uses of uses": (
        svg("".join(f'<g id="u{n}">{USE.format(n + 1) * 9}</g>' for n in range(12))),
        "deeply",
    ),
    "use of itself": (svg('<g id="a"><use href="#a"/></g>'), "deeply"),
    "depth": (svg("<g>" * 200 + "</g>" * 200), "deeply"),
    "many shapes": (svg("<path d='M0 0H9V9'/>" * 3000), "too many shapes"),
    "many points": (svg(f"<path d='M0 0{'L1 1' * 30000}'/>"), "too many shapes"),
    "huge number": (svg('<path d="M0 0L1e300 1e300 5 5"/>'), "broken"),
    "no number": (svg('<rect width="ten" height="10"/>'), "broken"),
    "broken path": (svg('<path d="M0 0 A 1 2 3"/>'), "broken"),
    "nothing": (svg(""), "nothing"),
    "no size": (b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H9V9"/></svg>', "broken"),
    "flat": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>', "how large"),
    "cut short": (WIDE.encode()[:200], "well-formed"),
    "web page": (b"<html><body>404</body></html>", "is no SVG"),
    "gif": (b"GIF89a" + bytes(50), "neither PNG"),
    "empty": (b"", "empty"),
    "cut png": (png()[:100], "broken or cut short"),
    "cut jpeg": (jpeg()[:200], "broken or cut short"),
    "only a signature": (png()[:8], "broken or cut short"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_do_harm_or_would_print_wrong_is_refused(name: str) -> None:
    data, said = HOSTILE[name]
    with pytest.raises(LayoutError) as caught:
        image_of(data)
    assert said in str(caught.value)


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 60,000 × 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">L", len(data)) + checked + struct.pack(">L", zlib.crc32(checked))

    head = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(10_000))
    return png()[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_picture_that_would_burst_is_refused() -> None:
    with pytest.raises(LayoutError, match="million pixels"):
        image_of(bomb())


def test_a_file_of_a_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.png"
    with file.open("wb") as stream:
        stream.truncate(100_000_000)
    with pytest.raises(LayoutError, match="100 MB"):
        read_logo(file)


@pytest.mark.parametrize("name", ["missing.png", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LayoutError, match="there is no file"):
        read_logo(tmp_path / name)


def test_a_logo_that_is_refused_is_told_at_the_layouts_line(tmp_path: Path) -> None:
    with pytest.raises(HandoutsError, match=r"logo\.file is painted with a gradient") as caught:
        orders(layout_file(tmp_path, HOSTILE["gradient"][0]), "epub")
    assert caught.value.place.endswith("firm.toml:2")
    assert "PNG" in caught.value.hint


def test_a_drawing_keeps_only_its_shapes() -> None:
    drawing = image_of(svg('<path d="M0 0H9V9"/><metadata>private</metadata>'))
    assert isinstance(drawing, Drawing)
    assert "private" not in repr(drawing)


def test_thousands_of_small_stretches_are_painted_without_delay() -> None:
    corners = ((place % 97 / 10, place % 89 / 10) for place in range(3_900))
    path = "".join(f"M{x} {y}l.1 0l0 .1z" for x, y in corners)
    start = time.process_time()
    image = painted(svg(f'<path d="{path}M-9 -9l5 0l0 5z" fill="#b0341d"/>'), (400, 400))
    assert time.process_time() - start < 10
    assert near(image.getpixel((7, 5)), RED)
    assert near(image.getpixel((399, 1)), WHITE)
