"""The indexes that a layout asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.diagnostics import Diagnostic
from handouts.layout.layout import Layout
from handouts.publication.index import subject_index
from handouts.publication.kana_order import kana_index
from handouts.publication.matter import GlossaryEntry, Index
from handouts.publication.mentions import mentions
from handouts.publication.placing import Workbook
from handouts.publication.publication import Chapter
from handouts.publication.readings import proposals, proposed_readings


@dataclass(frozen=True, slots=True)
class Indexes:
    parts: tuple[Index, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def indexes(
    reading: Sequence[Chapter],
    workbook: Workbook,
    entries: Sequence[GlossaryEntry],
    layout: Layout,
) -> Indexes:
    """Terms by kana, then subjects. `reading` are the chapters with all their text in place."""
    settings, labels = layout.publication, layout.labels
    if not (settings.index or settings.kana_index):
        return Indexes()
    homes = {
        home: activity.key
        for chapter in workbook.chapters
        for activity in chapter.activities
        for home in activity.homes
    }
    named = mentions(reading, entries, homes)
    wants_proposals = settings.kana_index and settings.propose_readings
    proposed = proposals(entries, layout.place) if wants_proposals else {}
    found = (
        kana_index(entries, named, proposed, labels) if settings.kana_index else None,
        subject_index(workbook.chapters, entries, named, labels) if settings.index else None,
    )
    remarks = tuple(proposed_readings(reading, entries, proposed))
    return Indexes(tuple(index for index in found if index), remarks)
