"""A body in the making: paragraphs as XML text, with bookmarks in and around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from handouts.errors import ExportError, UnknownPagesError
from handouts.exporters.api import PageMap
from handouts.exporters.docx.characters import Characters
from handouts.exporters.docx.comments import Comments
from handouts.exporters.docx.controls import Controls
from handouts.exporters.docx.footnotes import Footnotes
from handouts.exporters.docx.numbering import Lists
from handouts.exporters.docx.options import DocxOptions, TermNotes
from handouts.exporters.docx.page import Sheet
from handouts.exporters.docx.places import places_of
from handouts.exporters.docx.runs import DISPLAY, RUBY, RunWriter, Surroundings
from handouts.exporters.docx.shape import shape_of
from handouts.layout.theme import Theme
from handouts.model.inlines import Term
from handouts.publication.primitives import PageReference
from handouts.publication.publication import Publication, keys_of
from handouts.word_names import Style, bookmark_name

TAB, LINE_BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
# 19 pt for every line of a paragraph with readings above words, where Word would open just some.
_RUBY_LEADING = '<w:spacing w:line="380" w:lineRule="atLeast"/>'
_PARAGRAPH = re.compile(r'<w:p>(<w:pPr>)?(<w:pStyle w:val="[^"]*"/>)?(<w:keepNext/>)?')


@dataclass(frozen=True, slots=True)
class ParagraphXml:
    """One paragraph: its style, its runs, and the number of its list, if it counts.

    `keep_next`: no page ends after it, although its style would allow it. `page_break`: it begins
    a page.
    """

    style: Style
    runs: str
    number: int | None = None
    keep_next: bool = False
    page_break: bool = False

    def xml(self, before: str = "", after: str = "") -> str:
        numbering = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.number}"/></w:numPr>'
            if self.number is not None
            else ""
        )
        named = "" if self.style is Style.NORMAL else f'<w:pStyle w:val="{self.style}"/>'
        keeping = "<w:keepNext/>" if self.keep_next else ""
        breaking = "<w:pageBreakBefore/>" if self.page_break else ""
        opened = _RUBY_LEADING if RUBY in self.runs else ""
        inside = named + keeping + breaking + numbering + opened  # in the order of the schema
        properties = f"<w:pPr>{inside}</w:pPr>" if inside else ""
        return f"<w:p>{properties}{before}{self.runs}{after}</w:p>"


def _kept(start: re.Match[str]) -> str:
    """The start of a paragraph, with the next one on its page."""
    style = start[2] or ""
    return f"<w:p><w:pPr>{style}<w:keepNext/>" + ("" if start[1] else "</w:pPr>")


class Draft:
    """Collects the body. Everything here is linear in the number of paragraphs."""

    def __init__(
        self,
        publication: Publication,
        theme: Theme,
        options: DocxOptions,
        sheet: Sheet,
        pages: PageMap | None,
        relate: Callable[[str], str | None],
    ) -> None:
        first = publication.chapters[0].source if publication.chapters else publication.layout
        self.publication, self.theme, self.shape = publication, theme, shape_of(publication)
        self.sheet, self.pages = sheet, pages
        self.keys = frozenset(keys_of(publication))
        self.characters, self.lists = Characters(first), Lists()
        has_ruby = publication.has_ruby and not options.portable
        self.runs = RunWriter(self.characters, relate, has_ruby=has_ruby)
        language = publication.date_language
        self.controls = Controls(self.runs, self.characters, options.portable, language)
        edition = publication.edition
        author = self.characters.escaped(edition.title or edition.name)
        self.comments = Comments(author, publication.built)
        self.footnotes = Footnotes(self._explained)
        self.has_notes = options.term_notes is TermNotes.FOOTNOTES
        if self.has_notes:
            self.runs.noted = self.footnotes.on
        self.places = places_of(publication, is_plain=options.portable)
        slanted = not theme.upright_deck
        self.slanted = Surroundings(text=False, slanted=slanted, size=12 if slanted else 13)
        self.chapter_numbers = {chapter.key: chapter.number for chapter in publication.chapters}
        self._parts: list[str] = []
        self._names: set[str] = set()
        self._count = 0
        self._waiting: list[str] = []
        self.ends_in_table = False

    def add(self, paragraphs: Sequence[ParagraphXml], key: str = "") -> None:
        """Append the paragraphs of one block, bookmarked as a whole under `key`."""
        if paragraphs:
            self.append(self.bookmarked(paragraphs, key))

    def bookmarked(self, paragraphs: Sequence[ParagraphXml], key: str) -> str:
        """The paragraphs of one block, for somewhere inside a table; at least one."""
        before, after = self.marks(key)
        last = len(paragraphs) - 1
        return "".join(
            paragraph.xml(before if index == 0 else "", after if index == last else "")
            for index, paragraph in enumerate(paragraphs)
        )

    def append(self, xml: str) -> None:
        """Add what ends in a paragraph; nothing, if it is empty."""
        if xml:
            self._parts.append(xml)
            self.ends_in_table = False

    def add_one(self, style: Style, runs: str, key: str = "") -> None:
        self.add((ParagraphXml(style, runs),), key)

    def add_table(self, xml: str) -> None:
        self._parts.append(xml)
        self.ends_in_table = True

    def end_section(self, section: str) -> None:
        """End a section of Word's, with its own running lines, in a paragraph without words.

        In the last line of the contents it would go when Word renews them, and LibreOffice
        would drop all fields from the section's running lines.
        """
        style = f'<w:pStyle w:val="{Style.EMPTY_LINE}"/>'
        self._parts.append(f"<w:p><w:pPr>{style}{section}</w:pPr></w:p>")

    @contextmanager
    def together(self, is_whole: bool) -> Iterator[None]:
        """What is added within stays on one page, if a page has room for it."""
        first = len(self._parts)
        yield
        if is_whole:
            whole = "".join(self._parts[first:])
            before, last, after = whole.rpartition("<w:p>")
            self._parts[first:] = [_PARAGRAPH.sub(_kept, before) + last + after]

    def announce(self, key: str) -> None:
        """Give `key` a bookmark at the next block: it has no words of its own to stand at."""
        self._waiting.append(key)

    def marks(self, key: str) -> tuple[str, str]:
        """Start and end of the bookmarks that a block has: its own and those announced.

        Before them stand the entries of the index that lead here: what quotes the words of a
        bookmark would otherwise have them as well.
        """
        keys = [*self._waiting, key] if key else self._waiting
        self._waiting = []
        entries, starts, ends = [], [], []
        for each in keys:
            start, end = self._bookmark(bookmark_name(each))
            entries.append(self.places.index_entries.get(each, ""))
            starts.append(start)
            ends.append(end)
        return "".join((*entries, *starts)), "".join(reversed(ends))

    def title_marks(self, key: str) -> tuple[str, str]:
        """Start and end of a bookmark round the title alone of what has `key`."""
        return self._bookmark(self.places.titles[key].bookmark)

    def _bookmark(self, name: str) -> tuple[str, str]:
        assert name not in self._names, f"the bookmark {name} stands twice in the publication"
        self._names.add(name)
        number, self._count = self._count, self._count + 1
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def _explained(self, term: Term) -> str:
        """Script, reading and meaning, as they stand in a note."""
        runs, parts = self.runs, [self.display(f" {term.japanese}")]
        if term.romaji:
            parts.append(self.display(" ") + runs.styled(term.romaji, Style.ROMAJI))
        if term.gloss:
            parts.append(self.display(f" – {term.gloss}"))
        return "".join(parts)

    def display(self, text: str) -> str:
        """Words of the publication itself, in a heading or another line of display."""
        return self.runs.words(text, DISPLAY)

    def after_table(self) -> str:
        """The paragraph after a table: Word joins two tables that nothing stands between."""
        return ParagraphXml(Style.AFTER_TABLE, "").xml()

    def page_of(self, reference: PageReference) -> str:
        """The printed page in another edition. Raises ExportError where nobody knows it."""
        pages = self.pages
        if pages is None or pages.edition != reference.edition:
            raise UnknownPagesError(
                f"“{reference.title}” is referred to by its page in the edition"
                f" {reference.edition!r}, whose pages are not known.",
                hint="Build that edition as a PDF together with this file.",
            )
        if reference.key not in pages.pages:
            raise ExportError(
                f"“{reference.title}” has no page in the edition {reference.edition!r}.",
                hint="Give both editions the same parts and activities.",
            )
        return pages.pages[reference.key]

    def xml(self) -> str:
        return "".join(self._parts)
