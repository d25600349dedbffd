"""What Word and its like do to a file: notes, pictures, stray marks, losses."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

from edits import Body, Edit, begins, words_of
from lxml import etree
from word_files import W, paragraph

Members = dict[str, bytes]
_NAMESPACES = (
    f'xmlns:w="{W.strip("{}")}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def element(xml: str) -> etree._Element:
    return etree.fromstring(f"<x {_NAMESPACES}>{xml}</x>")[0]


def text_of(body: Body, start: str, words: str) -> etree._Element:
    texts = begins(body, start).iter(f"{W}t")
    return next(one for one in texts if words in (one.text or ""))


def cut_out(body: Body, start: str, words: str) -> etree._Element:
    """The run of these words alone, cut out of the run that they stand in."""
    text = text_of(body, start, words)
    run = text.getparent()
    before, after = (text.text or "").split(words, 1)
    middle, last = copy.deepcopy(run), copy.deepcopy(run)
    for one, said in ((run, before), (middle, words), (last, after)):
        kept = one.find(f"{W}t")
        kept.text = said
        kept.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(middle)
    middle.addnext(last)
    return middle


def styled(start: str, words: str, property_xml: str) -> Edit:
    """Words with one more property of runs (`<w:b/>`)."""

    def edit(body: Body) -> None:
        run = cut_out(body, start, words)
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        properties.append(element(property_xml))

    return edit


def unstyled(start: str) -> Edit:
    """All styles of runs taken away, as by Ctrl+Space."""

    def edit(body: Body) -> None:
        for one in list(begins(body, start).iter(f"{W}rPr")):
            if one.getparent().tag == f"{W}r":
                one.getparent().remove(one)

    return edit


def insert_after(start: str, xml: str) -> Edit:
    def edit(body: Body) -> None:
        wrapped = etree.fromstring(f"<x {_NAMESPACES}>{xml}</x>")
        before = begins(body, start)
        for one in reversed(list(wrapped)):
            before.addnext(one)

    return edit


def append_run(start: str, xml: str) -> Edit:
    def edit(body: Body) -> None:
        begins(body, start).append(element(xml))

    return edit


def linked(start: str, words: str) -> Edit:
    def edit(body: Body) -> None:
        run = cut_out(body, start, words)
        link = element('<w:hyperlink r:id="rIdNew"/>')
        run.addprevious(link)
        link.append(run)

    return edit


def related(address: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        name = "word/_rels/document.xml.rels"
        new = f'<Relationship Id="rIdNew" Type="{_LINK}" Target="{address}" TargetMode="External"/>'
        text = members[name].decode()
        members[name] = text.replace("</Relationships>", f"{new}</Relationships>").encode()

    return change


def part(name: str, root: str, inside: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{inside}</w:{root}>".encode()

    return change


def comment_xml(number: str, author: str, words: str) -> str:
    return f'<w:comment w:id="{number}" w:author="{author}">{paragraph(words)}</w:comment>'


def replaced_in(name: str, old: str, new: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        for path in members:
            if re.fullmatch(name, path):
                members[path] = members[path].decode().replace(old, new).encode()

    return change


def replace_everywhere(old: str, new: str) -> Edit:
    def edit(body: Body) -> None:
        for one in body.iter(f"{W}t"):
            one.text = (one.text or "").replace(old, new)

    return edit


def without_marks(one: etree._Element) -> None:
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(one.iter(f"{W}{tag}")):
            mark.getparent().remove(mark)


def move(start: str, after: str) -> Edit:
    def edit(body: Body) -> None:
        begins(body, after).addnext(begins(body, start))

    return edit


def paste_copy(start: str, after: str, *, with_bookmarks: bool = False) -> Edit:
    def edit(body: Body) -> None:
        new = copy.deepcopy(begins(body, start))
        if not with_bookmarks:
            without_marks(new)
        begins(body, after).addnext(new)

    return edit


def delete_from(start: str, until: str) -> Edit:
    """Up to what begins with `until`, which stays."""

    def edit(body: Body) -> None:
        one = begins(body, start)
        while not words_of(one).startswith(until):
            following = one.getnext()
            one.getparent().remove(one)
            one = following

    return edit


def numbered(*starts: str) -> Edit:
    """Bullets made figures with the button for it."""

    def edit(body: Body) -> None:
        for start in starts:
            properties = begins(body, start).find(f"{W}pPr")
            properties.append(
                element('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="990"/></w:numPr>')
            )

    return edit


def new_list(members: Members) -> None:
    """The list that `numbered` names."""
    definition = (
        '<w:abstractNum w:abstractNumId="990"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    )
    number = '<w:num w:numId="990"><w:abstractNumId w:val="990"/></w:num>'
    name = "word/numbering.xml"
    text = members[name].decode()
    at = text.index("<w:num ")
    text = text[:at] + definition + text[at:]
    members[name] = text.replace("</w:numbering>", f"{number}</w:numbering>").encode()


def reword_all(start: str, words: str) -> Edit:
    """All words of a paragraph typed anew."""

    def edit(body: Body) -> None:
        runs = list(begins(body, start).iter(f"{W}r"))
        for run in runs[1:]:
            run.getparent().remove(run)
        runs[0].find(f"{W}t").text = words

    return edit


def worked_over(body: Body) -> None:
    """As Word saves a file that somebody clicked through: runs in pieces, ids, stray marks."""
    for at, run in enumerate(list(body.iter(f"{W}r"))):
        run.set(f"{W}rsidR", f"00A{at:05X}")
        text = run.find(f"{W}t")
        if text is None or len(text.text or "") < 4:
            continue
        tail = copy.deepcopy(run)
        half = len(text.text) // 2
        tail.find(f"{W}t").text, text.text = text.text[half:], text.text[:half]
        for one in (run, tail):
            one.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        tail.insert(0 if tail.find(f"{W}rPr") is None else 1, element("<w:lastRenderedPageBreak/>"))
        run.addnext(tail)
        run.addnext(element('<w:proofErr w:type="spellStart"/>'))
    first = next(body.iter(f"{W}p"))
    first.append(element('<w:bookmarkStart w:id="7777" w:name="_GoBack"/>'))
    first.append(element('<w:bookmarkEnd w:id="7777"/>'))


def through_google(body: Body) -> None:
    """Built-in styles only, lists in the paragraphs, no bookmarks, no controls, runs wrapped."""
    kept = {"Title", "Subtitle", "Heading1", "Heading2", "Heading3"}
    for one in list(body.iter(f"{W}sdt")):
        for inner in one.findall(f"{W}sdtContent/*"):
            one.addprevious(inner)
        one.getparent().remove(one)
    without_marks(body)
    for one in list(body.iter(f"{W}pStyle")):
        if one.get(f"{W}val") not in kept:
            one.getparent().remove(one)
    for one in list(body.iter(f"{W}rStyle")):
        looks = {"Strong": "<w:b/>", "Romaji": "<w:i/>", "Emphasis": "<w:i/>"}
        if one.get(f"{W}val") in looks:
            one.addnext(element(looks[one.get(f"{W}val")]))
        one.getparent().remove(one)
    for run in list(body.iter(f"{W}r")):
        control = element("<w:sdt><w:sdtContent/></w:sdt>")
        run.addprevious(control)
        control[0].append(run)


def without_properties(members: Members) -> None:
    members.pop("docProps/custom.xml")
