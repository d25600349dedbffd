"""A body in the making: paragraphs as XML text, with bookmarks in and around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handouts.exporters.docx.characters import Characters
from handouts.exporters.docx.names import Style, bookmark_name
from handouts.exporters.docx.numbering import Lists
from handouts.exporters.docx.runs import DISPLAY, RunWriter, Surroundings
from handouts.exporters.docx.shape import Shape
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication


@dataclass(frozen=True, slots=True)
class ParagraphXml:
    """One paragraph: its style, its runs, and the number of its list, if it counts.

    `keep_next`: no page ends after it, although its style would allow it.
    """

    style: Style
    runs: str
    number: int | None = None
    keep_next: bool = False

    def xml(self, before: str = "", after: str = "") -> str:
        numbering = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.number}"/></w:numPr>'
            if self.number is not None
            else ""
        )
        named = "" if self.style is Style.NORMAL else f'<w:pStyle w:val="{self.style}"/>'
        keeping = "<w:keepNext/>" if self.keep_next else ""
        inside = named + keeping + numbering  # in the order of the schema
        properties = f"<w:pPr>{inside}</w:pPr>" if inside else ""
        return f"<w:p>{properties}{before}{self.runs}{after}</w:p>"


class Draft:
    """Collects the body. Everything here is linear in the number of paragraphs."""

    def __init__(
        self,
        publication: Publication,
        theme: Theme,
        shape: Shape,
        relate: Callable[[str], str | None],
    ) -> None:
        first = publication.chapters[0].source if publication.chapters else publication.layout
        self.publication, self.theme, self.shape = publication, theme, shape
        self.characters, self.lists = Characters(first), Lists()
        self.runs = RunWriter(self.characters, relate)
        self.slanted = Surroundings(text=False, slanted=not theme.upright_deck)
        self.chapter_numbers = {chapter.key: chapter.number for chapter in publication.chapters}
        self._parts: list[str] = []
        self._names: set[str] = set()
        self._count = 0
        self._waiting: list[str] = []
        self.ends_in_table = False

    def add(self, paragraphs: Sequence[ParagraphXml], key: str = "") -> None:
        """Append the paragraphs of one block, bookmarked as a whole under `key`."""
        if not paragraphs:
            return
        before, after = self.marks(key)
        last = len(paragraphs) - 1
        for index, paragraph in enumerate(paragraphs):
            self._parts.append(
                paragraph.xml(before if index == 0 else "", after if index == last else "")
            )
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

    def announce(self, key: str) -> None:
        """Give `key` a bookmark at the next block: it has no words of its own to stand at."""
        self._waiting.append(key)

    def marks(self, key: str) -> tuple[str, str]:
        """Start and end of the bookmarks that a block has: its own and those announced."""
        keys = [*self._waiting, key] if key else self._waiting
        self._waiting = []
        starts, ends = [], []
        for name in [self._free_name(each) for each in keys]:
            starts.append(f'<w:bookmarkStart w:id="{self._count}" w:name="{name}"/>')
            ends.append(f'<w:bookmarkEnd w:id="{self._count}"/>')
            self._count += 1
        return "".join(starts), "".join(reversed(ends))

    def _free_name(self, key: str) -> str:
        name = bookmark_name(key)
        assert name not in self._names, f"the key {key!r} stands twice in the publication"
        self._names.add(name)
        return name

    def display(self, text: str) -> str:
        """Words of the publication itself, in a heading or another line of display."""
        return self.runs.words(text, DISPLAY)

    def xml(self) -> str:
        return "".join(self._parts)
