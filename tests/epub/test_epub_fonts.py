"""Embedded fonts: exactly the characters shown, drawn as in the whole font."""

from __future__ import annotations

import io

import pytest
from epub_reading import NAMES, OpenedBook
from epub_sample_book import book
from fontTools.ttLib import TTFont

from handouts.exporters.epub import EpubExporter
from handouts.layout.theme import CLASSIC, MODERN

REGULAR, BOLD = "fonts/handoutsminchojp-regular.ttf", "fonts/handoutsgothicjp-bold.ttf"


def font_in(opened: OpenedBook, name: str) -> TTFont:
    return TTFont(io.BytesIO(opened.part(name)), checkChecksums=2)


def shown(opened: OpenedBook, *, bold: bool) -> set[str]:
    found: set[str] = set()
    inside = "ancestor::h:h1|ancestor::h:h2|ancestor::h:h3|ancestor::h:b|ancestor::h:strong"
    for name in opened.spine():
        for span in opened.root(name).xpath('//h:span[@lang="ja"]', namespaces=NAMES):
            if bool(span.xpath(inside, namespaces=NAMES)) is bold:
                found |= set(span.text)
    return found


@pytest.mark.parametrize(("name", "bold"), [(REGULAR, False), (BOLD, True)])
def test_a_font_has_exactly_the_characters_shown_in_it(
    opened: OpenedBook, name: str, bold: bool
) -> None:
    characters = {chr(code) for code in font_in(opened, name).getBestCmap()}
    assert characters == shown(opened, bold=bold)
    assert characters


def test_the_style_sheet_names_every_font(opened: OpenedBook) -> None:
    for name in (REGULAR, BOLD):
        assert f'src: url("{name}")'.encode() in opened.part("style.css")


def test_a_sans_theme_takes_gothic() -> None:
    opened = OpenedBook(EpubExporter({}).export(book(), MODERN).content)
    assert f"{opened.folder}/fonts/handoutsgothicjp-regular.ttf" in opened.parts
    assert f"{opened.folder}/{REGULAR}" not in opened.parts


def test_fonts_can_stay_at_home() -> None:
    opened = OpenedBook(EpubExporter({"embed_fonts": False}).export(book(), CLASSIC).content)
    assert not [name for name in opened.parts if "font" in name]
    assert b"font-face" not in opened.part("style.css")
    assert "Open Font" not in opened.text()
