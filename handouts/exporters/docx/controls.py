"""Content controls: places in a Word file to write, tick and choose.

A portable file has none: Google Docs and Pages wrap or drop them. It has underscores, boxes
and cells in their places, which need nothing but a cursor.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from handouts.exporters.docx.characters import Characters
from handouts.exporters.docx.runs import RunWriter
from handouts.exporters.docx.settings import word_language
from handouts.layout.grammar import date_pattern
from handouts.word_names import Style, bookmark_name

TITLE_LENGTH = 64  # characters: Word takes no longer title or tag of a control
EMPTY_BOX, TICKED_BOX = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH CHECK}"
_GAP = "\N{NO-BREAK SPACE}"
# What a gap takes on paper, in mm, and how wide its signs are at 10.5 points.
_SHORTEST, _LONGEST, _CHARACTER = 22.0, 48.0, 3.0
_GAP_WIDTH, _UNDERSCORE_WIDTH = 0.9, 2.1
_IDS = 2**31 - 1  # Word reads a control's id as a signed number of 32 bits


@dataclass(slots=True)
class Controls:
    """Makes controls. `portable` makes what stands for them in files without any.

    `language` is how a picked day is written.

    Ids come from the keys of what the controls are for, so that a change elsewhere renames none.
    """

    runs: RunWriter
    characters: Characters
    portable: bool
    language: str = "en"
    _ids: set[int] = field(default_factory=set)

    @property
    def are_there(self) -> bool:
        """Has any been made?"""
        return bool(self._ids)

    def gap(self, key: str, title: str, room: int) -> str:
        """Room in a line for `room` characters of handwriting."""
        return self.line(key, title, min(_LONGEST, max(_SHORTEST, room * _CHARACTER)))

    def line(self, key: str, title: str, wide: float) -> str:
        """A line to write on, `wide` mm."""
        return self._underlined(key, title, wide, _RICH_TEXT)

    def date(self, key: str, title: str, wide: float = 0.0) -> str:
        """A day from a calendar: on a line `wide` mm, without one in a cell of its own."""
        pattern = self.characters.escaped(date_pattern(self.language))
        language = self.characters.escaped(word_language(self.language))
        kind = (
            f'<w:date><w:dateFormat w:val="{pattern}"/><w:lid w:val="{language}"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        if wide:
            return self._underlined(key, title, wide, kind)
        if self.portable:
            return ""
        return self._control(key, title, _SHOWS_PLACEHOLDER + kind, self._room(5.0))

    def letter(self, key: str, title: str, choices: Sequence[str]) -> str:
        """A gap for one of a few signs."""
        return self._underlined(key, title, 9.0, self._choices(choices))

    def area(self, key: str, title: str, paragraph: Callable[[str], str], words: str = "") -> str:
        """Paragraphs of one's own, in place of the one that `paragraph` makes of runs.

        `words` invite to write; without any, nothing is printed before somebody does.
        """
        if self.portable:
            return paragraph("")
        runs = self.runs.styled(words, Style.PLACEHOLDER) if words else self._room(5.0)
        return self._control(key, title, _SHOWS_PLACEHOLDER + _RICH_TEXT, paragraph(runs))

    def scale(self, key: str, title: str, figures: Sequence[str]) -> str:
        """Figures to choose one of: printed, they are there to be circled."""
        if self.portable:
            return self.runs.words("   ".join(f"{EMPTY_BOX} {figure}" for figure in figures))
        words = self.runs.styled((_GAP * 4).join(figures), Style.SCALE_FIGURES)
        return self._control(key, title, _SHOWS_PLACEHOLDER + self._choices(figures), words)

    def box(self, key: str, title: str) -> str:
        """A box to tick."""
        box = self.runs.styled(EMPTY_BOX, Style.BOX)
        return box if self.portable else self._control(key, title, _CHECK_BOX, box)

    def _underlined(self, key: str, title: str, wide: float, kind: str) -> str:
        if self.portable:
            return self.runs.run("_" * round(wide / _UNDERSCORE_WIDTH), "")
        blank = self._room(wide, Style.GAP)
        return self._control(key, title, _SHOWS_PLACEHOLDER + kind, blank, Style.GAP)

    def _room(self, wide: float, style: Style = Style.PLACEHOLDER) -> str:
        return self.runs.run(_GAP * round(wide / _GAP_WIDTH), f'<w:rStyle w:val="{style}"/>')

    def _choices(self, choices: Sequence[str]) -> str:
        items = "".join(
            f'<w:listItem w:displayText="{words}" w:value="{words}"/>'
            for words in map(self.characters.escaped, dict.fromkeys(choices))
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"

    def _control(
        self, key: str, title: str, kind: str, content: str, style: Style | None = None
    ) -> str:
        """A control in a paragraph or round one; the order of its properties is the schema's."""
        name = self.characters.escaped(_short(title))
        letters = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
        alias = f'<w:alias w:val="{name}"/>' if name else ""
        return (
            f'<w:sdt><w:sdtPr>{letters}{alias}<w:tag w:val="{bookmark_name(key)}"/>'
            f'<w:id w:val="{self._free_id(key)}"/>{kind}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def _free_id(self, key: str) -> int:
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
        number = int.from_bytes(digest[:4], "big") % _IDS + 1
        while number in self._ids:
            number = number % _IDS + 1
        self._ids.add(number)
        return number


_SHOWS_PLACEHOLDER = "<w:showingPlcHdr/>"
# No element names this kind. LibreOffice takes the underline from plain text.
_RICH_TEXT = ""
_CHECK_BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + "…"
