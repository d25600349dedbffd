"""What an activity is made of, for a screen on which nobody writes.

There are no form fields: readers could not keep what is filled in. Room to write becomes a line
that sends to the notebook; boxes, scales and tables are shown, to be answered on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import assert_never

from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.blocks import BlockWriter, label
from handouts.exporters.epub.grids import GridWriter, has_empty_cells
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.references import References, answer, named
from handouts.exporters.xhtml import tagged
from handouts.exporters.xml_text import escape
from handouts.model.blocks import Block
from handouts.publication.primitives import (
    Card,
    CardSize,
    Checkbox,
    Choice,
    Cue,
    Element,
    Elements,
    Grid,
    Option,
    Prompt,
    ResponseArea,
    Scale,
)


@dataclass(frozen=True, slots=True)
class ElementWriter:
    """`level` is that of a heading among the elements; `in_notebook`: answers go there."""

    breaks: PageBreaks
    references: References
    level: int
    in_notebook: bool = True

    def elements(self, elements: Elements) -> str:
        parts: list[str] = []
        for kind, run in groupby(elements, _run):
            members = list(run)
            match kind:
                case _Run.BOXES:
                    parts.append(f'<ul class="boxes">\n{self._items(members)}</ul>\n')
                case _Run.CARDS:
                    parts.append(f'<dl class="cards">\n{self._items(members)}</dl>\n')
                case _Run.FORM:
                    parts += map(self._element, members)
                    parts.append(self._notebook(members[0].key) if self.in_notebook else "")
                case _Run.NONE:
                    parts += map(self._element, members)
                case _:
                    assert_never(kind)
        return "".join(parts)

    def _items(self, members: Sequence[Element]) -> str:
        return "".join(map(self._item, members))

    def _element(self, element: Element) -> str:
        if isinstance(element, Block):
            return BlockWriter(self.breaks, self.level).blocks((element,))
        match element:
            case Prompt():
                return self._before(element) + self.prompt(element)
            case ResponseArea():
                return self._before(element) + self._response(element)
            case Choice():
                return self._before(element) + self._choice(element)
            case Scale():
                return self._before(element) + _scale(element)
            case Grid():
                return self._before(element) + GridWriter(self.references).grid(element)
            case Card():
                return self._before(element) + self._card(element)
            case Checkbox():
                return self._item(element)
            case _:
                assert_never(element)

    def _before(self, element: Element) -> str:
        return self.breaks.before(element.key)

    def _item(self, element: Element) -> str:
        """One of a run of boxes or of pocket cards; its page break stands inside it."""
        if isinstance(element, Card):
            front, back = self.elements(element.front), self.elements(element.back)
            return (
                f'<div id="{anchor(element.key)}"><dt>{self._before(element)}{front}</dt>\n'
                f"<dd>{back}</dd></div>\n"
            )
        assert isinstance(element, Checkbox)
        box = answer(element.answer) if element.answer else _BOX
        words = self.references.pieces(element.content)
        return f'<li id="{anchor(element.key)}">{self._before(element)}{box}{words}</li>\n'

    def prompt(self, prompt: Prompt) -> str:
        words = self.references.pieces(prompt.content)
        name = f' id="{anchor(prompt.key)}"' if prompt.key else ""
        if prompt.cue:
            return f'<p class="cue"{name}><b>{tagged(self._cue(prompt.cue))}</b> {words}</p>\n'
        marker = f"<b>{tagged(prompt.marker)}</b> " if prompt.marker else ""
        return f'<p class="prompt"{name}>{marker}{words}</p>\n'

    def _cue(self, cue: Cue) -> str:
        labels = self.references.labels
        match cue:
            case Cue.SAY:
                return labels.say
            case Cue.ASK:
                return labels.ask
            case Cue.DO:
                return labels.do
            case _:
                assert_never(cue)

    def _response(self, area: ResponseArea) -> str:
        name = f' id="{anchor(area.key)}"'
        if area.answer:
            points = "".join(f"<li>{self.references.pieces(point)}</li>\n" for point in area.answer)
            heading = label(self.references.labels.good_answer)
            return f'<div class="answers"{name}>\n{heading}<ul>\n{points}</ul>\n</div>\n'
        if not self.in_notebook:
            return f'<p class="signature"{name}>{tagged(area.label)}</p>\n'
        return self._notebook(area.key, name + named(area.label))

    def _notebook(self, key: str, attributes: str = "") -> str:
        labels, page = self.references.labels, self.references.printed_page(key)
        words = labels.write_or_print.replace("{page}", page) if page else labels.write
        return f'<div class="write"{attributes}><p>{tagged(words)}</p></div>\n'

    def _choice(self, choice: Choice) -> str:
        """Its room for a page stays on paper: who reads on a screen follows a link instead."""
        options = "".join(map(self._option, choice.options))
        return (
            f'<div id="{anchor(choice.key)}"{named(choice.label)}>\n'
            f'<ul class="choice">\n{options}</ul>\n</div>\n'
        )

    def _option(self, option: Option) -> str:
        marker = f'<b class="marker">{tagged(option.marker)}</b>' if option.marker else ""
        words = self.references.pieces(option.content)
        source = self.references.pieces(option.source)
        if not option.is_right:
            told = f" ({source})" if source else ""
            return f"<li>{marker}{words}{told}</li>\n"
        right = answer(self.references.labels.right)
        told = f"{right}, {source}" if source else right
        return f"<li>{marker}<b>{words}</b> ({told})</li>\n"

    def _card(self, card: Card) -> str:
        match card.size:
            case CardSize.ASIDE:
                return self._framed(card, "aside", "note", self.elements(card.front + card.back))
            case CardSize.POCKET | CardSize.POSTCARD:
                return self._framed(card, "div", "group", self.elements(card.front + card.back))
            case CardSize.PAGE:
                # Made to be printed, signed and handed over: here one sees what it will say.
                on_paper = replace(self, in_notebook=False)
                return self._framed(card, "div", "group", on_paper.elements(card.front + card.back))
            case _:
                assert_never(card.size)

    def _framed(self, card: Card, tag: str, role: str, content: str) -> str:
        heading = label(card.title) if card.title else ""
        name = f' aria-label="{escape(card.title)}"' if card.title else ""
        return (
            f'<{tag} id="{anchor(card.key)}" class="card" role="{role}"{name}>\n'
            f"{heading}{content}</{tag}>\n"
        )


_BOX = '<span class="box" aria-hidden="true"></span>'


class _Run(StrEnum):
    """What neighbours make together: a list, or tables to fill in of which one line speaks."""

    BOXES = "boxes"
    CARDS = "cards"
    FORM = "form"
    NONE = "none"


def _run(element: Element) -> _Run:
    match element:
        case Checkbox():
            return _Run.BOXES
        case Card(size=CardSize.POCKET) if element.back:
            return _Run.CARDS
        case Grid() if has_empty_cells(element):
            return _Run.FORM
        case _:
            return _Run.NONE


def _scale(scale: Scale) -> str:
    marks = "".join(f"<li>{mark}</li>\n" for mark in _marks(scale))
    return (
        f'<div class="scale" id="{anchor(scale.key)}"{named(scale.label)}>\n'
        f'<p class="prompt">{tagged(scale.label)}</p>\n<ul class="marks">\n{marks}</ul>\n</div>\n'
    )


def _marks(scale: Scale) -> Iterator[str]:
    for number in range(scale.first, scale.last + 1):
        words = {scale.first: scale.low, scale.last: scale.high}.get(number, "")
        yield f"<b>{number}</b> {tagged(words)}" if words else f"<b>{number}</b>"
