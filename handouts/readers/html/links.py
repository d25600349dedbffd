"""Addresses of links: made whole where the page says where it stood, refused where unsafe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.readers.html.words import Line
from handouts.readers.structure.lines import Mark, MarkKind

_SCHEMES = ("http", "https", "mailto")
_BLANKS = re.compile(r"[\x00-\x20\x7f]+")
_SHOWN = 60  # characters of an address


def with_safe_links(
    lines: Iterable[Line], base: str, source: str
) -> tuple[list[Line], list[Diagnostic]]:
    """The words of a link always stay; its address only where a reader of the book can go."""
    kept: list[Line] = []
    remarks: list[Diagnostic] = []
    for line in lines:
        marks: list[Mark] = []
        for mark in line.marks:
            if mark.kind is not MarkKind.LINK:
                marks.append(mark)
                continue
            address = _address(mark.href, base)
            if address:
                marks.append(replace(mark, href=address))
            elif mark.href.strip() and not mark.href.strip().startswith("#"):
                remarks.append(_refused(mark.href, source, line.number))
        kept.append(replace(line, marks=tuple(marks)) if line.marks else line)
    return kept, remarks


def _address(href: str, base: str) -> str:
    """Empty for a place on the page itself, another scheme, or nothing to go from."""
    text = href.strip()
    if text.startswith("#"):
        return ""
    try:
        address = urljoin(base, text) if base else text
        scheme = urlsplit(address).scheme.lower()
    except ValueError:  # urllib refuses broken hosts
        return ""
    # Browsers overlook line ends and tabs in addresses, `java\nscript:` included.
    return _BLANKS.sub("", address) if scheme in _SCHEMES else ""


def _refused(href: str, source: str, line: int) -> Diagnostic:
    shown = href if len(href) <= _SHOWN else href[:_SHOWN] + "…"
    message = f"the link to {shown} was left out; its words stay."
    hint = "Give the whole address, beginning with https://."
    return Code.REFUSED_LINK.remark(source, line, message, hint)
