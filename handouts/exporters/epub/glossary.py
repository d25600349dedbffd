"""The glossary: what each term means, and a way back to every place that names it."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.exporters.epub.addresses import anchor, glossary_shares
from handouts.exporters.epub.document import Document, document
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.places import Places
from handouts.exporters.epub.term_notes import GlossaryIndex
from handouts.exporters.xhtml import japanese, romaji, tagged, with_ruby
from handouts.publication.matter import Glossary, GlossaryEntry
from handouts.publication.publication import Publication


class GlossaryWriter:
    """`index` knows who named what, so chapters are written before."""

    def __init__(self, publication: Publication, index: GlossaryIndex, breaks: PageBreaks) -> None:
        self._index, self._breaks = index, breaks
        self._places = Places(publication, index.addresses)
        self._back = publication.labels.back_to_text

    def documents(self, part: Glossary, language: str) -> list[Document]:
        """One, or as many as its length asks for: those that follow name their words at the top."""
        first, *others = glossary_shares(part)
        files = self._index.addresses.files
        note = f'<p class="small">{tagged(part.note)}</p>\n' if part.note else ""
        body = self._section(anchor(part.key), part.heading, first, note, part.key)
        found = [document(files[part.key], part.heading, language, "backmatter", body)]
        for number, entries in enumerate(others, start=2):
            words = dict.fromkeys(_headword(entry) for entry in (entries[0], entries[-1]))
            heading = f"{part.heading}: {' – '.join(words)}"
            body = self._section(f"{anchor(part.key)}-{number}", heading, entries)
            file = files[entries[0].term.key]
            found.append(document(file, heading, language, "backmatter", body))
        return found

    def _section(
        self,
        name: str,
        heading: str,
        entries: Sequence[GlossaryEntry],
        note: str = "",
        key: str = "",
    ) -> str:
        return (
            f'<section id="{name}" epub:type="glossary" role="doc-glossary"'
            f' aria-labelledby="{name}-title">\n{self._breaks.before(key)}'
            f'<h1 id="{name}-title">{tagged(heading)}</h1>\n{note}'
            f"<dl>\n{''.join(map(self._entry, entries))}</dl>\n</section>"
        )

    def _entry(self, entry: GlossaryEntry) -> str:
        term = entry.term
        words = [romaji(term.romaji)] if term.romaji else []
        if term.japanese:
            script = with_ruby(term.japanese, term.ruby) if term.ruby else japanese(term.japanese)
            words.append(script)
        glosses = "; ".join(tagged(gloss) for gloss in term.glosses)
        gloss = f"<p>{glosses}</p>" if glosses else ""
        # Pop-ups show the element with the id, so it holds the meaning as well. A list of
        # definitions takes no page breaks between its groups but inside them.
        return (
            f'<div id="{anchor(term.key)}" class="entry">'
            f'<dt epub:type="glossterm">{self._breaks.before(term.key)}'
            f"<dfn>{' '.join(words)}</dfn></dt>\n"
            f'<dd epub:type="glossdef">{gloss}{self._way_back(entry)}</dd></div>\n'
        )

    def _way_back(self, entry: GlossaryEntry) -> str:
        """To every use in the text; else, as in an exercise that has its text, to the place."""
        uses = [(use.key, use.url) for use in self._index.uses(entry.term)]
        explained = (one.section for one in entry.occurrences)
        links = self._places.backlinks(uses, explained)
        return f'<p class="places">{tagged(self._back)}: {links}</p>' if links else ""


def _headword(entry: GlossaryEntry) -> str:
    return entry.term.romaji or entry.term.japanese or ""
