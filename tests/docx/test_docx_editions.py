"""Editions in Word: answers, cues, remarks and pages, each only where they belong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from word_document import NAMESPACES, W, WordDocument, text_of
from word_workbooks import (
    PAGE,
    SECRETS,
    export,
    participants_pages,
    secret_publication,
    with_elements,
    workbook,
)

from handouts.errors import ExportError
from handouts.exporters.api import PageMap
from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import Edition, Scope
from handouts.layout.theme import CLASSIC
from handouts.model.inlines import Link, Text
from handouts.publication.answer_file import answer_file
from handouts.publication.matter import Index, IndexEntry, IndexGroup
from handouts.publication.primitives import (
    Aside,
    PageReference,
    Prompt,
)
from handouts.publication.publication import Publication
from handouts.testing.exercises import FACILITATOR

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
PARTICIPANT = Edition()
EDITIONS = [PARTICIPANT, FACILITATOR]


def test_a_participant_finds_no_answer_anywhere_in_the_package() -> None:
    given = WordDocument(export(secret_publication(PARTICIPANT))).members
    for secret in SECRETS:
        assert not [name for name, data in given.items() if secret.encode() in data], secret
    assert "word/comments.xml" not in given


def test_a_facilitator_finds_every_answer_cue_and_remark() -> None:
    given = WordDocument(export(secret_publication(FACILITATOR))).members
    for secret in SECRETS:
        assert [name for name, data in given.items() if secret.encode() in data], secret


def test_answers_stand_out_by_their_style(facilitator: WordDocument) -> None:
    assert facilitator.texts("Answer Shown")[:2] == ["a silence", "no date"]
    answers = runs_of(facilitator, "BlankAnswer")
    assert [text.strip("\u00a0") for text in answers][:2] == ["date", "nemawashi "]
    letters = facilitator.styles["AnswerWords"].find("w:rPr", NAMESPACES)
    assert letters.find("w:b", NAMESPACES) is not None
    assert letters.find("w:color", NAMESPACES).get(W + "val") == CLASSIC.accent.lstrip("#").upper()


def runs_of(made: WordDocument, style: str) -> list[str]:
    runs = made.find(f".//w:rPr/w:rStyle[@w:val='{style}']/../..")
    return [text_of(run) for run in runs if run.tag == W + "r"]


def test_the_right_option_is_ticked_and_says_where_it_stands(facilitator: WordDocument) -> None:
    options = facilitator.texts("Option")
    assert options[0] == "☐\tA\tExchange cards before anyone sits down."
    assert options[1] == "☑\tB\tAsk for a date whenever you hear 検討します. chapter 1"


def test_cues_say_who_does_what(facilitator: WordDocument, participant: WordDocument) -> None:
    def cue(name: str) -> str:
        return facilitator.texts(name)[0].replace("\u00a0", "")

    assert cue("Cue Say") == "Say\t“Write first, compare <afterwards>.”"
    assert cue("Cue Ask") == "Ask\tWho has heard 根回し (nemawashi)?"
    assert cue("Cue Do") == "Do\tStart the timer & walk about."
    assert not participant.texts("Cue Say", "Cue Ask", "Cue Do")


def test_remarks_are_comments_on_the_title_by_the_edition(facilitator: WordDocument) -> None:
    comments = facilitator.part("word/comments.xml").findall("w:comment", NAMESPACES)
    assert {one.get(W + "author") for one in comments} == {"Facilitator’s guide"}
    assert {one.get(W + "date") for one in comments} == {"2026-01-31T00:00:00Z"}
    assert [text_of(one) for one in comments][:2] == ["Listen forone person, by name", "Your notes"]
    title = next(p for p in facilitator.paragraphs if text_of(p).startswith("1.1\tWords"))
    inside = [node.tag.removeprefix(W) for node in title]
    assert inside.index("commentRangeStart") < inside.index("commentRangeEnd")


def test_a_link_in_a_remark_is_its_words() -> None:
    publication = secret_publication(FACILITATOR)
    chapter = publication.chapters[0]
    link = Link("https://example.org/only-here", (Text("a link"),))
    activity = replace(chapter.closing[0], asides=(Aside("See", ((link,),)),))
    changed = replace(publication, chapters=(replace(chapter, closing=(activity,)),))
    content = export(changed)
    assert lint(content) == []
    assert "a link" in text_of(WordDocument(content).part("word/comments.xml"))


def test_pages_of_another_edition_are_named_and_ones_own_are_links(
    facilitator: WordDocument, participant: WordDocument
) -> None:
    assert f"Do\tEverybody reads page {PAGE}. 1 minute." in [
        text.replace("\u00a0", "") for text in facilitator.texts("Cue Do")
    ]
    assert PAGE in facilitator.texts("Session Value")
    assert set(participant.texts("Reference Line")) == {"Answer key"}
    anchors = participant.find(".//w:p/w:hyperlink")
    assert any(text_of(anchor) == "Answer key" for anchor in anchors)


def referring(key: str, edition: str) -> Publication:
    reference = PageReference(key, edition, "page {page}", "The <title>")
    return with_elements((Prompt((reference,), key="p"),))


@pytest.mark.parametrize(
    ("key", "edition", "pages"),
    [
        ("act", "other", None),
        ("act", "other", PageMap("x", "third", {"act": "7"})),
        ("elsewhere", "other", PageMap("x", "other", {"act": "7"})),
        ("elsewhere", "participant", None),
    ],
)
def test_a_page_that_nobody_knows_is_an_error(
    key: str, edition: str, pages: PageMap | None
) -> None:
    with pytest.raises(ExportError) as caught:
        DocxExporter({}).export(referring(key, edition), CLASSIC, pages)
    assert caught.value.hint


def test_a_page_is_filled_in_as_it_is_and_braces_in_it_mean_nothing() -> None:
    pages = PageMap("x", "other", {"act": "F {0} <9>"})
    made = DocxExporter({}).export(referring("act", "other"), CLASSIC, pages)
    assert WordDocument(made.content).texts("Prompt") == ["page F {0} <9>"]


def test_the_file_of_answers_names_the_participants_pages() -> None:
    answers = answer_file(secret_publication(PARTICIPANT))
    assert answers is not None
    pages = participants_pages(secret_publication(PARTICIPANT))
    content = DocxExporter({}).export(answers, CLASSIC, pages).content
    assert lint(content) == []
    assert WordDocument(content).texts("Answer Key Entry") == [f"1.1\tSecrets\tpage {PAGE}"]


def test_the_edition_stands_in_the_running_lines(facilitator: WordDocument) -> None:
    lines = facilitator.running_lines()
    headers = [text for name, text in lines.items() if "header" in name and text]
    assert headers
    assert all("\tFacilitator’s guide · " in text for text in headers)
    assert any(text.endswith("\tF 1 / 1") for name, text in lines.items() if "footer" in name)


def test_an_index_links_its_words_and_the_places_where_they_stand() -> None:
    publication = workbook(Scope.COLLECTION)
    section = publication.chapters[0].sections[1]
    blocks = [block.key for block in section.blocks[:2]]
    places = [*((key, "Why <silence>?") for key in blocks), (section.key, "Who?")]
    entry = IndexEntry((Text("silence & what it says"),), tuple(places))
    index = Index("index", "Index", "A note.", (IndexGroup("S", (entry,)),))
    content = export(replace(publication, back=(*publication.back, index)))
    assert lint(content) == []
    made = WordDocument(content)
    assert made.texts("index heading") == ["S"]
    assert made.texts("index 1") == ["silence & what it says\tWhy <silence>? (2); Who?"]
