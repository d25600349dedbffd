"""Our styles among a client's: the same by name or alias, the rest cloned from our sheet.

Ids say nothing: Word writes them in the language it runs in (`Heading1`, `1`, `berschrift1`).
The `w:name` of a built-in style is English in every Word; what its user calls it is in
`w:aliases`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

from handouts.exporters.docx.brand.wrapping import W, remove
from handouts.exporters.docx.faces import CALIBRI
from handouts.word_names import Style

VALUE = W + "val"
# Other programs than Word write the names that their Japanese users see.
_JAPANESE = {
    "Title": "表題",
    "Subtitle": "副題",
    "heading 1": "見出し 1",
    "heading 2": "見出し 2",
    "heading 3": "見出し 3",
    "List Bullet": "箇条書き",
    "List Number": "段落番号",
    "Quote": "引用文",
    "header": "ヘッダー",
    "footer": "フッター",
}
_LINKS = tuple(W + tag for tag in ("basedOn", "next", "link"))
_FOUNDATIONS = (Style.NORMAL, Style.DEFAULT_FONT, Style.TABLE_NORMAL, Style.NO_LIST)
_BEFORE_NUMBERS = tuple(
    W + tag
    for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


class StyleMap:
    """`ids` has the id in the file for every style of our sheet; `found` (our name, the client's)
    are those that the client has, `missing` the names of the rest.

    Styles named in `apart` count as missing even where the client has them.
    """

    def __init__(
        self, ours: etree._Element, client: etree._Element, apart: frozenset[str] = frozenset()
    ) -> None:
        self._client, self._known = client, _Known(client)
        self.ids: dict[str, str] = {}
        self.found: dict[str, str] = {}
        self._missing: dict[str, etree._Element] = {}
        for style in ours.iter(W + "style"):
            mine, name = style.get(W + "styleId"), name_of(style)
            match = None if name in apart else self._known.find(style)
            if match is None:
                self._missing[mine] = style
                self.ids[mine] = self._known.free_id(mine)
            else:
                self.ids[mine] = match.get(W + "styleId")
                self.found[name] = name_of(match)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(map(name_of, self._missing.values()))

    def add_missing(self, used: Iterable[str]) -> dict[str, etree._Element]:
        """Add to the client's sheet those of our styles, by our ids, that it lacks and a file
        uses, and those they are based on; the clones by our ids.
        """
        wanted, waiting = set[str](), [*used, *_FOUNDATIONS]
        while waiting:
            mine = waiting.pop()
            if mine in self._missing and mine not in wanted:
                wanted.add(mine)
                waiting += [link.get(VALUE) for link in self._missing[mine].iter(*_LINKS)]
        heads = _fonts_of(self._known.named("paragraph", "heading 1"))
        clones: dict[str, etree._Element] = {}
        for mine, style in self._missing.items():
            if mine in wanted:
                clones[mine] = _clone(style, self.ids, heads)
                _name_apart(clones[mine], self._known)
                self._client.append(clones[mine])
        return clones


def sound_styles(root: etree._Element) -> None:
    """Take out what Word would stumble over: nameless and doubled styles, links to nowhere."""
    known: set[str] = set()
    for style in list(root.iter(W + "style")):
        identifier = style.get(W + "styleId")
        if not identifier or identifier in known or not name_of(style):
            remove(style)
        else:
            known.add(identifier)
    for link in list(root.iter(*_LINKS)):
        if link.get(VALUE) not in known:
            remove(link)
    by_id = {style.get(W + "styleId"): style for style in root.iter(W + "style")}
    for style in by_id.values():
        _break_circle(style, by_id)


def _break_circle(style: etree._Element, by_id: Mapping[str, etree._Element]) -> None:
    seen, current = {style}, style
    while (base := current.find(W + "basedOn")) is not None:
        current = by_id[base.get(VALUE)]
        if current in seen:
            remove(base)
            return
        seen.add(current)


def name_of(style: etree._Element) -> str:
    name = style.find(W + "name")
    return "" if name is None else str(name.get(VALUE, ""))


class _Known:
    """The client's styles by kind and name, aliases after names."""

    def __init__(self, root: etree._Element) -> None:
        self._ids = {style.get(W + "styleId").lower() for style in root.iter(W + "style")}
        self._named: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        styles = list(root.iter(W + "style"))
        for style in styles:
            self._named.setdefault((_kind(style), _folded(name_of(style))), style)
            if style.get(W + "default") in {"1", "true", "on"}:
                self._defaults.setdefault(_kind(style), style)
        for style in styles:
            for alias in _aliases(style):
                self._named.setdefault((_kind(style), _folded(alias)), style)

    def named(self, kind: str, name: str) -> etree._Element | None:
        return self._named.get((kind, _folded(name)))

    def find(self, style: etree._Element) -> etree._Element | None:
        kind, name = _kind(style), name_of(style)
        if style.get(W + "default") and kind in self._defaults:
            return self._defaults[kind]
        found = self.named(kind, name)
        if found is None and name in _JAPANESE:
            found = self.named(kind, _JAPANESE[name])
        return found

    def is_taken(self, name: str) -> bool:
        return any(folded == _folded(name) for _, folded in self._named)

    def free_id(self, identifier: str) -> str:
        free, number = identifier, 1
        while free.lower() in self._ids:
            number += 1
            free = f"{identifier}Handout{number}"
        self._ids.add(free.lower())
        return free


def _kind(style: etree._Element) -> str:
    return str(style.get(W + "type", "paragraph"))


def _aliases(style: etree._Element) -> Iterator[str]:
    aliases = style.find(W + "aliases")
    if aliases is not None:
        yield from str(aliases.get(VALUE, "")).split(",")


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _clone(
    style: etree._Element, ids: Mapping[str, str], heads: etree._Element | None
) -> etree._Element:
    """Our style with the ids of the file, in the client's fonts."""
    clone = deepcopy(style)
    clone.set(W + "styleId", ids[style.get(W + "styleId")])
    for link in clone.iter(*_LINKS):
        link.set(VALUE, ids[link.get(VALUE)])
    for fonts in list(clone.iter(W + "rFonts")):
        if fonts.get(W + "asciiTheme") == "majorHAnsi":
            if heads is not None:
                fonts.getparent().replace(fonts, deepcopy(heads))
        elif fonts.get(W + "ascii") == CALIBRI.name or fonts.get(W + "asciiTheme"):
            remove(fonts)
    return clone


def _fonts_of(style: etree._Element | None) -> etree._Element | None:
    return None if style is None else style.find(f"{W}rPr/{W}rFonts")


def _name_apart(clone: etree._Element, known: _Known) -> None:
    """A name that the client uses for something else is not given twice."""
    if known.is_taken(name_of(clone)):
        name = clone.find(W + "name")
        name.set(VALUE, f"{name_of(clone)} (Handout)")
        clone.set(W + "customStyle", "1")


def number_style(style: etree._Element, number: int) -> None:
    """Make a list of the style, as the schema orders the properties of paragraphs."""
    properties = style.find(W + "pPr")
    if properties is None:
        properties = style.makeelement(W + "pPr")
        letters = style.find(W + "rPr")
        if letters is not None:
            letters.addprevious(properties)
        else:
            style.append(properties)
    numbers = properties.makeelement(W + "numPr")
    etree.SubElement(numbers, W + "numId").set(VALUE, str(number))
    earlier = [child for child in properties if child.tag in _BEFORE_NUMBERS]
    if earlier:
        earlier[-1].addnext(numbers)
    else:
        properties.insert(0, numbers)
