"""The workbook to fill in on a screen: a field for all that stands open, and nothing else moves."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from form_reading import Field, FormFile, form_of
from pdf_reading import PdfFile
from pdf_samples import book, chapter, paragraph, section, words

from handouts.errors import OptionError
from handouts.exporters.api import Export
from handouts.exporters.pdf import PdfExporter
from handouts.exporters.pdf.filling.fields import MOST_SAID, said
from handouts.layout.labels import labels_in
from handouts.layout.layout import Edition, KeyPlace, Layout, PublicationSettings, Scope
from handouts.layout.theme import CLASSIC
from handouts.publication.matter import ActivityPart
from handouts.publication.primitive_walk import elements_in
from handouts.publication.primitives import (
    Activity,
    Blank,
    Checkbox,
    Choice,
    Element,
    EntryCell,
    Grid,
    GridPurpose,
    Mark,
    Prompt,
    ResponseArea,
    Room,
    Scale,
    TickCell,
)
from handouts.publication.publication import Publication
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication

ON_SCREEN = {"fillable": "true"}


def workbook(edition: Edition | None = None) -> Publication:
    settings = PublicationSettings(answer_key=KeyPlace.BACK)
    layout = Layout(
        "workbook",
        "Workbook",
        Scope.COLLECTION,
        edition=edition or Edition(),
        publication=settings,
    )
    return with_every_primitive(tricky_publication(), layout)


@cache
def exported(edition: Edition | None = None, *, is_fillable: bool = True) -> Export:
    pages = exported(is_fillable=is_fillable).page_map if edition else None
    options = ON_SCREEN if is_fillable else {}
    return PdfExporter(options).export(workbook(edition), CLASSIC, pages)


def form(export: Export) -> FormFile:
    found = form_of(export.content)
    assert found
    return found


def activities(publication: Publication) -> Iterator[Activity]:
    for one in publication.chapters:
        yield from one.opening
        for part in one.sections:
            yield from part.activities
        yield from one.closing
    for back in publication.back:
        if isinstance(back, ActivityPart):
            yield from back.activities


def open_in(element: Element) -> Iterator[tuple[str, str]]:
    """(key, kind of field) of what is to be filled in, in reading order."""
    match element:
        case ResponseArea(answer=()):
            yield element.key, "text"
        case Scale():
            yield element.key, "radio"
        case Checkbox(answer=""):
            yield element.key, "check" if element.takes is Mark.TICK else "text"
        case Choice(options=options) if not any(option.is_right for option in options):
            yield element.key, "radio"
            yield from ((option.key, "text") for option in options if element.asks_page)
        case Grid():
            yield from open_in_grid(element)
        case Prompt(content=pieces):
            blanks = (piece for piece in pieces if isinstance(piece, Blank))
            yield from ((blank.key, "text") for blank in blanks if not blank.answer)


def open_in_grid(grid: Grid) -> Iterator[tuple[str, str]]:
    if grid.purpose is GridPurpose.PAIRS:
        yield from ((row.key, "text") for row in grid.rows if not grid.answer)
        return
    for cell in (cell for row in grid.rows for cell in row.cells):
        if isinstance(cell, EntryCell) and not cell.answer:
            yield cell.key, "text"
        elif isinstance(cell, TickCell):
            yield cell.key, "check"


def asked_of(activity: Activity) -> Iterator[tuple[str, str]]:
    for element in elements_in(activity.elements):
        yield from open_in(element)
    for number, aside in enumerate(activity.asides, 1):
        if aside.rows:
            yield f"{activity.key}.aside{number}", "text"


def asked(publication: Publication) -> list[tuple[str, str]]:
    return [
        (key.replace(".", "-"), kind)
        for activity in activities(publication)
        for key, kind in asked_of(activity)
    ]


EDITIONS = pytest.mark.parametrize("edition", [None, FACILITATOR], ids=["participant", "guide"])


@EDITIONS
def test_everything_that_stands_open_has_one_field_of_its_kind(edition: Edition | None) -> None:
    fields = form(exported(edition)).fields
    expected = asked(workbook(edition))
    assert len(expected) > 10
    kinds = {name: field.kind for name, field in fields.items()}
    assert [kinds.get(name) for name, _ in expected] == [kind for _, kind in expected]
    others = set(kinds) - {name for name, _ in expected}
    assert all(re.search(r"^title|^notes|^agenda|-(done|here)$", name) for name in others), others


def test_names_and_lists_to_tick_off_are_fields_too() -> None:
    fields = form(exported()).fields
    names = [field.tooltip for name, field in fields.items() if name.startswith("title")]
    assert names == ["Name", "Company & team"]
    ticked = [field.tooltip for name, field in fields.items() if name.endswith("-done")]
    assert "First takeaway & last" in ticked
    to_do = [field.tooltip for name, field in fields.items() if name.endswith("-here")]
    assert to_do == ["1.1 Words < 5", "1.2 Boxes", "1.3 Tables"]


@EDITIONS
def test_each_field_is_told_once_where_it_is_read(edition: Edition | None) -> None:
    file = form(exported(edition))
    assert file.is_in_tree_once
    assert file.count == sum(len(field.widgets) for field in file.fields.values())
    expected = [name for name, _ in asked(workbook(edition))]
    wanted = set(expected)
    in_order = list(dict.fromkeys(name for name in file.told if name in wanted))
    assert sorted(in_order) == sorted(expected)
    assert _without_asides(in_order) == _without_asides(expected)


def _without_asides(names: list[str]) -> list[str]:
    """They stand beside the beginning of what they belong to."""
    return [name for name in names if "-aside" not in name]


@EDITIONS
def test_the_tab_key_goes_through_fields_as_they_are_read(edition: Edition | None) -> None:
    file = form(exported(edition))
    assert file.tab_orders == {"/S"}
    pages = {name: field.widgets[0].page for name, field in file.fields.items()}
    told = [pages[name] for name in file.told]
    assert told == sorted(told)


def test_fields_lie_in_forms_where_their_words_are() -> None:
    fields = form(exported()).fields
    places = {field.widgets[0].parents[:2] for field in fields.values()}
    assert places == {("Form", "P"), ("Form", "Lbl"), ("Form", "LBody"), ("Form", "TD")}


def test_every_widget_is_printed_and_has_a_picture_for_each_state() -> None:
    file = form(exported())
    assert not file.needs_appearances
    for field in file.fields.values():
        for widget in field.widgets:
            assert widget.flags == 4
            assert bool(widget.appearances) == (field.kind != "text")
            assert not widget.appearances or "/Off" in widget.appearances
            assert len(widget.appearances) in (0, 2)


def field_called(export: Export, pattern: str) -> Field:
    found = [one for one in form(export).fields.values() if re.search(pattern, one.tooltip)]
    assert len(found) == 1, [one.tooltip for one in found]
    return found[0]


def test_a_field_says_by_itself_what_it_asks() -> None:
    done = exported()
    area = field_called(done, "What was the sign")
    assert area.tooltip == (
        "1.1 Words < 5 – Answer to a – Think of a “yes” that was none. What was the sign?"
    )
    assert area.is_multiline
    blank = field_called(done, "Blank 2")
    assert "the talks before are called …." in blank.tooltip
    assert not blank.is_multiline
    cells = [one.tooltip for one in form(done).fields.values() if "By when" in one.tooltip]
    assert cells == ["1.3 Tables – Action plan – Say no < today – By when"] * 2


def test_marks_that_exclude_each_other_are_one_field() -> None:
    fields = form(exported()).fields
    scale = next(one for one in fields.values() if "Before the chapter" in one.tooltip)
    assert [widget.state for widget in scale.widgets] == ["1", "2", "3", "4", "5"]
    said_of_ends = [scale.widgets[place].tooltip for place in (0, 2, 4)]
    assert [words.rsplit("chapter – ")[-1] for words in said_of_ends] == [
        "1 – not yet",
        "3",
        "5 – I could teach it",
    ]
    choice = next(one for one in fields.values() if one.tooltip.endswith("Which one is it?"))
    assert [widget.state for widget in choice.widgets] == ["A", "B"]
    assert choice.widgets[1].tooltip.endswith(
        "B Ask for a date whenever you hear 検討します。."
    ) or (choice.widgets[1].tooltip.endswith("検討します."))


def test_where_an_answer_stands_there_is_no_field() -> None:
    guide = form(exported(FACILITATOR)).fields
    assert not [one.tooltip for one in guide.values() if "Blank" in one.tooltip]
    assert not [one.tooltip for one in guide.values() if "Which one is it" in one.tooltip]
    assert [one.tooltip for one in guide.values() if one.tooltip.endswith("Your notes")]
    assert not re.search("nemawashi|groundwork", " ".join(one.tooltip for one in guide.values()))


def test_the_pages_are_those_of_the_printed_book() -> None:
    screen, print_ = exported(), exported(is_fillable=False)
    assert screen.page_map == print_.page_map
    assert screen.page_count == print_.page_count
    assert form_of(print_.content) is None
    files = PdfFile(screen.content), PdfFile(print_.content)
    headings = [[node.text for node in file.structure.all("H1", "H2", "H3")] for file in files]
    assert headings[0] == headings[1]


def test_the_same_book_gives_the_same_bytes() -> None:
    again = PdfExporter(ON_SCREEN).export(workbook(), CLASSIC)
    assert again.content == exported().content


def test_what_is_laid_out_can_be_handed_to_another_process() -> None:
    exporter = PdfExporter(ON_SCREEN)
    publication = workbook()
    for task in exporter.parts(publication, CLASSIC, None):
        made = exporter.part(task)
        assert pickle.loads(pickle.dumps(made)) == made


def test_fields_grow_with_the_page_and_stay_where_crop_marks_are() -> None:
    plain = form(exported()).fields
    cropped = form(PdfExporter({**ON_SCREEN, "imposition": "crop"}).export(workbook(), CLASSIC))
    assert {name: field.widgets for name, field in cropped.fields.items()} == {
        name: field.widgets for name, field in plain.items()
    }
    large = form(PdfExporter({**ON_SCREEN, "enlarge": "1.5"}).export(workbook(), CLASSIC)).fields
    name = next(name for name, field in plain.items() if "Before" in field.tooltip)
    sizes = [
        fields[name].widgets[0].rect[2] - fields[name].widgets[0].rect[0]
        for fields in (plain, large)
    ]
    assert sizes[1] == pytest.approx(1.5 * sizes[0], abs=0.02)
    name = next(name for name, field in plain.items() if "What was the sign" in field.tooltip)
    looks = [float(fields[name].look.split()[1]) for fields in (plain, large)]
    assert looks[1] == pytest.approx(1.5 * looks[0])


def test_on_grey_paper_too_there_is_no_colour_in_a_field() -> None:
    done = PdfExporter({**ON_SCREEN, "grey": "true"}).export(workbook(), CLASSIC)
    assert set(form(done).fields) == set(form(exported()).fields)
    assert all(one.look.endswith(" 0 g") for one in form(done).fields.values() if one.look)


@pytest.mark.parametrize("imposition", ["booklet", "2up-notes"])
def test_what_is_for_paper_only_is_not_for_a_screen(imposition: str) -> None:
    with pytest.raises(OptionError, match=r"pdf\.fillable is for a screen") as caught:
        PdfExporter({**ON_SCREEN, "imposition": imposition})
    assert caught.value.hint


def test_the_files_name_says_that_it_can_be_filled_in() -> None:
    assert PdfExporter(ON_SCREEN).variant == "fillable"
    assert PdfExporter({**ON_SCREEN, "imposition": "crop"}).variant == "fillable-crop"
    assert PdfExporter({}).variant == ""


def over_a_page(paragraphs: int) -> Publication:
    """A book with much room to write after so much text."""
    area = ResponseArea("What now?", Room.LONG, key="c1.x.1")
    activity = Activity("c1.x", "x", "1.1", "Think", (), (area,))
    text = [paragraph(f"p{number}", words(60, number)) for number in range(paragraphs)]
    part = replace(section("s1", "Why?", text), activities=(activity,))
    return book([chapter(1, "One", [part])])


def test_room_that_goes_on_over_the_page_is_a_field_of_its_own_there() -> None:
    forms = (form(PdfExporter(ON_SCREEN).export(over_a_page(n), CLASSIC)) for n in range(2, 12))
    file = next(file for file in forms if "c1-x-1-rest" in file.fields)
    first, rest = file.fields["c1-x-1"], file.fields["c1-x-1-rest"]
    assert rest.tooltip == f"{first.tooltip} (continued)"
    assert rest.widgets[0].page == first.widgets[0].page + 1
    assert file.is_in_tree_once


def test_words_of_the_form_are_in_the_books_language() -> None:
    publication = replace(workbook(), labels=labels_in("ja"))
    fields = form(PdfExporter(ON_SCREEN).export(publication, CLASSIC)).fields
    assert any(one.tooltip.endswith("ページ") for one in fields.values())


def test_what_is_said_of_a_field_is_never_endless() -> None:
    long = said("1.1 Title", " ".join(["word"] * 100))
    assert len(long) <= MOST_SAID + 2
    assert long.endswith("word …")
    assert said("", "a  b", " ", "c") == "a b – c"
    assert said("1.7 Action plan", "Action plan", "3") == "1.7 Action plan – 3"
    assert said("1.3", "3") == "1.3 – 3"


RARE = "鬱"  # JIS level 2: not among what everybody types


@pytest.mark.parametrize("printed", ["", RARE])
def test_what_can_be_typed_are_kana_kanji_long_vowels_and_what_the_book_prints(
    printed: str,
) -> None:
    text = [paragraph("p", f"Some words {printed}")]
    publication = book([chapter(1, "One", [section("s1", "Why?", text)])])
    title = replace(publication.front[0], fields=("Name",))
    publication = replace(publication, front=(title, *publication.front[1:]))
    file = form(PdfExporter(ON_SCREEN).export(publication, CLASSIC))
    (typing,) = file.fonts.values()
    descendant = typing.DescendantFonts[0]
    assert "/FontFile2" in descendant.FontDescriptor
    glyphs = descendant.CIDToGIDMap.read_bytes()
    found = {one: any(glyphs[2 * ord(one) : 2 * ord(one) + 2]) for one in f"Aéōあ検€{RARE}"}
    assert found == {**dict.fromkeys("Aéōあ検€", True), RARE: bool(printed)}


def test_text_beside_fields_is_read_as_before() -> None:
    """The words of a sentence with blanks are all there, in their order, around its fields."""
    file = PdfFile(exported().content)
    sentence = next(node for node in file.structure.all("P") if node.text.startswith("A “yes”"))
    kinds = [kid if isinstance(kid, str) else kid.tag for kid in sentence.kids]  # type: ignore[union-attr]
    assert [kind == "Form" for kind in kinds].count(True) == 2
    assert kinds[1] == "Form"
