"""Where page references lead: to a place of this book, to a printed page, or to both."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.errors import UnknownPagesError
from handouts.exporters.api import PageMap
from handouts.exporters.epub.addresses import Addresses
from handouts.exporters.xhtml import inline_xhtml, tagged
from handouts.exporters.xml_text import escape
from handouts.layout.labels import Labels
from handouts.model.inlines import Inline
from handouts.publication.primitives import Blank, PageReference, Pieces


@dataclass(frozen=True, slots=True)
class References:
    """`edition` is this book's, `pages` are those of a printed one, whose edition they name."""

    edition: str
    addresses: Addresses
    pages: PageMap | None
    labels: Labels

    def printed_page(self, key: str) -> str:
        """The printed page of a key as its reader sees it, empty where nobody knows."""
        return self.pages.pages.get(key, "") if self.pages else ""

    def reference(self, reference: PageReference, kind: str = "") -> str:
        """A link with the target's name, else the printed page; `kind` are the link's attributes.

        Raises ExportError where there is neither.
        """
        wording = self._wording(reference)
        if self.is_here(reference):
            url = self.addresses.url(reference.key)
            link = f'<a href="{url}"{kind}>{tagged(reference.title)}</a>'
            return f"{link} ({tagged(wording)})" if wording else link
        if wording:
            return tagged(wording)
        raise UnknownPagesError(
            f"nobody knows the page of {reference.title!r} in the edition {reference.edition}.",
            hint="Build the PDF of that edition with the same layout: its pages are referred to.",
        )

    def is_here(self, reference: PageReference) -> bool:
        """Does it name something of this very book?"""
        return reference.edition == self.edition and reference.key in self.addresses.files

    def _wording(self, reference: PageReference) -> str:
        known = self.pages is not None and self.pages.edition == reference.edition
        page = self.printed_page(reference.key) if known else ""
        return reference.wording.replace("{page}", page) if page else ""

    def pieces(self, pieces: Pieces) -> str:
        """Pieces as phrasing content.

        Terms are no links here: an exercise on a term must not lead to its meaning.
        """
        return "".join(map(self._piece, pieces))

    def _piece(self, piece: Inline | Blank | PageReference) -> str:
        match piece:
            case Blank():
                return blank(piece)
            case PageReference():
                return self.reference(piece)
            case inline:
                return inline_xhtml((inline,))


def blank(gap: Blank) -> str:
    """A gap with its name on it, so that the notebook can say which one is filled.

    The name is text, not an attribute: a voice that knows no roles reads it all the same.
    """
    if gap.answer:
        return answer(gap.answer)
    name = f"<small>{tagged(gap.label)}</small>" if gap.label else ""
    hidden = "" if gap.label else ' role="img" aria-label="…"'
    return f'<span class="blank"{hidden}>\N{NO-BREAK SPACE}{name}{_space(gap)}</span>'


def _space(gap: Blank) -> str:
    """What is left of the room on a narrow screen, as spaces that do not collapse."""
    return "\N{NO-BREAK SPACE}" * max(2, min(gap.room, 24) - len(gap.label))


def answer(words: str) -> str:
    return f'<b class="answer">{tagged(words)}</b>'


def named(words: str) -> str:
    """Attributes of an element that a screen reader announces by these words."""
    return f' role="group" aria-label="{escape(words)}"' if words else ""
