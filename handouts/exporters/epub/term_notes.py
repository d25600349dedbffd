"""Notes on terms: a pop-up where a chapter first explains one, the glossary from then on."""

from __future__ import annotations

import unicodedata

from handouts.exporters.epub.addresses import Addresses, anchor
from handouts.exporters.xhtml import ReferenceKind, TermReference, japanese, romaji, tagged
from handouts.exporters.xml_text import escape
from handouts.model.inlines import Term
from handouts.publication.matter import Glossary, GlossaryTerm
from handouts.publication.publication import Publication


class GlossaryIndex:
    """Finds the glossary's entry for a term as written: by its script, else by its romaji."""

    def __init__(self, publication: Publication) -> None:
        self._by_script: dict[str, GlossaryTerm] = {}
        self._by_reading: dict[str, GlossaryTerm] = {}
        self.heading = ""
        for part in publication.back:
            if isinstance(part, Glossary):
                self.heading = part.heading
                for entry in part.entries:
                    self._add(entry.term)

    def _add(self, term: GlossaryTerm) -> None:
        if term.japanese:
            self._by_script.setdefault(term.japanese, term)
        if term.romaji:
            self._by_reading.setdefault(_plain(term.romaji), term)

    def find(self, term: Term) -> GlossaryTerm | None:
        if term.japanese:
            return self._by_script.get(term.japanese)
        return self._by_reading.get(_plain(term.romaji or term.written))


def _plain(reading: str) -> str:
    """Long vowels as short ones, small letters: authors spell romaji in more ways than one."""
    letters = unicodedata.normalize("NFD", reading)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


class ChapterNotes:
    """Gathers the notes of one chapter while its terms are written."""

    def __init__(self, index: GlossaryIndex, addresses: Addresses, back: str) -> None:
        """`back` is the language's word for the way back to the text."""
        self._index, self._addresses, self._back = index, addresses, back
        self._noted: dict[str, GlossaryTerm] = {}

    def target(self, term: Term) -> TermReference | None:
        found = self._index.find(term)
        if found is None:
            return None
        if found.key in self._noted:
            return TermReference(self._addresses.url(found.key), ReferenceKind.GLOSSARY)
        self._noted[found.key] = found
        name = anchor(found.key)
        return TermReference(f"#note-{name}", ReferenceKind.NOTE, f"ref-{name}")

    def asides(self) -> str:
        """The notes, to stand at the chapter's end for readers without pop-ups."""
        notes = "".join(self._aside(term) for term in self._noted.values())
        return f'<div class="notes">\n{notes}</div>\n' if notes else ""

    def _aside(self, term: GlossaryTerm) -> str:
        name = anchor(term.key)
        words = [japanese(term.japanese)] if term.japanese else []
        words += [romaji(term.romaji)] if term.romaji else []
        words += [tagged("; ".join(term.glosses))] if term.glosses else []
        # Kindle runs notes together unless each begins with its way back.
        return (
            f'<aside id="note-{name}" epub:type="footnote" role="doc-footnote"><p>'
            f'<a href="#ref-{name}" role="doc-backlink" aria-label="{escape(self._back)}">↑</a> '
            f"{' '.join(words)} "
            f'<a class="more" href="{self._addresses.url(term.key)}">{tagged(self._index.heading)}'
            "</a></p></aside>\n"
        )
