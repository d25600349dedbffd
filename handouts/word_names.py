"""The names by which a Word file of ours is read again: styles, bookmarks, properties.

Style ids are ours alone; what lasts through Word, LibreOffice and Google Docs are the names,
and Word knows its built-in styles by their English names in every language.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from enum import StrEnum

SCHEMA_PROPERTY = "HandoutsSchema"
IDENTIFIER_PROPERTY = "HandoutsIdentifier"
LAYOUT_PROPERTY = "HandoutsLayout"
PARTICIPANT_PROPERTY = "HandoutsParticipant"
EDITION_PROPERTY = "HandoutsEdition"
DIGEST_PROPERTY = "HandoutsText"  # of a handout: which state of its source it was made from
SCHEMA_VERSION = 1


def digest_property(key: str) -> str:
    """The property of a book that says which state of one episode it was made from."""
    return f"{DIGEST_PROPERTY} {bookmark_name(key)}"


def digests_of(properties: Mapping[str, str]) -> dict[str, str]:
    """By the bookmarks of a book's episodes, in its order; a handout's by an empty name."""
    return {
        name.removeprefix(DIGEST_PROPERTY).strip(): digest
        for name, digest in properties.items()
        if name == DIGEST_PROPERTY or name.startswith(f"{DIGEST_PROPERTY} ")
    }


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
    RUBY = "ReadingAbove"
    HYPERLINK = "Hyperlink"
    STRONG_HYPERLINK = "StrongHyperlink"
    ITALIC_HYPERLINK = "ItalicHyperlink"
    RUNNING_NAME = "RunningName"
    PAGE_NUMBER = "PageNumber"
    TABLE_NORMAL = "TableNormal"
    TERM_TABLE = "TermTable"
    NO_LIST = "NoList"
    INDEX_INITIAL = "IndexHeading"
    INDEX_ENTRY = "Index1"
    FOOTNOTE_TEXT = "FootnoteText"
    FOOTNOTE_REFERENCE = "FootnoteReference"
    COMMENT_TEXT = "CommentText"
    COMMENT_REFERENCE = "CommentReference"
    PLACEHOLDER = "PlaceholderText"
    ACTIVITY_TITLE = "ActivityTitle"
    NUMBERED_ACTIVITY = "NumberedActivityTitle"
    INSTRUCTION = "ActivityInstruction"
    PROMPT = "Prompt"
    MARKED_PROMPT = "MarkedPrompt"
    TEXT_WITH_BLANKS = "TextWithBlanks"
    ANSWER_AREA = "AnswerArea"
    ANSWER_SHOWN = "AnswerShown"
    OPTION = "Option"
    CHECK_LINE = "CheckLine"
    SCALE = "Scale"
    GRID_WORDS = "GridWords"
    GRID_ROW_HEAD = "GridRowHead"
    GRID_ENTRY = "GridEntry"
    GRID_TICK = "GridTick"
    GRID_GROUP = "GridGroup"
    ASIDE_TITLE = "AsideTitle"
    ASIDE_TEXT = "AsideText"
    CARD_TITLE = "CardTitle"
    CARD_FRONT = "CardFront"
    CARD_BACK = "CardBack"
    PAGE_TITLE = "CardPageTitle"
    PAGE_TEXT = "CardPageText"
    SIGNATURE = "SignatureLine"
    SIGNATURE_LABEL = "SignatureLabel"
    PAGE_START = "PageStart"
    AFTER_TABLE = "AfterTable"
    REFERENCE_LINE = "ReferenceLine"
    CUE_SAY = "CueSay"
    CUE_ASK = "CueAsk"
    CUE_DO = "CueDo"
    SESSION_LABEL = "SessionLabel"
    SESSION_VALUE = "SessionValue"
    AGENDA_CHAPTER = "AgendaChapter"
    AGENDA_STEP = "AgendaStep"
    MATERIALS_HEADING = "MaterialsHeading"
    KEY_CHAPTER = "KeyChapter"
    KEY_ENTRY = "KeyEntry"
    TITLE_FIELD = "TitleField"
    GAP = "Blank"
    GAP_ANSWER = "BlankAnswer"
    ANSWER = "AnswerWords"
    SOURCE = "AnswerSource"
    MARKER = "Marker"
    ACTIVITY_NAME = "ActivityName"
    ACTIVITY_NUMBER = "ActivityNumber"
    ACTIVITY_CLOCK = "ActivityClock"
    ACTIVITY_NOTE = "ActivityNote"
    BOX = "TickBox"
    TICK = "Tick"
    SCALE_LABEL = "ScaleLabel"
    SCALE_FIGURES = "ScaleFigures"
    SCALE_END = "ScaleEnd"
    SAY = "CueSayLabel"
    ASK = "CueAskLabel"
    DO = "CueDoLabel"
    ANSWER_TABLE = "AnswerTable"
    GRID_TABLE = "GridTable"
    ASIDE_TABLE = "AsideTable"
    POSTCARD_TABLE = "PostcardTable"
    CARD_TABLE = "CardTable"
    PAGE_TABLE = "CardPageTable"
    SESSION_TABLE = "SessionTable"


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
    Style.INDEX_INITIAL: "index heading",
    Style.INDEX_ENTRY: "index 1",
    Style.FOOTNOTE_TEXT: "footnote text",
    Style.FOOTNOTE_REFERENCE: "footnote reference",
    Style.COMMENT_TEXT: "annotation text",
    Style.COMMENT_REFERENCE: "annotation reference",
    Style.PLACEHOLDER: "Placeholder Text",
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
    Style.RUBY: "Reading Above",
    Style.STRONG_HYPERLINK: "Strong Hyperlink",
    Style.ITALIC_HYPERLINK: "Italic Hyperlink",
    Style.RUNNING_NAME: "Running Name",
    Style.TERM_TABLE: "Term Table",
    Style.ACTIVITY_TITLE: "Activity Title",
    Style.NUMBERED_ACTIVITY: "Numbered Activity Title",
    Style.INSTRUCTION: "Activity Instruction",
    Style.PROMPT: "Prompt",
    Style.MARKED_PROMPT: "Marked Prompt",
    Style.TEXT_WITH_BLANKS: "Text with Blanks",
    Style.ANSWER_AREA: "Answer Area",
    Style.ANSWER_SHOWN: "Answer Shown",
    Style.OPTION: "Option",
    Style.CHECK_LINE: "Check Line",
    Style.SCALE: "Scale",
    Style.GRID_WORDS: "Grid Words",
    Style.GRID_ROW_HEAD: "Grid Row Head",
    Style.GRID_ENTRY: "Grid Entry",
    Style.GRID_TICK: "Grid Tick",
    Style.GRID_GROUP: "Grid Group",
    Style.ASIDE_TITLE: "Aside Title",
    Style.ASIDE_TEXT: "Aside Text",
    Style.CARD_TITLE: "Card Title",
    Style.CARD_FRONT: "Card Front",
    Style.CARD_BACK: "Card Back",
    Style.PAGE_TITLE: "Card Page Title",
    Style.PAGE_TEXT: "Card Page Text",
    Style.SIGNATURE: "Signature Line",
    Style.SIGNATURE_LABEL: "Signature Label",
    Style.PAGE_START: "Page Start",
    Style.AFTER_TABLE: "After Table",
    Style.REFERENCE_LINE: "Reference Line",
    Style.CUE_SAY: "Cue Say",
    Style.CUE_ASK: "Cue Ask",
    Style.CUE_DO: "Cue Do",
    Style.SESSION_LABEL: "Session Label",
    Style.SESSION_VALUE: "Session Value",
    Style.AGENDA_CHAPTER: "Agenda Chapter",
    Style.AGENDA_STEP: "Agenda Step",
    Style.MATERIALS_HEADING: "Materials Heading",
    Style.KEY_CHAPTER: "Answer Key Chapter",
    Style.KEY_ENTRY: "Answer Key Entry",
    Style.TITLE_FIELD: "Title Page Field",
    Style.GAP: "Blank",
    Style.GAP_ANSWER: "Answer on Blank",
    Style.ANSWER: "Answer Words",
    Style.SOURCE: "Answer Source",
    Style.MARKER: "Marker",
    Style.ACTIVITY_NAME: "Activity Name",
    Style.ACTIVITY_NUMBER: "Activity Number",
    Style.ACTIVITY_CLOCK: "Activity Clock",
    Style.ACTIVITY_NOTE: "Activity Note",
    Style.BOX: "Tick Box",
    Style.TICK: "Tick",
    Style.SCALE_LABEL: "Scale Label",
    Style.SCALE_FIGURES: "Scale Figures",
    Style.SCALE_END: "Scale End",
    Style.SAY: "Cue Say Label",
    Style.ASK: "Cue Ask Label",
    Style.DO: "Cue Do Label",
    Style.ANSWER_TABLE: "Answer Table",
    Style.GRID_TABLE: "Grid Table",
    Style.ASIDE_TABLE: "Aside Table",
    Style.POSTCARD_TABLE: "Postcard Table",
    Style.CARD_TABLE: "Card Table",
    Style.PAGE_TABLE: "Card Page Table",
    Style.SESSION_TABLE: "Session Table",
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
