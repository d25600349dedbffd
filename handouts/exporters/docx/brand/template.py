"""What a handout takes from a client's Word file, read once and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from handouts.exporters.docx.brand.number_map import list_numbers, sound_numbering
from handouts.exporters.docx.brand.opening import TemplateArchive, refusal
from handouts.exporters.docx.brand.sheets import ClientSection, read_sections
from handouts.exporters.docx.brand.stories import Known, Story, cleaned
from handouts.exporters.docx.brand.style_map import sound_styles
from handouts.exporters.docx.brand.wrapping import DECLARED, DRAWING, IGNORABLE, R, W, inner_xml
from handouts.exporters.docx.brand.wrapping import remove as drop
from handouts.exporters.docx.lint.looks import LONGEST_FONT_NAME

_A = f"{{{DRAWING.format('main')}}}"
_SETTINGS = ("mirrorMargins", "gutterAtTop", "evenAndOddHeaders")
_ACTIVE = {
    r"vba|macro": "macros",
    r"activex|ctrlprops": "ActiveX controls",
    r"embeddings/": "embedded objects",
    r"customxml/": "custom XML",
    r"comments": "comments",
    r"thumbnail": "a thumbnail",
}
_COVER_GALLERY = "Cover Pages"


@dataclass(frozen=True, slots=True)
class Template:
    """A client's file as XML of its parts; `theme` is empty where it has none.

    `cover` stands before the handout's own text, `cover_section` ends it; without one the cover
    is on the first page of `section`, in which the handout stands. `stories` are headers and
    footers by the ids that sections name. `left_out` are words for what was not taken over.
    """

    styles: str
    numbering: str
    fonts: str
    theme: str
    settings: frozenset[str]
    section: ClientSection
    stories: Mapping[str, Story]
    cover: Story | None
    cover_section: ClientSection | None
    left_out: tuple[str, ...]

    @property
    def has_running_lines(self) -> bool:
        sections = [self.section, *filter(None, [self.cover_section])]
        return any(one.headers or one.footers for one in sections)


def read_template(content: bytes, *, cover: bool) -> Template:
    """Read a .docx or .dotx. Raises OptionError for what can't be used, in words for the client."""
    archive = TemplateArchive(content)
    document = archive.document()
    parts = _Parts(archive)
    styles, numbering = parts.root("styles"), parts.root("numbering", "numbering")
    if styles is None or numbering is None or styles.tag != W + "styles":
        raise refusal("has no styles.")
    sound_styles(styles)
    sound_numbering(numbering)
    known = Known(
        frozenset(style.get(W + "styleId") for style in styles.iter(W + "style")),
        list_numbers(numbering),
    )
    _without_dangling(styles, numbering, known)
    sections = read_sections(document)
    if not sections:
        raise refusal("has no page set up.")
    elements = _cover_elements(document) if cover else []
    has_section = any(True for each in elements for _ in each.iter(W + "sectPr"))
    story = _cover_story(archive, elements, known) if elements else None
    section = sections[1] if len(sections) > 1 else sections[0]
    stories, gone = _running_lines(archive, sections[:2], known)
    sections = [_with_lines(one, stories) for one in (sections[0], section)]
    gone += [*(story.left_out if story else ()), *_unwanted(archive)]
    return Template(
        styles=_text(styles, "styles"),
        numbering=_text(numbering, "numbering"),
        fonts=parts.fonts(),
        theme=parts.theme(),
        settings=parts.settings(),
        section=sections[1],
        stories=stories,
        cover=story,
        cover_section=sections[0] if has_section else None,
        left_out=tuple(dict.fromkeys(gone)),
    )


class _Parts:
    """The parts that the document names, by the kind of their relationship."""

    def __init__(self, archive: TemplateArchive) -> None:
        self._archive = archive
        self._names: dict[str, str] = {}
        for relation in archive.relationships(archive.main).values():
            if not relation.is_external:
                self._names.setdefault(relation.kind, relation.target)

    def root(self, kind: str, default: str = "") -> etree._Element | None:
        """The root of a part of Word's; an empty one where there is none and `default` names it."""
        root = self._archive.xml(self._names[kind]) if kind in self._names else None
        if root is None and default:
            root = etree.Element(W + default)
        return root

    def settings(self) -> frozenset[str]:
        """Names of the settings that margins and running lines hang on."""
        root = self.root("settings", "settings")
        assert root is not None
        found = {name: root.find(W + name) for name in _SETTINGS}
        return frozenset(
            name
            for name, element in found.items()
            if element is not None and element.get(W + "val", "1") not in {"0", "false", "off"}
        )

    def theme(self) -> str:
        """The theme without pictures, which it may have behind its shapes."""
        root = self.root("theme")
        if root is None or root.tag != f"{_A}theme":
            return ""
        for fill in list(root.iter(f"{_A}blipFill")):
            solid = etree.Element(f"{_A}solidFill")
            etree.SubElement(solid, f"{_A}schemeClr").set("val", "phClr")
            fill.getparent().replace(fill, solid)
        for element in list(root.iter(f"{_A}extLst", f"{_A}objectDefaults")):
            drop(element)
        if any(key.startswith(R) for element in root.iter(etree.Element) for key in element.attrib):
            return ""
        text: str = etree.tostring(root, encoding="unicode")
        return text

    def fonts(self) -> str:
        """Entries of the font table, without the fonts themselves."""
        root = self.root("fontTable", "fonts")
        assert root is not None
        for embedded in list(root.iter(etree.Element)):
            embedded.attrib.pop(W + "characterSet", None)  # not of this kind of file
            name = etree.QName(embedded).localname
            other = str(embedded.get(W + "val", "")) if name == "altName" else ""
            if name.startswith("embed") or len(other) > LONGEST_FONT_NAME or "," in other:
                drop(embedded)
        return inner_xml(root.findall(W + "font"))


def _without_dangling(styles: etree._Element, numbering: etree._Element, known: Known) -> None:
    for numbers in list(styles.iter(W + "numPr")):
        number = numbers.find(W + "numId")
        if number is not None and number.get(W + "val") not in known.lists | {"0"}:
            drop(numbers)
    for style in list(numbering.iter(W + "pStyle", W + "styleLink", W + "numStyleLink")):
        if style.get(W + "val") not in known.styles:
            drop(style)


def _text(root: etree._Element, name: str) -> str:
    return f"<w:{name} {DECLARED} {IGNORABLE}>{inner_xml(list(root))}</w:{name}>"


def _cover_elements(document: etree._Element) -> list[etree._Element]:
    """The first of several sections, or what Word's gallery of cover pages put there."""
    body = document.find(W + "body")
    children = [] if body is None else list(body)
    for index, child in enumerate(children):
        if child.tag == W + "p" and child.find(f"{W}pPr/{W}sectPr") is not None:
            return children[: index + 1]
        galleries = child.iter(W + "docPartGallery") if child.tag == W + "sdt" else ()
        if any(gallery.get(W + "val") == _COVER_GALLERY for gallery in galleries):
            return [child]
    return []


def _cover_story(archive: TemplateArchive, elements: list[etree._Element], known: Known) -> Story:
    for section in [found for each in elements for found in each.iter(W + "sectPr")]:
        section.clear()
        # LibreOffice writes it first, the schema wants it last.
        section.getparent().append(section)
    return cleaned(archive, archive.main, elements, known)


def _running_lines(
    archive: TemplateArchive, sections: list[ClientSection], known: Known
) -> tuple[dict[str, Story], list[str]]:
    """Headers and footers by the ids of their relationships; what was left out of them."""
    relations = archive.relationships(archive.main)
    stories: dict[str, Story] = {}
    gone: list[str] = []
    named = [line for one in sections for line in (*one.headers, *one.footers)]
    for _, identifier in named:
        relation = relations.get(identifier)
        if identifier in stories or relation is None or relation.is_external:
            continue
        root = archive.xml(relation.target)
        if root is not None and root.tag in (W + "hdr", W + "ftr"):
            stories[identifier] = cleaned(archive, relation.target, list(root), known)
            gone += stories[identifier].left_out
    return stories, gone


def _with_lines(section: ClientSection, stories: Mapping[str, Story]) -> ClientSection:
    return replace(
        section,
        headers=tuple(line for line in section.headers if line[1] in stories),
        footers=tuple(line for line in section.footers if line[1] in stories),
    )


def _unwanted(archive: TemplateArchive) -> Iterator[str]:
    names = "\n".join(archive.names)
    yield from (words for pattern, words in _ACTIVE.items() if re.search(pattern, names))
    for folder in ("word/settings.xml", archive.main):
        for relation in archive.relationships(folder).values():
            if relation.kind == "attachedTemplate":
                yield "a link to its own template"
            elif relation.is_external:
                yield "links"
