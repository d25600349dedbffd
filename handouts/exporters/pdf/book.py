"""A publication becomes a PDF: fragments, their pages, the file, the page map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, assert_never

from handouts.diagnostics import Diagnostic
from handouts.exporters.api import Export, PageMap
from handouts.exporters.pdf.about import about_story, lay_out_about
from handouts.exporters.pdf.agenda import lay_out_agenda
from handouts.exporters.pdf.answer_key import KeySetter
from handouts.exporters.pdf.assembler import Assembler
from handouts.exporters.pdf.back_pages import (
    begins_with_cards,
    lay_out_activities,
    lay_out_answer_key,
)
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.blocks import keep_together
from handouts.exporters.pdf.chapter import lay_out_chapter
from handouts.exporters.pdf.contents import lay_out_contents
from handouts.exporters.pdf.exercises.activity import ActivitySetter, activities_story
from handouts.exporters.pdf.fragment import term_names
from handouts.exporters.pdf.glossary import back_heading, lay_out_glossary, terms_story
from handouts.exporters.pdf.index import index_story, lay_out_index
from handouts.exporters.pdf.metadata import facts_of
from handouts.exporters.pdf.notes import lay_out_notes
from handouts.exporters.pdf.page_contents import PageContents
from handouts.exporters.pdf.pagination import Pagination
from handouts.exporters.pdf.parts import LaidOut
from handouts.exporters.pdf.printing.grey import grey_theme
from handouts.exporters.pdf.printing.options import Imposition
from handouts.exporters.pdf.printing.sheets import imposed
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.references import References
from handouts.exporters.pdf.setting import Setting, make_setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.title_page import lay_out_title_page
from handouts.layout.theme import Theme
from handouts.publication.matter import (
    About,
    ActivityPart,
    Agenda,
    AnswerKey,
    BackMatter,
    Contents,
    FrontMatter,
    Glossary,
    GlossaryEntry,
    Index,
    TitlePage,
)
from handouts.publication.publication import Chapter, Publication, keys_of

if TYPE_CHECKING:
    from handouts.exporters.pdf import PdfOptions


def setting_of(
    publication: Publication, theme: Theme, options: PdfOptions, pages: PageMap | None
) -> Setting:
    """What every part of this book is set with."""
    edition = publication.edition
    setting = make_setting(
        grey_theme(theme) if options.grey else theme,
        options.paper,
        publication.labels,
        References(edition.name, edition.folio_prefix, pages),
        is_double=options.sides == "double",
        gutter=options.gutter,
        factor=options.enlarge,
    )
    return replace(
        setting, is_fillable=options.fillable, rules_notes=options.blank_pages == "notes"
    )


def build_book(
    publication: Publication, setting: Setting, options: PdfOptions, parts: Sequence[LaidOut]
) -> Export:
    """`parts` are what `lay_out` made of the book's `chapter_tasks`, in their order."""
    return laid_out_book(publication, setting, options, parts).export()


def laid_out_book(
    publication: Publication, setting: Setting, options: PdfOptions, parts: Sequence[LaidOut]
) -> Book:
    """Every fragment in its place."""
    book = Book(publication, setting, options)
    for front in publication.front:
        book.add_front(front)
    if len(publication.chapters) == 1:
        book.add_only_chapter(publication.chapters[0])
        return book
    for chapter, part in zip(publication.chapters, parts, strict=True):
        book.add_chapter(chapter, part)
    for back in publication.back:
        book.add_back(back)
    return book


PageOf = Callable[[str, Sequence[str]], int | None]
"""The printed page of a section or a block on which it names the term that has these names."""


def _pages_of(page_of: PageOf, entry: GlossaryEntry) -> list[tuple[int, str]]:
    """Pages on which a term is explained, each with the section to go to."""
    names = term_names(entry.term.japanese, entry.term.romaji)
    pages: dict[int, str] = {}
    for occurrence in entry.occurrences:
        page = page_of(occurrence.section, names)
        if page is not None:
            pages.setdefault(page, occurrence.section)
    return sorted(pages.items())


@dataclass(frozen=True, slots=True)
class Own:
    """Where among the fragments a part stands that may differ from copy to copy."""

    place: int
    from_recto: bool


@dataclass(slots=True)
class Book:
    """A book being laid out. `own` are parts that a copy may have otherwise, by their keys."""

    publication: Publication
    setting: Setting
    options: PdfOptions
    pagination: Pagination = field(default_factory=Pagination)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    own: dict[str, Own] = field(default_factory=dict)

    def remark(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics += diagnostics

    def add_front(self, part: FrontMatter) -> None:
        is_double = self.setting.is_double
        match part:
            case TitlePage():
                fragment, remarks = lay_out_title_page(part, self.publication, self.setting)
                self.remark(remarks)
                self.own[part.key] = Own(len(self.pagination.placed), from_recto=True)
                self.pagination.place(fragment, on_recto=is_double, is_bare=True)
            case Contents():
                fragment = lay_out_contents(part, self.publication, self.setting)
                self.pagination.place(fragment, on_recto=is_double)
            case Agenda():
                from_recto = self.pagination.count % 2 == 0
                fragment = lay_out_agenda(part, self.setting, from_recto=from_recto)
                self.pagination.place(fragment, on_recto=False)
            case _:
                assert_never(part)

    def add_chapter(self, chapter: Chapter, part: LaidOut) -> None:
        takes_notes = self.options.blank_pages == "notes" and bool(chapter.activities)
        if takes_notes and self._leaves_a_page():
            self.pagination.place(lay_out_notes(self.setting), on_recto=False)
        self.pagination.place(part.fragment, on_recto=self.setting.is_double)
        self.remark(part.diagnostics)

    def _leaves_a_page(self) -> bool:
        """Would the page before a chapter be blank? Inside the cover it may be."""
        pagination = self.pagination
        next_page = pagination.next_page(on_recto=self.setting.is_double)
        return next_page > pagination.count > 1

    def add_only_chapter(self, chapter: Chapter) -> None:
        """With the back matter running on after it: a handout has no pages to give away."""
        first = self.pagination.next_page(on_recto=self.setting.is_double)

        def closing(recorder: Recorder, parent: Tag) -> list[Block]:
            def page_of(section: str, names: Sequence[str]) -> int | None:
                page = recorder.page_explaining(section, names)
                return None if page is None else first + page + 1

            story: list[Block] = []
            for part in self.publication.back:
                story += self._running_on(part, parent.kid("Sect"), page_of)
            keep_together(story)
            return story

        self.add_chapter(chapter, LaidOut(*lay_out_chapter(chapter, self.setting, closing)))

    def _running_on(self, part: BackMatter, tag: Tag, page_of: PageOf) -> list[Block]:
        match part:
            case Glossary():
                return terms_story(part, self.setting, tag, partial(_pages_of, page_of))
            case About():
                story, remarks = about_story(part, self.setting, tag)
                self.remark(remarks)
                return story
            case ActivityPart():
                heading = back_heading(part.heading, part.key, self.setting, tag)
                setter = ActivitySetter(self.setting, self.setting.typesetter(""), tag, 3)
                return [heading, *activities_story(setter, part.activities)]
            case AnswerKey():
                heading = back_heading(part.heading, part.key, self.setting, tag)
                width = self.setting.recto.text_width
                keys = KeySetter(self.setting, self.setting.typesetter(""), tag, width, level=3)
                return [heading, *keys.story(part)]
            case Index():
                heading = back_heading(part.heading, part.key, self.setting, tag)
                width = self.setting.recto.text_width
                return [heading, *index_story(part, self.setting, tag, width, page_of)]
            case _:
                assert_never(part)

    def add_back(self, part: BackMatter) -> None:
        on_recto = False
        from_recto = self.pagination.count % 2 == 0
        match part:
            case Glossary():
                pages_of = partial(_pages_of, self.page_of)
                fragment = lay_out_glossary(part, self.setting, pages_of, from_recto=from_recto)
            case About():
                fragment, remarks = lay_out_about(part, self.setting, from_recto=from_recto)
                self.remark(remarks)
            case ActivityPart():
                on_recto = self.setting.is_double and begins_with_cards(part)
                from_recto = from_recto or on_recto
                fragment = lay_out_activities(part, self.setting, from_recto=from_recto)
                self.own[part.key] = Own(len(self.pagination.placed), from_recto=from_recto)
            case AnswerKey():
                fragment = lay_out_answer_key(part, self.setting, from_recto=from_recto)
            case Index():
                fragment = lay_out_index(part, self.setting, self.page_of, from_recto=from_recto)
            case _:
                assert_never(part)
        self.pagination.place(fragment, on_recto=on_recto)

    def page_of(self, section: str, names: Sequence[str]) -> int | None:
        terms = self.pagination.terms
        found = (terms.get((section, name)) for name in names)
        page = next((page for page in found if page is not None), None)
        return self.pagination.pages.get(section) if page is None else page

    @property
    def contents(self) -> PageContents:
        publication = self.publication
        return PageContents(
            self.setting,
            publication.metadata.title,
            self.pagination,
            publication.edition.title,
            self.options.grey,
            publication.participant.name if publication.participant else "",
        )

    @property
    def has_marks(self) -> bool:
        return self.options.imposition is Imposition.CROP

    def export(self) -> Export:
        facts, count = facts_of(self.publication), self.pagination.count
        if self.options.imposition.is_for_paper_only:
            content, count, remarks = imposed(
                self.contents, facts, self.options, self.publication.layout
            )
            self.remark(remarks)
        else:
            content = Assembler(self.contents, facts, self.has_marks).assemble()
        return self.exported(content, count)

    def exported(self, content: bytes, count: int) -> Export:
        pages = {
            key: self.setting.references.folio(self.pagination.pages[key])
            for key in keys_of(self.publication)
            if key in self.pagination.pages
        }
        title, edition = self.publication.metadata.title, self.publication.edition.name
        diagnostics = tuple(sorted(self.diagnostics, key=lambda remark: remark.sort_key))
        return Export(content, count, PageMap(title, edition, pages), diagnostics)
