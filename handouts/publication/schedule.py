"""How long everything takes and when it begins, by the clock of the layout.

Reading is reckoned by words, an activity says its minutes. Whole minutes, rounded up for each
section, so that a trainer who keeps to the clock is never late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.layout.layout import Timing
from handouts.model.scripts import word_count
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.primitives import Activity
from handouts.publication.publication import Chapter, Section

_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time: `begins` in minutes since midnight, and how long."""

    begins: int
    minutes: int

    @property
    def ends(self) -> int:
        return self.begins + self.minutes

    @property
    def clock(self) -> str:
        return clock(self.begins)


@dataclass(frozen=True, slots=True)
class ChapterTimes:
    """When a chapter is worked on, and by key each of its sections and activities.

    `doing` are the minutes that people do something; `pause` comes before the chapter, if any.
    """

    whole: Slot
    parts: dict[str, Slot]
    doing: int
    pause: Slot | None


def clock(minutes: int) -> str:
    """Minutes since midnight as `13:40`."""
    minutes %= _DAY
    return f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"


def schedule(chapters: Sequence[Chapter], timing: Timing) -> dict[str, ChapterTimes]:
    """Times of every chapter, one after another, with pauses between sessions."""
    hour, _, minute = timing.start.partition(":")
    now = session_began = int(hour) * _HOUR + int(minute)
    found: dict[str, ChapterTimes] = {}
    for chapter in chapters:
        minutes = sum(length for _, length, _ in _steps(chapter, timing))
        pause = None
        if now > session_began and now + minutes > session_began + timing.session:
            pause = Slot(now, timing.pause)
            now = session_began = pause.ends
        found[chapter.key] = _chapter_times(chapter, timing, now, pause)
        now += minutes
    return found


def _chapter_times(
    chapter: Chapter, timing: Timing, begins: int, pause: Slot | None
) -> ChapterTimes:
    parts: dict[str, Slot] = {}
    now, doing = begins, 0
    for key, minutes, is_activity in _steps(chapter, timing):
        parts[key] = Slot(now, minutes)
        now += minutes
        doing += minutes if is_activity else 0
    return ChapterTimes(Slot(begins, now - begins), parts, doing, pause)


def _steps(chapter: Chapter, timing: Timing) -> Iterator[tuple[str, int, bool]]:
    """(key, minutes, whether people do something) in the order of the chapter."""
    yield from map(_doing, chapter.opening)
    for section in chapter.sections:
        yield section.key, reading_minutes(section, timing), False
        yield from map(_doing, section.activities)
    yield from map(_doing, chapter.closing)


def _doing(activity: Activity) -> tuple[str, int, bool]:
    return activity.key, activity.minutes, True


def reading_minutes(section: Section, timing: Timing) -> int:
    """How long a section takes to read, rounded up; none where it has no text."""
    texts = (plain_text(text) for block in section.blocks for text in block_inlines(block))
    return -(-sum(map(word_count, texts)) // timing.words_per_minute)


def long_chunks(chapters: Sequence[Chapter], timing: Timing) -> Iterator[Diagnostic]:
    """A remark for each stretch of reading that is longer than people listen."""
    for chapter in chapters:
        minutes, line, is_told = 0, chapter.title_line, False
        lines = {section.key: section.line for section in chapter.sections}
        for key, length, is_activity in _steps(chapter, timing):
            if is_activity and length:
                minutes, is_told = 0, False
                continue
            minutes += length
            line = lines.get(key) or line
            if minutes > timing.longest_chunk and not is_told:
                is_told = True
                yield Code.LONG_CHUNK.remark(
                    chapter.source,
                    line,
                    f"{minutes} minutes of reading pass without an activity up to here.",
                    'Set place = "section" for an activity of the layout, or split the chapter.',
                )
