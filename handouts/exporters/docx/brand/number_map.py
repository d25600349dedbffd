"""Our lists beside a client's: his definitions stay, ours get numbers that are free."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from handouts.exporters.docx.brand.wrapping import W, remove

VALUE = W + "val"
_BLOCK = 100  # numbers of ours begin at a round one, to be told apart at sight


def sound_numbering(root: etree._Element) -> None:
    """Take out picture bullets, doubled and dangling numbers."""
    for tag in ("numPicBullet", "lvlPicBulletId", "numIdMacAtCleanup"):
        for element in list(root.iter(W + tag)):
            remove(element)
    for justified in root.iter(W + "lvlJc"):
        # LibreOffice's words for the sides are not those of this kind of file.
        side = justified.get(VALUE, "")
        justified.set(VALUE, {"start": "left", "end": "right"}.get(side, side))
    definitions = _unique(root, "abstractNum", "abstractNumId")
    for number in root.findall(W + "num"):
        definition = number.find(W + "abstractNumId")
        if definition is None or definition.get(VALUE) not in definitions:
            remove(number)
    _unique(root, "num", "numId")


def _unique(root: etree._Element, tag: str, identity: str) -> set[str]:
    known: set[str] = set()
    for element in root.findall(W + tag):
        identifier = element.get(W + identity, "")
        if identifier in known or not identifier.isdecimal():
            remove(element)
        known.add(identifier)
    return known


def list_numbers(root: etree._Element) -> frozenset[str]:
    return frozenset(number.get(W + "numId") for number in root.findall(W + "num"))


def merge_numbering(ours: etree._Element, client: etree._Element, styles: Mapping[str, str]) -> int:
    """Add our definitions and lists to the client's; what is added to their numbers.

    `styles` are ids in the file for those of our styles that definitions may name.
    """
    definitions, numbers = ours.findall(W + "abstractNum"), ours.findall(W + "num")
    shift = _shift(client, max(len(definitions), len(numbers)))
    for definition in definitions:
        _shifted(definition, W + "abstractNumId", shift)
        for style in list(definition.iter(W + "pStyle")):
            if style.get(VALUE) in styles:
                style.set(VALUE, styles[style.get(VALUE)])
            else:
                remove(style)
    for number in numbers:
        _shifted(number, W + "numId", shift)
        _shifted(number.find(W + "abstractNumId"), VALUE, shift)
    last = client.findall(W + "abstractNum")
    place = client.index(last[-1]) + 1 if last else 0
    client[place:place] = definitions
    client.extend(numbers)
    return shift


def _shifted(element: etree._Element, key: str, shift: int) -> None:
    element.set(key, str(int(element.get(key)) + shift))


def _shift(client: etree._Element, span: int) -> int:
    used = {int(number) for number in list_numbers(client)}
    used |= {int(one.get(W + "abstractNumId")) for one in client.findall(W + "abstractNum")}
    shift = 0
    while any(shift < number <= shift + span for number in used):
        shift += _BLOCK
    return shift
