"""Changes that Word tracks: insertions, moves, joins."""

from __future__ import annotations

import copy

from edits import Body, Edit, begins
from lxml import etree
from word_files import W
from word_habits import append_run, element, without_marks


def _mark(one: etree._Element, tag: str) -> None:
    properties = one.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        one.insert(0, properties)
    end = properties.find(f"{W}rPr")
    if end is None:
        end = etree.SubElement(properties, f"{W}rPr")
    end.insert(0, element(f'<w:{tag} w:id="950" w:author="Mori"/>'))


def _wrap_runs(one: etree._Element, tag: str) -> None:
    for run in list(one.iterchildren(f"{W}r")):
        change = element(f'<w:{tag} w:id="951" w:author="Mori"/>')
        run.addprevious(change)
        change.append(run)


def insert_tracked(start: str, words: str) -> Edit:
    """A new paragraph of the same kind, all of it inserted with tracking."""

    def edit(body: Body) -> None:
        before = begins(body, start)
        new = copy.deepcopy(before)
        without_marks(new)
        for run in list(new.iterchildren(f"{W}r")):
            new.remove(run)
        new.append(element(f'<w:ins w:id="9"><w:r><w:t>{words}</w:t></w:r></w:ins>'))
        _mark(new, "ins")
        before.addnext(new)

    return edit


def append_tracked(start: str, words: str) -> Edit:
    return append_run(
        start, f'<w:ins w:id="9"><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:ins>'
    )


def move_tracked(start: str, after: str) -> Edit:
    """As Word tracks it: the paragraph stays where it was, as moved from, with its bookmark."""

    def edit(body: Body) -> None:
        old = begins(body, start)
        new = copy.deepcopy(old)
        without_marks(new)
        for one, tag in ((old, "moveFrom"), (new, "moveTo")):
            _wrap_runs(one, tag)
            _mark(one, tag)
            one.insert(1, element(f'<w:{tag}RangeStart w:id="960" w:name="move1"/>'))
            one.append(element(f'<w:{tag}RangeEnd w:id="960"/>'))
        begins(body, after).addnext(new)

    return edit


def join_tracked(start: str) -> Edit:
    """Only the paragraph's end is deleted."""

    def edit(body: Body) -> None:
        one = begins(body, start)
        one.append(element('<w:ins w:id="9"><w:r><w:t xml:space="preserve"> </w:t></w:r></w:ins>'))
        _mark(one, "del")

    return edit


def marked_inserted(start: str) -> Edit:
    def edit(body: Body) -> None:
        _mark(begins(body, start), "ins")

    return edit
