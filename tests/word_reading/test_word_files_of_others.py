"""Any Word file: headings, lists and tables as text, and nothing lost."""

from __future__ import annotations

import time

import pytest
from word_files import WORD, paragraph, word_file, zipped

from handouts.errors import SourceError
from handouts.model.blocks import BulletList, OrderedList, Paragraph, Subheading
from handouts.model.episode import Episode
from handouts.model.walk import episode_inlines, item_inlines, plain_text
from handouts.readers.docx import DocxReader
from handouts.readers.docx.document import read_word_file


def read(*body: str, **parts: str) -> Episode:
    return DocxReader().read(word_file(body, **parts), "texts/guest.docx")


START = (paragraph("How to Ask", "a3"), paragraph("Why ask at all?", "1"))


def texts(episode: Episode) -> list[str]:
    return [plain_text(block.content) for block in _blocks(episode) if isinstance(block, Paragraph)]


def _blocks(episode: Episode) -> list[object]:
    return [block for section in episode.sections for block in section.blocks]


def test_styles_are_known_by_their_names_whatever_word_calls_their_ids() -> None:
    episode = read(*START, paragraph("Because."), paragraph("In writing", "own"), paragraph("So."))
    assert plain_text(episode.title.content) == "How to Ask"
    assert [plain_text(one.heading.content) for one in episode.sections] == ["Why ask at all?"]
    assert [type(one) for one in _blocks(episode)] == [Paragraph, Subheading, Paragraph]


def test_lists_are_told_by_their_numbering() -> None:
    items = [paragraph(words, "a5", 1) for words in ("Ask early.", "Ask again.")]
    steps = [paragraph(words, "a5", 2) for words in ("Call.", "Write.")]
    episode = read(*START, paragraph("Three ways lead on."), *items, paragraph("Then come"), *steps)
    bullets, ordered = (one for one in _blocks(episode) if not isinstance(one, Paragraph))
    assert isinstance(bullets, BulletList)
    assert isinstance(ordered, OrderedList)
    assert [plain_text(item_inlines(one)) for one in bullets.items] == ["Ask early.", "Ask again."]
    assert [one.marker for one in ordered.items] == ["1.", "2."]


def test_a_tables_row_becomes_a_paragraph() -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Monday", "Ask the boss."))
    episode = read(*START, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert texts(episode) == ["Monday | Ask the boss."]
    assert [remark.code for remark in episode.diagnostics] == ["markup-as-text"]


def test_words_in_controls_insertions_links_and_text_boxes_are_read() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
    inserted = paragraph("Kept ", runs='<w:ins w:id="1"><w:r><w:t>and new.</w:t></w:r></w:ins>')
    linked = paragraph(
        "See ", runs='<w:hyperlink w:anchor="x"><w:r><w:t>here.</w:t></w:r></w:hyperlink>'
    )
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></w:pict></w:r>"
    episode = read(*START, control, inserted, linked, paragraph("Outside.", runs=box))
    assert texts(episode) == [
        "In a control.",
        "Kept and new.",
        "See here.",
        "Outside.",
        "In a box.",
    ]


def test_what_is_no_text_is_left_out_with_its_reason() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>never mind</w:delText></w:r></w:del>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>for nobody</w:t></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    comment = '<w:r><w:commentReference w:id="3"/></w:r>'
    episode = read(
        *START,
        paragraph("Ask.", runs=gone + hidden + note + comment),
        footnotes=f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">'
        f"{paragraph('Twice.')}</w:footnote></w:footnotes>",
        comments=f'<w:comments xmlns:w="{WORD}"><w:comment w:id="3" w:author="Mori">'
        f"{paragraph('Really?')}</w:comment></w:comments>",
        header1=f'<w:hdr xmlns:w="{WORD}">{paragraph("Confidential")}</w:hdr>',
    )
    assert texts(episode) == ["Ask."]
    assert {(line.text, line.reason) for line in episode.dropped} == {
        ("never mind", "deleted with tracked changes"),
        ("for nobody", "hidden text"),
        ("Twice.", "a footnote"),
        ("Really?", "a comment by Mori"),
        ("Confidential", "a running head or foot"),
    }


def test_a_deleted_end_of_a_paragraph_joins_two() -> None:
    first = paragraph("One ").replace("</w:pPr>", '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>')
    assert texts(read(*START, first, paragraph("sentence."))) == ["One sentence."]


def test_ruby_keeps_its_base() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>ほんね</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>本音</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    episode = read(*START, paragraph("It is called ", runs=ruby))
    assert texts(episode) == ["It is called 本音"]
    assert ("ほんね", "a reading set above the words") in {
        (line.text, line.reason) for line in episode.dropped
    }


def test_without_headings_questions_open_sections_as_in_plain_text() -> None:
    episode = read(
        paragraph("Episode #7: How to Ask"),
        paragraph("Why ask at all?"),
        paragraph("Because nobody guesses what you want."),
        paragraph("Mini-summary: Ask."),
    )
    assert episode.number == 7
    assert [plain_text(one.heading.content) for one in episode.sections] == ["Why ask at all?"]


def test_an_alternative_for_older_programs_is_not_read_twice() -> None:
    both = (
        "<w:r><mc:AlternateContent><mc:Choice><w:t>once</w:t></mc:Choice>"
        "<mc:Fallback><w:t>once</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    episode = read(*START, paragraph("Only ", runs=both))
    assert sum(plain_text(words).count("once") for words in episode_inlines(episode)) == 1


def test_many_parts_that_unpack_to_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handouts.readers.docx.archive.LARGEST_FILE", 2**20)
    much = f'<w:hdr xmlns:w="{WORD}">{" " * (2**18)}</w:hdr>'
    headers = {f"header{number}": much for number in range(6)}
    with pytest.raises(SourceError, match="unpacks to more than 1 MB"):
        read(*START, paragraph("Ask."), **headers)


def test_a_part_of_very_many_empty_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handouts.readers.docx.archive._MOST_MARKS", 100)
    with pytest.raises(SourceError, match="more than 100 tags"):
        read(*START, "<w:p/>" * 100)


def test_a_paragraph_of_very_many_runs_is_read_in_time() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>so </w:t></w:r><w:r><w:t>and </w:t></w:r>"
    started = time.process_time()
    file = read_word_file(word_file([*START, paragraph("", runs=bold * 20_000)]), "long.docx")
    assert len(file.paragraphs[-1].text) == 20_000 * 7 - 1
    assert time.process_time() - started < 10


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Episode #7", "no zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "behind a password"),
        (zipped({"a.txt": b"x"}), "no part word/document.xml"),
        (zipped({"word/document.xml": ENTITIES.encode()}), "document type"),
        (zipped({"word/document.xml": b"<w:document>"}), "no XML"),
        (zipped({"word/document.xml": b"<a>" * 9000}), "no XML"),
        (zipped({"word/document.xml": b" " * (65 * 2**20)}), "unpacks to more than 64 MB"),
    ],
)
def test_what_is_no_word_file_or_a_trap_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        DocxReader().read(data, "trap.docx")
