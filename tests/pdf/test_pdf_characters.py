"""Characters: nothing shown as tofu, nothing lost at a line's end."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_reading import PdfFile
from pdf_samples import book, bullets, chapter, export, paragraph, section, single

from handouts.coverage import GETA
from handouts.exporters.faces import Cut, font
from handouts.exporters.pdf.lines import balanced_lines, break_lines, line_width
from handouts.exporters.pdf.measures import PAPERS
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.styles import type_scale
from handouts.layout.theme import CLASSIC
from handouts.model.blocks import Paragraph
from handouts.model.inlines import Term, TermPart, TermRole
from handouts.publication.matter import GlossaryTerm, TitlePage

BODY = type_scale(CLASSIC, PAPERS["A4"]).body


def test_a_character_that_no_font_has_is_reported_once_for_each_place() -> None:
    blocks = [paragraph("p", "One ☃ and ☃ again"), bullets("b", ["Two 😀"])]
    made = single(blocks)
    found = [(remark.code, remark.path, remark.line) for remark in made.diagnostics]
    assert found == [("missing-glyph", "sources/1.txt", 1)] * 2
    messages = " ".join(remark.message for remark in made.diagnostics)
    assert "U+2603 SNOWMAN" in messages
    assert "U+1F600 GRINNING FACE" in messages


def test_what_no_font_has_is_drawn_as_a_geta_and_read_as_it_was_written() -> None:
    file = PdfFile(single([paragraph("p", "Look: 😀!")]).content)
    node = next(node for node in file.structure.all("P") if node.text == "Look: 😀!")
    (span,) = node.all("Span")
    assert span.entry("ActualText") == "😀"
    codes = GETA.encode("utf-16-be").hex()
    assert any(f"<{codes}> Tj" in file.page_code(page) for page in file.pages)


@pytest.mark.parametrize(
    ("written", "drawn"),
    [("𠮷", "吉"), ("𠮟", "叱"), ("Ⅻ", "XII"), ("ﬁ", "fi"), ("☃", GETA), ("𠀋", GETA)],
)
def test_a_rare_form_is_drawn_as_its_common_one_and_read_as_written(
    written: str, drawn: str
) -> None:
    made = single([paragraph("p", f"So {written}{written}!")])
    file = PdfFile(made.content)
    assert any(node.text == f"So {written}{written}!" for node in file.structure.all("P"))
    codes = drawn.encode("utf-16-be").hex()
    assert sum(file.page_code(page).count(f"<{codes}> Tj") for page in file.pages) == 2
    assert f"; {drawn} stands for it." in made.diagnostics[0].message


def book_with_term(script: str) -> PdfFile:
    term = Term(
        (
            TermPart(TermRole.JAPANESE, script),
            TermPart(TermRole.MARK, " ("),
            TermPart(TermRole.ROMAJI, "Yoshinoya"),
            TermPart(TermRole.MARK, ")"),
        ),
        script,
        "Yoshinoya",
    )
    made = chapter(1, "One", [section("s", "Why?", [Paragraph("p", 7, (term,))])])
    made = replace(made, opener_term=GlossaryTerm("t", script, "Yoshinoya", ("a shop",)))
    publication = book([made])
    front = (TitlePage("title", "Book", "", ((1, script),)), publication.front[1])
    return PdfFile(export(replace(publication, front=front)).content)


def test_no_ornament_says_that_a_character_is_missing() -> None:
    file = book_with_term("𠀋野家")
    shown = [text for page in range(1, len(file.pages) + 1) for text in file.artifacts(page)]
    assert not [text for text in shown if GETA in text or "野" in text]
    assert [text for text in shown if "Yoshinoya" in text], "the note keeps its reading"


def test_a_variant_of_a_kanji_takes_one_square_with_it() -> None:
    plain_squares, with_variant = (
        book_with_term(script) for script in ("葛飾区", "葛\U000e0100飾区")
    )
    for page in (1, 5):
        assert plain_squares.artifacts(page) == with_variant.artifacts(page)


def test_only_the_place_in_a_source_is_remarked_on() -> None:
    paragraphs = [paragraph("p", "One ☃")]
    made = export(book([chapter(1, "One ☃", [section("s", "Why ☃?", paragraphs)])], title="Plain"))
    assert {(remark.path, remark.line) for remark in made.diagnostics} == {("sources/1.txt", 1)}


def test_no_glyph_of_the_file_is_the_empty_one() -> None:
    odd = "Control \x07, lone \ud800, private \ue000, Thai ไทย, Hebrew שלום, space\u202fthin\u2009"
    file = PdfFile(
        export(book([chapter(1, odd, [section("s", odd, [paragraph("p", odd)])])])).content
    )
    for page in file.pages:
        for name, shown in shown_text(file.page_code(page)):
            assert all(font(name).has(character) for character in shown), (name, shown)


def shown_text(code: str) -> list[tuple[str, str]]:
    found, name = [], ""
    for font_name, codes in re.findall(r"/(\S+) \S+ Tf|<([0-9a-f]+)> Tj", code):
        name = font_name or name
        if codes:
            found.append((name, bytes.fromhex(codes).decode("utf-16-be")))
    return found


TEXTS = st.text(st.sampled_from("ab -—/\u00ad\u200b日本語、。「」ーょ…“”😀é"), max_size=80)


@given(text=TEXTS, width=st.floats(6, 300))
def test_lines_lose_no_character_and_fit_the_column(text: str, width: float) -> None:
    runs = Typesetter("x", "0 0 0").plain(text, BODY)
    lines = break_lines(runs, width)
    kept = "".join(piece for line in lines for _, piece in line)
    marks = str.maketrans("", "", "\u00ad\u200b ")
    assert kept.translate(marks) == "".join(run.text for run in runs).translate(marks)
    for line in lines:
        seen = sum(len(piece.strip(" ")) for _, piece in line)
        hyphen = 4.0 if line[-1:] and line[-1][1].endswith("\u00ad") else 0.0
        blanks = sum(len(piece) - len(piece.rstrip(" ")) for _, piece in line[-1:])
        assert seen <= 1 or line_width(runs, line) - 3 * blanks <= width + hyphen + 0.01


def test_short_japanese_is_not_broken_and_long_japanese_keeps_kinsoku() -> None:
    typesetter = Typesetter("x", "0 0 0")
    short = typesetter.plain("They speak of 打ち合わせ often", BODY)
    for width in range(70, 200):
        texts = ["".join(piece for _, piece in line) for line in break_lines(short, width)]
        assert any("打ち合わせ" in text for text in texts)
    long = typesetter.plain("会議の前に、「根回し」をしておくと、ちょっと楽になります。" * 4, BODY)
    for width in range(60, 200, 7):
        for line in break_lines(long, width):
            assert line[0][1][0] not in "、。」ょっー"
            assert line[-1][1][-1] != "「"


def test_no_line_begins_with_a_lone_slash_or_dash() -> None:
    text = "silence (沈黙 chinmoku / chosen quiet — kept on purpose) counts " * 3
    runs = Typesetter("x", "0 0 0").plain(text.strip(), BODY)
    for width in range(90, 400, 3):
        texts = ["".join(piece for _, piece in line) for line in break_lines(runs, width)]
        assert not [line for line in texts if line[0] in "/— "]
        assert "".join(texts) == text.strip()


def test_a_soft_hyphen_shows_only_where_the_line_ends() -> None:
    runs = Typesetter("x", "0 0 0").plain("co\u00adoperation " * 9, BODY)
    ends = 0
    for width in range(90, 160):
        texts = ["".join(piece for _, piece in line) for line in break_lines(runs, width)]
        assert all("\u00ad" not in text[:-1] for text in texts)
        ends += sum(text.endswith("co\u00ad") for text in texts)
    assert ends


def test_balanced_headings_take_no_more_lines() -> None:
    typesetter = Typesetter("x", "0 0 0")
    runs = typesetter.plain(
        "Why does a good proposal so often fall silent in the room?", BODY, Cut.BOLD
    )
    lines = balanced_lines(runs, 250)
    assert len(lines) == len(break_lines(runs, 250))
    first, last = (line_width(runs, line) for line in (lines[0], lines[-1]))
    assert abs(first - last) < 60
