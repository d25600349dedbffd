"""Copies from one press: what is painted is what a copy made anew paints, and nothing of others."""

from __future__ import annotations

import re

import pytest
from pdf_reading import PdfFile, text_of

from handouts.exporters.api import Export
from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import Layout
from handouts.layout.loader import Layers, load_layout
from handouts.layout.settings import parse_settings
from handouts.layout.theme import CLASSIC
from handouts.publication.compose import compose
from handouts.publication.participant import Participant
from handouts.publication.personal import personal
from handouts.publication.publication import Publication
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

ANNA = Participant("Anna Bergström", 1, company="Example GmbH", table="4")
HANAKO = Participant("龍崎 華子", 2, "りゅうざき はなこ")


def layout(*settings: str) -> Layout:
    said = parse_settings(("activities.certificate.place=back", *settings), ("pdf",))
    return load_layout("workbook", around=Layers(above=(said,)))


@pytest.fixture(scope="module")
def book() -> Publication:
    episodes = read_collection([samples_folder()]).episodes[:2]
    return compose(episodes, layout())


def pressed(book: Publication, *people: Participant, **options: object) -> list[Export]:
    exporter = PdfExporter(options)
    parts = [exporter.part(task) for task in exporter.parts(book, CLASSIC)]
    press = exporter.press(book, CLASSIC, parts)
    return [press.copy(personal(book, person)) for person in people]


def painted(content: bytes) -> list[str]:
    file = PdfFile(content)
    codes = [re.findall(r"<([0-9a-f]*)> Tj", file.page_code(page)) for page in file.pages]
    return ["".join(map(text_of, page)) for page in codes]


@pytest.mark.parametrize(
    "options", [{}, {"paper": "A5"}, {"grey": True}, {"fillable": True}, {"imposition": "booklet"}]
)
def test_a_copy_paints_what_one_made_anew_paints(
    book: Publication, options: dict[str, object]
) -> None:
    (copy,) = pressed(book, HANAKO, **options)
    anew = PdfExporter(options).export(personal(book, HANAKO), CLASSIC)
    if "imposition" in options:
        assert copy == anew
        return
    assert painted(copy.content) == painted(anew.content)
    assert (copy.page_count, copy.page_map) == (anew.page_count, anew.page_map)


def test_a_copy_has_the_same_structure_as_one_made_anew(book: Publication) -> None:
    (copy,) = pressed(book, ANNA)
    anew = PdfExporter({}).export(personal(book, ANNA), CLASSIC)
    roots = [PdfFile(export.content).structure for export in (copy, anew)]
    found = [[(node.tag, node.text) for node in root.walk()] for root in roots]
    assert found[0] == found[1]


def test_the_order_of_the_copies_makes_no_difference(book: Publication) -> None:
    first, second = pressed(book, ANNA, HANAKO)
    other_second, other_first = pressed(book, HANAKO, ANNA)
    assert (first, second) == (other_first, other_second)


def test_a_namesakes_copy_has_every_character_that_it_needs(book: Publication) -> None:
    again = Participant(HANAKO.name, 3, HANAKO.reading)
    first, second = pressed(book, HANAKO, again)
    assert first == second


def test_a_copy_holds_nothing_of_another(book: Publication) -> None:
    _, second = pressed(book, ANNA, HANAKO)
    file = PdfFile(second.content)
    streams = "".join(stream.decode("utf-8", "replace") for stream in file.streams.values())
    everything = "".join([*painted(second.content), *file.objects.values(), streams])
    assert "Bergström" not in everything
    assert "Bergström".encode("utf-16-be").hex() not in everything.lower()
