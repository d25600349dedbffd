"""`make gallery`: the README's pictures, drawn from the sample episodes.

Needs Poppler (pdftoppm, pdftotext); for the Word page LibreOffice (soffice), for the EPUB page
Chromium. What is missing is named, and its picture stays as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "gallery"
FONTS = ROOT / "handouts" / "fonts"
WIDTH = 600  # pixels; a README shows two such pictures side by side
EPUB_VIEW = (480, 680)  # CSS pixels of a small e-reader
# What a reading system adds to a book: margins, a typeface, pages instead of a scroll bar.
READING_SYSTEM = """
@font-face {{ font-family: reader; src: url({fonts}/HandoutsSerif-Regular.ttf) }}
@font-face {{ font-family: reader; font-weight: bold; src: url({fonts}/HandoutsSerif-Bold.ttf) }}
@font-face {{ font-family: reader; font-style: italic;
  src: url({fonts}/HandoutsSerif-Italic.ttf) }}
html {{ height: 680px; overflow: hidden; font: 15px/1.5 reader }}
body {{ box-sizing: border-box; width: 480px; height: 680px; margin: 0; padding: 40px 44px;
  columns: 392px; column-gap: 88px; column-fill: auto }}
"""
DATE = "1775001600"  # 1 April 2026, so that only a new look makes a new picture
HEAVIEST = 120_000  # bytes
STAND_INS = {
    "Georgia": "Handouts Serif",
    "Calibri": "Handouts Sans",
    "BIZ UDPGothic": "Handouts Gothic JP",
    "BIZ UDPMincho": "Handouts Mincho JP",
}


class MissingToolError(Exception):
    """A program that a picture needs, with how to get it."""


def tool(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise MissingToolError(f"{name} is not installed (Debian: apt-get install {package})")
    return found


def build(folder: Path) -> None:
    handouts = Path(sys.executable).with_name("handouts")
    command = [str(handouts), "build", "--quiet", "--edition", "all", "--output", str(folder)]
    dated = {**os.environ, "SOURCE_DATE_EPOCH": DATE}
    subprocess.run([*command, str(ROOT / "sources")], check=True, env=dated)


def page_picture(pdf: Path, page: int, folder: Path) -> Path:
    pdftoppm = tool("pdftoppm", "poppler-utils")
    target = folder / f"{pdf.stem}-{page}"
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    pages = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([pdftoppm, *size, *pages, "-png", pdf, target], check=True)
    return target.with_suffix(".png")


def first_page_with(pdf: Path, *words: str) -> int:
    """The first page on which all the words stand."""
    pdftotext = tool("pdftotext", "poppler-utils")
    text = subprocess.run([pdftotext, pdf, "-"], check=True, capture_output=True).stdout.decode()
    pages = [page.casefold() for page in text.split("\f")]
    return next(at for at, page in enumerate(pages, 1) if all(word in page for word in words))


def opener_of(pdf: Path) -> int:
    """The first page of chapter 1, by the line that stands over each opener."""
    return first_page_with(pdf, "in this chapter")


def workbook(folder: Path, edition: str = "") -> Path:
    found = (
        pdf for pdf in folder.glob("*.pdf") if pdf.stem.endswith("-facilitator") == bool(edition)
    )
    return next(found)


def exercises(folder: Path) -> Path:
    pdf = workbook(folder)
    return page_picture(pdf, first_page_with(pdf, "fill the blanks"), folder)


def guide(folder: Path) -> Path:
    pdf = workbook(folder, "facilitator")
    return page_picture(pdf, first_page_with(pdf, "fill the blanks"), folder)


def cover(folder: Path) -> Path:
    return page_picture(workbook(folder), 1, folder)


def opener(folder: Path) -> Path:
    return page_picture(workbook(folder), opener_of(workbook(folder)), folder)


def text_page(folder: Path) -> Path:
    return page_picture(workbook(folder), opener_of(workbook(folder)) + 1, folder)


def handout(folder: Path) -> Path:
    """Page 1 of a Word file, as LibreOffice shows it, our fonts standing in for Word's."""
    office = tool("soffice", "libreoffice-writer-nogui")
    documents = (folder / "handouts").glob("*.docx")
    document = min(one for one in documents if not one.stem.endswith("-facilitator"))
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    fonts = folder / "fonts.conf"
    aliases = "".join(map(_alias, STAND_INS, STAND_INS.values()))
    fonts.write_text(
        "<fontconfig><include>/etc/fonts/fonts.conf</include>"
        f"<dir>{escape(str(FONTS))}</dir>{aliases}</fontconfig>"
    )
    subprocess.run(
        [*command, "--outdir", folder, document],
        check=True,
        capture_output=True,
        env={"FONTCONFIG_FILE": str(fonts), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )
    return page_picture(folder / f"{document.stem}.pdf", 1, folder)


def _alias(asked: str, shown: str) -> str:
    return (
        f'<match><test name="family"><string>{asked}</string></test><edit name="family"'
        f' mode="assign" binding="strong"><string>{shown}</string></edit></match>'
    )


def book_page(folder: Path) -> Path:
    """The beginning of the first chapter of the EPUB, as a browser shows it."""
    browser = tool("chromium", "chromium")
    opened = folder / "opened"
    zipfile.ZipFile(min(folder.glob("*.epub"), key=lambda book: len(book.stem))).extractall(opened)
    chapter = min(opened.rglob("chapter*.xhtml"))
    picture = folder / "book.png"
    style = f"<style>{READING_SYSTEM.format(fonts=FONTS.as_uri())}</style></head>"
    chapter.write_text(chapter.read_text("utf-8").replace("</head>", style, 1), "utf-8")
    offline = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--user-data-dir={folder / 'browser'}", "--no-first-run", *offline]
    command += [f"--window-size={EPUB_VIEW[0]},{EPUB_VIEW[1]}", f"--screenshot={picture}"]
    command += ["--force-device-scale-factor=1.25", chapter.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return picture


PICTURES: dict[str, Callable[[Path], Path]] = {
    "workbook-cover": cover,
    "workbook-opener": opener,
    "workbook-text": text_page,
    "exercises": exercises,
    "facilitator": guide,
    "handout": handout,
    "book": book_page,
}


def keep(picture: Path, name: str) -> None:
    """Few colours and a fine frame, so that white paper shows on a white page."""
    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    edge = (208, 208, 208)
    for box in (
        (0, 0, image.width, 1),
        (0, image.height - 1, image.width, image.height),
        (0, 0, 1, image.height),
        (image.width - 1, 0, image.width, image.height),
    ):
        image.paste(edge, box)
    target = GALLERY / f"{name}.png"
    image.quantize(32, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)}: {image.width} × {image.height}, {size / 1000:.0f} kB")
    if size > HEAVIEST:
        sys.exit(f"{target} is heavier than {HEAVIEST / 1000:.0f} kB")


def main() -> int:
    GALLERY.mkdir(parents=True, exist_ok=True)
    missing = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder)
        for title, draw in PICTURES.items():
            try:
                keep(draw(folder), title)
            except MissingToolError as lack:
                print(f"{title}: {lack}", file=sys.stderr)
                missing += 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
