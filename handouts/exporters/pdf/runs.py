"""Inlines become runs: stretches of one font, size, colour, language and link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from handouts.coverage import (
    BREAKS,
    CLUSTER,
    GETA,
    INVISIBLE,
    cleaned,
    missing_glyph,
    stand_in,
)
from handouts.diagnostics import Diagnostic
from handouts.exporters.faces import (
    JAPANESE_SIZE,
    Cut,
    font,
    font_for,
    japanese_font,
    latin_font,
)
from handouts.exporters.pdf.filling.fields import Asked
from handouts.exporters.pdf.styles import TextStyle
from handouts.layout.own_fonts import is_own
from handouts.model.inlines import Emphasis, Inlines, Link, Ruby, Strong, Term, TermRole, Text
from handouts.model.scripts import has_japanese

ROMAJI = "ja-Latn"
GAP = "\ufffc"
JAPANESE = "ja"
_READING_FONT, _LEAST_READING = "GothicJP-Regular", 5.0


@dataclass(frozen=True, slots=True)
class Gap:
    """Room in a line, `width` points: a blank to fill in, or a page number yet to come.

    A blank is called `label` and shows the runs of its `answer`, or is the field `asked`; a number
    is that of `page_of`, a key, and links to it by the name of `label`.
    """

    width: float
    label: str
    answer: tuple[Run, ...] = ()
    page_of: str = ""
    asked: Asked | None = None


class Run(NamedTuple):
    """`colour` is what PDF's `rg` takes. `actual` is what a replacement stands for.

    A run with a `gap` is as wide as that; its text is `GAP`, which is never drawn. `above` is the
    reading over it, which reaches beyond it by half a character at most: else it is wider.
    """

    text: str
    font: str
    size: float
    colour: str
    lang: str = ""
    link: str = ""
    actual: str = ""
    gap: Gap | None = None
    above: Run | None = None

    @property
    def width(self) -> float:
        return self.advance(self.text)

    def advance(self, text: str, spacing: float = 0) -> float:
        """Width of a part of the run in points, with `spacing` after each character."""
        return self.measure(spacing)(text)

    def measure(self, spacing: float = 0) -> Callable[[str], float]:
        """`advance` for many parts: what they share is looked up once."""
        if self.gap is not None:
            room = self.gap.width
            return lambda _: room
        widths, size = font(self.font).widths, self.size
        if self.above is not None:
            own, wide = self.text, self.above.width - self.above.size
            return lambda text: (
                max(self.plain_advance(text), wide)
                if text == own
                else widths[text] * size / 1000 + spacing * len(text)
            )
        if not spacing:
            return lambda text: widths[text] * size / 1000
        return lambda text: widths[text] * size / 1000 + spacing * len(text)

    def plain_advance(self, text: str) -> float:
        """Of the characters alone, whatever stands above them."""
        return font(self.font).widths[text] * self.size / 1000

    def at_size(self, size: float) -> Run:
        above = self.above and self.above._replace(size=_reading_size(size))
        return self._replace(size=size, above=above)

    @property
    def is_japanese(self) -> bool:
        return self.lang == JAPANESE

    @property
    def is_geta(self) -> bool:
        """Does it say only that something is missing? An ornament is better left out."""
        return self.text == GETA and bool(self.actual)


def _reading_size(size: float) -> float:
    return max(_LEAST_READING, size / 2)


class Look(NamedTuple):
    """How the words that come next are set."""

    style: TextStyle
    cut: Cut
    line: int
    lang: str = ""
    link: str = ""
    link_colour: str = ""

    @property
    def colour(self) -> str:
        return self.link_colour if self.link else self.style.colour


@dataclass(slots=True)
class SetText:
    """Runs, and the terms in them with the number of the run that begins each."""

    runs: list[Run] = field(default_factory=list)
    terms: list[tuple[int, Term]] = field(default_factory=list)


@dataclass(slots=True)
class Typesetter:
    """Turns the words of one source into runs and notes the characters that no font has.

    Without a source it notes nothing: what it sets stands elsewhere too, in its own place.
    """

    source: str
    link_colour: str
    _missing: dict[tuple[int, str], Diagnostic] = field(default_factory=dict)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._missing.values())

    def plain(
        self, text: str, style: TextStyle, cut: Cut | None = None, line: int = 0, lang: str = ""
    ) -> list[Run]:
        return list(self._runs(text, Look(style, cut or style.cut, line, lang)))

    def inlines(
        self, inlines: Inlines, style: TextStyle, line: int, cut: Cut | None = None
    ) -> SetText:
        result = SetText()
        look = Look(style, cut or style.cut, line, link_colour=self.link_colour)
        self._set(inlines, look, result)
        return result

    def _set(self, inlines: Inlines, look: Look, result: SetText) -> None:
        for inline in inlines:
            match inline:
                case Text(text):
                    result.runs += self._runs(text, look)
                case Term():
                    self._set_term(inline, look, result)
                case Emphasis(content):
                    self._set(content, look._replace(cut=look.cut.slanted), result)
                case Strong(content):
                    self._set(content, look._replace(cut=look.cut.bolder), result)
                case Link(href, content):
                    self._set(content, look._replace(link=href), result)
                case _:
                    assert_never(inline)

    def _set_term(self, term: Term, look: Look, result: SetText) -> None:
        look = look._replace(line=term.line or look.line)
        result.terms.append((len(result.runs), term))
        for part in term.parts:
            if part.ruby:
                result.runs += self._script(part.ruby, look)
                continue
            inner = look
            if part.role is TermRole.ROMAJI:
                inner = look._replace(cut=look.cut.slanted, lang=ROMAJI)
            result.runs += self._runs(part.text, inner)

    def script(self, text: str, ruby: Sequence[Ruby], style: TextStyle) -> list[Run]:
        """A Japanese word, with the readings above it if it has any."""
        look = Look(style, style.cut, 0)
        return list(self._script(ruby, look) if ruby else self._runs(text, look))

    def _script(self, ruby: Sequence[Ruby], look: Look) -> Iterator[Run]:
        """A word that no font has whole stands without its reading: nobody could tell its place."""
        for base, reading in ruby:
            runs = list(self._runs(base, look))
            if reading and len(runs) == 1 and not runs[0].actual:
                (run,) = runs
                size = _reading_size(run.size)
                above = Run(reading, _READING_FONT, size, run.colour, JAPANESE)
                yield run._replace(above=above)
            else:
                yield from runs

    def _runs(self, text: str, look: Look) -> Iterator[Run]:
        text = cleaned(text)
        latin = latin_font(look.style.face, look.cut)
        if not text:
            return
        if font(latin).coverage.issuperset(text) and not (is_own(latin) and has_japanese(text)):
            yield self._run(text, latin, look)
            return
        kept, name = "", ""
        for cluster in CLUSTER.findall(text):
            wanted = self._font(cluster, look) if len(cluster) == 1 else ""
            if wanted != name or not wanted:
                if kept:
                    yield self._run(kept, name, look)
                kept, name = "", wanted
            if wanted:
                kept += cluster
            else:
                yield from self._odd(cluster, look)
        if kept:
            yield self._run(kept, name, look)

    def _font(self, character: str, look: Look) -> str:
        """Empty where no font has the character."""
        if character in BREAKS and not is_own(latin_font(look.style.face, look.cut)):
            return latin_font(look.style.face, look.cut)
        return font_for(character, look.style.face, look.cut) or ""

    def _odd(self, cluster: str, look: Look) -> Iterator[Run]:
        """What can't be shown as it is written: it is drawn as well as can be, and read whole."""
        seen = cluster.translate(INVISIBLE)
        if not seen:
            return
        missing = [character for character in seen if not self._font(character, look)]
        for character in missing:
            self._note_missing(character, look.line)
        drawn = seen
        if missing:  # of a picture joined from several, its parts would say something else
            drawn = stand_in(seen) if len(seen) == 1 else GETA
        name = font_for(drawn, look.style.face, look.cut)
        if name is None:
            drawn, name = GETA, japanese_font(look.style.face, look.cut)
        yield self._run(drawn, name, look)._replace(actual=cluster)

    def _run(self, text: str, name: str, look: Look) -> Run:
        is_latin = "JP" not in name
        size = look.style.size * (1 if is_latin else JAPANESE_SIZE)
        lang = look.lang
        if not is_latin and has_japanese(text):
            lang = JAPANESE
        return Run(text, name, size, look.colour, lang, look.link)

    def _note_missing(self, character: str, line: int) -> None:
        if self.source and (line, character) not in self._missing:
            self._missing[line, character] = missing_glyph(character, self.source, line)
