"""The words of an EPUB as its own documents have them, to compare with what others make of it."""

from __future__ import annotations

import posixpath
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

_CONTAINER = "META-INF/container.xml"


def texts_of(book: Path) -> Iterator[str]:
    """Every stretch of text that is to be read, in the order of the spine, without spaces."""
    with zipfile.ZipFile(book) as archive:
        package = str(etree.fromstring(archive.read(_CONTAINER)).xpath("string(//@full-path)"))
        root = etree.fromstring(archive.read(package))
        files = {item.get("id"): item.get("href") for item in root.iter("{*}item")}
        for place in root.iter("{*}itemref"):
            if place.get("linear") != "no":
                name = posixpath.join(posixpath.dirname(package), files[place.get("idref")])
                yield from _texts(etree.fromstring(archive.read(name)).find("{*}body"))


def _texts(body: Any) -> Iterator[str]:
    for text in body.xpath(".//text()[not(ancestor::*[@hidden])]"):
        if words := _plain(text):
            yield words


def _plain(text: str) -> str:
    """Without spaces, invisible characters and ligatures, which each program treats its own way."""
    shown = (mark for mark in unicodedata.normalize("NFKC", text) if mark.isprintable())
    return "".join("".join(shown).split())


def lost(book: Path, extract: str) -> list[str]:
    """What the extract has not, or not in its place."""
    found, at = _plain(extract), 0
    missing = []
    for text in texts_of(book):
        position = found.find(text, at)
        if position < 0:
            missing.append(text)
        else:
            at = position + len(text)
    return missing
