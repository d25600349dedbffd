"""Remarks on what the reader decided and could have wrong, each with the hint that settles it.

A hint is a line of its own, `%% heading` for instance, before the line that it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.readers.structure import parts
from handouts.readers.structure.lines import Passage, Role, SourceLine

if TYPE_CHECKING:
    from handouts.readers.structure.units import Items

HEADING = Code.GUESSED_HEADING
SUBHEADING = Code.GUESSED_SUBHEADING
QUESTION = Code.GUESSED_PARAGRAPH
QUOTATION = Code.GUESSED_QUOTATION
PAIRED = Code.GUESSED_LEADS
BARE_TAKEAWAY = Code.GUESSED_TAKEAWAY
FLATTENED = Code.FLATTENED_LIST
# Which hint makes a guess certain, for `check --fix`.
SETTLED_BY = {
    HEADING: "heading",
    SUBHEADING: "subheading",
    QUESTION: "paragraph",
    QUOTATION: "quotation",
    BARE_TAKEAWAY: "item",
}


def heading(source: str, words: Passage) -> Diagnostic:
    return _guess(
        HEADING,
        source,
        words.line,
        f"taken as a heading, though it is no question: {_shown(words.text)}",
        "If it is none, put a line “%% paragraph” above it; if it is, “%% heading”.",
    )


def subheading(source: str, words: Passage) -> Diagnostic:
    return _guess(
        SUBHEADING,
        source,
        words.line,
        f"taken as a subheading, by its length and place: {_shown(words.text)}",
        "If it is none, put a line “%% paragraph” above it; if it is, “%% subheading”.",
    )


def question(source: str, words: Passage) -> Diagnostic:
    return _guess(
        QUESTION,
        source,
        words.line,
        f"taken as text, though it asks, since it announces a list: {_shown(words.text)}",
        "If it heads a section, put a line “%% heading” above it; if not, “%% paragraph”.",
    )


def quotation(source: str, words: Passage) -> Diagnostic:
    return _guess(
        QUOTATION,
        source,
        words.line,
        f"taken as a saying, though it has no quotation marks: {_shown(words.text)}",
        "If it is none, put a line “%% paragraph” above it; if it is, “%% quotation”.",
    )


def takeaway(source: str, words: Passage) -> Diagnostic:
    mend = "join its lines, with “- ” before them" if len(words.starts) > 1 else "“- ” before it"
    return _guess(
        BARE_TAKEAWAY,
        source,
        words.line,
        f"taken as a takeaway, though it has no marker: {_shown(words.text)}",
        f"If it is none, put a line “%% paragraph” above it; if it is one, {mend}.",
    )


def second_episode(source: str, lines: Iterable[SourceLine]) -> Iterator[Diagnostic]:
    """The first line of a text, below its title, that reads like the title of another episode."""
    for line in lines:
        may_be_title = line.marker is None and line.role in (None, Role.TITLE, Role.HEADING)
        if may_be_title and parts.opens_episode(line.text):
            yield _guess(
                Code.SECOND_EPISODE,
                source,
                line.number,
                f"another episode seems to begin here: {_shown(line.text)}",
                "Put it into a file of its own; if it is none, put “%% paragraph” above the line.",
            )
            return


def paired(source: str, unit: Items) -> Diagnostic:
    return _guess(
        PAIRED,
        source,
        unit.line,
        "each item of this list was read as a lead and its explanation, from the lines' rhythm.",
        "If the second lines are paragraphs of their own, put “%% paragraph” above them.",
    )


def flattened(source: str, unit: Items) -> Diagnostic:
    return _guess(
        FLATTENED,
        source,
        unit.line,
        "the items of a list within this list were put on one level with the others.",
        "Give the inner list a paragraph that introduces it, if the levels matter.",
    )


def _guess(code: Code, source: str, line: int, message: str, hint: str) -> Diagnostic:
    return code.remark(source, line, message, hint_for(source, hint))


def hint_for(source: str, hint: str) -> str:
    """What mends a text; a web page has no lines of its author's to put hints between."""
    is_page = source.lower().endswith((".html", ".htm"))
    return "If it is wrong, save the words as a .txt file, and mend it there." if is_page else hint


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rstrip() + "…"
