"""The answer key: every entry leads back to its activity, as the activity leads to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.blocks import heading_title
from handouts.exporters.epub.elements import ElementWriter
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.references import References
from handouts.exporters.xhtml import tagged
from handouts.publication.matter import AnswerKey, KeyChapter, KeyEntry


@dataclass(frozen=True, slots=True)
class AnswerWriter:
    breaks: PageBreaks
    references: References

    def key(self, part: AnswerKey) -> str:
        name = anchor(part.key)
        chapters = "".join(self._chapter(name, chapter) for chapter in part.chapters)
        return (
            f'<section id="{name}" aria-labelledby="{name}-title">\n'
            f"{self.breaks.before(part.key)}"
            f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{chapters}</section>'
        )

    def _chapter(self, name: str, chapter: KeyChapter) -> str:
        title = tagged(f"{chapter.number}. {heading_title(chapter.title)}")
        own = f"{name}-chapter-{chapter.number}"
        entries = "".join(map(self._entry, chapter.entries))
        return (
            f'<section aria-labelledby="{own}">\n<h2 id="{own}">{title}</h2>\n{entries}</section>\n'
        )

    def _entry(self, entry: KeyEntry) -> str:
        name = anchor(entry.key)
        writer = ElementWriter(self.breaks, self.references, level=4)
        return (
            f'<section id="{name}" aria-labelledby="{name}-title">\n'
            f"{self.breaks.before(entry.key)}"
            f'<h3 id="{name}-title">{tagged(f"{entry.number} {entry.title}".strip())}</h3>\n'
            f'<p class="small">{self._way_back(entry)}</p>\n'
            f"{writer.elements(entry.elements)}</section>\n"
        )

    def _way_back(self, entry: KeyEntry) -> str:
        """The heading above names the activity, so the link says what it is for."""
        labels = self.references.labels
        page = replace(entry.page, title=labels.back_to_exercise)
        return self.references.reference(page, ' role="doc-backlink"')
