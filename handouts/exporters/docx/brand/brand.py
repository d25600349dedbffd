"""A handout in a client's dress: our ids, lists and widths as his file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.exporters.docx.brand.field_codes import AUTHOR, SUBJECT, TITLE
from handouts.exporters.docx.brand.number_map import merge_numbering
from handouts.exporters.docx.brand.stories import Story
from handouts.exporters.docx.brand.style_map import StyleMap, number_style
from handouts.exporters.docx.brand.template import Template
from handouts.exporters.docx.brand.wrapping import DECLARED, IGNORABLE, W
from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.page import TEXT_WIDTH, twips
from handouts.exporters.docx.shape import Shape
from handouts.word_names import BUILT_IN_NAMES, STYLE_NAMES, Style

_NAMED = re.compile(r'<w:([prt][a-z]*Style) w:val="([^"]*)"/>')
_LISTED = re.compile(r'<w:numId w:val="(\d+)"/>')
_WIDE = re.compile(r'<w:(gridCol|tcW|tblW) w:w="(\d+)"(/| w:type="dxa")')
_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_RUNNING = frozenset({STYLE_NAMES[Style.HEADER], STYLE_NAMES[Style.FOOTER]})


class Brand:
    """One publication's file by a template. `styles_xml` is the sheet that it would have alone."""

    def __init__(self, template: Template, styles_xml: str, shape: Shape) -> None:
        self.template, self._shape = template, shape
        self._scale = template.section.wide / TEXT_WIDTH
        self._sheet = etree.fromstring(template.styles)
        self._numbering = etree.fromstring(template.numbering)
        # Our running lines need their own tab stops, whatever the client's header style has.
        apart = frozenset[str]() if template.has_running_lines else _RUNNING
        self._map = StyleMap(etree.fromstring(styles_xml.encode()), self._sheet, apart)
        self._by_id = {style.get(W + "styleId"): style for style in self._sheet.iter(W + "style")}
        self._used: set[str] = set()
        self._shift = 0

    def dressed(self, xml: str) -> str:
        """XML of ours with the styles of this file, and its tables as wide as its page."""
        self._used.update(use[2] for use in _NAMED.finditer(xml))
        xml = self._with_what_headings_lack(xml)
        xml = _NAMED.sub(lambda use: f'<w:{use[1]} w:val="{self._map.ids[use[2]]}"/>', xml)
        return _WIDE.sub(
            lambda use: f'<w:{use[1]} w:w="{round(int(use[2]) * self._scale)}"{use[3]}', xml
        )

    def numbered(self, xml: str) -> str:
        """XML of ours with the numbers that its lists have since `sheet_and_lists`."""
        return _LISTED.sub(lambda use: f'<w:numId w:val="{int(use[1]) + self._shift}"/>', xml)

    def told(self, story: Story, draft: Draft) -> str:
        """A header, footer or cover with what this publication says of itself."""
        metadata, legal = draft.publication.metadata, draft.characters
        author = metadata.author or metadata.publisher
        words = {TITLE: metadata.title, SUBJECT: metadata.subtitle, AUTHOR: author}
        xml = story.xml
        for mark, text in words.items():
            xml = xml.replace(mark, legal.escaped(text))
        return xml

    def sheet_and_lists(self, numbering_xml: str) -> tuple[str, str]:
        """styles.xml with all that was dressed so far, and numbering.xml with our lists."""
        ours = etree.fromstring(numbering_xml.encode())
        clones = self._map.add_missing(self._used)
        bare = self._lists_without_numbers(ours)
        linked = {style: self._map.ids[style] for style in (*clones, *bare)}
        self._shift = merge_numbering(ours, self._numbering, linked)
        for clone in clones.values():
            self._settle(clone)
        for style, number in bare.items():
            number_style(self._by_id[self._map.ids[style]], number + self._shift)
        return _text(self._sheet), _text(self._numbering)

    def fonts_xml(self, ours: str) -> str:
        """The font table: the client's entries, then those of ours that it lacks."""
        root = etree.fromstring(f"<w:fonts {DECLARED}>{self.template.fonts}</w:fonts>")
        known = {font.get(W + "name") for font in root}
        root.extend(
            font for font in etree.fromstring(ours.encode()) if font.get(W + "name") not in known
        )
        return _text(root)

    def remarks(self, path: str) -> Iterator[Diagnostic]:
        """How the styles were matched, and what the template had and the file has not."""
        found = [
            ours if ours == his else f"{ours} ({his})" for ours, his in self._map.found.items()
        ]
        words = set(BUILT_IN_NAMES.values())
        added = [name for name in self._map.missing if name in words]
        yield Code.TEMPLATE_STYLES.remark(
            path,
            0,
            f"styles of the template in use: {', '.join(found) or 'none'}; not in it, and added "
            f"where they are needed: {', '.join(added)} and those of our own.",
            "Give a style of the template such a name, or an alias, and it is used instead.",
        )
        if self.template.left_out:
            yield Code.TEMPLATE_STRIPPED.remark(
                path,
                0,
                f"left out of the template: {', '.join(self.template.left_out)}.",
                "None of it goes into a handout.",
            )

    def _has(self, style: Style) -> bool:
        return STYLE_NAMES[style] in self._map.found

    def _with_what_headings_lack(self, xml: str) -> str:
        """A heading stays with its text, and a chapter begins a page, whatever the client's do."""
        for style in _HEADINGS:
            keeps, breaks = self._lacks(style, "keepNext"), False
            if self._shape is Shape.BOOK and style is Style.HEADING_1:
                breaks = self._lacks(style, "pageBreakBefore")
            named = f'<w:pStyle w:val="{style}"/>'
            if keeps:
                xml = xml.replace(f"{named}<w:keepNext/>", named)
                xml = xml.replace(named, f"{named}<w:keepNext/>")
            if breaks:
                before = re.escape(named) + ("<w:keepNext/>" if keeps else "(?:<w:keepNext/>)?")
                xml = re.sub(f"({before})(?!<w:pageBreakBefore/>)", r"\1<w:pageBreakBefore/>", xml)
        return xml

    def _lacks(self, style: Style, tag: str) -> bool:
        """Has the client this style of ours without that property?"""
        return self._has(style) and not self._inherits(self._map.ids[style], tag)

    def _inherits(self, identifier: str, tag: str) -> bool:
        """Does the style, or one that it is based on, have this property of paragraphs?"""
        style = self._by_id.get(identifier)
        while style is not None:
            if style.find(f"{W}pPr/{W}{tag}") is not None:
                return True
            base = style.find(W + "basedOn")
            style = None if base is None else self._by_id.get(base.get(W + "val"))
        return False

    def _lists_without_numbers(self, ours: etree._Element) -> dict[str, int]:
        """List styles that the client has without bullets or numbers, and the number of ours."""
        numbers: dict[str, int] = {}
        for definition in ours.findall(W + "abstractNum"):
            for link in definition.iter(W + "pStyle"):
                style = Style(link.get(W + "val"))
                if style in self._map.ids and self._lacks(style, "numPr"):
                    # The number that a style itself has is that of its definition.
                    numbers[style] = int(definition.get(W + "abstractNumId"))
        return numbers

    def _settle(self, clone: etree._Element) -> None:
        """The numbers and the widths of a style of ours in this file."""
        for number in clone.iter(W + "numId"):
            number.set(W + "val", str(int(number.get(W + "val")) + self._shift))
        for tab in clone.iter(W + "tab"):
            if tab.get(W + "pos") == str(twips(TEXT_WIDTH)):
                tab.set(W + "pos", str(twips(self.template.section.wide)))


def story_part(tag: str, xml: str) -> str:
    """A header (`hdr`) or footer (`ftr`) as a part."""
    return f"{DECLARATION}<w:{tag} {DECLARED} {IGNORABLE}>{xml}</w:{tag}>"


def _text(root: etree._Element) -> str:
    return DECLARATION + str(etree.tostring(root, encoding="unicode"))
