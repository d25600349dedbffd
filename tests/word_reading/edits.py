"""Edits of a handout's body as Word makes them; paragraphs are named by how they begin."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree
from word_files import W, paragraph

Body = etree._Element
Edit = Callable[[Body], None]


def words_of(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def begins(body: Body, start: str) -> etree._Element:
    found = [one for one in body.iter(f"{W}p") if words_of(one).startswith(start)]
    assert found, f"no paragraph begins with {start!r}"
    return max(found, key=_is_heading)  # which a list of contents has first


def _is_heading(one: etree._Element) -> bool:
    style = one.find(f"{W}pPr/{W}pStyle")
    return style is not None and str(style.get(f"{W}val")).startswith("Heading")


def _parsed(xml: str) -> etree._Element:
    namespace = W.strip("{}")
    return etree.fromstring(xml.replace("<w:p>", f'<w:p xmlns:w="{namespace}">', 1))


def reword(start: str, old: str, new: str) -> Edit:
    def edit(body: Body) -> None:
        texts = [one for one in begins(body, start).iter(f"{W}t") if old in (one.text or "")]
        texts[0].text = (texts[0].text or "").replace(old, new)

    return edit


def reword_tracked(start: str, old: str, new: str) -> Edit:
    """The run in three: before, deleted and inserted, after."""

    def edit(body: Body) -> None:
        text = next(one for one in begins(body, start).iter(f"{W}t") if old in (one.text or ""))
        run = text.getparent()
        assert run is not None
        before, after = (text.text or "").split(old, 1)
        tail = copy.deepcopy(run)
        tail.find(f"{W}t").text = after
        text.text = before
        deleted, inserted = (
            etree.Element(f"{W}{tag}", {f"{W}id": "900"}) for tag in ("del", "ins")
        )
        for change, tag, words in ((deleted, "delText", old), (inserted, "t", new)):
            etree.SubElement(etree.SubElement(change, f"{W}r"), f"{W}{tag}").text = words
        for one in (tail, inserted, deleted):
            run.addnext(one)

    return edit


def add_after(start: str, words: str) -> Edit:
    """A new paragraph of the same kind, as the return key makes it."""

    def edit(body: Body) -> None:
        before = begins(body, start)
        new = _parsed(paragraph(words))
        properties = before.find(f"{W}pPr")
        new.remove(new.find(f"{W}pPr"))
        if properties is not None:
            new.insert(0, copy.deepcopy(properties))
        before.addnext(new)

    return edit


def delete(start: str) -> Edit:
    def edit(body: Body) -> None:
        one = begins(body, start)
        one.getparent().remove(one)

    return edit


def delete_tracked(start: str) -> Edit:
    """All its words and its end."""

    def edit(body: Body) -> None:
        one = begins(body, start)
        for run in list(one.iterchildren(f"{W}r")):
            change = etree.Element(f"{W}del", {f"{W}id": "901"})
            run.addprevious(change)
            change.append(run)
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
        _end(one).append(etree.Element(f"{W}del", {f"{W}id": "902"}))

    return edit


def _end(one: etree._Element) -> etree._Element:
    """The properties of a paragraph's mark."""
    properties = one.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        one.insert(0, properties)
    return etree.SubElement(properties, f"{W}rPr")


def split(start: str, at: str) -> Edit:
    """The bookmark stays with the first half."""

    def edit(body: Body) -> None:
        first = begins(body, start)
        second = etree.Element(f"{W}p")
        properties = first.find(f"{W}pPr")
        if properties is not None:
            second.append(copy.deepcopy(properties))
        text = next(one for one in first.iter(f"{W}t") if at in (one.text or ""))
        run = text.getparent()
        before, after = (text.text or "").split(at, 1)
        rest = [one for one in run.itersiblings() if one.tag == f"{W}r"]
        head = copy.deepcopy(run)
        head.find(f"{W}t").text = at + after
        text.text = before
        for one in (head, *rest):
            second.append(one)
        first.addnext(second)

    return edit


def join(start: str) -> Edit:
    """With the paragraph after it, whose bookmarks come along."""

    def edit(body: Body) -> None:
        first = begins(body, start)
        second = first.getnext()
        assert second is not None
        first.append(_space())
        for one in list(second):
            if one.tag != f"{W}pPr":
                first.append(one)
        second.getparent().remove(second)

    return edit


def _space() -> etree._Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = " "
    return run


def move_section(heading: str, before: str) -> Edit:
    """A heading with all up to the next one."""

    def edit(body: Body) -> None:
        first = begins(body, heading)
        part = [first]
        for one in first.itersiblings():
            style = one.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(f"{W}val") == "Heading1":
                break
            part.append(one)
        target = begins(body, before)
        for one in part:
            target.addprevious(one)

    return edit


def restyle(start: str, style: str) -> Edit:
    def edit(body: Body) -> None:
        one = begins(body, start)
        properties = one.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            one.insert(0, properties)
        for old in properties.findall(f"{W}pStyle"):
            properties.remove(old)
        named = etree.Element(f"{W}pStyle", {f"{W}val": style})
        properties.insert(0, named)

    return edit


def comment_on(start: str, number: str) -> Edit:
    def edit(body: Body) -> None:
        run = etree.SubElement(begins(body, start), f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": number})

    return edit


def without_bookmarks(edit: Edit) -> Edit:
    """As after a way through a program that drops them."""

    def both(body: Body) -> None:
        edit(body)
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for one in list(body.iter(f"{W}{tag}")):
                one.getparent().remove(one)

    return both


def several(*edits: Edit) -> Edit:
    def edit(body: Body) -> None:
        for one in edits:
            one(body)

    return edit
