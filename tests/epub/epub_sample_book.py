"""An invented book with every kind of block, made by hand so that these tests need no reader."""

from __future__ import annotations

import dataclasses
import datetime as dt

from handouts.exporters.api import PageMap
from handouts.layout.labels import ENGLISH
from handouts.layout.layout import Edition, Metadata
from handouts.model import blocks as b
from handouts.model.inlines import Emphasis, Link, Strong, Term, TermPart, TermRole, Text
from handouts.publication.matter import (
    About,
    Contents,
    ContentsEntry,
    Glossary,
    GlossaryEntry,
    GlossaryTerm,
    Occurrence,
    TitlePage,
)
from handouts.publication.publication import Chapter, Publication, Section, SectionKind

NEMAWASHI = Term(
    parts=(
        TermPart(TermRole.JAPANESE, "根回し"),
        TermPart(TermRole.MARK, " ("),
        TermPart(TermRole.ROMAJI, "nemawashi"),
        TermPart(TermRole.MARK, ", "),
        TermPart(TermRole.GLOSS, "going round the roots"),
        TermPart(TermRole.MARK, ")"),
    ),
    japanese="根回し",
    romaji="nemawashi",
    gloss="going round the roots",
    line=4,
)
HORENSO = Term(
    parts=(
        TermPart(TermRole.ROMAJI, "hōrensō"),
        TermPart(TermRole.MARK, " ("),
        TermPart(TermRole.JAPANESE, "報連相"),
        TermPart(TermRole.MARK, ")"),
    ),
    japanese="報連相",
    romaji="hōrensō",
)
TEA = GlossaryTerm("term-nemawashi", "根回し", "nemawashi", ("going round the roots", "groundwork"))
REPORT = GlossaryTerm("term-horenso", "報連相", "hōrensō", ())


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def item(key: str, text: str, lead: str = "", marker: str = "") -> b.ListItem:
    return b.ListItem(
        key, 9, words(text), words(lead) if lead else (), ": " if lead else "", marker
    )


def first_chapter() -> Chapter:
    question = Section(
        "c1-s1",
        SectionKind.SECTION,
        words("Why does the “yes” come before the meeting?"),
        4,
        (
            b.Paragraph("c1-p2", 5, (Text("Tea first, then "), NEMAWASHI, Text(" in 東京."))),
            b.Subheading("c1-h", 6, words("Three small things"), "1)"),
            b.BulletList("c1-ul", 7, (item("i1", "Ask early"), item("i2", "listen", "Then"))),
            b.OrderedList(
                "c1-ol", 8, (item("i3", "third", marker="C."),), b.Numbering.LETTER, start=3
            ),
            b.OrderedList("c1-ol2", 8, (item("i4", "one"), item("i5", "two"))),
            b.Quotation("c1-q", 10, words("“Nobody likes a surprise at noon.”")),
            b.ActionSteps("c1-a", 11, "Action Steps", (item("i6", "Call 本社 first", "Today"),)),
            b.MiniSummary("c1-m", 12, words("A quiet talk spares a loud one.")),
        ),
    )
    takeaways = Section(
        "c1-t",
        SectionKind.TAKEAWAYS,
        words("Key takeaways"),
        0,
        (b.BulletList("c1-tl", 14, (item("i7", "Go round the roots."),)),),
    )
    intro = Section(
        "c1-i",
        SectionKind.INTRODUCTION,
        (),
        0,
        (b.Paragraph("c1-p1", 3, words("It begins with these words:"), introduces=True),),
    )
    return Chapter(
        "tea-room",
        "sources/tea.txt",
        1,
        words("The Meeting Before 会議"),
        1,
        (intro, question, takeaways),
        episode_number=12,
        category="Meetings",
        subtitle=words("What tea has to do with it"),
        subtitle_line=2,
        opener_term=TEA,
    )


def second_chapter() -> Chapter:
    section = Section(
        "c2-s1",
        SectionKind.SECTION,
        words("Who tells whom?"),
        3,
        (
            b.Paragraph(
                "c2-p1",
                4,
                (
                    Emphasis(words("Slowly")),
                    Text(" and "),
                    Strong(words("often 毎日")),
                    Text(": "),
                    HORENSO,
                    Text(" & more, see "),
                    Link("https://example.org/?a=1&b=2", words("the page")),
                    Text("."),
                ),
            ),
        ),
    )
    return Chapter("report", "sources/report.txt", 2, words("Report & Talk"), 1, (section,))


def contents(chapters: tuple[Chapter, ...]) -> Contents:
    entries: list[ContentsEntry] = []
    for chapter in chapters:
        entries.append(ContentsEntry(chapter.key, 1, chapter.title, chapter.number))
        entries += [ContentsEntry(s.key, 2, s.heading) for s in chapter.sections if s.heading]
    entries.append(ContentsEntry("glossary", 1, words("Glossary")))
    entries.append(ContentsEntry("about", 1, words("About Hinoki & Vale")))
    return Contents("contents", "Contents", tuple(entries))


def book() -> Publication:
    chapters = (first_chapter(), second_chapter())
    glossary = Glossary(
        "glossary",
        "Glossary",
        "In the order of the romaji.",
        (
            GlossaryEntry(REPORT, (Occurrence("report", "c2-s1"),)),
            GlossaryEntry(TEA, (Occurrence("tea-room", "c1-s1"),)),
        ),
    )
    about = About(
        "about",
        "About Hinoki & Vale",
        "sources/tea.txt",
        20,
        (b.Paragraph("about-p", 21, words("We teach in 横浜 and by post.")),),
    )
    metadata = Metadata(
        title="Working Well with Japanese Teams",
        subtitle="A compilation",
        author="A. Vale",
        publisher="Hinoki & Vale Learning",
        rights="© 2026 Hinoki & Vale",
        credit="From the podcast Tea at Noon",
        description="Two chapters.",
        series="Tea at Noon",
        subjects=("Business", "Japan"),
        date=dt.date(2026, 5, 4),
    )
    front = (
        TitlePage("title", metadata.title, metadata.subtitle, ((1, "根回し"), (2, "報連相"))),
        contents(chapters),
    )
    return Publication(
        metadata,
        ENGLISH,
        "compilation",
        Edition(),
        "urn:uuid:6f8a3c52-1f1e-5a3e-9b70-0d2f7c4f9a11",
        1_700_000_000,
        tuple(chapter.key for chapter in chapters),
        front,
        chapters,
        (glossary, about),
    )


def retitled(publication: Publication, title: str) -> Publication:
    """The book with hostile words wherever a title may stand."""
    chapter = dataclasses.replace(
        publication.chapters[0], title=words(title), subtitle=words(title)
    )
    section = dataclasses.replace(chapter.sections[1], heading=words(title))
    chapter = dataclasses.replace(
        chapter, category=title, sections=(chapter.sections[0], section, chapter.sections[2])
    )
    chapters = (chapter, *publication.chapters[1:])
    metadata = dataclasses.replace(publication.metadata, title=title, subtitle=title, author=title)
    front = (TitlePage("title", title, title), contents(chapters))
    return dataclasses.replace(publication, metadata=metadata, front=front, chapters=chapters)


PAGES = PageMap(
    "Working Well with Japanese Teams (PDF)",
    "participant",
    {
        "title": "1",
        "contents": "2",
        "tea-room": "3",
        "c1-s1": "3",
        "c1-h": "4",
        "c1-m": "5",
        "report": "7",
        "c2-s1": "7",
        "glossary": "9",
        "term-nemawashi": "F 10",
        "about-p": "11",
        "no such key": "12",
    },
)
