"""Where everything is: file names and ids, all generated, for the keys of a publication."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import assert_never

from handouts.publication.matter import (
    About,
    ActivityPart,
    Agenda,
    AnswerKey,
    BackMatter,
    Contents,
    FrontMatter,
    Glossary,
    GlossaryEntry,
    Index,
    TitlePage,
    back_keys,
)
from handouts.publication.publication import Publication, chapter_keys

CONTENTS, COVER, TITLE_PAGE, AGENDA = (
    "contents.xhtml",
    "cover.xhtml",
    "title-page.xhtml",
    "agenda.xhtml",
)
COLOPHON, LICENCES = "colophon.xhtml", "font-licences.xhtml"
_MOST_LINES = 400  # of a glossary in one document: some 25 screens of a phone
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def anchor(key: str) -> str:
    """The id of the element that stands for a key: an XML name, whatever the key is made of."""
    if _PLAIN.fullmatch(key):
        return f"k-{key}"
    return f"h-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """`files` maps every key of the publication to the content document it stands in."""

    files: dict[str, str]

    def url(self, key: str) -> str:
        """The relative URL of a key (all content documents lie in one folder)."""
        return f"{self.files[key]}#{anchor(key)}"


def addresses_of(publication: Publication) -> Addresses:
    files = {part.key: _front_file(part) for part in publication.front}
    for chapter in publication.chapters:
        file = f"chapter-{chapter.number:04d}.xhtml"
        files.update((key, file) for key in chapter_keys(chapter))
    for place, part in enumerate(publication.back, start=1):
        name = f"{_back_name(part)}-{place}"
        files.update((key, f"{name}.xhtml") for key in back_keys(part))
        if isinstance(part, Glossary):
            for number, entries in enumerate(glossary_shares(part)[1:], start=2):
                file = f"{name}-{number}.xhtml"
                files.update((entry.term.key, file) for entry in entries)
    return Addresses(files)


def glossary_shares(part: Glossary) -> list[list[GlossaryEntry]]:
    """The entries by the documents that they stand in: a reader waits for a long document."""
    shares: list[list[GlossaryEntry]] = [[]]
    room = _MOST_LINES
    for entry in part.entries:
        lines = 2 + len(entry.occurrences) // 2
        if lines > room and shares[-1]:
            shares.append([])
            room = _MOST_LINES
        shares[-1].append(entry)
        room -= lines
    return shares


def _front_file(part: FrontMatter) -> str:
    match part:
        case TitlePage():
            return TITLE_PAGE
        case Contents():
            return CONTENTS
        case Agenda():
            return AGENDA
        case _:
            assert_never(part)


def _back_name(part: BackMatter) -> str:
    match part:
        case Glossary():
            return "glossary"
        case About():
            return "about"
        case ActivityPart():
            return "activities"
        case AnswerKey():
            return "answers"
        case Index():
            return "index"
        case _:
            assert_never(part)
