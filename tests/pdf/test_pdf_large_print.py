"""Large print: the whole page grows, on paper of the size asked for."""

from __future__ import annotations

import contextlib
import re
import subprocess
import zlib
from pathlib import Path

import pytest

from handouts.errors import OptionError
from handouts.exporters.pdf import PdfExporter
from handouts.exporters.pdf.measures import PAPERS
from handouts.exporters.pdf.printing.enlarging import LARGEST, enlarged
from handouts.layout.loader import load_layout
from handouts.layout.theme import CLASSIC
from handouts.publication.compose import compose
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder


def book(layout: str, folder: Path, **options: object) -> Path:
    episodes = read_collection((samples_folder(),), folder / "none").episodes[:2]
    publication = compose(episodes, load_layout(layout))
    export = PdfExporter({key: str(value) for key, value in options.items()}).export(
        publication, CLASSIC
    )
    path = folder / "book.pdf"
    path.write_bytes(export.content)
    return path


def told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("factor", [1.0, 1.1, 1.55, LARGEST])
def test_the_page_set_fills_the_paper_when_it_has_grown(name: str, factor: float) -> None:
    paper, page = PAPERS[name], enlarged(PAPERS[name], factor)
    assert page.width * factor == pytest.approx(paper.width)
    assert page.height * factor == pytest.approx(paper.height)
    beside = 8 + page.margin_column if page.margin_column else 0
    assert page.inner + page.outer + page.text + beside == pytest.approx(page.width)
    assert page.inner * factor == pytest.approx(paper.inner)
    assert page.outer * factor >= paper.outer - 0.01
    assert page.bottom * factor >= paper.bottom - 0.01


def test_type_grows_and_stands_on_the_paper_with_its_links(tmp_path: Path) -> None:
    plain = book("large-print", tmp_path)
    small = _heights(plain)
    large = book("large-print", tmp_path, enlarge=1.55)
    assert "595.28 x 841.89" in told("pdfinfo", str(large))
    grown = _heights(large)
    assert grown["Contents"] == pytest.approx(small["Contents"] * 1.55 * 26 / 31, rel=0.02)
    words = told("pdftotext", "-bbox", str(large), "-")
    boxes = re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)"', words)
    assert max(float(x) for x, _ in boxes) < 595.28 - 28
    assert max(float(y) for _, y in boxes) < 841.89 - 28
    # The figures of the contents stand at the right, and so do their links.
    rights = [float(found) for found in re.findall(r"/Rect\[\S+ \S+ (\S+)", objects(large))]
    assert 595.28 / 1.55 < max(rights) < 595.28 - 28


def objects(pdf: Path) -> str:
    """What the file's streams of objects say."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf.read_bytes(), re.DOTALL)
    found = []
    for stream in streams:
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompress(stream).decode("latin-1"))
    return "\n".join(found)


def _heights(pdf: Path) -> dict[str, float]:
    """The height of each word's box, of its first use."""
    found: dict[str, float] = {}
    text = told("pdftotext", "-bbox", str(pdf), "-")
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', text)
    for top, bottom, word in words:
        found.setdefault(word, float(bottom) - float(top))
    return found


@pytest.mark.parametrize(
    "options",
    [
        {"enlarge": "0.5"},
        {"enlarge": "3"},
        {"enlarge": "1.5", "imposition": "booklet"},
        {"enlarge": "1.5", "gutter": "5"},
    ],
)
def test_what_cannot_be_enlarged_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(OptionError, match="enlarge"):
        PdfExporter(options)


def test_left_hand_pages_left_over_take_notes_or_stay_blank(tmp_path: Path) -> None:
    pages = {
        kind: told("pdftotext", str(book("cornell", tmp_path, blank_pages=kind)), "-").split("\f")
        for kind in ("notes", "blank")
    }
    differ = [one for one, other in zip(*pages.values(), strict=True) if one != other]
    assert differ
    assert all("NOTES" in page.upper() for page in differ)
