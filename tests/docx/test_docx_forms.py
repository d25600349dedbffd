"""A workbook as a form: days from a calendar, protection, pages for both sides."""

from __future__ import annotations

import pytest
from word_document import NAMESPACES, W, WordDocument, text_of
from word_workbooks import document, export, with_elements, workbook

from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.grammar import date_pattern
from handouts.layout.layout import Scope
from handouts.layout.theme import CLASSIC
from handouts.publication.primitives import (
    Card,
    CardSize,
    Elements,
    Entry,
    EntryCell,
    Grid,
    GridRow,
    ResponseArea,
    Room,
)
from handouts.publication.publication import Publication

DAYS: Elements = (
    Grid(
        "Plan",
        ("Step", "By when"),
        (
            GridRow(
                (
                    EntryCell("Step", key="s"),
                    EntryCell("By when", takes=Entry.DATE, key="d"),
                ),
                key="r",
            ),
        ),
        (1, 1),
        key="g",
    ),
    Card(
        CardSize.PAGE,
        "Sign",
        (ResponseArea("Date", Room.SHORT, takes=Entry.DATE, key="a"),),
        key="c",
    ),
)


def test_a_day_is_picked_from_a_calendar() -> None:
    made = document(with_elements(DAYS))
    found = made.find(".//w:sdt")
    dates = [one for one in found if one.find("w:sdtPr/w:date", NAMESPACES) is not None]
    names = [one.find("w:sdtPr/w:alias", NAMESPACES).get(W + "val") for one in dates]
    assert names == ["By when", "Date"]
    for one in dates:
        date = one.find("w:sdtPr/w:date", NAMESPACES)
        assert date.find(W + "dateFormat").get(W + "val") == "MMMM d, yyyy"
        assert date.find(W + "lid").get(W + "val") == "en-US"
        # In a line, not round it: Word takes a calendar in one paragraph only.
        assert one.getparent().tag == W + "p"


def test_a_portable_file_has_room_in_place_of_calendars() -> None:
    made = document(with_elements(DAYS), {"portable": True})
    assert not made.find(".//w:sdt")
    assert "____" in "".join(text_of(p) for p in made.paragraphs)


@pytest.mark.parametrize(
    ("language", "pattern"),
    [
        ("en", "MMMM d, yyyy"),
        ("en-GB", "d MMMM yyyy"),
        ("ja", "yyyy年M月d日"),
        ("qq", "yyyy-MM-dd"),
    ],
)
def test_days_are_written_as_the_language_writes_them(language: str, pattern: str) -> None:
    assert date_pattern(language) == pattern


def protection(content: bytes) -> list[str | None]:
    settings = WordDocument(content).part("word/settings.xml")
    return [one.get(W + "edit") for one in settings.iter(W + "documentProtection")]


def test_a_restricted_file_can_only_be_filled_in_and_has_no_password() -> None:
    content = export(workbook(Scope.COLLECTION), {"restrict": True})
    (mark,) = WordDocument(content).part("word/settings.xml").iter(W + "documentProtection")
    assert dict(mark.attrib) == {W + "edit": "forms", W + "enforcement": "1"}
    assert lint(content) == []


def test_nothing_is_locked_unasked_or_where_nothing_can_be_filled_in(
    handout_publication: Publication,
) -> None:
    assert protection(export(workbook(Scope.COLLECTION))) == []
    assert (
        protection(export(workbook(Scope.COLLECTION), {"restrict": True, "portable": True})) == []
    )
    made = DocxExporter({"restrict": True}).export(handout_publication, CLASSIC)
    assert protection(made.content) == []


@pytest.mark.parametrize("scope", Scope)
def test_a_file_for_both_sides_has_its_wide_margin_and_names_inside(scope: Scope) -> None:
    content = export(workbook(scope), {"sides": "double"})
    assert lint(content) == []
    made = WordDocument(content)
    settings = made.part("word/settings.xml")
    assert settings.find(W + "mirrorMargins") is not None
    assert settings.find(W + "evenAndOddHeaders") is not None
    for margins in made.find(".//w:pgMar"):
        inner, outer = (int(margins.get(W + side)) for side in ("left", "right"))
        assert 565 <= inner - outer <= 569  # 10 mm, in twentieths of a point
    for section in made.find(".//w:sectPr"):
        kinds = {one.get(W + "type") for one in section.iterfind(W + "headerReference")}
        assert {"default", "even"} <= kinds
    feet = [text for name, text in made.running_lines().items() if "footer" in name and text]
    assert any(text.endswith("1 / 1") for text in feet)
    assert any(text.startswith("1 / 1") for text in feet)


def test_a_file_for_one_side_has_equal_margins(handout: WordDocument) -> None:
    settings = handout.part("word/settings.xml")
    assert settings.find(W + "mirrorMargins") is None
    for margins in handout.find(".//w:pgMar"):
        assert margins.get(W + "left") == margins.get(W + "right")
