"""The names by which a Word file of ours is read again: styles, bookmarks, properties.

Style ids are ours alone; what lasts through Word, LibreOffice and Google Docs are the names,
and Word knows its built-in styles by their English names in every language.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum

SCHEMA_PROPERTY = "HandoutsSchema"
IDENTIFIER_PROPERTY = "HandoutsIdentifier"
LAYOUT_PROPERTY = "HandoutsLayout"
EDITION_PROPERTY = "HandoutsEdition"
SCHEMA_VERSION = 1

# Word hides bookmarks with a leading underscore from its dialogs, so nobody deletes them.
BOOKMARK_PREFIX = "_hb_"
BOOKMARK_LENGTH = 40
_PLAIN_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_DIGEST = 10


class Style(StrEnum):
    """Ids of the styles in a file; `STYLE_NAMES` has the names that readers look for."""

    NORMAL = "Normal"
    LEAD_IN = "ListLeadIn"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    BYLINE = "Byline"
    IMPRINT = "Imprint"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    BACK_HEADING = "BackMatterHeading"
    CHAPTER_SUBTITLE = "ChapterSubtitle"
    LIST_BULLET = "ListBullet"
    LIST_NUMBER = "ListNumber"
    LIST_LETTER = "ListLetter"
    ACTION_HEADING = "ActionHeading"
    ACTION_STEP = "ActionStep"
    QUOTE = "Quote"
    SUMMARY_LABEL = "MiniSummaryLabel"
    SUMMARY = "MiniSummary"
    TOC_HEADING = "TOCHeading"
    TOC_1 = "TOC1"
    TOC_2 = "TOC2"
    HEADER = "Header"
    FOOTER = "Footer"
    NOTE = "GlossaryNote"
    TABLE_HEADING = "TableHeading"
    TERM_SCRIPT = "TermScript"
    TERM_ROMAJI = "TermRomaji"
    TERM_MEANING = "TermMeaning"
    TERM_CHAPTERS = "TermChapters"
    EMPTY_LINE = "EmptyLine"
    DEFAULT_FONT = "DefaultParagraphFont"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    STRONG_EMPHASIS = "IntenseEmphasis"
    ROMAJI = "Romaji"
    STRONG_ROMAJI = "StrongRomaji"
    JAPANESE = "Japanese"
    HYPERLINK = "Hyperlink"
    STRONG_HYPERLINK = "StrongHyperlink"
    ITALIC_HYPERLINK = "ItalicHyperlink"
    RUNNING_NAME = "RunningName"
    PAGE_NUMBER = "PageNumber"
    TABLE_NORMAL = "TableNormal"
    TERM_TABLE = "TermTable"
    NO_LIST = "NoList"


BUILT_IN_NAMES: dict[Style, str] = {
    Style.NORMAL: "Normal",
    Style.TITLE: "Title",
    Style.SUBTITLE: "Subtitle",
    Style.HEADING_1: "heading 1",
    Style.HEADING_2: "heading 2",
    Style.HEADING_3: "heading 3",
    Style.LIST_BULLET: "List Bullet",
    Style.LIST_NUMBER: "List Number",
    Style.QUOTE: "Quote",
    Style.TOC_HEADING: "TOC Heading",
    Style.TOC_1: "toc 1",
    Style.TOC_2: "toc 2",
    Style.HEADER: "header",
    Style.FOOTER: "footer",
    Style.DEFAULT_FONT: "Default Paragraph Font",
    Style.STRONG: "Strong",
    Style.EMPHASIS: "Emphasis",
    Style.STRONG_EMPHASIS: "Intense Emphasis",
    Style.HYPERLINK: "Hyperlink",
    Style.PAGE_NUMBER: "page number",
    Style.TABLE_NORMAL: "Normal Table",
    Style.NO_LIST: "No List",
}
STYLE_NAMES: dict[Style, str] = BUILT_IN_NAMES | {
    Style.LEAD_IN: "List Lead-In",
    Style.BYLINE: "Byline",
    Style.IMPRINT: "Imprint",
    Style.BACK_HEADING: "Back Matter Heading",
    Style.CHAPTER_SUBTITLE: "Chapter Subtitle",
    Style.LIST_LETTER: "List Letter",
    Style.ACTION_HEADING: "Action Steps Heading",
    Style.ACTION_STEP: "Action Step",
    Style.SUMMARY_LABEL: "Mini-Summary Label",
    Style.SUMMARY: "Mini-Summary",
    Style.NOTE: "Glossary Note",
    Style.TABLE_HEADING: "Table Heading",
    Style.TERM_SCRIPT: "Term Script",
    Style.TERM_ROMAJI: "Term Romaji",
    Style.TERM_MEANING: "Term Meaning",
    Style.TERM_CHAPTERS: "Term Chapters",
    Style.EMPTY_LINE: "Empty Line",
    Style.ROMAJI: "Romaji",
    Style.STRONG_ROMAJI: "Strong Romaji",
    Style.JAPANESE: "Japanese",
    Style.STRONG_HYPERLINK: "Strong Hyperlink",
    Style.ITALIC_HYPERLINK: "Italic Hyperlink",
    Style.RUNNING_NAME: "Running Name",
    Style.TERM_TABLE: "Term Table",
}


def bookmark_name(key: str) -> str:
    """The bookmark of a key: at most 40 characters, letters, digits and `_`, no regard to case.

    A key that is such a name already stays readable; any other gets a digest, so that no two
    keys meet in one name.
    """
    room = BOOKMARK_LENGTH - len(BOOKMARK_PREFIX)
    if len(key) <= room and _PLAIN_KEY.fullmatch(key):
        return BOOKMARK_PREFIX + key
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    words = _NOT_WORD.sub("_", key.lower()).strip("_")[: room - _DIGEST - 2]
    # Two underscores: no plain key has them, so no plain key can meet a digest by chance.
    return f"{BOOKMARK_PREFIX}{words}__{digest}"
