"""Terms that lead on: to a note where a chapter first names one, to the glossary from then on.

Every use has an id, so that the glossary can lead back to each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from handouts.exporters.epub.addresses import Addresses, anchor
from handouts.exporters.xhtml import (
    ReferenceKind,
    TermReference,
    TermTarget,
    japanese,
    romaji,
    tagged,
)
from handouts.exporters.xml_text import escape
from handouts.model.entries import plain_reading
from handouts.model.inlines import Term
from handouts.publication.matter import Glossary, GlossaryTerm
from handouts.publication.publication import Publication


@dataclass(frozen=True, slots=True)
class Use:
    """Where the text names a term: under which key of the publication, and the URL of the word."""

    key: str
    url: str


class GlossaryIndex:
    """Finds the glossary's entry for a term as written, and remembers where each was named."""

    def __init__(self, publication: Publication, addresses: Addresses) -> None:
        self.addresses = addresses
        self.heading = ""
        self._by_script: dict[str, GlossaryTerm] = {}
        self._by_reading: dict[str, GlossaryTerm] = {}
        self._uses: dict[str, list[Use]] = {}
        for part in publication.back:
            if isinstance(part, Glossary):
                self.heading = part.heading
                for entry in part.entries:
                    self._add(entry.term)

    def _add(self, term: GlossaryTerm) -> None:
        if term.japanese:
            self._by_script.setdefault(term.japanese, term)
        if term.romaji:
            self._by_reading.setdefault(plain_reading(term.romaji), term)

    def find(self, term: Term) -> GlossaryTerm | None:
        """By its script, else by its romaji: authors spell that in more ways than one."""
        if term.japanese:
            return self._by_script.get(term.japanese)
        return self._by_reading.get(plain_reading(term.romaji or term.written))

    def named(self, term: GlossaryTerm, key: str, name: str) -> None:
        """The text under `key` names the term in an element with the id `name`."""
        url = f"{self.addresses.files[key]}#{name}"
        self._uses.setdefault(term.key, []).append(Use(key, url))

    def uses(self, term: GlossaryTerm) -> Sequence[Use]:
        """In the order in which they were written, which is the reading order."""
        return self._uses.get(term.key, ())


class TermLinks:
    """Links from the terms of one content document; `back` is the word for the way back."""

    def __init__(self, index: GlossaryIndex, back: str) -> None:
        self._index, self._back = index, back
        self._counts: dict[str, int] = {}
        self._noted: dict[str, tuple[GlossaryTerm, str]] = {}

    def of_text(self, key: str) -> TermTarget:
        """For the text under a key of the publication: notes first, the glossary later."""
        return partial(self._reference, key, may_note=True)

    def of_heading(self, key: str) -> TermTarget:
        """Nobody wants a note on a heading, so from there it is always the glossary."""
        return partial(self._reference, key, may_note=False)

    def _reference(self, key: str, term: Term, *, may_note: bool) -> TermReference | None:
        found = self._index.find(term)
        if found is None:
            return None
        count = self._counts[found.key] = self._counts.get(found.key, 0) + 1
        name = f"ref-{anchor(found.key)}" + (f"-{count}" if count > 1 else "")
        self._index.named(found, key, name)
        if found.key in self._noted or not may_note:
            url = self._index.addresses.url(found.key)
            return TermReference(url, ReferenceKind.GLOSSARY, name)
        self._noted[found.key] = (found, name)
        return TermReference(f"#note-{anchor(found.key)}", ReferenceKind.NOTE, name)

    def asides(self) -> str:
        """The notes, to stand at the chapter's end for readers without pop-ups."""
        notes = "".join(self._aside(term, name) for term, name in self._noted.values())
        return f'<div class="notes">\n{notes}</div>\n' if notes else ""

    def _aside(self, term: GlossaryTerm, use: str) -> str:
        name = anchor(term.key)
        words = [japanese(term.japanese)] if term.japanese else []
        words += [romaji(term.romaji)] if term.romaji else []
        words += [tagged("; ".join(term.glosses))] if term.glosses else []
        # Kindle runs notes together unless each begins with its way back.
        return (
            f'<aside id="note-{name}" epub:type="footnote" role="doc-footnote"><p>'
            f'<a href="#{use}" role="doc-backlink" aria-label="{escape(self._back)}">↑</a> '
            f"{' '.join(words)} "
            f'<a class="more" href="{self._index.addresses.url(term.key)}">'
            f"{tagged(self._index.heading)}</a></p></aside>\n"
        )
