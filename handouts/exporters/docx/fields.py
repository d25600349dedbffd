"""Fields: a fixed set of instructions, each with the text that stands until Word counts.

No word of a source ever enters an instruction, and nothing asks Word to update on opening: it
would question the reader first.
"""

from __future__ import annotations

from enum import StrEnum


class Instruction(StrEnum):
    """Instructions without the name of a style: those are translated, so they break abroad."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"
    TITLE = "TITLE"
    CHAPTER_HEADING = "STYLEREF 1"


def contents_instruction(depth: int) -> str:
    """Headings down to `depth` as links, without page numbers (only a laid-out file has any)."""
    return rf'TOC \o "1-{depth}" \n \h \z \u'


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
