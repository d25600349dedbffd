"""Chapters of a book, laid out one by one: in any order, in any process, or long ago."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.diagnostics import Diagnostic
from handouts.exporters.pdf.chapter import lay_out_chapter
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.setting import Setting
from handouts.publication.publication import Chapter, Publication


@dataclass(frozen=True, slots=True)
class ChapterTask:
    """All that the pages of a chapter depend on; equal tasks make equal parts."""

    chapter: Chapter
    setting: Setting


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A chapter on its pages, and what was remarked on the way."""

    fragment: Fragment
    diagnostics: tuple[Diagnostic, ...]


def chapter_tasks(publication: Publication, setting: Setting) -> tuple[ChapterTask, ...]:
    """One for each chapter, in their order.

    None for an only chapter: what runs on after it speaks of pages that the front matter moves.
    """
    if len(publication.chapters) == 1:
        return ()
    return tuple(ChapterTask(chapter, setting) for chapter in publication.chapters)


def lay_out(task: ChapterTask) -> LaidOut:
    return LaidOut(*lay_out_chapter(task.chapter, task.setting))
