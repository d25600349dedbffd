"""A workbook with every primitive on a screen: what one reads, where links lead, what is hidden."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from epub_reading import EPUB_TYPE, NAMES, OpenedBook, words_of

from handouts.errors import ExportError
from handouts.exporters.api import PageMap
from handouts.exporters.epub import EpubExporter
from handouts.layout.layout import PARTICIPANT, Layout, Scope
from handouts.layout.theme import CLASSIC
from handouts.publication.answer_file import answer_file
from handouts.publication.matter import AnswerKey
from handouts.publication.primitives import ResponseArea
from handouts.publication.publication import Publication, keys_of
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication

ANSWERS = ("groundwork & talks", "a silence", "no date", "1 – b")
FORM = {"form", "input", "select", "textarea", "button", "script", "details"}


def exercises(*, facilitator: bool = False) -> Publication:
    base = tricky_publication()
    layout = Layout("conformance", "Conformance", Scope.COLLECTION, metadata=base.metadata)
    return with_every_primitive(
        base, replace(layout, edition=FACILITATOR) if facilitator else layout
    )


def printed(publication: Publication, each: int = 4) -> PageMap:
    """A printed edition with so many keys on a page."""
    keys = enumerate(keys_of(publication))
    return PageMap("The PDF", PARTICIPANT, {key: str(at // each + 1) for at, key in keys})


def export(publication: Publication, pages: PageMap | None = None) -> OpenedBook:
    return OpenedBook(EpubExporter({}).export(publication, CLASSIC, pages).content)


@pytest.fixture(scope="module")
def screen() -> OpenedBook:
    return export(exercises())


@pytest.fixture(scope="module")
def beside_print() -> OpenedBook:
    book = exercises()
    return export(book, printed(book, each=1))


@pytest.fixture(scope="module")
def trainer() -> OpenedBook:
    return export(exercises(facilitator=True), printed(exercises()))


@pytest.fixture(params=["screen", "beside_print", "trainer"])
def any_book(request: pytest.FixtureRequest) -> OpenedBook:
    found: OpenedBook = request.getfixturevalue(request.param)
    return found


def found(root: Any, query: str) -> list[Any]:
    results: list[Any] = root.xpath(query, namespaces=NAMES)
    return results


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("facilitator", [False, True])
def test_two_builds_of_all_exercises_are_the_same(facilitator: bool) -> None:
    def build() -> bytes:
        return (
            EpubExporter({})
            .export(exercises(facilitator=facilitator), CLASSIC, printed(exercises()))
            .content
        )

    assert build() == build()


def test_ids_are_unique_and_every_link_has_a_target(any_book: OpenedBook) -> None:
    ids = any_book.ids()
    for name in any_book.documents():
        own = found(any_book.root(name), "//@id")
        assert len(own) == len(set(own)), name
        for href in found(any_book.root(name), "//h:a/@href"):
            if not href.startswith("http"):
                assert (name + href if href.startswith("#") else href) in ids, (name, href)


def test_nothing_looks_like_a_form_that_cannot_be_filled_in(any_book: OpenedBook) -> None:
    for name in any_book.documents():
        tags = {element.tag.rpartition("}")[2] for element in any_book.root(name).iter("{*}*")}
        assert not tags & FORM, name


def test_headings_of_exercises_never_skip_a_level(any_book: OpenedBook) -> None:
    for name in any_book.spine()[1:]:
        headings = found(any_book.root(name), "//h:h1|//h:h2|//h:h3|//h:h4")
        levels = [int(heading.tag[-1]) for heading in headings]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_room_to_write_sends_to_the_notebook_and_to_the_printed_page(
    screen: OpenedBook, beside_print: OpenedBook
) -> None:
    area = '//h:div[@class="write" and @aria-label="Answer to a"]'
    (plain,) = found(screen.root("chapter-0001.xhtml"), area)
    assert words(plain) == "Write in your notebook."
    book = exercises()
    activity = book.chapters[0].sections[0].activities[0]
    key = next(one.key for one in activity.elements if isinstance(one, ResponseArea))
    (paged,) = found(beside_print.root("chapter-0001.xhtml"), area)
    page = printed(book, each=1).pages[key]
    assert words(paged) == f"Write in your notebook, or on page {page} of the printed workbook."


def test_a_blank_says_its_name_and_an_answer_stands_on_it(
    screen: OpenedBook, trainer: OpenedBook
) -> None:
    blanks = found(screen.root("chapter-0001.xhtml"), '//h:span[@class="blank"]')
    assert [words(blank) for blank in blanks] == ["Blank 1", "Blank 2"]
    root = trainer.root("chapter-0001.xhtml")
    assert not found(root, '//h:span[@class="blank"]')
    shown = [words(answer) for answer in found(root, '//h:p/h:b[@class="answer"]')]
    assert shown[:2] == ["date", "nemawashi 根回し"]


def test_a_participant_finds_answers_in_the_key_alone(
    screen: OpenedBook, trainer: OpenedBook
) -> None:
    key = next(name for name in screen.spine() if name.startswith("answers"))
    for name in screen.documents():
        content = screen.part(name).decode()
        marked = 'class="answer"' in content
        assert marked == (name == key), name
        for answer in ANSWERS[1:]:
            assert (answer in content) == (name == key), (name, answer)
    chapter = words_of(trainer.root("chapter-0001.xhtml"))
    assert all(answer in chapter for answer in ANSWERS[1:])


def test_an_exercise_leads_to_its_answers_and_they_lead_back(beside_print: OpenedBook) -> None:
    chapter, key = beside_print.root("chapter-0001.xhtml"), beside_print.root("answers-2.xhtml")
    there = found(chapter, '//h:section[@class="activity"]/h:p/h:a[starts-with(@href, "answers")]')
    assert len(there) == 3
    for link in there:
        exercise = link.getparent().getparent()
        target = link.get("href").partition("#")[2]
        (entry,) = found(key, f'//h:section[@id="{target}"]')
        (back,) = found(entry, './h:p/h:a[@role="doc-backlink"]')
        assert back.get("href") == f"chapter-0001.xhtml#{exercise.get('id')}"
        assert words(found(entry, "./h:h3")[0]) == words(found(exercise, "./h:h2|./h:h3")[0])
        assert words(link.getparent()).startswith("Answer key (page ")


def test_an_exercise_that_can_be_right_or_wrong_is_an_assessment(screen: OpenedBook) -> None:
    activities = found(screen.root("chapter-0001.xhtml"), '//h:section[@class="activity"]')
    kinds = {words(found(one, "./h:h2|./h:h3")[0]): one.get(EPUB_TYPE) for one in activities}
    assert kinds == {
        "Before & after": None,
        "1.1 Words < 5": "assessment",
        "1.2 Boxes": "assessment",
        "1.3 Tables": "assessment",
    }


def test_a_right_option_is_said_in_words_with_its_source(
    screen: OpenedBook, trainer: OpenedBook
) -> None:
    options = found(trainer.root("chapter-0001.xhtml"), '//h:ul[@class="choice"]/h:li')
    assert [words(option) for option in options] == [
        "AExchange cards before anyone sits down.",
        "BAsk for a date whenever you hear 検討します. (right, chapter 1)",
    ]
    hidden = found(screen.root("chapter-0001.xhtml"), '//h:ul[@class="choice"]/h:li')
    assert "right" not in " ".join(map(words, hidden))


def test_a_scale_is_a_list_whose_ends_say_what_they_mean(screen: OpenedBook) -> None:
    (before, _) = found(screen.root("chapter-0001.xhtml"), '//h:div[@class="scale"]')
    assert before.get("aria-label") == "Before the chapter"
    marks = [words(mark) for mark in found(before, ".//h:li")]
    assert marks == ["1 not yet", "2", "3", "4", "5 I could teach it"]


def test_a_table_names_its_columns_rows_and_empty_cells(screen: OpenedBook) -> None:
    (table,) = found(screen.root("chapter-0001.xhtml"), "//h:table")
    assert table.get("aria-label") == "Action plan"
    assert [words(head) for head in found(table, './/h:th[@scope="col"]')] == ["Step", "By when"]
    rows = [words(head) for head in found(table, './/h:th[@scope="row"]')]
    assert rows == ["Within 30 days", "Say no < today", "Say no < today"]
    entries = found(table, './/h:td[@class="entry"]')
    assert [cell.get("data-head") for cell in entries] == ["By when", "By when"]
    boxes = found(table, './/h:span[@class="box"]')
    assert [box.get("aria-label") for box in boxes] == ["Done", "Done"]


def test_pairs_are_two_lists_with_the_pairs_where_answers_are_shown(
    screen: OpenedBook, trainer: OpenedBook
) -> None:
    group = '//h:div[@aria-label="Terms and meanings"]'
    (pairs,) = found(screen.root("chapter-0001.xhtml"), group)
    assert [words(item) for item in found(pairs, ".//h:li")] == [
        "1 根回し",
        "2 遠慮",
        "a refusal",
        "b groundwork",
    ]
    (answered,) = found(trainer.root("chapter-0001.xhtml"), group)
    assert words(found(answered, './/h:b[@class="answer"]')[0]) == "1 – b, 2 – a"


def test_cards_keep_front_and_back_together(screen: OpenedBook) -> None:
    root = screen.root("activities-1.xhtml")
    assert [words(front) for front in found(root, '//h:dl[@class="cards"]//h:dt')] == ["根回し"]
    assert [words(back) for back in found(root, '//h:dl[@class="cards"]//h:dd')] == [
        "nemawashi groundwork & talks"
    ]
    award = found(root, '//h:div[@class="card"][@aria-label="Certificate of completion"]')[0]
    assert "Signature" in words(award)
    assert "notebook" not in words(award)


def test_a_trainer_reads_cues_times_and_what_to_listen_for(trainer: OpenedBook) -> None:
    root = trainer.root("chapter-0001.xhtml")
    (activity,) = found(root, '//h:section[h:h2="1.1 Words < 5"]')
    cues = [words(cue) for cue in found(activity, './h:p[@class="cue"]')]
    assert cues[0] == "Say “Write first, compare <afterwards>.”"
    assert [cue.split()[0] for cue in cues] == ["Say", "Ask", "Do"]
    assert words(found(activity, "./h:p")[0]).endswith("· 5 minutes, alone, then compare")
    (aside,) = found(activity, './h:aside[@aria-label="Listen for"]')
    assert words(aside) == "Listen for one person, by name"
    session = words(found(root, '//h:dl[@class="session"]')[0])
    assert "Clock 09:00 to" in session
    assert "Participant’s page" in session


def test_the_agenda_leads_to_its_steps_and_names_the_printed_pages(trainer: OpenedBook) -> None:
    root = trainer.root("agenda.xhtml")
    rows = found(root, "//h:tbody/h:tr")
    assert [words(cell) for cell in rows[2]] == ["09:05", "Reading", "1", "3"]
    assert [words(cell) for cell in rows[3]] == ["09:06", "1.1 Words < 5", "5", "3"]
    steps = found(root, "//h:tbody//h:a/@href")
    assert len(steps) == len(rows)
    assert "pens" in words_of(root)
    assert "agenda.xhtml" in trainer.spine()
    assert found(trainer.navigation(), '//h:nav[@id="toc"]//h:a[@href="agenda.xhtml#k-agenda"]')


def test_what_a_trainer_has_no_participant_gets(screen: OpenedBook) -> None:
    text = screen.text()
    for private in ("compare <afterwards>", "Start the timer", "one person, by name", "09:0"):
        assert private not in text
    assert "agenda.xhtml" not in screen.spine()


def test_editions_are_told_apart_in_catalogues_and_on_the_cover(
    screen: OpenedBook, trainer: OpenedBook
) -> None:
    assert "Facilitator’s guide" in trainer.element("title")
    assert "edition" in trainer.meta("title-type")
    assert "edition" not in screen.meta("title-type")
    alt = found(trainer.root("cover.xhtml"), "string(//h:img/@alt)")
    assert "Facilitator’s guide" in "".join(alt)
    assert "Facilitator’s guide" in words_of(trainer.root("title-page.xhtml"))


def test_fields_of_the_title_page_stay_on_paper(screen: OpenedBook) -> None:
    assert "Company & team" not in screen.text()


def test_another_edition_without_known_pages_is_an_error_that_says_what_to_build() -> None:
    book = exercises(facilitator=True)
    for pages in (None, PageMap("The PDF", "facilitator", {}), PageMap("x", PARTICIPANT, {})):
        with pytest.raises(ExportError, match="page"):
            export(book, pages)


def test_the_answer_file_has_answers_and_printed_pages_alone() -> None:
    book = exercises()
    key = next(part for part in book.back if isinstance(part, AnswerKey))
    answers = answer_file(replace(book, answers=key))
    assert answers is not None
    opened = export(answers, printed(book))
    assert [name for name in opened.spine() if name.startswith(("chapter", "answers"))] == [
        "answers-1.xhtml"
    ]
    text = words_of(opened.root("answers-1.xhtml"))
    assert "1 – b, 2 – a" in text
    assert "page 3" in text
    with pytest.raises(ExportError):
        export(answers)


def test_the_package_says_that_exercises_are_written_elsewhere(
    screen: OpenedBook, opened: OpenedBook
) -> None:
    assert "notebook" in screen.meta("schema:accessibilitySummary")[0]
    assert "notebook" not in opened.meta("schema:accessibilitySummary")[0]


def test_every_key_can_begin_a_page_and_breaks_stand_in_their_order(
    beside_print: OpenedBook,
) -> None:
    listed = found(beside_print.navigation(), '//h:nav[@id="page-list"]//h:a')
    labels = [int(words(link)) for link in listed]
    assert labels == list(range(1, len(list(keys_of(exercises()))) + 1))
    standing = [
        f"{name}#{mark}"
        for name in beside_print.spine()
        for mark in found(beside_print.root(name), '//*[@role="doc-pagebreak"]/@id')
    ]
    assert standing == [link.get("href") for link in listed]


def test_what_the_printed_edition_has_elsewhere_makes_no_leap() -> None:
    book = exercises()
    keys = list(keys_of(book))
    moved = [key for key in keys if ".tables" in key]
    order = [key for key in keys if key not in moved] + moved
    pages = PageMap("p", PARTICIPANT, {key: str(at // 3 + 1) for at, key in enumerate(order)})
    opened = export(book, pages)
    listed = found(opened.navigation(), '//h:nav[@id="page-list"]//h:a')
    labels = [int(words(link)) for link in listed]
    assert labels == sorted(labels)
    assert set(labels) >= {int(pages.pages[key]) for key in keys if key not in moved}
