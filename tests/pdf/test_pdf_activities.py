"""Activities on paper: what is asked, room to answer, answers where they may be, references."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from pdf_reading import Node, PdfFile

from handouts.errors import ExportError
from handouts.exporters.api import Export, PageMap
from handouts.exporters.faces import font
from handouts.exporters.pdf import PaperSize, PdfExporter
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.fragment import Slot
from handouts.exporters.pdf.references import References
from handouts.exporters.pdf.setting import make_setting
from handouts.exporters.pdf.slots import slot_shift
from handouts.layout.labels import ENGLISH
from handouts.layout.layout import Edition, KeyPlace, Layout, PublicationSettings, Scope
from handouts.layout.theme import CLASSIC
from handouts.model.inlines import Text
from handouts.publication.answer_file import answer_file
from handouts.publication.matter import (
    ActivityPart,
    AnswerKey,
    Contents,
    Index,
    IndexEntry,
    IndexGroup,
    TitlePage,
)
from handouts.publication.primitives import (
    Activity,
    Blank,
    Choice,
    EntryCell,
    Grid,
    GridRow,
    Option,
    PageReference,
    Prompt,
    ResponseArea,
    Room,
    Start,
    WordsCell,
)
from handouts.publication.publication import Publication, keys_of
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication


def workbook(edition: Edition | None = None, answer_key: KeyPlace = KeyPlace.BACK) -> Publication:
    layout = Layout(
        "workbook",
        "Workbook",
        Scope.COLLECTION,
        edition=edition or Edition(),
        publication=PublicationSettings(answer_key=answer_key),
    )
    return with_every_primitive(tricky_publication(), layout)


def export(publication: Publication, pages: PageMap | None = None, **options: str) -> Export:
    return PdfExporter(options).export(publication, CLASSIC, pages)


PARTICIPANT = export(workbook())
BOOK = PdfFile(PARTICIPANT.content)
GUIDE = PdfFile(export(workbook(FACILITATOR), PARTICIPANT.page_map).content)


def printed(file: PdfFile) -> str:
    """All that can be read on any page, ornaments included."""
    pages = range(1, len(file.pages) + 1)
    return "\n".join(file.page_text(page) + "\n".join(file.artifacts(page)) for page in pages)


def page_map(done: Export) -> PageMap:
    assert done.page_map is not None
    return done.page_map


@pytest.mark.parametrize("paper", [paper.value for paper in PaperSize])
@pytest.mark.parametrize("sides", ["double", "single"])
def test_everything_that_has_a_place_has_a_page(paper: str, sides: str) -> None:
    publication = workbook()
    participant = export(publication, paper=paper, sides=sides)
    guide = export(workbook(FACILITATOR), participant.page_map, paper=paper, sides=sides)
    assert not set(keys_of(publication)) - set(page_map(participant).pages)
    assert not set(keys_of(workbook(FACILITATOR))) - set(page_map(guide).pages)


def test_no_answer_is_anywhere_in_a_file_that_must_have_none() -> None:
    given = printed(PdfFile(export(workbook(answer_key=KeyPlace.FILE)).content))
    for answer in ("a silence", "no date", "chapter 1", ENGLISH.good_answer, "☑"):
        assert answer not in given
        assert answer in printed(GUIDE)


def test_a_blank_is_read_by_its_name_and_shows_its_answer_to_the_trainer() -> None:
    sentence = "A “yes” without a {} is not yet a yes; the talks before are called {}."
    assert sentence.format("Blank 1", "Blank 2") in BOOK.structure.text
    assert sentence.format("date", "nemawashi 根回し") in GUIDE.structure.text


def test_a_blank_is_as_wide_with_its_answer_as_without() -> None:
    setting = make_setting(CLASSIC, "A4", ENGLISH, References("participant"), is_double=True)
    pieces = PieceSetter(setting, setting.typesetter(""))
    style = setting.styles.body
    for answer in ("no", "a rather long answer indeed, longer than any blank may be"):
        blank = Blank(10, "Blank 1", answer)
        with_answer, without = (
            pieces.set((Text("is "), one, Text(".")), style).runs
            for one in (blank, replace(blank, answer=""))
        )
        assert [run.width for run in with_answer] == [run.width for run in without]


def test_boxes_are_read_as_boxes_and_only_what_is_right_is_ticked() -> None:
    options = [node for node in GUIDE.structure.all("LI") if "検討します" in node.text]
    assert [node.all("Lbl")[0].text for node in options][:1] == ["☑"]
    assert printed(GUIDE).count("☑") == 2  # in its place and in the key
    assert "☐Why does a good proposal fall silent?" in BOOK.structure.text


def test_a_scale_and_room_to_write_can_be_heard() -> None:
    text = BOOK.structure.text
    assert "Before the chapter not yet 1 2 3 4 5 I could teach it" in text
    assert "A question of your ownA question of your own" in text


def table_with(file: PdfFile, words: str) -> Node:
    return next(node for node in file.structure.all("Table") if words in node.text)


def test_tables_have_heads_with_scopes_and_as_many_cells_in_every_row() -> None:
    table = table_with(BOOK, "Within 30 days")
    rows = table.all("TR")
    heads = [(node.text, "Scope/Column" in node.body) for node in rows[0].all("TH")]
    assert heads == [("Step", True), ("By when", True)]
    assert "ColSpan 3" in rows[1].all("TH")[0].body
    assert [len(row.all("TH", "TD")) for row in rows] == [3, 1, 3, 3]
    assert [row.all("TH")[0].text for row in rows[2:]] == ["Say no < today"] * 2
    assert "Scope/Row" in rows[2].all("TH")[0].body


def test_a_long_table_repeats_its_head_for_the_eye_alone() -> None:
    publication = workbook()
    chapter = publication.chapters[0]
    activity = next(one for one in chapter.closing if one.title == "Tables")
    grid = activity.elements[0]
    assert isinstance(grid, Grid)
    long = replace(activity, elements=(replace(grid, rows=grid.rows[1:] * 20),))
    longer = replace(chapter, closing=(chapter.closing[0], long))
    file = PdfFile(export(replace(publication, chapters=(longer,), front=())).content)
    assert [node.text for node in file.structure.all("TH")].count("By when") == 1
    pages = range(1, len(file.pages) + 1)
    repeated = [page for page in pages if any("By when" in text for text in file.artifacts(page))]
    assert len(repeated) >= 2


def test_a_row_higher_than_a_page_loses_nothing() -> None:
    publication = workbook()
    chapter = publication.chapters[0]
    words = " ".join(f"word{number}" for number in range(1500))
    row = GridRow((WordsCell((Text(words),)), EntryCell("Your own")))
    grid = Grid("Long", ("What", "Your own"), (row, row), (1, 2), key="long")
    long = replace(chapter.closing[1], elements=(grid,))
    longer = replace(chapter, closing=(chapter.closing[0], long))
    file = PdfFile(export(replace(publication, chapters=(longer,), front=())).content)
    table = table_with(file, "word1499")
    assert [cell.text for cell in table.all("TD")].count(words) == 2
    assert sum("word" in file.page_text(page + 1) for page in range(len(file.pages))) > 3


def test_headings_of_activities_skip_no_level() -> None:
    for file in (BOOK, GUIDE):
        levels = [int(node.tag[1]) for node in file.structure.all("H1", "H2", "H3", "H4")]
        assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = {node.text: node.tag for node in BOOK.structure.all("H1", "H2", "H3")}
    assert titles["Exercises"] == "H1"
    assert titles["1.3 Tables"] == "H2"


def test_a_reference_in_a_line_is_the_printed_page_and_a_link() -> None:
    pages = page_map(PARTICIPANT).pages
    key = next(one for one in workbook().back if isinstance(one, AnswerKey)).chapters[0]
    entry = next(one for one in key.entries if one.title == "Boxes")
    line = f"Answers: page {pages[entry.key]}"
    links = [
        (link.text, BOOK.link_target(kid))
        for paragraph in BOOK.structure.all("P")
        if paragraph.text == line
        for link in paragraph.all("Link")
        for kid in link.kids
        if isinstance(kid, int)
    ]
    assert (pages[entry.key], "#" + entry.key) in links
    heading = next(node for node in BOOK.structure.all("H3") if node.text.startswith("1.2  Boxes"))
    assert heading.text.endswith(f"page {pages[workbook().chapters[0].closing[0].key]}")


def test_what_follows_a_reference_closes_up_to_it() -> None:
    setting = make_setting(CLASSIC, "A4", ENGLISH, References("participant"), is_double=True)
    reference = PageReference("b", "participant", "{page}", "B")
    runs = PieceSetter(setting, setting.typesetter("")).set((reference,), setting.styles.body).runs
    page = font(runs[0].font).widths["7"] * runs[0].size / 1000
    slot = Slot("b", 100.0, 50.0, runs[0].font, runs[0].size, "0 0 0", runs[0].width)
    shift = re.fullmatch(r"q 1 0 0 1 (\S+) 0 cm", slot_shift(slot, "7"))
    assert shift
    assert float(shift[1]) == pytest.approx(page - runs[0].width, abs=0.01)


def test_the_guide_names_the_pages_of_the_participants_book() -> None:
    pages = page_map(PARTICIPANT).pages
    strips = [node.text for node in GUIDE.structure.all("Sect")]
    for chapter in workbook(FACILITATOR).chapters:
        assert chapter.session is not None
        assert any(
            text.endswith(chapter.session.page_label + pages[chapter.key]) for text in strips
        )


@pytest.mark.parametrize("kept", [None, "other keys", "another edition"])
def test_a_reference_that_nobody_can_resolve_fails_and_says_what_to_do(kept: str | None) -> None:
    pages = page_map(PARTICIPANT)
    given = {
        None: None,
        "other keys": replace(pages, pages={"elsewhere": "3"}),
        "another edition": replace(pages, edition="another"),
    }[kept]
    with pytest.raises(ExportError) as failure:
        export(workbook(FACILITATOR), given)
    assert any(repr(key) in failure.value.message for key in keys_of(workbook()))
    assert failure.value.hint


def test_a_reference_within_the_book_to_nothing_fails() -> None:
    publication = workbook()
    chapter = publication.chapters[0]
    first = chapter.closing[0]
    assert first.answers is not None
    lost = replace(first, answers=replace(first.answers, key="nowhere"))
    broken = replace(chapter, closing=(lost, *chapter.closing[1:]))
    with pytest.raises(ExportError, match="'nowhere'"):
        export(replace(publication, chapters=(broken, *publication.chapters[1:])))


def test_folios_page_labels_and_references_of_the_guide_have_its_prefix() -> None:
    pages = page_map(export(workbook(FACILITATOR), PARTICIPANT.page_map)).pages
    assert all(page.startswith("F ") for page in pages.values())
    assert any("F 3" in text for text in GUIDE.artifacts(3))
    assert "/PageLabels" in GUIDE.catalog
    assert any("Facilitator’s guide" in text for text in GUIDE.artifacts(10))
    assert "Facilitator’s guide" in GUIDE.page_text(1)


def test_what_must_be_out_of_sight_begins_on_a_left_hand_page() -> None:
    tables = next(one for one in workbook().chapters[0].closing if one.title == "Tables")
    for done in (PARTICIPANT, export(workbook(), paper="B5")):
        assert int(page_map(done).pages[tables.key]) % 2 == 0


def test_what_must_not_be_parted_begins_a_page_only_where_it_does_not_fit() -> None:
    rows = [
        Activity(f"a{n}", "test", f"1.{n}", "Do", (), (room,), start=Start.PAGE)
        for n, room in enumerate([ResponseArea("Yours", Room.LONG)] * 6, 1)
    ]
    book = workbook()
    first, *others = book.chapters
    chapters = (replace(first, closing=(*first.closing, *rows)), *others)
    pages = page_map(export(replace(book, chapters=chapters))).pages
    found = [pages[one.key] for one in rows]
    assert 1 < len(set(found)) < len(found)


def test_the_line_that_names_the_answers_page_is_never_alone_on_a_page() -> None:
    book = workbook()
    first, *others = book.chapters
    asked = next(one for one in first.activities if one.answers)
    assert asked.answers
    line = asked.answers.wording.format(page="")
    tasks = [Prompt((Text(f"Question {n}?"),)) for n in range(200)]
    for count in range(100, 150):
        activity = replace(asked, elements=tuple(tasks[:count]), key="asked", homes=())
        chapters = (replace(first, closing=(*first.closing, activity)), *others)
        file = PdfFile(export(replace(book, chapters=chapters)).content)
        pages = [file.page_text(page + 1) for page in range(len(file.pages))]
        assert all("Question" in text for text in pages if text.startswith(line.strip()))


def test_choices_are_never_parted_wherever_they_come_on_a_page() -> None:
    book = workbook()
    first, *others = book.chapters
    asked = next(one for one in first.activities if one.answers)
    options = tuple(Option((Text(f"Option {n} of four."),), "ABCD"[n]) for n in range(4))
    choice = replace(asked, elements=(Choice("Which?", options, key="which"),), key="asked")
    for count in range(1, 40):
        filler = tuple(Prompt((Text(f"Question {n}?"),)) for n in range(count))
        before = replace(asked, elements=filler, key="before", answers=None)
        chapters = (replace(first, closing=(*first.closing, before, choice)), *others)
        file = PdfFile(export(replace(book, chapters=chapters)).content)
        pages = [file.page_text(page + 1) for page in range(len(file.pages))]
        assert any(all(f"Option {n} of" in text for n in range(4)) for text in pages), count


def cards_page(publication: Publication, done: Export) -> int:
    part = next(one for one in publication.back if isinstance(one, ActivityPart))
    return int(page_map(done).pages[part.activities[0].elements[0].key])


@pytest.mark.parametrize("sides", ["double", "single"])
def test_the_back_of_a_card_is_printed_behind_its_front(sides: str) -> None:
    publication = workbook()
    done = export(publication, sides=sides)
    file, front = PdfFile(done.content), cards_page(publication, done)
    width = 210 / 25.4 * 72
    for page, words in ((front, "根回し"), (front + 1, "groundwork & talks")):
        assert words in file.page_text(page)
    edges = [
        tuple(map(float, found))
        for page in (front, front + 1)
        for found in re.findall(
            r"\[3 3\] 0 d\n\S+ \S+ \S+ RG \S+ w (\S+) \S+ (\S+) \S+ re",
            file.page_code(file.pages[page - 1]),
        )
    ]
    (left, wide), (back, _) = edges
    assert back == pytest.approx(width - left - wide, abs=0.02)
    if sides == "double":
        assert front % 2 == 1


def test_a_certificate_lies_on_its_side_without_head_or_folio() -> None:
    part = next(one for one in workbook().back if isinstance(one, ActivityPart))
    award = part.activities[0].elements[2]
    page = int(page_map(PARTICIPANT).pages[award.key])
    box = re.search(r"/MediaBox\[\S+ \S+ (\S+) (\S+)\]", BOOK.objects[BOOK.pages[page - 1]])
    assert box
    assert float(box[1]) > float(box[2])
    assert not BOOK.artifacts(page)
    assert "Certificate of completion" in BOOK.page_text(page)


def test_answers_alone_make_a_book_that_names_the_other_books_pages() -> None:
    publication = workbook()
    key = next(one for one in publication.back if isinstance(one, AnswerKey))
    alone = answer_file(replace(publication, answers=key))
    assert alone is not None
    file = PdfFile(export(alone, PARTICIPANT.page_map).content)
    page = page_map(PARTICIPANT).pages[publication.chapters[0].closing[0].key]
    assert f"1.2  Boxes  page {page}" in [node.text for node in file.structure.all("H3")]
    assert "nemawashi 根回し" in file.structure.text


def test_contents_list_exercises_with_their_pages() -> None:
    publication = workbook()
    closing = publication.chapters[0].closing
    front = tuple(
        replace(
            part,
            entries=tuple(
                replace(entry, activities=tuple((one.key, one.title) for one in closing))
                if entry.number == 1
                else entry
                for entry in part.entries
            ),
        )
        if isinstance(part, Contents)
        else part
        for part in publication.front
    )
    done = export(replace(publication, front=front))
    entries = [node.text for node in PdfFile(done.content).structure.all("TOCI")]
    for one in closing:
        assert f"{one.title} {page_map(done).pages[one.key]}" in entries


def test_the_cover_has_room_for_its_owner() -> None:
    publication = workbook()
    front = tuple(
        replace(part, fields=("Name", "Company")) if isinstance(part, TitlePage) else part
        for part in publication.front
    )
    text = PdfFile(export(replace(publication, front=front)).content).page_text(1)
    assert "NameCompany" in text


def test_an_index_has_the_pages_of_its_places() -> None:
    publication = workbook()
    section = publication.chapters[0].sections[1]
    entry = IndexEntry((Text("groundwork"),), ((section.key, "A section"),))
    index = Index("index", "Index", "How it is sorted.", (IndexGroup("G", (entry,)),))
    done = export(replace(publication, back=(*publication.back, index)))
    file = PdfFile(done.content)
    page = page_map(done).pages[section.key]
    assert f"groundwork {page}" in [node.text for node in file.structure.all("LBody")]


def test_the_agenda_names_clock_title_minutes_and_page() -> None:
    rows = [row.text for row in table_with(GUIDE, "09:00").all("TR")]
    pages = page_map(PARTICIPANT).pages
    heads = (ENGLISH.clock, ENGLISH.step, ENGLISH.minutes, ENGLISH.participants_page)
    assert rows[0] == "".join(heads)
    assert any(
        row.startswith("09:00") and row.endswith(pages[workbook().chapters[0].key])
        for row in rows[1:]
    )


def test_cues_say_what_to_do_with_them() -> None:
    text = GUIDE.structure.text
    for cue in ("Say: “Write first", "Ask: Who has heard 根回し", "Do: Start the timer"):
        assert cue in text
        assert cue not in BOOK.structure.text
