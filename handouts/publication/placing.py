"""Drafts become activities of one edition, numbered and in their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.diagnostics import Diagnostic
from handouts.errors import LayoutError
from handouts.layout.layout import KeyPlace, Layout, Place
from handouts.model.blocks import Blocks
from handouts.publication.answers import has_answers, key_elements, without_answers
from handouts.publication.apart import kept_apart
from handouts.publication.drafting import Placed
from handouts.publication.element_keys import keyed
from handouts.publication.matter import ActivityPart, Agenda, AnswerKey, KeyChapter, KeyEntry
from handouts.publication.part_keys import ACTIVITIES, ANSWER_KEY, OF_BOOK
from handouts.publication.primitive_walk import elements_in
from handouts.publication.primitives import Activity, PageReference
from handouts.publication.publication import Chapter, Section
from handouts.publication.replaced_text import refuse_lost_text

_NUMBERED = (Place.SECTION, Place.CHAPTER, Place.BACK)


@dataclass(frozen=True, slots=True)
class Workbook:
    """Chapters with their activities, and the parts that activities put at the back.

    `drafts` are those behind the activities, by key. `agenda` is for the trainer.
    """

    chapters: tuple[Chapter, ...]
    parts: tuple[ActivityPart, ...]
    key: AnswerKey | None
    drafts: dict[str, Placed]
    agenda: Agenda | None = None
    remarks: tuple[Diagnostic, ...] = ()

    def moved(self, reading: Sequence[Chapter]) -> dict[str, str]:
        """Sections that are no more since all they had stands in an activity, and that activity.

        `reading` are the chapters as they were.
        """
        left = {section.key for chapter in self.chapters for section in chapter.sections}
        homes = {key: at for at, one in self.drafts.items() for key in one.draft.homes}
        return {
            section.key: homes[section.blocks[0].key]
            for chapter in reading
            for section in chapter.sections
            if section.key not in left
        }


def place_activities(
    chapters: Sequence[Chapter], placed: Sequence[Placed], layout: Layout
) -> Workbook:
    """Give every draft its key, number and place.

    Raises LayoutError for answers without a key; for text that an activity takes the place of see
    `refuse_lost_text`.
    """
    refuse_lost_text(chapters, placed, layout)
    drafted: dict[str, list[Placed]] = {}
    for one in placed:
        drafted.setdefault(one.chapter, []).append(one)
    made = {
        chapter.key: tuple(_of_chapter(chapter, drafted.get(chapter.key, ()), layout))
        for chapter in chapters
    }
    of_book = tuple(_of_book(placed, layout))
    finished = tuple(_with_activities(chapter, made[chapter.key]) for chapter in chapters)
    at_back = [
        *(one for chapter in chapters for one in made[chapter.key] if _place(one) is Place.BACK),
        *of_book,
    ]
    drafts = {one.activity.key: one.placed for each in (*made.values(), of_book) for one in each}
    parts = tuple(_parts(at_back, layout))
    return Workbook(finished, parts, _answer_key(chapters, made, layout), drafts)


@dataclass(frozen=True, slots=True)
class _Done:
    placed: Placed
    activity: Activity
    entry: KeyEntry | None


def _place(done: _Done) -> Place:
    return done.placed.plan.place


def _of_chapter(chapter: Chapter, placed: Sequence[Placed], layout: Layout) -> Iterator[_Done]:
    """Activities of one chapter in reading order, which is the order of their numbers."""
    sections = {section.key: at for at, section in enumerate(chapter.sections)}
    places = list(Place)
    own = sorted(
        placed, key=lambda one: (places.index(one.plan.place), sections.get(one.section, 0))
    )
    counts: Counter[str] = Counter()
    number = 0
    for one in own if layout.edition.answers else kept_apart(own):
        key = _numbered(f"{one.section or chapter.key}.{one.plan.name}", counts)
        is_numbered = one.plan.place in _NUMBERED
        number += is_numbered
        yield _done(one, key, f"{chapter.number}.{number}" if is_numbered else "", layout)


def _of_book(placed: Sequence[Placed], layout: Layout) -> Iterator[_Done]:
    counts: Counter[str] = Counter()
    for one in placed:
        if not one.chapter:
            key = _numbered(f"{OF_BOOK}.{one.plan.name}", counts)
            yield _done(one, key, "", layout)


def _numbered(name: str, counts: Counter[str]) -> str:
    """`name`, then `name-2`…: behind a full stop stand the numbers of an activity's elements."""
    counts[name] += 1
    return name if counts[name] == 1 else f"{name}-{counts[name]}"


def _done(one: Placed, key: str, number: str, layout: Layout) -> _Done:
    draft, edition = one.draft, layout.edition
    elements = keyed(draft.elements, key)
    answered = any(has_answers(element) for element in elements_in(elements))
    in_key = answered and layout.publication.answer_key is KeyPlace.BACK
    if draft.homes and answered and not (in_key or edition.answers) and _has_no_key(layout):
        raise LayoutError(
            f"{one.plan.name} takes the place of text whose answers would stand nowhere.",
            place=layout.place,
            hint='Set publication.answer_key to "back" or "file".',
        )
    entry = KeyEntry(
        f"{ANSWER_KEY}.{key}",
        number,
        draft.title,
        _reference(key, layout, layout.labels.page_reference, draft.title),
        keyed(key_elements(elements), f"{ANSWER_KEY}.{key}"),
    )
    activity = Activity(
        key=key,
        kind=one.plan.name,
        number=number,
        title=draft.title,
        instruction=draft.instruction,
        elements=elements if edition.answers else without_answers(elements),
        note=layout.labels.time_note(draft.minutes, draft.company) if number else "",
        minutes=draft.minutes,
        cues=draft.cues if edition.cues else (),
        answers=_answers_at(entry.key, layout) if in_key and not edition.answers else None,
        asides=draft.asides if edition.cues else (),
        homes=draft.homes,
        start=draft.start,
    )
    return _Done(one, activity, entry if answered else None)


def _has_no_key(layout: Layout) -> bool:
    return layout.publication.answer_key is KeyPlace.NONE


def _reference(key: str, layout: Layout, wording: str, title: str) -> PageReference:
    return PageReference(key, layout.edition.name, wording, title)


def _answers_at(key: str, layout: Layout) -> PageReference:
    labels = layout.labels
    return _reference(key, layout, labels.answers_on_page, labels.answer_key)


def _with_activities(chapter: Chapter, made: Sequence[_Done]) -> Chapter:
    taken = frozenset(key for one in made for key in one.activity.homes)
    sections = (
        _section(section, made, taken)
        for section in chapter.sections
        if not _is_used_up(section.blocks, taken) or section.line
    )
    return replace(
        chapter,
        opening=_at(made, Place.OPENING),
        sections=tuple(sections),
        closing=_at(made, Place.CHAPTER),
    )


def _is_used_up(blocks: Blocks, taken: frozenset[str]) -> bool:
    """All that stood under the book's own label now stands in activities."""
    return bool(blocks) and all(block.key in taken for block in blocks)


def _section(section: Section, made: Sequence[_Done], taken: frozenset[str]) -> Section:
    return replace(
        section,
        blocks=tuple(block for block in section.blocks if block.key not in taken),
        activities=tuple(one.activity for one in made if one.placed.section == section.key),
    )


def _at(made: Sequence[_Done], place: Place) -> tuple[Activity, ...]:
    return tuple(one.activity for one in made if _place(one) is place)


def _parts(at_back: Sequence[_Done], layout: Layout) -> Iterator[ActivityPart]:
    if at_back:
        activities = tuple(one.activity for one in at_back)
        yield ActivityPart(ACTIVITIES, layout.labels.exercises, activities)


def _answer_key(
    chapters: Sequence[Chapter], made: dict[str, tuple[_Done, ...]], layout: Layout
) -> AnswerKey | None:
    """All answers of the book; None where no activity has any."""
    by_chapter = (
        KeyChapter(chapter.number, chapter.title, tuple(_entries(made[chapter.key])))
        for chapter in chapters
    )
    kept = tuple(chapter for chapter in by_chapter if chapter.entries)
    return AnswerKey(ANSWER_KEY, layout.labels.answer_key, kept) if kept else None


def _entries(made: Sequence[_Done]) -> Iterator[KeyEntry]:
    return (one.entry for one in made if one.entry)
