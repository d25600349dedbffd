"""Fields become widgets of one interactive form (ISO 32000-1, 12.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from handouts.exporters.pdf.filling.appearance import Looks
from handouts.exporters.pdf.filling.fields import Asked, FieldArea, OneOf, Ticking, Writing
from handouts.exporters.pdf.filling.typing_font import FONT, write_typing_font
from handouts.exporters.pdf.pdf_text import pdf_text
from handouts.exporters.pdf.writer import PdfWriter, references

_MULTILINE, _RADIO, _CENTRED = 1 << 12, 1 << 15, 1
_ON = "Yes"
_DEFAULT_SIZE = 10.0


@dataclass(slots=True)
class _Group:
    """Marks that exclude each other: one field, a widget each."""

    number: int
    question: str
    name: str
    kids: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    """The fields of a book, in reading order. `factor`: pages are so many times as large."""

    writer: PdfWriter
    factor: float = 1.0
    looks: Looks = field(init=False)
    _fields: list[int] = field(init=False, default_factory=list)
    _names: Counter[str] = field(init=False, default_factory=Counter)
    _groups: dict[str, _Group] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.looks = Looks(self.writer)

    def add(self, area: FieldArea, page: int, key: int) -> int:
        """The widget of a field on the page that is object `page`; `key` in the parent tree."""
        asked, takes = area.asked, area.asked.takes
        rect = tuple(round(value * self.factor, 2) for value in area.rect)
        size = (round(rect[2] - rect[0], 2), round(rect[3] - rect[1], 2))
        common = (
            f"/Type/Annot/Subtype/Widget/P {page} 0 R/F 4/StructParent {key}"
            f"/Rect[{' '.join(f'{value:.2f}' for value in rect)}]/TU{pdf_text(asked.tooltip)}"
        )
        match takes:
            case Writing():
                flags = f"/Ff {_MULTILINE}" if takes.has_lines else ""
                centred = f"/Q {_CENTRED}" if takes.is_centred else ""
                look = self.looks.empty(size)
                return self._alone(
                    f"<<{common}/FT/Tx/T{self._name(asked)}{flags}{centred}"
                    f"/DA{_appearance(takes.size * self.factor)}/AP<</N {look} 0 R>>>>"
                )
            case Ticking():
                states = f"<</Off {self.looks.empty(size)} 0 R/{_ON} {self.looks.tick(size)} 0 R>>"
                return self._alone(
                    f"<<{common}/FT/Btn/T{self._name(asked)}/V/Off/AS/Off/AP<</N{states}>>>>"
                )
            case OneOf():
                group = self._group(asked, takes)
                mark = self.looks.ring(size) if takes.is_ring else self.looks.tick(size)
                states = f"<</Off {self.looks.empty(size)} 0 R/{takes.state} {mark} 0 R>>"
                widget = f"<<{common}/Parent {group.number} 0 R/AS/Off/AP<</N{states}>>>>"
                group.kids.append(self.writer.put(widget))
                return group.kids[-1]
            case _:
                assert_never(takes)

    def _alone(self, body: str) -> int:
        self._fields.append(self.writer.put(body))
        return self._fields[-1]

    def _name(self, asked: Asked) -> str:
        """The key, with a number where a key comes again; a full point would part levels."""
        name = asked.name.replace(".", "-")
        self._names[name] += 1
        count = self._names[name]
        return pdf_text(name if count == 1 else f"{name}-{count}")

    def _group(self, asked: Asked, takes: OneOf) -> _Group:
        if asked.name not in self._groups:
            number = self.writer.reserve()
            self._groups[asked.name] = _Group(number, takes.question, self._name(asked))
            self._fields.append(number)
        return self._groups[asked.name]

    def entry(self, printed: Iterable[str]) -> str:
        """What the catalog says of the form; nothing where nothing is asked.

        `printed`: the characters of the book, which a learner may want to quote.
        """
        if not self._fields:
            return ""
        for group in self._groups.values():
            self.writer.put(
                f"<</FT/Btn/Ff {_RADIO}/T{group.name}/TU{pdf_text(group.question)}/V/Off"
                f"/Kids[{references(group.kids)}]>>",
                group.number,
            )
        font = write_typing_font(self.writer, printed)
        return (
            f"/AcroForm<</Fields[{references(self._fields)}]/NeedAppearances false"
            f"/DA{_appearance(_DEFAULT_SIZE * self.factor)}/DR<</Font<</{FONT} {font} 0 R>>>>>>"
        )


def _appearance(size: float) -> str:
    """What a viewer sets typed text in: black, as ink is (12.7.3.3)."""
    return f"(/{FONT} {size:g} Tf 0 g)"
