"""The styles of what a trainer is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handouts.exporters.docx.looks import Letters, Role, Setting
from handouts.exporters.docx.stylesheet import LINE, SIZE, StyleSheetEntry, character_style
from handouts.layout.theme import Theme
from handouts.word_names import Style

CUE_COLUMN = 15.0  # mm: the word for a cue before it
_UI = Role.LABEL


def guide_entries(theme: Theme) -> Iterator[StyleSheetEntry]:
    yield from _cues(theme)
    yield from _sessions(theme)


def _cues(theme: Theme) -> Iterator[StyleSheetEntry]:
    spoken = Setting(
        after=4,
        left=CUE_COLUMN,
        hanging=CUE_COLUMN,
        keep_next=True,
        keep_lines=True,
        tabs=(("left", CUE_COLUMN),),
    )
    yield StyleSheetEntry(Style.CUE_SAY, spoken)
    yield StyleSheetEntry(Style.CUE_ASK, spoken)
    yield StyleSheetEntry(Style.CUE_DO, spoken, Letters(role=_UI, size=SIZE))
    label = Letters(role=_UI, size=8, bold=True, capitals=True, tracking=0.6)
    yield character_style(Style.SAY, replace(label, colour="#ffffff", fill=theme.primary))
    yield character_style(Style.ASK, replace(label, colour=theme.primary, framed=theme.primary))
    yield character_style(Style.DO, replace(label, colour=theme.primary, underlined=True))
    yield StyleSheetEntry(
        Style.COMMENT_TEXT, Setting(line=12, after=2), Letters(role=_UI, size=10), priority=99
    )
    yield character_style(Style.COMMENT_REFERENCE, Letters(size=8), priority=99)


def _sessions(theme: Theme) -> Iterator[StyleSheetEntry]:
    label = Letters(role=_UI, size=8, bold=True, capitals=True, colour=theme.primary, tracking=0.6)
    yield StyleSheetEntry(Style.SESSION_LABEL, Setting(line=11.3, before=6, after=1), label)
    yield StyleSheetEntry(Style.SESSION_VALUE, Setting(after=0), Letters(role=_UI, size=10.5))
    yield StyleSheetEntry(
        Style.AGENDA_CHAPTER, letters=Letters(bold=True), based_on=Style.GRID_WORDS
    )
    yield StyleSheetEntry(
        Style.AGENDA_STEP,
        Setting(line=13.2, before=3, after=3, left=5),
        Letters(role=_UI, size=10),
    )
    yield StyleSheetEntry(
        Style.MATERIALS_HEADING,
        Setting(line=LINE, before=16, after=4, keep_next=True, keep_lines=True),
        Letters(role=_UI, size=11, bold=True),
    )
