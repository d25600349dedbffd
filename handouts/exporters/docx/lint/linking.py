"""What leads from one place to another: relationships, bookmarks, fields, comments, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from handouts.exporters.docx.lint.word_file import R, W, WordFile
from handouts.word_names import BOOKMARK_LENGTH

_BOOKMARK = re.compile(rf"(?:_|[^\W\d_])\w{{0,{BOOKMARK_LENGTH - 1}}}")
_REFERENCE = re.compile(r"\s*(?:REF|PAGEREF)\s+(\S+)")
_SAFE_FIELDS = {
    *("PAGE", "NUMPAGES", "TITLE", "STYLEREF", "TOC", "REF", "PAGEREF", "HYPERLINK"),
    *("INDEX", "XE"),
}
_INDEX_ENTRY = re.compile(r'\s*XE\s+"[^"\\]+"\s*')


@dataclass(slots=True)
class _Field:
    """A field that is open: is its text reached, what is its code, does it show anything?"""

    is_text: bool = False
    code: str = ""
    shows: bool = False


def relationships(file: WordFile) -> Iterator[str]:
    known = {(one.owner, one.identifier) for one in file.relations}
    counts = Counter((one.owner, one.identifier) for one in file.relations)
    for (owner, name), count in counts.items():
        if count > 1:
            yield f"relationship {name} of {owner} is there twice"
    for owner, root in file.parts.items():
        for element in root.iter():
            for attribute in ("id", "embed", "link"):
                identifier = element.get(R + attribute)
                if identifier is not None and (owner, identifier) not in known:
                    yield f"dangling relationship {identifier} of {owner}"


def bookmarks(file: WordFile) -> Iterator[str]:
    starts = list(file.all("bookmarkStart"))
    names = [start.get(W + "name", "") for start in starts]
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            yield f"bookmark {name} is there twice"
    yield from (f"Word takes no bookmark {n!r}" for n in names if not _BOOKMARK.fullmatch(n))
    opened = Counter(start.get(W + "id") for start in starts)
    closed = Counter(end.get(W + "id") for end in file.all("bookmarkEnd"))
    if opened != closed or any(count > 1 for count in opened.values()):
        yield "starts and ends of bookmarks do not match"


def references(file: WordFile) -> Iterator[str]:
    names = {start.get(W + "name") for start in file.all("bookmarkStart")} | {"_top", "_Top"}
    for link in file.all("hyperlink"):
        anchor = link.get(W + "anchor")
        if anchor is not None and anchor not in names:
            yield f"link to a missing bookmark {anchor}"
    for instruction in file.all("instrText"):
        match = _REFERENCE.match(instruction.text or "")
        if match and match.group(1) not in names:
            yield f"field with a missing bookmark {match.group(1)}"


def fields(file: WordFile) -> Iterator[str]:
    for story in file.stories:
        yield from _balance(story)
    for instruction in file.all("instrText"):
        words = (instruction.text or "").split()
        if not words or words[0] not in _SAFE_FIELDS:
            yield f"a field that is not on the list: {instruction.text!r}"
        elif words[0] == "XE" and not _INDEX_ENTRY.fullmatch(instruction.text):
            yield f"an index entry that is more than words: {instruction.text!r}"


def _balance(story: etree._Element) -> Iterator[str]:
    """Each field has a text to show before Word counts, but for entries of an index."""
    open_fields: list[_Field] = []
    for mark in story.iter(W + "fldChar", W + "t", W + "instrText"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append(_Field())
            continue
        if not open_fields:
            if kind is not None:
                yield f"a field's {kind} stands without its begin"
                return
            continue
        yield from _step(open_fields, mark, kind)
    if open_fields:
        yield "a field is not closed"


def _step(open_fields: list[_Field], mark: etree._Element, kind: str | None) -> Iterator[str]:
    field = open_fields[-1]
    if mark.tag == W + "instrText":
        field.code += mark.text or ""
    elif mark.tag == W + "t":
        for one in open_fields:
            one.shows = one.shows or one.is_text
    elif kind == "separate":
        if field.is_text:
            yield "a field's separate stands after its separate"
        field.is_text = True
    elif kind == "end":
        open_fields.pop()
        if not field.shows and field.code.split()[:1] != ["XE"]:
            yield f"a field shows nothing before Word counts: {field.code!r}"


def comments(file: WordFile) -> Iterator[str]:
    yield from _notes(file, "comment", "comments")
    starts = Counter(one.get(W + "id") for one in file.all("commentRangeStart"))
    ends = Counter(one.get(W + "id") for one in file.all("commentRangeEnd"))
    if starts != ends:
        yield "starts and ends of comments do not match"


def footnotes(file: WordFile) -> Iterator[str]:
    yield from _notes(file, "footnote", "footnotes")


def _notes(file: WordFile, kind: str, part: str) -> Iterator[str]:
    root = file.parts.get(f"word/{part}.xml")
    found = () if root is None else root.iterchildren(W + kind)
    # Notes with a type are the lines between text and notes.
    known = Counter(one.get(W + "id", "") for one in found if one.get(W + "type") is None)
    yield from (f"{kind} {name} is there twice" for name, count in known.items() if count > 1)
    used = {use.get(W + "id", "") for use in file.all(f"{kind}Reference")}
    yield from (f"reference to a missing {kind} {name}" for name in sorted(used - set(known)))
    yield from (f"nothing refers to {kind} {name}" for name in sorted(set(known) - used))
