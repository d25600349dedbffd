"""Publications made for tests of the PDF: small, invented, and as odd as need be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handouts.exporters.api import Export
from handouts.exporters.pdf import PdfExporter
from handouts.layout.labels import ENGLISH
from handouts.layout.layout import Edition, Metadata
from handouts.layout.theme import CLASSIC, Theme
from handouts.model.blocks import Block, BulletList, ListItem, MiniSummary, Paragraph, Subheading
from handouts.model.inlines import Inlines, Text
from handouts.publication.matter import Contents, ContentsEntry, TitlePage
from handouts.publication.publication import Chapter, Publication, Section, SectionKind

WORDS = (
    "the meeting before a decision lets every colleague read what is planned ask in private "
    "and agree without haste so that nobody loses face when the paper goes round"
).split()


def words(count: int, start: int = 0) -> str:
    """Running text of `count` words, beginning at another word for every `start`."""
    text = " ".join(WORDS[(start + place) % len(WORDS)] for place in range(count))
    return text[:1].upper() + text[1:] + "."


def plain(text: str) -> Inlines:
    return (Text(text),)


def paragraph(key: str, text: str, *, introduces: bool = False) -> Paragraph:
    return Paragraph(key, 1, plain(text), introduces)


def bullets(key: str, texts: Sequence[str]) -> BulletList:
    items = (ListItem(f"{key}-{place}", 1, plain(text)) for place, text in enumerate(texts))
    return BulletList(key, 1, tuple(items))


def summary(key: str, text: str) -> MiniSummary:
    return MiniSummary(key, 1, plain(text))


def subheading(key: str, text: str) -> Subheading:
    return Subheading(key, 1, plain(text))


def section(key: str, heading: str, blocks: Sequence[Block]) -> Section:
    kind = SectionKind.SECTION if heading else SectionKind.INTRODUCTION
    return Section(key, kind, plain(heading) if heading else (), 1, tuple(blocks))


def chapter(number: int, title: str, sections: Sequence[Section]) -> Chapter:
    return Chapter(f"c{number}", f"sources/{number}.txt", number, plain(title), 1, tuple(sections))


def book(chapters: Sequence[Chapter], title: str = "A Book of Tests") -> Publication:
    """With title page and contents, as the composer would make them."""
    entries = [
        entry
        for part in chapters
        for entry in (
            ContentsEntry(part.key, 1, part.title, part.number),
            *(ContentsEntry(s.key, 2, s.heading) for s in part.sections if s.heading),
        )
    ]
    return Publication(
        metadata=Metadata(title=title, author="Aki Mori", date=date(2026, 1, 2)),
        labels=ENGLISH,
        layout="workbook",
        edition=Edition(),
        identifier="urn:uuid:1",
        built=1_700_000_000,
        episodes=tuple(chapter.key for chapter in chapters),
        front=(TitlePage("title", title, ""), Contents("contents", "Contents", tuple(entries))),
        chapters=tuple(chapters),
        back=(),
    )


def export(publication: Publication, theme: Theme = CLASSIC, **options: str) -> Export:
    return PdfExporter(options).export(publication, theme)


def single(blocks: Sequence[Block], **options: str) -> Export:
    """One chapter with one section of these blocks."""
    return export(book([chapter(1, "One Chapter", [section("s1", "Why?", blocks)])]), **options)
