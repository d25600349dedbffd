"""Lists: a few definitions, and a number of its own for each list that counts.

Word counts on through all paragraphs of one `w:num`; a list restarts only where a new `w:num`
overrides its start (ECMA-376, part 1, 17.9.27). Neither a gap nor another style does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from handouts.exporters.docx.faces import BOXES, CALIBRI, DECLARATION, GOTHIC
from handouts.exporters.docx.looks import hexadecimal
from handouts.exporters.docx.page import twips
from handouts.layout.theme import Theme
from handouts.model.blocks import Numbering, OrderedList

INDENT = 5.0  # mm, from marker to text
WIDE_INDENT = 8.0  # mm, where markers reach two figures
CHAPTER_INDENT = 10.0  # mm: a chapter's number hangs in the margin


class ListKind(Enum):
    """A definition of markers. `number` is the `w:num` that the styles themselves use."""

    BULLET = 1
    BOX = 2
    DECIMAL = 3
    WIDE_DECIMAL = 4
    LETTER = 5
    CHAPTER = 6

    @property
    def number(self) -> int:
        return self.value


class Lists:
    """Hands out the numbers of lists; afterwards knows the numbering part of the file."""

    def __init__(self) -> None:
        self._begun: list[tuple[ListKind, int]] = []

    def begin(self, ordered: OrderedList) -> int:
        """The number under which this list counts from its own start."""
        self._begun.append((_kind_of(ordered), ordered.start))
        return len(ListKind) + len(self._begun)

    def part(self, theme: Theme, namespace: str) -> str:
        """numbering.xml; the schema wants every definition before the first number."""
        definitions = "".join(_definition(kind, theme) for kind in ListKind)
        numbers = "".join(_number(kind.number, kind) for kind in ListKind)
        lists = "".join(
            _number(number, kind, start)
            for number, (kind, start) in enumerate(self._begun, start=len(ListKind) + 1)
        )
        return (
            f'{DECLARATION}<w:numbering xmlns:w="{namespace}">'
            f"{definitions}{numbers}{lists}</w:numbering>"
        )


def _kind_of(ordered: OrderedList) -> ListKind:
    match ordered.numbering:
        case Numbering.DECIMAL:
            last = ordered.start + len(ordered.items) - 1
            return ListKind.WIDE_DECIMAL if last >= 10 else ListKind.DECIMAL
        case Numbering.LETTER:
            return ListKind.LETTER
        case _:
            assert_never(ordered.numbering)


@dataclass(frozen=True, slots=True)
class _Level:
    """`text` has `%1` for the level's own figure; `at` and `indent` are in mm."""

    format: str
    text: str
    letters: str
    at: float = 0.0
    indent: float = INDENT
    style: str = ""

    def xml(self, level: int) -> str:
        hanging = twips(self.indent)
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{self.format}"/>'
            + (f'<w:pStyle w:val="{self.style}"/>' if self.style else "")
            + f'<w:lvlText w:val="{self.text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{twips(self.at) + hanging}"/></w:tabs>'
            f'<w:ind w:left="{twips(self.at) + hanging}" w:hanging="{hanging}"/></w:pPr>'
            f"<w:rPr>{self.letters}</w:rPr></w:lvl>"
        )


def _definition(kind: ListKind, theme: Theme) -> str:
    levels = "".join(level.xml(index) for index, level in enumerate(_levels(kind, theme)))
    return (
        f'<w:abstractNum w:abstractNumId="{kind.value}">'
        # A fixed identity, by which Word joins lists of ours that are pasted together.
        f'<w:nsid w:val="{0x48420000 + kind.value:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _levels(kind: ListKind, theme: Theme) -> tuple[_Level, ...]:
    primary = f'<w:color w:val="{hexadecimal(theme.primary)}"/>'
    sign = _fonts(CALIBRI.name) + primary
    figure = _fonts(CALIBRI.name) + '<w:b/><w:bCs/><w:i w:val="0"/>' + primary
    box = _fonts(BOXES.name, BOXES.name, hint=True) + primary
    match kind:
        case ListKind.BULLET:
            return (
                _Level("bullet", "•", sign, style="ListBullet"),
                _Level("bullet", "–", sign, at=INDENT),
            )
        case ListKind.BOX:
            return (_Level("bullet", "☐", box, indent=6.0, style="ActionStep"),)
        case ListKind.DECIMAL:
            return (
                _Level("decimal", "%1", figure, style="ListNumber"),
                _Level("upperLetter", "%2", figure, at=INDENT),
            )
        case ListKind.WIDE_DECIMAL:
            return (
                _Level("decimal", "%1", figure, indent=WIDE_INDENT),
                _Level("upperLetter", "%2", figure, at=WIDE_INDENT),
            )
        case ListKind.LETTER:
            return (
                _Level("upperLetter", "%1", figure, style="ListLetter"),
                _Level("decimal", "%2", figure, at=INDENT),
            )
        case ListKind.CHAPTER:
            muted = f'<w:color w:val="{hexadecimal(theme.muted)}"/>'
            return (_Level("decimal", "%1", muted, at=-CHAPTER_INDENT, indent=CHAPTER_INDENT),)
        case _:
            assert_never(kind)


def _fonts(latin: str, japanese: str = GOTHIC.name, *, hint: bool = False) -> str:
    mark = ' w:hint="eastAsia"' if hint else ""
    return (
        f'<w:rFonts{mark} w:ascii="{latin}" w:eastAsia="{japanese}" w:hAnsi="{latin}"'
        f' w:cs="{latin}"/>'
    )


def _number(number: int, kind: ListKind, start: int | None = None) -> str:
    override = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start is not None
        else ""
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind.value}"/>{override}</w:num>'
