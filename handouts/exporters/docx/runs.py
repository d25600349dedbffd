"""Runs: words as the author wrote them, each stretch with its style and its script.

Japanese stands in runs of its own. Their hint gives marks that both scripts share (①, ✓) to
the Japanese font; on a mixed run it would widen the Latin quotes and dashes as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import assert_never

from handouts.exporters.docx.characters import Characters
from handouts.model.inlines import Emphasis, Inlines, Link, Ruby, Strong, Term, TermRole, Text
from handouts.model.scripts import script_runs
from handouts.word_names import Style


class Mark(Enum):
    STRONG = auto()
    EMPHASIS = auto()
    ROMAJI = auto()
    LINK = auto()
    UNLINKED = auto()  # where the part has no relationships: a link is its words
    ANSWER = auto()
    SOURCE = auto()


Marks = frozenset[Mark]
PLAIN: Marks = frozenset()

_STYLES: dict[Marks, Style] = {
    frozenset({Mark.STRONG}): Style.STRONG,
    frozenset({Mark.EMPHASIS}): Style.EMPHASIS,
    frozenset({Mark.STRONG, Mark.EMPHASIS}): Style.STRONG_EMPHASIS,
    frozenset({Mark.ROMAJI}): Style.ROMAJI,
    frozenset({Mark.ROMAJI, Mark.STRONG}): Style.STRONG_ROMAJI,
    frozenset({Mark.LINK}): Style.HYPERLINK,
    frozenset({Mark.LINK, Mark.STRONG}): Style.STRONG_HYPERLINK,
    frozenset({Mark.LINK, Mark.EMPHASIS}): Style.ITALIC_HYPERLINK,
}


# A mark would be part of the link, of what one is to choose, or stand where there is no foot.
_WITHOUT_NOTES = frozenset({Mark.LINK, Mark.UNLINKED, Mark.ANSWER, Mark.SOURCE})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the paragraph's style does: `text` is at reading size, `slanted` is italic.

    `size` is that of Japanese words with readings above them, in points.
    """

    text: bool = True
    slanted: bool = False
    size: float = 10


READING = Surroundings()
DISPLAY = Surroundings(text=False)


class RunWriter:
    """Writes inlines as XML. `relate` gives the id of an outward link, None for a bad address.

    Without `has_ruby` words have no readings above them. `noted` gives what stands after a term
    in running text: the mark of a footnote, or nothing.
    """

    def __init__(
        self,
        characters: Characters,
        relate: Callable[[str], str | None],
        *,
        has_ruby: bool = False,
    ) -> None:
        self._characters, self._relate, self.has_ruby = characters, relate, has_ruby
        self.noted: Callable[[Term], str] = lambda _: ""

    def inlines(
        self, inlines: Inlines, around: Surroundings = READING, marks: Marks = PLAIN
    ) -> str:
        return "".join(self._inline(inline, around, marks) for inline in inlines)

    def words(self, text: str, around: Surroundings = READING, marks: Marks = PLAIN) -> str:
        return "".join(
            self.run(stretch, _properties(marks, around, japanese=japanese))
            for japanese, stretch in script_runs(text)
        )

    def run(self, text: str, properties: str) -> str:
        formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        words = self._characters.escaped(text)
        return f'<w:r>{formatting}<w:t xml:space="preserve">{words}</w:t></w:r>'

    def script(
        self,
        text: str,
        ruby: Sequence[Ruby],
        around: Surroundings = READING,
        marks: Marks = PLAIN,
    ) -> str:
        """A Japanese word, with the readings above it if it has any."""
        if not ruby or not self.has_ruby:
            return self.words(text, around, marks)
        return "".join(
            self._ruby(one, around, marks) if one.reading else self.words(one.base, around, marks)
            for one in ruby
        )

    def _ruby(self, ruby: Ruby, around: Surroundings, marks: Marks) -> str:
        upright, size = _UPRIGHT if around.slanted else "", _reading_size(around)
        # Word writes the size beside `hps`, and LibreOffice asks no style for it.
        looks = f'{_named(Style.RUBY)}{_HINT}{upright}<w:sz w:val="{size}"/>{_LANGUAGE}'
        reading = self.run(ruby.reading, looks)
        base = self.run(ruby.base, _properties(marks, around, japanese=True))
        return (
            f"<w:r>{RUBY}{_ruby_properties(around)}<w:rt>{reading}</w:rt>"
            f"<w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
        )

    def styled(self, text: str, style: Style) -> str:
        """Words of our own under one character style."""
        return "".join(
            self.run(stretch, _named(style) + (_JAPANESE if japanese else ""))
            for japanese, stretch in script_runs(text)
        )

    def _inline(
        self, inline: Text | Term | Emphasis | Strong | Link, around: Surroundings, marks: Marks
    ) -> str:
        match inline:
            case Text(text):
                return self.words(text, around, marks)
            case Term():
                return "".join(self._term(inline, around, marks))
            case Emphasis(content):
                return self.inlines(content, around, marks | {Mark.EMPHASIS})
            case Strong(content):
                return self.inlines(content, around, marks | {Mark.STRONG})
            case Link(href, content):
                return self._link(href, content, around, marks)
            case _:
                assert_never(inline)

    def _term(self, term: Term, around: Surroundings, marks: Marks) -> Iterator[str]:
        for part in term.parts:
            if part.ruby:
                yield self.script(part.text, part.ruby, around, marks)
                continue
            is_romaji = part.role is TermRole.ROMAJI
            yield self.words(part.text, around, marks | {Mark.ROMAJI} if is_romaji else marks)
        if around.text and not marks & _WITHOUT_NOTES:
            yield self.noted(term)

    def _link(self, href: str, content: Inlines, around: Surroundings, marks: Marks) -> str:
        if marks & {Mark.LINK, Mark.UNLINKED} or (identifier := self._relate(href)) is None:
            return self.inlines(content, around, marks)
        runs = self.inlines(content, around, marks | {Mark.LINK})
        return f'<w:hyperlink r:id="{identifier}" w:history="1">{runs}</w:hyperlink>'


RUBY = "<w:ruby>"
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_LANGUAGE = '<w:lang w:eastAsia="ja-JP"/>'
_JAPANESE = _HINT + _LANGUAGE
# The one property set on a run itself: a style cannot take back a slant, as italics toggle
# (ECMA-376, part 1, 17.7.3), and Japanese is never slanted.
_UPRIGHT = '<w:i w:val="0"/><w:iCs w:val="0"/>'


def _reading_size(around: Surroundings) -> int:
    """In half points: half as large as the words, 5 pt at least."""
    return max(10, round(around.size))


def _ruby_properties(around: Surroundings) -> str:
    """All sizes are in half points (ECMA-376, part 1, 17.3.3.25)."""
    return (
        f'<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="{_reading_size(around)}"/>'
        f'<w:hpsRaise w:val="{round(1.8 * around.size)}"/>'
        f'<w:hpsBaseText w:val="{round(2 * around.size)}"/><w:lid w:val="ja-JP"/></w:rubyPr>'
    )


def _named(style: Style | None) -> str:
    return f'<w:rStyle w:val="{style}"/>' if style else ""


def _properties(marks: Marks, around: Surroundings, *, japanese: bool) -> str:
    if not japanese:
        return _named(_style_of(marks))
    style = _style_of(marks - {Mark.EMPHASIS, Mark.ROMAJI})
    if style is None and around.text:
        style = Style.JAPANESE
    return _named(style) + _HINT + (_UPRIGHT if around.slanted else "") + _LANGUAGE


def _style_of(marks: Marks) -> Style | None:
    """The style of these marks; where no style has them all, the outermost signs win."""
    if marks & {Mark.ANSWER, Mark.SOURCE}:
        return Style.ANSWER if Mark.ANSWER in marks else Style.SOURCE
    marks -= {Mark.UNLINKED}
    for kept in (marks, marks - {Mark.EMPHASIS}, marks - {Mark.ROMAJI, Mark.EMPHASIS}):
        if kept in _STYLES:
            return _STYLES[kept]
    return None
