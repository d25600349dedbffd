"""Readings set above Japanese words (ruby, 振り仮名), where a layout wants them.

They stand in the reading text and the glossary: not in headings, and not in activities, whose
answers they might be. The author's characters stay what they are, the romaji in brackets included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handouts.diagnostics import Diagnostic
from handouts.layout.layout import Layout, RubyPlaces
from handouts.model.blocks import (
    Blocks,
    Subheading,
)
from handouts.model.inlines import (
    Term,
    TermRole,
    Text,
)
from handouts.model.rewriting import rewritten_block
from handouts.model.walk import terms_in
from handouts.publication.matter import GlossaryEntry
from handouts.publication.publication import Chapter, chapter_texts

if TYPE_CHECKING:
    from handouts.publication.ruby_readings import Readings


@dataclass(frozen=True, slots=True)
class WithRuby:
    """Chapters and glossary entries; `remarks` name what only a dictionary reads."""

    chapters: tuple[Chapter, ...]
    entries: tuple[GlossaryEntry, ...]
    remarks: tuple[Diagnostic, ...] = ()


def with_ruby(
    chapters: Sequence[Chapter], entries: Sequence[GlossaryEntry], layout: Layout
) -> WithRuby:
    """The same with readings above what the layout says, or untouched where it says nothing.

    Raises LayoutError where a dictionary is wanted and not installed.
    """
    places = layout.publication.ruby
    if places is RubyPlaces.NONE:
        return WithRuby(tuple(chapters), tuple(entries))
    from handouts.publication.readings import dictionary_readings  # noqa: PLC0415 - on demand
    from handouts.publication.ruby_readings import Readings  # noqa: PLC0415

    readings = Readings({entry.term.japanese: entry.term.romaji or "" for entry in entries})
    if layout.publication.propose_readings:
        readings.dictionary = dictionary_readings(_scripts(chapters, entries), layout.place)
    made = tuple(
        _Annotator(readings, chapter.source, places).chapter(chapter) for chapter in chapters
    )
    if places is RubyPlaces.ALL:
        entries = [_entry(entry, readings) for entry in entries]
    return WithRuby(made, tuple(entries), tuple(readings.remarks))


def _scripts(chapters: Sequence[Chapter], entries: Sequence[GlossaryEntry]) -> Iterable[str]:
    """Each once, in an order that is always the same."""
    named = (
        term.japanese
        for chapter in chapters
        for inlines in chapter_texts(chapter)
        for term in terms_in(inlines)
    )
    glossed = (entry.term.japanese for entry in entries)
    return dict.fromkeys(script for script in (*named, *glossed) if script)


def _entry(entry: GlossaryEntry, readings: Readings) -> GlossaryEntry:
    term = entry.term
    ruby = readings.above(term.japanese, term.romaji, "") if term.japanese else ()
    return replace(entry, term=replace(term, ruby=ruby)) if ruby else entry


@dataclass(slots=True)
class _Annotator:
    """Goes through one chapter. What has no reading in it stays the very same object."""

    readings: Readings
    source: str
    places: RubyPlaces
    _read: set[str] = field(default_factory=set)

    def chapter(self, chapter: Chapter) -> Chapter:
        sections = tuple(
            replace(section, blocks=self._blocks(section.blocks)) for section in chapter.sections
        )
        return replace(chapter, sections=sections)

    def _blocks(self, blocks: Blocks) -> Blocks:
        return tuple(
            block if isinstance(block, Subheading) else rewritten_block(block, self._leaf)
            for block in blocks
        )

    def _leaf(self, leaf: Text | Term, line: int) -> tuple[Text | Term]:
        del line
        return (self._term(leaf) if isinstance(leaf, Term) else leaf,)

    def _term(self, term: Term) -> Term:
        script = term.japanese
        if not script or (script in self._read and self.places is RubyPlaces.FIRST):
            return term
        at = [place for place, part in enumerate(term.parts) if part.role is TermRole.JAPANESE]
        if len(at) != 1 or term.parts[at[0]].text != script:
            return term
        ruby = self.readings.above(script, term.romaji, self.source)
        if not ruby:
            return term
        self._read.add(script)
        parts = list(term.parts)
        parts[at[0]] = replace(parts[at[0]], ruby=ruby)
        return replace(term, parts=tuple(parts))
