"""A book of what tries a page: long words, long lists and tables, headings of many lines."""

from __future__ import annotations

from dataclasses import replace

from pdf_samples import book, bullets, chapter, paragraph, plain, section, words

from handouts.model.blocks import Block, Paragraph, Subheading
from handouts.model.inlines import Inlines, Term, TermPart, TermRole, Text
from handouts.publication.primitives import Activity, EntryCell, Grid, GridRow, TickCell, WordsCell
from handouts.publication.publication import Chapter, Publication

WORD = "Rindfleischetikettierungsueberwachungsge"  # 40 letters and no place to break
GLOSS = "what is said of it goes on for longer than the paragraph that it belongs to " * 6
FOUR_LINES = "What would you do if nobody had told you that a heading can be long, " * 3
MIXED = (
    "根回し nemawashi と ホウレンソウ: how do 報告・連絡・相談 and ABC go together in 日本の会社?"
)
ROWS = 200
TITLE = "A Title of a Book That Goes On " * 7


def term(script: str, romaji: str, gloss: str) -> Inlines:
    parts = (TermPart(TermRole.JAPANESE, script), TermPart(TermRole.MARK, " ("))
    ends = (TermPart(TermRole.ROMAJI, romaji), TermPart(TermRole.MARK, ")"))
    return (Term((*parts, *ends), script, romaji, gloss, 1),)


def text(key: str, *content: Inlines) -> Paragraph:
    return Paragraph(key, 1, tuple(inline for one in content for inline in one))


def list_of_three_pages() -> Block:
    return bullets("long", [f"Point {n} of the list. {words(24, n)}" for n in range(75)])


def action_plan() -> Activity:
    rows = tuple(
        GridRow(
            (
                TickCell("Done"),
                WordsCell((Text(f"Step {n} {WORD if n == 5 else words(6, n)}"),), is_head=True),
                EntryCell("By when"),
                EntryCell("With whom"),
                EntryCell("Help needed"),
            )
        )
        for n in range(1, ROWS + 1)
    )
    head = ("", "Step", "By when", "With whom", "Help needed")
    grid = Grid("Action plan", head, rows, (8, 72, 24, 28, 36), key="plan-rows")
    return Activity("plan", "action-plan", "1.1", "Action plan", (Text("Plan."),), (grid,))


def edge_chapter() -> Chapter:
    made = chapter(
        1,
        f"A chapter with {WORD} in its title",
        [
            section("s1", WORD, [paragraph("p1", f"{words(9)} {WORD} {words(20)}")]),
            section("s2", "One line?", [paragraph("p2", "Yes.")]),
            section("s3", FOUR_LINES.strip(), [paragraph("p3", words(60))]),
            section(
                "s4",
                MIXED,
                [
                    Subheading("h4", 1, plain(MIXED)),
                    text("p4", plain("See "), term("検討", WORD, GLOSS.strip()), plain(".")),
                    text("p5", plain("And "), term("遠慮", "enryo", WORD), plain(".")),
                ],
            ),
            section("s5", "Which list is long?", [list_of_three_pages()]),
        ],
    )
    return replace(made, closing=(action_plan(),))


def edge_book() -> Publication:
    """Its second chapter has no term at all, and one section of one line."""
    last = chapter(2, "Nothing Japanese", [section("t1", "Is this all?", [paragraph("q", "Yes.")])])
    return book([edge_chapter(), last], title=TITLE.strip())
