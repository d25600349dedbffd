"""Styles, lists, fonts, languages, and what is formatted by hand instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from handouts.exporters.docx.lint.word_file import VALUE, W, WordFile
from handouts.word_names import BOOKMARK_PREFIX

LONGEST_FONT_NAME = 31  # characters, and a single name ([MS-OI29500] 2.1.262)
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_PROPERTY_STYLES = ("pStyle", "rStyle", "tblStyle")
_STYLE_LINKS = ("basedOn", "next", "link")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|x-none")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")  # signs of Japanese and of nothing else
_OF_A_PARAGRAPH = {
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "sectPr", "rPr"),
}
_OF_A_RUN = {*("rStyle", "lang", "vanish", "noProof", "webHidden")}


def styles(file: WordFile) -> Iterator[str]:
    known = Counter(file.values(_STYLES, "style", "styleId"))
    yield from (f"style {name} is there twice" for name, count in known.items() if count > 1)
    used = [use.get(VALUE, "") for use in file.all(*_PROPERTY_STYLES)]
    used += file.values(_NUMBERING, "pStyle")
    for tag in _STYLE_LINKS:
        used += file.values(_STYLES, tag)
    yield from (f"dangling style {name}" for name in sorted(set(used) - set(known)))


def numbering(file: WordFile) -> Iterator[str]:
    definitions = set(file.values(_NUMBERING, "abstractNum", "abstractNumId"))
    numbers = Counter(file.values(_NUMBERING, "num", "numId"))
    yield from (f"list number {name} is there twice" for name, n in numbers.items() if n > 1)
    root = file.parts.get(_NUMBERING)
    if root is not None:
        for use in root.findall(f"{W}num/{W}abstractNumId"):
            if use.get(VALUE) not in definitions:
                yield f"dangling list definition {use.get(VALUE)}"
    used = {use.get(VALUE) for use in file.all("numId")} | set(file.values(_STYLES, "numId"))
    yield from (f"dangling list number {name}" for name in sorted(used - set(numbers) - {"0"}))


def fonts(file: WordFile) -> Iterator[str]:
    for name in file.values("word/fontTable.xml", "altName"):
        if len(name) > LONGEST_FONT_NAME or "," in name:
            yield f"Word takes no alternative font {name!r}"


def languages(file: WordFile) -> Iterator[str]:
    """Japanese that is called Chinese or English is shown in the wrong glyphs, and spelt red."""
    tags = {
        tag
        for mark in (*file.all("lang"), *_default_languages(file))
        for tag in mark.attrib.values()
    }
    yield from (f"no language is called {t!r}" for t in sorted(tags) if not _LANGUAGE.fullmatch(t))
    default = next((one.get(W + "eastAsia", "") for one in _default_languages(file)), "")
    wrong = {
        language
        for run in file.document.iter(W + "r")
        if not (language := _east_asian(run, default)).startswith("ja")
        and _KANA.search("".join(text.text or "" for text in run.iterchildren(W + "t")))
    }
    for language in sorted(wrong):
        yield f"Japanese words are checked as {language or 'no language'}"


def _default_languages(file: WordFile) -> Iterator[etree._Element]:
    root = file.parts.get(_STYLES)
    if root is not None:
        yield from root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")


def _east_asian(run: etree._Element, default: str) -> str:
    own = run.find(f"{W}rPr/{W}lang")
    return default if own is None else own.get(W + "eastAsia", default)


def by_hand(file: WordFile) -> Iterator[str]:
    """Properties on paragraphs and runs that a style could carry, in what we have written.

    A client's cover stands before it and looks as he wants. Where nothing is ours, anything goes.
    """
    found: Counter[str] = Counter()
    is_ours = False
    body = file.document.find(W + "body")
    for paragraph in () if body is None else body.iter(W + "p"):
        is_ours = is_ours or any(
            mark.get(W + "name", "").startswith(BOOKMARK_PREFIX)
            for mark in paragraph.iter(W + "bookmarkStart")
        )
        if is_ours:
            found.update(_own_properties(paragraph))
    for name, count in sorted(found.items()):
        yield f"formatted by hand and not by a style: {name}, {count} times"


def _own_properties(paragraph: etree._Element) -> Iterator[str]:
    # Lines with readings above words open by themselves, and Word opens no others with them.
    spaced = next(paragraph.iter(W + "ruby"), None) is not None
    for child in paragraph.iterfind(f"{W}pPr/*"):
        name = etree.QName(child).localname
        if name not in _OF_A_PARAGRAPH and not (spaced and name == "spacing"):
            yield name
    for child in paragraph.iterfind(f".//{W}r/{W}rPr/*"):
        if spaced and next(child.iterancestors(W + "ruby"), None) is not None:
            continue
        name = etree.QName(child).localname
        if not (name in _OF_A_RUN or _is_hint(child, name) or _is_upright(child, name)):
            yield name


def _is_hint(child: etree._Element, name: str) -> bool:
    return name == "rFonts" and set(child.attrib) == {W + "hint"}


def _is_upright(child: etree._Element, name: str) -> bool:
    """Japanese in italics stands upright: italics toggle, so no style can say it."""
    return name in {"i", "iCs"} and child.get(VALUE) == "0"
