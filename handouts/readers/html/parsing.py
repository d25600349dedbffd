"""Bytes to a tree of elements: the declared encoding, and the parser's limits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lxml import etree

from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.readers.text.decode import decode

_SEARCHED = 4096  # bytes; the HTML standard looks through the first 1024
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})"
)
_TEXT_ENCODINGS = re.compile(
    r"(?:utf-?8|windows-\d{3,4}|cp\d{3,4}|iso-?8859-\d+|latin-?1|us-ascii|shift[_-]?jis|sjis|"
    r"x-sjis|windows-31j|ms932|euc-(?:jp|kr)|iso-2022-jp|gbk?|gb2312|gb18030|big5|koi8-[ru]|macintosh)",
    re.IGNORECASE,
)
# What pages call one thing and mean another by (Encoding Standard, 4.2: Names and labels).
_MEANT = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "macintosh": "mac-roman",
}
_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT


@dataclass(frozen=True, slots=True)
class Document:
    """`root` is the `html` element."""

    root: etree._Element
    diagnostics: tuple[Diagnostic, ...]


def parse(data: bytes, source: str) -> Document:
    """Raises SourceError where there is no page, or one that nests deeper than the parser goes."""
    decoded = decode(data, source, _declared(data[:_SEARCHED]))
    # huge_tree: without it libxml2 drops what nests deeper than 256 elements, and says nothing.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    root = etree.fromstring("\n".join(decoded.lines).encode(), parser)
    for error in parser.error_log:
        if error.type == _LIMIT:
            raise SourceError(
                "the page nests its elements too deeply to be read.",
                place=f"{source}:{error.line}",
                hint="Open it in a browser and save the text as a .txt file.",
            )
    if root is None:
        raise SourceError("the page has no words.", place=source, hint="Save the page again.")
    return Document(root, decoded.diagnostics)


def _declared(head: bytes) -> str:
    """The encoding that the page names, if it is one that a page can be in."""
    match = _CHARSET.search(head.lower())
    if match is None:
        return ""
    name = match[1].decode("ascii")
    if _TEXT_ENCODINGS.fullmatch(name) is None:
        return ""
    name = _MEANT.get(name, name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
