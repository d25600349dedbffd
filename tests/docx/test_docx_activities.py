"""Activities in Word: things to fill in, with answers only for those who may see them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from word_document import NAMESPACES, W, WordDocument, text_of, text_of_words
from word_workbooks import (
    document,
    export,
    participants_pages,
    with_elements,
    words,
    workbook,
)

from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import Edition, Scope
from handouts.layout.theme import THEMES, Theme
from handouts.model.inlines import Text
from handouts.publication.primitives import (
    Card,
    CardSize,
    EntryCell,
    Grid,
    GridRow,
    Prompt,
    ResponseArea,
    Room,
    Scale,
    Start,
    WordsCell,
)
from handouts.publication.publication import keys_of
from handouts.testing import check_words
from handouts.testing.exercises import FACILITATOR
from handouts.word_names import BOOKMARK_PREFIX

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
PARTICIPANT = Edition()
EDITIONS = [PARTICIPANT, FACILITATOR]


@pytest.fixture(scope="module")
def portable() -> WordDocument:
    return document(workbook(Scope.COLLECTION), {"portable": True})


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("is_portable", [False, True])
def test_every_primitive_makes_a_sound_file_with_all_words_in_order(
    scope: Scope, edition: Edition, theme: Theme, is_portable: bool
) -> None:
    publication = workbook(scope, edition)
    exporter = DocxExporter({"portable": is_portable})
    pages = participants_pages(publication)
    content = exporter.export(publication, theme, pages).content
    assert lint(content) == []
    check_words(text_of_words(content), publication)
    assert content == exporter.export(publication, theme, pages).content


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_every_key_of_a_workbook_has_a_bookmark(edition: Edition) -> None:
    publication = workbook(Scope.COLLECTION, edition)
    made = document(publication).find(".//w:bookmarkStart")
    names = [name for mark in made if (name := mark.get(W + "name")).startswith(BOOKMARK_PREFIX)]
    assert len(names) == len(list(keys_of(publication)))


def test_the_looks_of_activities_are_styles(
    participant: WordDocument, facilitator: WordDocument
) -> None:
    for made in (participant, facilitator):
        on_paragraphs = {
            child.tag.removeprefix(W) for p in made.find(".//w:p/w:pPr") for child in p
        }
        on_runs = {child.tag.removeprefix(W) for run in made.find(".//w:r/w:rPr") for child in run}
        assert on_paragraphs <= {"pStyle", "keepNext", "numPr", "sectPr", "pageBreakBefore"}
        assert on_runs <= {"rStyle", "rFonts", "lang", "i", "iCs"}


def test_controls_have_names_and_ids_of_their_own(participant: WordDocument) -> None:
    controls = participant.find(".//w:sdt/w:sdtPr")
    ids = [one.find("w:id", NAMESPACES).get(W + "val") for one in controls]
    names = [one.find("w:alias", NAMESPACES).get(W + "val") for one in controls]
    assert len(set(ids)) == len(ids) > 15
    assert {"Blank 1", "Answer to a", "By when", "Before the chapter"} <= set(names)
    assert max(map(len, names)) <= 64


def test_ids_of_controls_stay_when_something_comes_before_them() -> None:
    area = ResponseArea("Why?", key="mine")
    ids = [
        control.get(W + "val")
        for elements in ((area,), (ResponseArea("Before", key="other"), area))
        for control in document(with_elements(elements)).find(".//w:sdtPr/w:id")
    ]
    assert ids[0] == ids[2] != ids[1]


def test_boxes_can_be_ticked_and_scales_and_letters_chosen(participant: WordDocument) -> None:
    boxes = list(participant.body.iter(W14 + "checkbox"))
    assert len(boxes) >= 5
    lists = [
        [item.get(W + "value") for item in one.findall("w:listItem", NAMESPACES)]
        for one in participant.find(".//w:dropDownList")
    ]
    assert lists == [list("12345")] * 2 + [["a", "b"]] * 2


@pytest.mark.parametrize(("room", "high"), [(Room.SHORT, 24), (Room.NORMAL, 32), (Room.LONG, 48)])
def test_an_area_is_a_cell_of_at_least_24_mm_that_grows(room: Room, high: int) -> None:
    made = document(with_elements((ResponseArea("Why?", room, key="a"),)))
    row = made.find(".//w:tbl/w:tr")[0]
    height = row.find("w:trPr/w:trHeight", NAMESPACES)
    assert round(int(height.get(W + "val")) * 25.4 / 1440) == high
    assert height.get(W + "hRule") == "atLeast"
    assert row.find("w:trPr/w:cantSplit", NAMESPACES) is None
    assert row.find("w:tc/w:sdt/w:sdtContent/w:p", NAMESPACES) is not None
    assert made.texts("Answer Area") == ["Click and write. The box grows."]
    border = made.styles["AnswerTable"].find("w:tblPr/w:tblBorders/w:top", NAMESPACES)
    assert (border.get(W + "sz"), border.get(W + "color")) == ("6", "7F7F7F")


def test_a_portable_file_has_underscores_boxes_and_cells_instead_of_controls(
    portable: WordDocument,
) -> None:
    assert not portable.find(".//w:sdt")
    gap = re.compile(r"A “yes” without a _{8,} is not yet a yes; .* are called _{8,}\.")
    assert gap.fullmatch(portable.texts("Text with Blanks")[0])
    assert portable.texts("Scale")[0].count("☐") == 5
    assert portable.texts("Option")[0].startswith("☐\tA\t")
    assert portable.texts("Answer Area")[0] == ""


def test_a_table_repeats_its_head_and_joins_the_cells_of_a_group(participant: WordDocument) -> None:
    grid = next(
        table
        for table in participant.find(".//w:tbl")
        if table.find("w:tblPr/w:tblCaption[@w:val='Action plan']", NAMESPACES) is not None
    )
    head, group, *rows = grid.findall("w:tr", NAMESPACES)
    assert head.find("w:trPr/w:tblHeader", NAMESPACES) is not None
    assert [text_of(cell) for cell in head.findall("w:tc", NAMESPACES)] == ["", "Step", "By when"]
    assert group.find("w:tc/w:tcPr/w:gridSpan", NAMESPACES).get(W + "val") == "3"
    assert len(rows) == 2
    assert all(len(row.findall(".//w:sdt", NAMESPACES)) == 2 for row in rows)


def test_pairs_have_a_letter_to_choose_between_them(
    participant: WordDocument, facilitator: WordDocument
) -> None:
    def middle(made: WordDocument) -> list[str]:
        cells = made.texts("Grid Tick")
        return [text.replace("\u00a0", "") for text in cells if "☐" not in text and "☑" not in text]

    assert middle(participant)[:2] == ["", ""]
    assert middle(facilitator)[:2] == ["b", "a"]


def test_cards_to_cut_out_have_dashed_edges_and_their_backs_beside_them(
    participant: WordDocument,
) -> None:
    table = next(
        table
        for table in participant.find(".//w:tbl")
        if table.find("w:tblPr/w:tblStyle[@w:val='CardTable']", NAMESPACES) is not None
    )
    assert [text_of(cell) for cell in table.findall("w:tr/w:tc", NAMESPACES)] == [
        "根回し",
        "nemawashigroundwork & talks",
    ]
    edges = participant.styles["CardTable"].find("w:tblPr/w:tblBorders", NAMESPACES)
    assert {edge.get(W + "val") for edge in edges} == {"dashed"}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_cards_without_backs_stand_two_in_a_row(count: int) -> None:
    cards = tuple(
        Card(CardSize.POCKET, "", (Prompt(words(f"card {n}"), key=f"p{n}"),), key=f"c{n}")
        for n in range(count)
    )
    made = document(with_elements(cards))
    texts = [text_of(cell) for cell in made.find(".//w:tbl/w:tr/w:tc")]
    assert texts == [f"card {n}" for n in range(count)] + [""] * (count % 2)


def test_a_card_of_a_page_begins_a_page_and_has_lines_to_sign(participant: WordDocument) -> None:
    assert participant.texts("Card Page Title") == ["Certificate of completion"]
    assert participant.texts("Signature Label") == ["Signature"]
    start = participant.styles["PageStart"].find("w:pPr/w:pageBreakBefore", NAMESPACES)
    assert start is not None


def test_an_activity_that_wants_a_page_begins_one(participant: WordDocument) -> None:
    broken = [
        text_of(p)
        for p in participant.paragraphs
        if p.find("w:pPr/w:pageBreakBefore", NAMESPACES) is not None
    ]
    starts = {
        activity.title: activity.start
        for chapter in workbook(Scope.COLLECTION).chapters
        for activity in chapter.activities
    }
    wanted = [title for title, start in starts.items() if start is not Start.ANYWHERE]
    assert wanted == ["Tables"]
    assert [text.split("\t")[1] for text in broken] == wanted


def test_activities_are_headings_outside_the_contents(participant: WordDocument) -> None:
    level = participant.styles["ActivityTitle"].find("w:pPr/w:outlineLvl", NAMESPACES)
    assert level.get(W + "val") == "2"
    assert (
        participant.styles["NumberedActivityTitle"].find("w:basedOn", NAMESPACES).get(W + "val")
        == "ActivityTitle"
    )
    assert not [text for text in participant.texts("toc 1", "toc 2") if "Words < 5" in text]


def test_markup_in_labels_and_answers_stays_text() -> None:
    evil = '</w:t> & "<x>" ]]> { DDEAUTO }'
    grid = Grid(
        evil,
        (evil, evil),
        (
            GridRow((WordsCell(words(evil)), EntryCell(evil, key="e1")), key="r1"),
            GridRow((WordsCell(words(evil)), EntryCell(evil, answer=evil, key="e2")), key="r2"),
        ),
        (1, 1),
        key="g",
    )
    content = export(with_elements((grid, ResponseArea(evil, key="a"))))
    assert lint(content) == []
    made = WordDocument(content)
    assert made.texts("Table Heading") == [evil, evil]
    assert made.texts("Grid Entry")[1] == evil
    names = [one.get(W + "val") for one in made.find(".//w:sdtPr/w:alias")]
    assert names == [evil, evil]


def test_a_publication_without_chapters_is_a_file() -> None:
    publication = workbook(Scope.COLLECTION)
    bare = replace(publication, front=publication.front[:1], chapters=(), back=())
    assert lint(export(bare)) == []


def test_a_handout_to_be_read_has_no_styles_of_a_workbook(handout: WordDocument) -> None:
    assert "ActivityTitle" not in handout.styles
    assert "AnswerTable" not in handout.styles


def test_a_certificate_without_instruction_has_no_head_before_its_page() -> None:
    publication = with_elements((Card(CardSize.PAGE, "Award", (), key="c"),))
    chapter = publication.chapters[0]
    section = chapter.sections[0]
    activity = replace(section.activities[0], number="", title="Award")
    section = replace(section, activities=(activity,))
    alone = replace(publication, chapters=(replace(chapter, sections=(section,)),))
    made = document(alone)
    assert not made.texts("Activity Title", "Numbered Activity Title")
    assert made.texts("Card Page Title") == ["Award"]
    assert made.find(".//w:bookmarkStart[@w:name='_hb_act']")


def test_an_activity_that_wants_to_be_whole_stays_on_one_page_with_itself_and_no_other() -> None:
    def keeps(start: Start) -> list[bool]:
        publication = with_elements((Prompt((Text("Why?"),), key="p"), SCALE))
        chapter = publication.chapters[0]
        section = chapter.sections[0]
        activity = replace(section.activities[0], start=start)
        section = replace(section, activities=(activity,))
        chapter = replace(chapter, sections=(section,))
        made = document(replace(publication, chapters=(chapter,)))
        return [p.find("w:pPr/w:keepNext", NAMESPACES) is not None for p in made.paragraphs[-3:]]

    assert keeps(Start.PAGE) == [True, True, False]
    assert keeps(Start.ANYWHERE) == [False, True, False]  # a question stays with its scale


SCALE = Scale("How sure?", "not", "very", key="s")
