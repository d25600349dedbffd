"""A Word file to a manuscript. A line's number is that of its paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.model.episode import DroppedLine
from handouts.readers.docx.document import WordFile, read_word_file
from handouts.readers.docx.foreign import read_foreign
from handouts.readers.docx.handout import made, read_text
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.structure.lines import Mark, MarkKind, Shape, SourceLine
from handouts.readers.structure.manuscript import Manuscript
from handouts.word_names import SCHEMA_PROPERTY, bookmark_name, digests_of

_SCHEMES = ("http", "https", "mailto")
# What a book of ours has and a handout has not.
_OF_A_BOOK = frozenset(bookmark_name(key) for key in ("title-page", "contents"))


def is_ours(file: WordFile) -> bool:
    """Other programs may lose the properties, and editors the bookmarks; one of them will do."""
    return SCHEMA_PROPERTY in file.properties or any(one.names for one in file.paragraphs)


def refuse_book(file: WordFile, source: str) -> None:
    """Raises SourceError for a book of ours: its chapters are episodes of their own."""
    names = (name for one in file.paragraphs for name in one.names)
    if len(digests_of(file.properties)) > 1 or any(name in _OF_A_BOOK for name in names):
        raise SourceError(
            "this Word file is a whole book, and a source is one episode.",
            place=source,
            hint="Take its edits over into the sources with handouts pull, and build from those.",
        )


def read_manuscript(data: bytes, source: str) -> Manuscript:
    """Raises SourceError."""
    file = read_word_file(data, source)
    if is_ours(file):
        refuse_book(file, source)
        return handout_manuscript(file, tuple(made(file.paragraphs)), source)
    text = read_foreign(file.paragraphs)
    manuscript = Manuscript(
        source=source,
        lines=text.lines,
        shape=Shape.B,
        marks_headings=text.marks_headings,
        breaks_lines=True,
        dropped=text.dropped,
        diagnostics=tuple(_tables(text.tables, source)),
    )
    return _finished(manuscript, file)


def handout_manuscript(
    file: WordFile, paragraphs: Sequence[tuple[WordParagraph, str]], source: str
) -> Manuscript:
    """Of a handout of ours, from its paragraphs with the reasons to leave them out."""
    text = read_text(paragraphs)
    manuscript = Manuscript(
        source=source,
        lines=text.lines,
        shape=Shape.B,
        marks_headings=True,
        breaks_lines=True,
        dropped=text.dropped,
    )
    return _finished(manuscript, file)


def _finished(manuscript: Manuscript, file: WordFile) -> Manuscript:
    """With safe links alone, with what was left out, and with remarks on what can't be taken."""
    source = manuscript.source
    lines, refused = _with_safe_links(manuscript.lines, source)
    pictures = (
        [
            Code.OMITTED_PICTURE.remark(
                source,
                0,
                f"pictures were left out: {len(file.pictures)}.",
                "Describe in words what the text needs of them.",
            )
        ]
        if file.pictures
        else []
    )
    return replace(
        manuscript,
        lines=lines,
        dropped=(*manuscript.dropped, *file.left_out, *_remarks(file.paragraphs)),
        diagnostics=(*manuscript.diagnostics, *refused, *pictures),
    )


def _remarks(paragraphs: Iterable[WordParagraph]) -> Iterator[DroppedLine]:
    for one in paragraphs:
        for remark in one.remarks:
            if remark.text:
                yield DroppedLine(one.number, remark.text, f"a comment by {remark.author}")


def _tables(numbers: Sequence[int], source: str) -> Iterator[Diagnostic]:
    if numbers:
        yield Code.MARKUP_AS_TEXT.remark(
            source,
            numbers[0],
            f"rows of tables became paragraphs: {len(numbers)}.",
            "Write what is in them as text or as a list.",
        )


def _with_safe_links(
    lines: Iterable[SourceLine], source: str
) -> tuple[tuple[SourceLine, ...], list[Diagnostic]]:
    found, refused = [], []
    for line in lines:
        kept = list[Mark]()
        for mark in line.marks:
            if _is_safe(mark):
                kept.append(mark)
                continue
            message = f"the link to “{mark.href}” was left out, its words stay."
            hint = "Give it an address that begins with https:// or mailto:."
            refused.append(Code.REFUSED_LINK.remark(source, line.number, message, hint))
        found.append(replace(line, marks=tuple(kept)))
    return tuple(found), refused


def refused_links(marks: Iterable[Mark]) -> list[str]:
    """The addresses that no output is to lead to."""
    return list(dict.fromkeys(mark.href for mark in marks if not _is_safe(mark)))


def _is_safe(mark: Mark) -> bool:
    if mark.kind is not MarkKind.LINK:
        return True
    try:
        return urlsplit(mark.href).scheme.lower() in _SCHEMES
    except ValueError:
        return False
