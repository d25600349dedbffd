"""Where everything is: file names and ids, all generated, for the keys of a publication."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from handouts.publication.publication import About, BackMatter, Glossary, Publication, TitlePage

CONTENTS, COVER, TITLE_PAGE = "contents.xhtml", "cover.xhtml", "title-page.xhtml"
COLOPHON, LICENCES = "colophon.xhtml", "font-licences.xhtml"
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
    files = {
        part.key: TITLE_PAGE if isinstance(part, TitlePage) else CONTENTS
        for part in publication.front
    }
    for chapter in publication.chapters:
        file = f"chapter-{chapter.number:04d}.xhtml"
        files[chapter.key] = file
        for section in chapter.sections:
            files[section.key] = file
            files.update((block.key, file) for block in section.blocks)
    for place, part in enumerate(publication.back, start=1):
        file = f"{_back_name(part)}-{place}.xhtml"
        files[part.key] = file
        if isinstance(part, Glossary):
            files.update((entry.term.key, file) for entry in part.entries)
        else:
            files.update((block.key, file) for block in part.blocks)
    return Addresses(files)


def _back_name(part: BackMatter) -> str:
    match part:
        case Glossary():
            return "glossary"
        case About():
            return "about"
