"""The fields of a client's running lines: which stay fields, which become what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from handouts.exporters.docx.brand.wrapping import W, remove, unwrap

# What a field shows of the file itself is told anew by each handout: a mark stands in its place.
TITLE, SUBJECT, AUTHOR = "\ue0f0title\ue0f1", "\ue0f0subject\ue0f1", "\ue0f0author\ue0f1"
_COUNTED = {"PAGE": "1", "NUMPAGES": "1", "SECTIONPAGES": "1"}
_TOLD = {"TITLE": TITLE, "SUBJECT": SUBJECT, "AUTHOR": AUTHOR, "STYLEREF": TITLE}
_KEPT = _COUNTED | _TOLD
_AS_TEXT = {"HYPERLINK", "QUOTE", "SYMBOL"}
_CONTENT = tuple(W + tag for tag in ("t", "tab", "br", "drawing", "pict", "sym", "noBreakHyphen"))
_CHARACTER, _CODE, _TEXT = W + "fldChar", W + "instrText", W + "t"


@dataclass(slots=True)
class _Field:
    """`marks` are its own elements, `shown` those between separator and end."""

    marks: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)
    code: str = ""
    is_showing: bool = False
    is_closed: bool = False
    is_nested: bool = False

    @property
    def name(self) -> str:
        return self.code.strip().upper().partition(" ")[0]


def settle_fields(story: etree._Element) -> Iterator[str]:
    """Keep page numbers and what a file says of itself; yield the names of those that went.

    A link becomes its words. Any other field goes with its result: nobody asked for the old
    file's name, and a field may load a file or run a macro.
    """
    for simple in list(story.iter(W + "fldSimple")):
        yield from _settle_simple(simple)
    for one in _fields(story):
        yield from _settle(one)


def _settle_simple(simple: etree._Element) -> Iterator[str]:
    name = simple.get(W + "instr", "").strip().upper().partition(" ")[0]
    texts = list(simple.iter(_TEXT))
    if name in _TOLD and texts:
        _show(texts, _TOLD[name])
    elif name in _KEPT and texts:
        pass
    elif name in _AS_TEXT or name in _KEPT:
        unwrap(simple)
    else:
        remove(simple)
        yield name


def _fields(story: etree._Element) -> list[_Field]:
    """All fields, the inner ones first; a stray mark is a field that was never closed."""
    stack: list[_Field] = []
    done: list[_Field] = []
    for element in list(story.iter(_CHARACTER, _CODE, *_CONTENT)):
        kind = element.get(W + "fldCharType") if element.tag == _CHARACTER else None
        if kind == "begin":
            for outer in stack:
                outer.is_nested = True
            stack.append(_Field(is_nested=bool(stack)))
        if not stack:
            if element.tag in (_CHARACTER, _CODE):
                done.append(_Field([element]))
            continue
        _take(stack, element, kind)
        if kind == "end":
            stack[-1].is_closed = True
            done.append(stack.pop())
    return done + stack[::-1]


def _take(stack: list[_Field], element: etree._Element, kind: str | None) -> None:
    top = stack[-1]
    if element.tag in (_CHARACTER, _CODE):
        top.marks.append(element)
        top.code += (element.text or "") if element.tag == _CODE else ""
        top.is_showing = top.is_showing or kind == "separate"
        return
    for one in stack:
        (one.shown if one.is_showing else one.marks).append(element)


def _settle(one: _Field) -> Iterator[str]:
    if one.is_closed and not one.is_nested and one.name in _KEPT:
        _complete(one)
        return
    for mark in one.marks:
        remove(mark)
    if one.is_closed and one.name not in _AS_TEXT:
        for shown in one.shown:
            remove(shown)
        yield one.name


def _complete(one: _Field) -> None:
    """Give the field a text to show before Word counts: some programs write none."""
    texts = [element for element in one.shown if element.tag == _TEXT]
    if not texts:
        end = one.marks[-1]
        if not one.is_showing:
            end.addprevious(end.makeelement(_CHARACTER, {W + "fldCharType": "separate"}))
        texts = [end.makeelement(_TEXT)]
        end.addprevious(texts[0])
        texts[0].text = _KEPT[one.name]
    if one.name in _TOLD:
        _show(texts, _TOLD[one.name])
    for mark in one.marks:
        mark.attrib.pop(W + "dirty", None)
        mark.attrib.pop(W + "fldLock", None)


def _show(texts: list[etree._Element], words: str) -> None:
    texts[0].text = words
    for other in texts[1:]:
        remove(other)
