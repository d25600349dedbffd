"""Fields: a fixed set of instructions, each with the text that stands until Word counts.

Nothing asks Word to update on opening: it would question the reader first. The words of a source
enter one kind of instruction alone, an entry of the index, and lose there whatever Word would
read as more than a word.
"""

from __future__ import annotations

import re
from enum import StrEnum

from handouts.exporters.xml_text import escape_markup

# What has a meaning inside XE: the end of the words, a switch, a subentry, a reading.
_MEANS_MORE = re.compile(r'[\\"“”„:;{}]+')


class Instruction(StrEnum):
    """Instructions without the name of a style: those are translated, so they break abroad."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"
    TITLE = "TITLE"
    CHAPTER_HEADING = "STYLEREF 1"
    INDEX = r'INDEX \h "A" \c "1"'


def contents_instruction(depth: int) -> str:
    """Headings down to `depth` as links, without page numbers (only a laid-out file has any)."""
    return rf'TOC \o "1-{depth}" \n \h \z \u'


def words_of(bookmark: str) -> str:
    """The words under a bookmark, as a link, in the look that they have where they are quoted."""
    return rf"REF {bookmark} \h \* MERGEFORMAT"


def number_of(bookmark: str) -> str:
    """The number of the heading that has this bookmark."""
    return rf"REF {bookmark} \r"


def index_entry(words: str) -> str:
    """A mark for Word's index. It shows nothing, and Word finds the page by it."""
    plain = " ".join(_MEANS_MORE.sub(" ", words).split())
    code = f'<w:instrText xml:space="preserve"> XE "{escape_markup(plain)}" </w:instrText>'
    return f"{_mark('begin', '')}<w:r>{code}</w:r>{_mark('end', '')}" if plain else ""


def field(instruction: str, cached: str, properties: str = "") -> str:
    """A whole field; `cached` is its runs, `properties` those of the runs of its own marks."""
    return begin_field(instruction, properties) + cached + end_field(properties)


def begin_field(instruction: str, properties: str = "") -> str:
    code = f'<w:instrText xml:space="preserve"> {_escaped(instruction)} </w:instrText>'
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return _mark("begin", look) + f"<w:r>{look}{code}</w:r>" + _mark("separate", look)


def end_field(properties: str = "") -> str:
    return _mark("end", f"<w:rPr>{properties}</w:rPr>" if properties else "")


def _mark(kind: str, look: str) -> str:
    return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _escaped(instruction: str) -> str:
    return instruction.replace('"', "&quot;")
