"""Sample pages as pictures beside those that were looked at and found good.

`HANDOUTS_GOLDEN=write .venv/bin/python -m pytest tests/conformance/test_page_pictures.py` draws
them anew: look at each before you commit it. Whoever fails finds what was drawn in build/pages/.

Tolerance: renderers smooth edges differently, so both pictures are blurred by a pixel, and up to
`SHARE` of all pixels may differ by more than `STEP` of 255. A line that moves by one line, a lost
rule or another weight of type is more than that.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from referee import Tool
from workbook_pages import printed, sample_book

HERE = Path(__file__).with_name("pages")
DRAWN = Path(__file__).parents[2] / "build" / "pages"
WRITE = os.environ.get("HANDOUTS_GOLDEN") == "write"
RENDERER = Tool("pdftoppm", "On Debian and Ubuntu: apt install poppler-utils")
DPI, GREYS = 45, 16
STEP, SHARE = 56, 0.002
HEAVIEST = 400_000  # bytes, of all pictures


@dataclass(frozen=True)
class Book:
    theme: str = "classic"
    edition: str = "participant"
    settings: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)


BOOKS = (
    Book(
        settings=("activities.certificate.place=back", "activities.flashcards.place=back"),
        pages={
            "cover": 1, "contents": 3, "opener": 5, "text": 6, "guided-notes": 8,
            "term-match": 10, "role-play": 11, "action-plan": 12,
        },
    ),
    Book(edition="facilitator", pages={"guide-agenda": 5, "guide-opener": 9, "guide-match": 15}),
    Book(theme="modern", options={"paper": "Letter"}, pages={"modern-opener": 5, "modern-text": 7}),
    Book(theme="mono", options={"paper": "B5"}, pages={"mono-text": 7}),
    Book(options={"paper": "A5"}, pages={"pocket-text": 7}),
)  # fmt: skip


def picture(pdf: bytes, page: int) -> Image.Image:
    renderer = RENDERER.require(shutil.which("pdftoppm"))
    number = str(page)
    command = [renderer, "-r", str(DPI), "-gray", "-f", number, "-l", number, "-png", "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(drawn)).convert("L")


def keep(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(GREYS).save(path, optimize=True)


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ by more than a renderer's smoothing does."""
    if one.size != other.size:
        return 1.0
    blurred = [image.filter(ImageFilter.BoxBlur(1)) for image in (one, other)]
    counts = ImageChops.difference(*blurred).histogram()
    return sum(counts[STEP + 1 :]) / sum(counts)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: next(iter(book.pages)))
def test_pages_look_as_they_were_found_good(book: Book) -> None:
    made = printed(
        sample_book("workbook", *book.settings, edition=book.edition), book.theme, **book.options
    )
    wrong: list[str] = []
    for name, page in book.pages.items():
        drawn, golden = picture(made.content, page), HERE / f"{name}.png"
        if WRITE:
            keep(drawn, golden)
            continue
        assert golden.exists(), f"{golden} is missing: HANDOUTS_GOLDEN=write draws it"
        share = differing(drawn, Image.open(golden).convert("L"))
        if share > SHARE:
            keep(drawn, DRAWN / f"{name}.png")
            wrong.append(f"{name}: {share:.2%} of it differs; see {DRAWN / name}.png")
    assert not wrong, "\n".join(wrong)


def test_pictures_are_those_of_the_list_and_light() -> None:
    names = {name for book in BOOKS for name in book.pages}
    files = list(HERE.glob("*.png"))
    assert {path.stem for path in files} == names
    assert sum(path.stat().st_size for path in files) < HEAVIEST


def test_a_line_that_moves_by_a_line_is_seen() -> None:
    text = Image.open(HERE / "text.png").convert("L")
    half = text.height // 2
    moved = text.copy()
    below = text.crop((0, half, text.width, half + 30))
    moved.paste(below, (0, half + 9))
    assert differing(text, moved) > SHARE
    assert differing(text, text) == 0
