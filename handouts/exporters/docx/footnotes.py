"""Footnotes: what a term means, at the foot of the page on which it is first used."""

from __future__ import annotations

from collections.abc import Callable

from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.namespaces import DECLARED
from handouts.model.inlines import Term
from handouts.word_names import Style

# Two notes that every file with footnotes has: the lines between text and notes.
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
FOOTNOTE_SETTINGS = (
    "<w:footnotePr>"
    + "".join(f'<w:footnote w:id="{number}"/>' for _, number in _SEPARATORS)
    + "</w:footnotePr>"
)
_NAMED = f'<w:rPr><w:rStyle w:val="{Style.FOOTNOTE_REFERENCE}"/></w:rPr>'


class Footnotes:
    """Collects the notes of a file: one for each term, whatever its spelling."""

    def __init__(self, words: Callable[[Term], str]) -> None:
        self._words, self._notes = words, list[str]()
        self._seen: set[str] = set()

    def on(self, term: Term) -> str:
        """The mark after a term; none if it is no news, or if there is nothing to say of it."""
        names = {name for name in (term.japanese, term.romaji) if name}
        is_known = bool(names & self._seen)
        if is_known or not term.japanese or not (term.romaji or term.gloss):
            return ""
        self._seen |= names
        number = len(self._notes) + 1
        self._notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{Style.FOOTNOTE_TEXT}"/>'
            f"</w:pPr><w:r>{_NAMED}<w:footnoteRef/></w:r>{self._words(term)}</w:p></w:footnote>"
        )
        return f'<w:r>{_NAMED}<w:footnoteReference w:id="{number}"/></w:r>'

    def part(self) -> str:
        """footnotes.xml; empty where nothing is noted."""
        if not self._notes:
            return ""
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
            f'<w:pStyle w:val="{Style.FOOTNOTE_TEXT}"/></w:pPr><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
            for kind, number in _SEPARATORS
        )
        notes = "".join(self._notes)
        return f"{DECLARATION}<w:footnotes {DECLARED}>{lines}{notes}</w:footnotes>"
