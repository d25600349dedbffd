"""What a facilitator's edition has beside the participant's: clock, cues, agenda, materials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from handouts.layout.layout import PARTICIPANT, Layout
from handouts.model.inlines import Inlines, Text
from handouts.model.walk import plain_text
from handouts.publication.drafting import Placed
from handouts.publication.matter import Agenda, AgendaRow
from handouts.publication.part_keys import AGENDA
from handouts.publication.placing import Workbook
from handouts.publication.primitives import Activity, Cue, PageReference, Prompt
from handouts.publication.publication import Chapter, Section, SectionKind, Session
from handouts.publication.schedule import ChapterTimes, Slot, clock, long_chunks, schedule

Times = Mapping[str, ChapterTimes]
Drafts = Mapping[str, Placed]


def guided(workbook: Workbook, layout: Layout) -> Workbook:
    """The workbook with what its edition tells a trainer, and remarks on its rhythm."""
    if not layout.activities:
        return workbook
    chapters, drafts = workbook.chapters, workbook.drafts
    times = schedule(chapters, layout.timing)
    return replace(
        workbook,
        chapters=tuple(_guided_chapter(chapter, times, drafts, layout) for chapter in chapters),
        agenda=_agenda(chapters, times, drafts, layout) if layout.edition.agenda else None,
        remarks=tuple(long_chunks(chapters, layout.timing)),
    )


def _guided_chapter(chapter: Chapter, times: Times, drafts: Drafts, layout: Layout) -> Chapter:
    own = times[chapter.key]
    cues, agenda = layout.edition.cues, layout.edition.agenda
    return replace(
        chapter,
        opening=_timed(chapter.opening, own, show=agenda),
        sections=tuple(
            replace(
                section,
                activities=_timed(section.activities, own, show=agenda),
                cues=tuple(_reading_cues(section, own, layout)) if cues else (),
            )
            for section in chapter.sections
        ),
        closing=_timed(chapter.closing, own, show=agenda),
        session=_session(chapter, own, drafts, layout) if agenda else None,
    )


def _timed(
    activities: Sequence[Activity], times: ChapterTimes, *, show: bool
) -> tuple[Activity, ...]:
    if not show:
        return tuple(activities)
    return tuple(replace(one, clock=times.parts[one.key].clock) for one in activities)


def _reading_cues(section: Section, times: ChapterTimes, layout: Layout) -> Iterator[Prompt]:
    """Where the participants read, and for how long."""
    minutes = times.parts[section.key].minutes
    if section.kind is not SectionKind.SECTION or not minutes:
        return
    labels = layout.labels
    page = _page(section.key, plain_text(section.heading), labels.reading_cue)
    length = Text(f" {labels.time_note(minutes, '')}.")
    yield Prompt((page, length), cue=Cue.DO, key=f"{section.key}.reading")


def _page(key: str, title: str, wording: str) -> PageReference:
    return PageReference(key, PARTICIPANT, wording, title)


def _session(chapter: Chapter, times: ChapterTimes, drafts: Drafts, layout: Layout) -> Session:
    labels, whole = layout.labels, times.whole
    facts = [
        (labels.clock, labels.from_to.format(start=whole.clock, end=clock(whole.ends))),
        (
            labels.involvement,
            labels.minutes_of.format(part=times.doing, whole=labels.time_note(whole.minutes, "")),
        ),
    ]
    things = _materials(chapter.activities, drafts)
    if things:
        facts.append((labels.material, labels.listed(things)))
    page = _page(chapter.key, plain_text(chapter.title), "{page}")
    return Session(tuple(facts), labels.participants_page, page)


def _materials(activities: Sequence[Activity], drafts: Drafts) -> tuple[str, ...]:
    things = (thing for one in activities for thing in drafts[one.key].draft.materials)
    return tuple(dict.fromkeys(things))


def _agenda(chapters: Sequence[Chapter], times: Times, drafts: Drafts, layout: Layout) -> Agenda:
    """The day by the clock, and what must be at hand for it."""
    labels = layout.labels
    rows = [row for chapter in chapters for row in _rows(chapter, times[chapter.key], layout)]
    materials = tuple(
        (thing, labels.listed(tuple(uses))) for thing, uses in _wanted(drafts.values()).items()
    )
    return Agenda(
        key=AGENDA,
        heading=labels.agenda,
        head=(labels.clock, labels.step, labels.minutes, labels.participants_page),
        rows=tuple(rows),
        materials_heading=labels.materials if materials else "",
        materials=materials,
    )


def _wanted(drafts: Iterable[Placed]) -> dict[str, dict[str, None]]:
    """What must be at hand, once however it is spelt, and the titles of what it is for."""
    spelt: dict[str, str] = {}
    wanted: dict[str, dict[str, None]] = {}
    for one in drafts:
        for thing in one.draft.materials:
            name = spelt.setdefault(thing.casefold(), thing)
            wanted.setdefault(name, {})[one.draft.title] = None
    return wanted


def _rows(chapter: Chapter, times: ChapterTimes, layout: Layout) -> Iterator[AgendaRow]:
    if times.pause:
        pause: Inlines = (Text(layout.labels.pause),)
        yield AgendaRow(times.pause.clock, pause, times.pause.minutes)
    yield _row(chapter.key, times.whole, chapter.title, 1)
    yield from (_activity_row(one, times) for one in chapter.opening if one.minutes)
    reading: list[tuple[str, Slot]] = []
    for section in chapter.sections:
        reading.append((section.key, times.parts[section.key]))
        doing = [one for one in section.activities if one.minutes]
        if doing:
            yield from _reading_row(reading, layout)
            yield from (_activity_row(one, times) for one in doing)
            reading = []
    yield from _reading_row(reading, layout)
    yield from (_activity_row(one, times) for one in chapter.closing if one.minutes)


def _reading_row(reading: Sequence[tuple[str, Slot]], layout: Layout) -> Iterator[AgendaRow]:
    """One row for sections that are read one after another."""
    read = [(key, slot) for key, slot in reading if slot.minutes]
    if read:
        key, first = read[0]
        whole = Slot(first.begins, sum(slot.minutes for _, slot in read))
        yield _row(key, whole, (Text(layout.labels.reading),), 2)


def _activity_row(activity: Activity, times: ChapterTimes) -> AgendaRow:
    title = f"{activity.number} {activity.title}".strip()
    return _row(activity.key, times.parts[activity.key], (Text(title),), 2)


def _row(key: str, slot: Slot, title: Inlines, level: int) -> AgendaRow:
    page = _page(key, plain_text(title), "{page}")
    return AgendaRow(slot.clock, title, slot.minutes, page=page, level=level)
