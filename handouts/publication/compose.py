"""Episodes and a layout to a publication. Every decision about content falls here."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from handouts.errors import LayoutError
from handouts.layout.layout import PARTICIPANT, KeyPlace, Layout, Metadata, RubyPlaces, Scope
from handouts.model.episode import About as EpisodeAbout
from handouts.model.episode import Episode
from handouts.model.inlines import Text
from handouts.model.walk import block_inlines, plain_text
from handouts.publication import part_keys
from handouts.publication.activities.api import Book
from handouts.publication.chapters import compose_chapter, homes
from handouts.publication.drafting import draft_activities
from handouts.publication.glossary import glossary_entries, with_places
from handouts.publication.guide import guided
from handouts.publication.indexes import Indexes, indexes
from handouts.publication.matter import (
    About,
    BackMatter,
    Contents,
    ContentsEntry,
    FrontMatter,
    Glossary,
    GlossaryEntry,
    TitlePage,
)
from handouts.publication.openers import opener_terms
from handouts.publication.placing import Workbook, place_activities
from handouts.publication.publication import Chapter, Publication
from handouts.publication.ruby import with_ruby

_NAMESPACE = uuid.UUID("5a1f4a52-7c0e-5d0b-9f4e-6f1d6a2a7c11")


def compose(episodes: Sequence[Episode], layout: Layout, built: int = 0) -> Publication:
    """Compose the episodes, in the order given, for the layout's edition.

    `built` is in seconds since 1970 (UTC). For a layout of scope `episode` call it with one
    episode at a time. Raises RegistryError, OptionError and LayoutError for activities.
    """
    episodes = tuple(part_keys.kept_from_parts(episodes))
    plain = [compose_chapter(episode, at, layout, None) for at, episode in enumerate(episodes, 1)]
    entries = glossary_entries(plain)
    openers = opener_terms(plain, entries)
    reading = tuple(
        dataclasses.replace(chapter, opener_term=openers.get(chapter.key)) for chapter in plain
    )
    metadata = _metadata(episodes, layout, built)
    variant = layout.publication.variant
    book = Book(reading, entries, layout.labels, metadata.language, metadata.title, variant)
    drafts = draft_activities(book, layout)
    workbook = guided(place_activities(reading, drafts.placed, layout), layout)
    if not layout.publication.text:
        workbook, entries, reading = _without_text(workbook, layout), (), ()
    lists = indexes(reading, workbook, entries, layout)
    places = with_places(entries, workbook.moved(reading))
    ruby = with_ruby(workbook.chapters, places, layout)
    back = tuple(_back_matter(episodes, layout, ruby.entries, workbook, lists))
    return Publication(
        metadata=metadata,
        labels=layout.labels,
        layout=layout.name,
        edition=layout.edition,
        identifier=_identifier(metadata, episodes, layout),
        built=built,
        episodes=tuple(episode.key for episode in episodes),
        front=tuple(_front_matter(layout, metadata, workbook, back)),
        chapters=ruby.chapters,
        back=back,
        answers=workbook.key if layout.publication.answer_key is KeyPlace.FILE else None,
        remarks=(
            *drafts.remarks,
            *workbook.remarks,
            *dict.fromkeys((*lists.remarks, *ruby.remarks)),
        ),
        variant=variant,
        number=episodes[0].number if episodes and layout.scope is Scope.EPISODE else None,
        has_ruby=layout.publication.ruby is not RubyPlaces.NONE,
    )


def _without_text(workbook: Workbook, layout: Layout) -> Workbook:
    """What stands at the back alone. Raises LayoutError for an activity of a chapter."""
    for chapter in workbook.chapters:
        for one in chapter.activities:
            raise LayoutError(
                f"Without text there is no chapter for {one.kind}.",
                place=layout.place_of(f"activities.{one.kind}", "place") or layout.place,
                hint='Set place = "back" or "off" for it, or publication.text = true.',
            )
    return dataclasses.replace(workbook, chapters=(), agenda=None)


def _metadata(episodes: Sequence[Episode], layout: Layout, built: int) -> Metadata:
    metadata = layout.metadata
    date = metadata.date or datetime.fromtimestamp(built, UTC).date()
    if layout.scope is Scope.COLLECTION or not episodes:
        return dataclasses.replace(metadata, title=metadata.title or layout.title, date=date)
    episode = episodes[0]
    return dataclasses.replace(
        metadata,
        title=plain_text(episode.title.content),
        subtitle=plain_text(episode.subtitle.content) if episode.subtitle else "",
        series=metadata.series or metadata.title,
        date=date,
    )


def _identifier(metadata: Metadata, episodes: Sequence[Episode], layout: Layout) -> str:
    """The same book keeps its name from build to build, whatever its words become.

    A name that the metadata give is that of the one book for everybody; what is made beside it
    (other editions, handouts) has names made from it.
    """
    given, is_book = layout.metadata.identifier, layout.scope is Scope.COLLECTION
    is_first = layout.edition.name == PARTICIPANT and not layout.publication.variant
    if given and is_book and is_first:
        return given
    keys = "\n".join(episode.key for episode in episodes)
    # A handout is known by its episode: a title that is corrected makes no other handout.
    title = metadata.title if is_book else layout.metadata.title
    language = f"{metadata.language} {layout.labels.language}"
    name = f"{given}\n{title}\n{language}\n{layout.name}\n{layout.edition.name}\n{keys}"
    if layout.publication.variant:
        name += f"\n{layout.publication.variant}"
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"


def _front_matter(
    layout: Layout,
    metadata: Metadata,
    workbook: Workbook,
    back: Sequence[BackMatter],
) -> Iterator[FrontMatter]:
    settings, chapters = layout.publication, workbook.chapters
    if settings.title_page:
        terms = tuple(
            (chapter.number, chapter.opener_term.japanese)
            for chapter in chapters
            if chapter.opener_term and chapter.opener_term.japanese
        )
        fields = layout.labels.name_fields if settings.name_fields else ()
        facts = tuple(_facts(metadata, layout))
        yield TitlePage(
            part_keys.TITLE_PAGE, metadata.title, metadata.subtitle, terms, fields, facts
        )
    if settings.contents:
        entries = tuple(_contents_entries(chapters, back, settings.contents_depth))
        yield Contents(part_keys.CONTENTS, layout.labels.contents, entries)
    if workbook.agenda:
        yield workbook.agenda


def _facts(metadata: Metadata, layout: Layout) -> Iterator[str]:
    """What the title page says of the workshop."""
    labels, variant = layout.labels, layout.publication.variant
    if variant:
        yield labels.variant.format(variant=variant)
    if metadata.client:
        yield labels.prepared_for.format(client=metadata.client)
    if metadata.venue:
        yield metadata.venue
    if metadata.trainer:
        yield labels.led_by.format(trainer=metadata.trainer)


def _contents_entries(
    chapters: Sequence[Chapter], back: Sequence[BackMatter], depth: int
) -> Iterator[ContentsEntry]:
    for chapter in chapters:
        exercises = tuple((one.key, one.title) for one in chapter.activities if one.number)
        yield ContentsEntry(chapter.key, 1, chapter.title, chapter.number, exercises)
        if depth > 1:
            for section in chapter.sections:
                if section.heading:
                    yield ContentsEntry(section.key, 2, section.heading)
    for part in back:
        yield ContentsEntry(part.key, 1, (Text(part.heading),))


def _back_matter(
    episodes: Sequence[Episode],
    layout: Layout,
    entries: tuple[GlossaryEntry, ...],
    workbook: Workbook,
    lists: Indexes,
) -> Iterator[BackMatter]:
    labels = layout.labels
    yield from workbook.parts
    if workbook.key and layout.publication.answer_key is KeyPlace.BACK:
        yield workbook.key
    if layout.publication.glossary and entries:
        is_handout = layout.scope is Scope.EPISODE
        heading = labels.terms if is_handout else labels.glossary
        yield Glossary(
            part_keys.GLOSSARY, heading, "" if is_handout else labels.glossary_note, entries
        )
    yield from lists.parts
    if layout.publication.about:
        yield from _abouts(episodes)


def _abouts(episodes: Sequence[Episode]) -> Iterator[About]:
    """Each wording of the firm's paragraph once, where an episode first has it."""
    seen: set[str] = set()
    for episode in episodes:
        about = episode.about
        words = _words(about) if about else ""
        if about is None or not words or words in seen:
            continue
        seen.add(words)
        key = part_keys.ABOUT if len(seen) == 1 else f"{part_keys.ABOUT}-{len(seen)}"
        blocks = homes(key, about.blocks)
        yield About(key, about.heading, episode.source, about.line, blocks)


def _words(about: EpisodeAbout) -> str:
    texts = (plain_text(text) for block in about.blocks for text in block_inlines(block))
    return "\n".join(texts)
