"""Pieces of a line become runs: words, blanks with or without their answer, page numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import assert_never

from handouts.exporters.faces import Cut
from handouts.exporters.pdf.filling.fields import Asked, Input, Writing
from handouts.exporters.pdf.gaps import total_width
from handouts.exporters.pdf.measures import MM
from handouts.exporters.pdf.runs import GAP, Gap, Run, SetText, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.styles import TextStyle
from handouts.model.inlines import Emphasis, Inline, Link, Strong, Term, Text
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Blank, PageReference, Pieces

_A_CHARACTER = 3 * MM  # of handwriting
_STEP, _NARROWEST, _WIDEST = 2 * MM, 22 * MM, 48 * MM
_AIR = 1 * MM  # on both sides of an answer
_SMALLEST = 8.0  # points: below it an answer is cut rather than set
_OPEN = "…"  # a blank in words that are read aloud
_MOST_FIGURES = "000"  # a page number inside a line is given this much room at first


@dataclass(frozen=True, slots=True)
class PieceSetter:
    """Sets pieces in a style. `line` is their source line, where they have one.

    Activities quote: a term in them is explained elsewhere, and gets no note in the margin.
    `about` begins what is said of each field: the number and title of an activity.
    """

    setting: Setting
    typesetter: Typesetter
    about: str = ""

    def asked(self, name: str, takes: Input, *words: str) -> Asked | None:
        """A field of what this is all about; None in a file that is not to be filled in."""
        return self.setting.asked(name, takes, self.about, *words)

    def set(
        self, pieces: Pieces, style: TextStyle, cut: Cut | None = None, line: int = 0
    ) -> SetText:
        result = SetText()
        sentence = plain_words(pieces) if self.setting.is_fillable else ""
        for piece in pieces:
            match piece:
                case Blank():
                    result.runs.append(self._blank(piece, style, sentence))
                case PageReference():
                    result.runs += self._reference(piece, style, cut)
                case Text() | Term() | Emphasis() | Strong() | Link():
                    inline: Inline = piece
                    result.runs += self.typesetter.inlines((inline,), style, line, cut).runs
                case _:
                    assert_never(piece)
        return result

    def _blank(self, blank: Blank, style: TextStyle, sentence: str) -> Run:
        """As wide in both editions: the answer never has a say in it."""
        width = ceil(blank.room * _A_CHARACTER / _STEP) * _STEP
        width = min(max(width, _NARROWEST), _WIDEST)
        answer = self._fitted(blank.answer, width - 2 * _AIR) if blank.answer else ()
        takes = Writing(style.size)
        asked = None if answer else self.asked(blank.key, takes, blank.label, sentence)
        run = self._plain_run(style)
        return run._replace(gap=Gap(width, blank.label, answer, asked=asked))

    def _fitted(self, answer: str, width: float) -> tuple[Run, ...]:
        runs = self.typesetter.plain(answer, self.setting.styles.answer)
        scale = min(1.0, width / max(total_width(runs), 1.0))
        return tuple(run._replace(size=max(_SMALLEST, run.size * scale)) for run in runs)

    def _reference(self, reference: PageReference, style: TextStyle, cut: Cut | None) -> list[Run]:
        before, _, after = reference.wording.partition("{page}")
        references = self.setting.references
        if not references.is_own(reference):
            page = references.elsewhere(reference)
            return self.typesetter.plain(f"{before}{page}{after}", style, cut)
        figures = self.typesetter.plain(f"{references.prefix}{_MOST_FIGURES}", style, cut)[0]
        gap = Gap(figures.width, reference.title, page_of=reference.key)
        number = figures._replace(text=GAP, gap=gap)
        return [
            *self.typesetter.plain(before, style, cut),
            number,
            *self.typesetter.plain(after, style, cut),
        ]

    def _plain_run(self, style: TextStyle) -> Run:
        return self.typesetter.plain("_", style)[0]._replace(text=GAP)


def plain_words(pieces: Pieces) -> str:
    """For what is said of a field: a blank is heard as one, with its answer or without."""
    return plain_pieces(
        tuple(Text(_OPEN) if isinstance(piece, Blank) else piece for piece in pieces)
    )
