"""The styles of a file: what each is based on, and how it looks in a theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from handouts.exporters.docx.looks import Edge, Edges, Letters, Role, Setting
from handouts.exporters.docx.numbering import ListKind
from handouts.exporters.docx.page import TEXT_WIDTH
from handouts.exporters.docx.shape import Shape
from handouts.layout.theme import CalloutMark, Theme
from handouts.word_names import Style

# 10.5 pt on 15.1: the grid of the printed workbook (2u = 16/3 mm), as near as Word comes.
SIZE, LINE, GAP = 10.5, 15.1, 7.6


_NO_SETTING, _NO_LETTERS = Setting(), Letters()


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class StyleSheetEntry:
    """One style. `following` is the style of the paragraph typed after it."""

    style: Style
    setting: Setting = _NO_SETTING
    letters: Letters = _NO_LETTERS
    based_on: Style | None = Style.NORMAL
    following: Style | None = None
    kind: Kind = Kind.PARAGRAPH
    priority: int = 1


def character_style(
    style: Style, letters: Letters, based_on: Style = Style.DEFAULT_FONT, priority: int = 1
) -> StyleSheetEntry:
    return StyleSheetEntry(
        style, letters=letters, based_on=based_on, kind=Kind.CHARACTER, priority=priority
    )


def ruby_entry() -> StyleSheetEntry:
    """Readings above words; their size goes with that of the words."""
    return character_style(Style.RUBY, Letters(role=Role.LABEL, size=5))


def entries(theme: Theme, shape: Shape) -> Iterator[StyleSheetEntry]:
    """All paragraph and character styles, in the order in which Word lists them."""
    yield StyleSheetEntry(
        Style.NORMAL,
        Setting(line=LINE, after=GAP),
        Letters(role=Role.BODY, size=SIZE, colour=theme.ink),
        based_on=None,
        priority=0,
    )
    yield StyleSheetEntry(Style.LEAD_IN, Setting(keep_next=True), following=Style.LIST_BULLET)
    yield from _titles(theme, shape)
    yield from _headings(theme, shape)
    yield from _lists(theme)
    yield from _callouts(theme)
    yield from _contents(theme)
    yield from _running(theme)
    yield from _tables(theme)
    yield from _characters(theme)


def _titles(theme: Theme, shape: Shape) -> Iterator[StyleSheetEntry]:
    book = shape is Shape.BOOK
    deck = Letters(size=13, italic=not theme.upright_deck, colour=theme.muted)
    yield StyleSheetEntry(
        Style.TITLE,
        Setting(line=30, before=150 if book else 8, after=6, keep_next=True, keep_lines=True),
        Letters(role=Role.HEAD, size=26, bold=True, colour=theme.primary),
        following=Style.SUBTITLE,
        priority=10,
    )
    yield StyleSheetEntry(
        Style.SUBTITLE,
        Setting(line=19, after=16, keep_lines=True),
        deck,
        following=Style.NORMAL,
        priority=11,
    )
    if book:
        yield StyleSheetEntry(
            Style.CHAPTER_SUBTITLE,
            Setting(line=19, after=16, keep_next=True, keep_lines=True),
            deck,
            following=Style.NORMAL,
        )
        yield StyleSheetEntry(
            Style.BYLINE, Setting(before=22, after=24), Letters(role=Role.LABEL, size=12)
        )
        yield StyleSheetEntry(
            Style.IMPRINT,
            # Far from the name fields, and its lines one block.
            Setting(before=40, after=0, joined=True),
            Letters(role=Role.LABEL, size=9, colour=theme.muted),
        )


def _headings(theme: Theme, shape: Shape) -> Iterator[StyleSheetEntry]:
    chapter = Letters(role=Role.HEAD, size=22, bold=True, colour=theme.primary)
    section = Letters(role=Role.HEAD, size=15, bold=True, colour=theme.primary)
    small = Letters(role=Role.LABEL, size=11, bold=True, colour=theme.ink)
    above = Setting(line=19, before=27, after=8, keep_next=True, keep_lines=True)
    under = Setting(line=LINE, before=12, after=4, keep_next=True, keep_lines=True)
    if shape is Shape.BOOK:
        opening = Setting(
            line=27, before=0, after=8, keep_next=True, keep_lines=True, page_break=True
        )
        looks = [(opening, chapter), (above, section), (under, small)]
    else:
        looks = [(above, section), (under, small), (under, small)]
        panel = Setting(line=LINE, before=27, after=6, keep_next=True, keep_lines=True)
        # A heading by its level, a caption by its size: what follows the text isn't read through.
        yield StyleSheetEntry(
            Style.BACK_HEADING, replace(panel, outline=0), small, following=Style.NORMAL
        )
    headings = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
    for level, (style, (setting, letters)) in enumerate(zip(headings, looks, strict=True)):
        yield StyleSheetEntry(
            style, replace(setting, outline=level), letters, following=Style.NORMAL, priority=9
        )
    yield StyleSheetEntry(Style.ACTION_HEADING, under, small, following=Style.ACTION_STEP)


def _lists(theme: Theme) -> Iterator[StyleSheetEntry]:
    # Joined: no gap between items of one style, the style's own gap after the last.
    for style, kind in (
        (Style.LIST_BULLET, ListKind.BULLET),
        (Style.LIST_NUMBER, ListKind.DECIMAL),
        (Style.LIST_LETTER, ListKind.LETTER),
        (Style.ACTION_STEP, ListKind.BOX),
    ):
        yield StyleSheetEntry(style, Setting(numbering=kind.number, joined=True))
    upright = theme.upright_deck
    yield StyleSheetEntry(
        Style.QUOTE,
        Setting(line=18.9, before=7.6, after=11.4, left=8, right=8, keep_lines=True),
        Letters(size=13 if upright else 12, italic=not upright, colour=theme.primary),
        following=Style.NORMAL,
        priority=29,
    )


def _callouts(theme: Theme) -> Iterator[StyleSheetEntry]:
    edges = _callout_edges(theme)
    assert edges.left
    assert edges.right
    inset = Setting(
        line=LINE,
        left=edges.left.reach,
        right=edges.right.reach,
        keep_lines=True,
        edges=edges,
        fill=theme.tint,
    )
    yield StyleSheetEntry(
        Style.SUMMARY_LABEL,
        replace(inset, before=13, after=2, keep_next=True),
        Letters(
            role=Role.LABEL, size=8, bold=True, capitals=True, colour=theme.primary, tracking=0.6
        ),
        following=Style.SUMMARY,
    )
    yield StyleSheetEntry(
        Style.SUMMARY,
        replace(inset, before=0, after=17),
        Letters(role=Role.LABEL, size=SIZE),
        following=Style.NORMAL,
    )


def _callout_edges(theme: Theme) -> Edges:
    """Label and text have the same edges, so Word draws one box round both.

    Edges in the colour of the tint are room inside the box: Word shades up to its borders.
    """
    room = theme.tint or "#ffffff"
    above, below, side = 5.0, 7.0, 11.0
    match theme.callout:
        case CalloutMark.LEFT_BAR:
            return Edges(
                Edge(0.5, room, above),
                Edge(2.25, theme.primary, side),
                Edge(0.5, room, below),
                Edge(0.5, room, side),
            )
        case CalloutMark.TOP_BAR:
            return Edges(
                Edge(2.25, theme.primary, above),
                Edge(0.5, room, side),
                Edge(0.5, room, below),
                Edge(0.5, room, side),
            )
        case CalloutMark.FRAME:
            top, foot, upright = (
                Edge(0.75, theme.primary, space) for space in (above, below, side)
            )
            return Edges(top, upright, foot, upright)


def _contents(theme: Theme) -> Iterator[StyleSheetEntry]:
    yield StyleSheetEntry(
        Style.TOC_HEADING,
        Setting(line=27, before=0, after=16, keep_next=True),
        Letters(role=Role.HEAD, size=22, bold=True, colour=theme.primary),
        priority=39,
    )
    yield StyleSheetEntry(
        Style.TOC_1,
        Setting(line=14, before=8, after=1, keep_next=True, keep_lines=True, tabs=(("left", 8),)),
        Letters(role=Role.BODY, size=10, bold=True),
        priority=39,
    )
    yield StyleSheetEntry(
        Style.TOC_2,
        Setting(line=14, after=1, left=8, keep_lines=True),
        Letters(size=10),
        priority=39,
    )


def _running(theme: Theme) -> Iterator[StyleSheetEntry]:
    small = Letters(role=Role.LABEL, size=8.5, colour=theme.muted)
    tabs = (("right", TEXT_WIDTH),)
    rule = Edges(bottom=Edge(0.5, theme.hairline, 8))
    yield StyleSheetEntry(
        Style.HEADER, Setting(line=13, after=0, tabs=tabs, edges=rule), small, priority=99
    )
    yield StyleSheetEntry(Style.FOOTER, Setting(line=11.3, after=0, tabs=tabs), small, priority=99)
    yield StyleSheetEntry(
        Style.NOTE, Setting(line=11.3, after=8, keep_next=True), small, following=Style.NORMAL
    )


def _tables(theme: Theme) -> Iterator[StyleSheetEntry]:
    yield StyleSheetEntry(
        Style.TABLE_HEADING,
        Setting(line=11.3, before=4, after=3, keep_next=True),
        Letters(role=Role.LABEL, size=8.5, bold=True, colour=theme.primary),
    )
    yield StyleSheetEntry(Style.TERM_SCRIPT, Setting(before=3, after=3), Letters(size=12))
    yield StyleSheetEntry(
        Style.TERM_ROMAJI,
        Setting(before=3, after=3),
        Letters(italic=True, colour=theme.primary, language=ROMAJI_LANGUAGE),
    )
    yield StyleSheetEntry(
        Style.TERM_MEANING, Setting(before=3, after=3), Letters(role=Role.LABEL, size=9.5)
    )
    yield StyleSheetEntry(
        Style.TERM_CHAPTERS, Setting(before=3, after=3), Letters(role=Role.LABEL, size=9)
    )
    yield StyleSheetEntry(Style.EMPTY_LINE, Setting(line=4, after=0), Letters(size=2))


ROMAJI_LANGUAGE = "ja-Latn"


def footnote_entries() -> Iterator[StyleSheetEntry]:
    yield StyleSheetEntry(
        Style.FOOTNOTE_TEXT,
        Setting(line=11.3, after=1, keep_lines=True),
        Letters(role=Role.LABEL, size=8.5),
        priority=99,
    )
    yield character_style(Style.FOOTNOTE_REFERENCE, Letters(raised=True), priority=99)


def _characters(theme: Theme) -> Iterator[StyleSheetEntry]:
    link = Letters(colour=theme.primary, underlined=True)
    slant = Letters(italic=True, language=ROMAJI_LANGUAGE)
    looks = [
        (Style.STRONG, Letters(bold=True), None),
        (Style.EMPHASIS, Letters(italic=True), None),
        (Style.STRONG_EMPHASIS, Letters(bold=True, italic=True), None),
        (Style.ROMAJI, slant, None),
        (Style.STRONG_ROMAJI, Letters(bold=True), Style.ROMAJI),
        # Kanji fill their square: at the size of the Latin they look too big beside it.
        (Style.JAPANESE, Letters(size=10), None),
        (Style.HYPERLINK, link, None),
        (Style.STRONG_HYPERLINK, Letters(bold=True), Style.HYPERLINK),
        (Style.ITALIC_HYPERLINK, Letters(italic=True), Style.HYPERLINK),
        (Style.RUNNING_NAME, Letters(bold=True, size=10, colour=theme.ink), None),
        (Style.PAGE_NUMBER, Letters(bold=True, colour=theme.ink), None),
    ]
    for style, letters, based_on in looks:
        yield StyleSheetEntry(
            style, letters=letters, based_on=based_on or Style.DEFAULT_FONT, kind=Kind.CHARACTER
        )
