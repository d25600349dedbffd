"""Asking the activities of a layout for their drafts, each in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.diagnostics import Diagnostic
from handouts.layout.labels import ENGLISH
from handouts.layout.layout import ActivityPlan, Layout, Place
from handouts.publication.activities.api import Activity, Book, Draft, Made, Subject, Words
from handouts.publication.activities.registry import planned_activities
from handouts.publication.publication import Chapter, Section, SectionKind


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft and where it goes. `chapter` is empty for an activity of the whole book."""

    plan: ActivityPlan
    draft: Draft
    chapter: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Drafts:
    placed: tuple[Placed, ...]
    remarks: tuple[Diagnostic, ...]


def draft_activities(book: Book, layout: Layout) -> Drafts:
    """Every draft of the book, activities in the layout's order, chapters in the book's.

    Raises RegistryError and OptionError for activities and options that do not exist.
    """
    placed: list[Placed] = []
    remarks: list[Diagnostic] = []
    for plan, activity in planned_activities(layout):
        words = _words(activity, book)
        for subject, section in _subjects(activity, plan, book):
            made = _made(activity, subject, book, words)
            remarks += made.remarks
            chapter = subject.chapter.key if subject else ""
            placed += [Placed(plan, draft, chapter, section) for draft in made.drafts]
    return Drafts(tuple(placed), tuple(remarks))


def _made(activity: Activity, subject: Subject | None, book: Book, words: Words) -> Made:
    """Its drafts. Whatever it raises is its author's to mend, and says whose that is."""
    try:
        made: object = activity.make(subject, book, words)
        if not isinstance(made, Made):
            raise TypeError(f"make() gave {type(made).__name__}, and not Made")  # noqa: TRY301
    except Exception as error:
        about = f" (of {subject.chapter.source})" if subject else ""
        error.add_note(
            f"The activity {activity.name}{about}, of {type(activity).__module__}, has a bug. "
            f"Without it: --set activities.{activity.name}.place=off"
        )
        raise
    return made


def _words(activity: Activity, book: Book) -> Words:
    """Its own words: English ones, over them those of the book's language, then the labels'.

    A label file that says nothing of an activity leaves it its English words.
    """
    own = activity.words
    return {
        **own.get("en", {}),
        **ENGLISH.activities.get(activity.name, {}),
        **own.get(book.labels.language, {}),
        **book.labels.activities.get(activity.name, {}),
    }


def _subjects(
    activity: Activity, plan: ActivityPlan, book: Book
) -> Iterator[tuple[Subject | None, str]]:
    """(what to make a draft of, the section's key if it goes after one)."""
    if activity.of_book:
        yield None, ""
        return
    for chapter in book.chapters:
        if plan.place is Place.SECTION:
            for section in _sections(chapter):
                yield Subject(chapter, (section,)), section.key
        else:
            yield Subject(chapter, chapter.sections), ""


def _sections(chapter: Chapter) -> Iterator[Section]:
    return (section for section in chapter.sections if section.kind is SectionKind.SECTION)
