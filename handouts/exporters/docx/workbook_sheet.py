"""The styles of what one fills in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handouts.exporters.docx.guide_sheet import guide_entries
from handouts.exporters.docx.looks import Edge, Edges, Letters, Role, Setting
from handouts.exporters.docx.page import TEXT_WIDTH
from handouts.exporters.docx.shape import Shape
from handouts.exporters.docx.stylesheet import LINE, SIZE, StyleSheetEntry, character_style
from handouts.exporters.docx.table_styles import CELL_PADDING
from handouts.layout.theme import Theme
from handouts.publication.matter import ActivityPart, Agenda, AnswerKey, Index, TitlePage
from handouts.publication.publication import Publication
from handouts.word_names import Style

NUMBER_COLUMN = 12.0  # mm: an activity's number before its title
BOX_COLUMN = 8.0  # mm: a box before its line


def is_workbook(publication: Publication) -> bool:
    """Does the file need these styles? A handout to be read does without."""
    parts = (ActivityPart, AnswerKey, Index, Agenda)
    return (
        any(isinstance(part, parts) for part in (*publication.front, *publication.back))
        or any(isinstance(part, TitlePage) and part.fields for part in publication.front)
        or any(
            chapter.activities
            or chapter.session
            or any(section.cues for section in chapter.sections)
            for chapter in publication.chapters
        )
    )


def workbook_entries(theme: Theme, shape: Shape) -> Iterator[StyleSheetEntry]:
    yield from _heads(theme, shape)
    yield from _questions()
    yield from _answers(theme)
    yield from _grids(theme)
    yield from _cards(theme)
    yield from guide_entries(theme)
    yield from _back(theme)
    yield from _signs(theme)


_UI = Role.LABEL
INDEX_COLUMN = 60.0  # mm: the words of an index, before their places


def _heads(theme: Theme, shape: Shape) -> Iterator[StyleSheetEntry]:
    rule = Edges(top=Edge(1, theme.primary, 6))
    # One level under the section's heading: seen in the navigation, not in the contents.
    outline = 1 if shape is Shape.HANDOUT else 2
    title = Setting(
        line=17,
        before=24,
        after=4,
        keep_next=True,
        keep_lines=True,
        edges=rule,
        tabs=(("right", TEXT_WIDTH),),
        outline=outline,
    )
    yield StyleSheetEntry(
        Style.ACTIVITY_TITLE,
        title,
        Letters(role=_UI, size=13),
        following=Style.INSTRUCTION,
    )
    yield StyleSheetEntry(
        Style.NUMBERED_ACTIVITY,
        Setting(left=NUMBER_COLUMN, hanging=NUMBER_COLUMN, tabs=(("left", NUMBER_COLUMN),)),
        based_on=Style.ACTIVITY_TITLE,
        following=Style.INSTRUCTION,
    )
    yield StyleSheetEntry(
        Style.INSTRUCTION,
        Setting(after=6, keep_next=True, keep_lines=True),
        Letters(role=_UI, size=10, colour=theme.muted),
        following=Style.PROMPT,
    )
    yield StyleSheetEntry(
        Style.REFERENCE_LINE,
        Setting(line=11.3, before=4),
        Letters(role=_UI, size=8.5, colour=theme.muted),
    )
    small = Letters(role=_UI, size=8.5, colour=theme.muted)
    for style, letters in (
        # Bold goes to the words: in the paragraph's style it would go to the time as well.
        (Style.ACTIVITY_NAME, Letters(bold=True)),
        (Style.ACTIVITY_NUMBER, Letters(bold=True, colour=theme.primary)),
        (Style.ACTIVITY_CLOCK, Letters(bold=True, size=10.5)),
        (Style.ACTIVITY_NOTE, small),
    ):
        yield character_style(style, letters)


def _questions() -> Iterator[StyleSheetEntry]:
    yield StyleSheetEntry(Style.PROMPT, Setting(after=5, keep_lines=True))
    yield StyleSheetEntry(
        Style.MARKED_PROMPT,
        Setting(before=4, after=5, left=6, hanging=6, keep_lines=True, tabs=(("left", 6),)),
    )
    yield StyleSheetEntry(Style.TEXT_WITH_BLANKS, Setting(line=22, after=8))
    boxed = Setting(
        line=18,
        joined=True,
        left=BOX_COLUMN,
        hanging=BOX_COLUMN,
        keep_lines=True,
        tabs=(("left", BOX_COLUMN),),
    )
    yield StyleSheetEntry(Style.CHECK_LINE, boxed)
    lettered = 2 * BOX_COLUMN
    tabs = (("left", BOX_COLUMN), ("left", lettered), ("right", TEXT_WIDTH))
    yield StyleSheetEntry(Style.OPTION, replace(boxed, left=lettered, hanging=lettered, tabs=tabs))
    yield StyleSheetEntry(
        Style.SCALE,
        Setting(line=20, joined=True, left=60, hanging=60, keep_lines=True, tabs=(("left", 60),)),
    )
    yield StyleSheetEntry(
        Style.TITLE_FIELD,
        Setting(line=22, before=4, after=10, tabs=(("left", 30),)),
        Letters(role=_UI, size=10.5),
    )


def _answers(theme: Theme) -> Iterator[StyleSheetEntry]:
    answer = Letters(role=_UI, bold=True, colour=theme.accent)
    yield StyleSheetEntry(Style.ANSWER_AREA, Setting(after=0))
    yield StyleSheetEntry(Style.ANSWER_SHOWN, Setting(after=2), answer)
    yield character_style(Style.ANSWER, answer)
    yield character_style(Style.GAP_ANSWER, Letters(underlined=True), Style.ANSWER)
    yield character_style(Style.SOURCE, Letters(role=_UI, size=8.5, colour=theme.muted))
    yield character_style(
        Style.TICK, Letters(role=Role.TICK, size=13, bold=True, colour=theme.accent)
    )
    yield StyleSheetEntry(Style.AFTER_TABLE, Setting(line=10, after=0), Letters(size=2))


def _grids(theme: Theme) -> Iterator[StyleSheetEntry]:
    words = Setting(line=13.2, before=3, after=3)
    small = Letters(role=_UI, size=10)
    yield StyleSheetEntry(Style.GRID_WORDS, words, small)
    yield StyleSheetEntry(Style.GRID_ROW_HEAD, words, based_on=Style.GRID_WORDS)
    yield StyleSheetEntry(Style.GRID_ENTRY, words, small)
    yield StyleSheetEntry(Style.GRID_TICK, replace(words, centred=True), small)
    yield StyleSheetEntry(
        Style.GRID_GROUP,
        Setting(
            line=15,
            before=3,
            after=3,
            left=-CELL_PADDING,
            right=-CELL_PADDING,
            keep_next=True,
            fill=theme.tint,
        ),
        Letters(role=_UI, size=9.5, bold=True),
    )


def _cards(theme: Theme) -> Iterator[StyleSheetEntry]:
    label = Letters(role=_UI, size=8, bold=True, capitals=True, colour=theme.primary, tracking=0.6)
    yield StyleSheetEntry(Style.ASIDE_TITLE, Setting(line=11.3, after=3, keep_next=True), label)
    yield StyleSheetEntry(Style.ASIDE_TEXT, Setting(line=13.2, after=0), Letters(role=_UI, size=10))
    yield StyleSheetEntry(
        Style.CARD_TITLE,
        Setting(line=17, after=6, keep_next=True),
        Letters(role=_UI, size=13, bold=True),
    )
    yield StyleSheetEntry(
        Style.CARD_FRONT, Setting(line=34, after=0, centred=True), Letters(size=28)
    )
    yield StyleSheetEntry(
        Style.CARD_BACK, Setting(line=18, after=2, centred=True), Letters(size=13)
    )
    yield StyleSheetEntry(
        Style.PAGE_TITLE,
        Setting(line=30, after=24, centred=True, keep_next=True),
        Letters(role=Role.HEAD, size=26, bold=True, colour=theme.primary),
    )
    yield StyleSheetEntry(
        Style.PAGE_TEXT, Setting(line=20, after=12, centred=True), Letters(size=14)
    )
    yield StyleSheetEntry(
        Style.SIGNATURE,
        Setting(line=18, before=34, after=2, centred=True, keep_next=True),
        following=Style.SIGNATURE_LABEL,
    )
    yield StyleSheetEntry(
        Style.SIGNATURE_LABEL,
        Setting(line=11.3, after=12, centred=True),
        Letters(role=_UI, size=8.5, colour=theme.muted),
    )
    yield StyleSheetEntry(
        Style.PAGE_START, Setting(line=2, after=0, page_break=True), Letters(size=1)
    )


def _back(theme: Theme) -> Iterator[StyleSheetEntry]:
    hanging = Setting(
        line=19,
        before=20,
        after=4,
        left=NUMBER_COLUMN,
        hanging=NUMBER_COLUMN,
        keep_next=True,
        keep_lines=True,
        tabs=(("left", NUMBER_COLUMN),),
    )
    yield StyleSheetEntry(
        Style.KEY_CHAPTER,
        hanging,
        Letters(role=Role.HEAD, size=13, bold=True, colour=theme.primary),
    )
    yield StyleSheetEntry(
        Style.KEY_ENTRY,
        replace(
            hanging, line=LINE, before=10, tabs=(("left", NUMBER_COLUMN), ("right", TEXT_WIDTH))
        ),
        Letters(role=_UI, size=10.5, bold=True),
    )
    yield StyleSheetEntry(
        Style.INDEX_INITIAL,
        Setting(line=LINE, before=12, after=2, keep_next=True),
        Letters(role=_UI, size=11, bold=True, colour=theme.primary),
        priority=99,
    )
    yield StyleSheetEntry(
        Style.INDEX_ENTRY,
        Setting(
            line=13.2,
            after=2,
            left=INDEX_COLUMN,
            hanging=INDEX_COLUMN,
            keep_lines=True,
            tabs=(("left", INDEX_COLUMN),),
        ),
        Letters(size=10),
        priority=99,
    )


def _signs(theme: Theme) -> Iterator[StyleSheetEntry]:
    yield character_style(Style.PLACEHOLDER, Letters(colour=theme.muted), priority=99)
    yield character_style(Style.GAP, Letters(underlined=True))
    yield character_style(Style.MARKER, Letters(role=_UI, bold=True))
    yield character_style(Style.BOX, Letters(role=Role.BOX, size=13))
    yield character_style(Style.SCALE_LABEL, Letters(role=_UI, size=SIZE))
    yield character_style(Style.SCALE_FIGURES, Letters(role=_UI, size=12, bold=True))
    yield character_style(Style.SCALE_END, Letters(role=_UI, size=8.5, colour=theme.muted))
