"""The client's sections, running lines and cover in a file of ours."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from handouts.exporters.docx.brand.brand import Brand, story_part
from handouts.exporters.docx.brand.sheets import ClientSection
from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.package import WordPackage
from handouts.exporters.docx.sections import Sections, add_sections

_HEADER = (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
_FOOTER = (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


def client_sections(package: WordPackage, draft: Draft, brand: Brand) -> tuple[Sections, str]:
    """The sections of the publication as the client has them, and his cover as XML of the body."""
    template, parts = brand.template, len(draft.publication.front)
    lines = _ClientLines(package, draft, brand)
    cover = lines.cover()
    section = template.section
    if not template.has_running_lines:
        made = add_sections(package, draft, section.paper, brand.dressed)
        front = tuple(section.with_grid(xml) for xml in made.front)
        return Sections(front, section.with_grid(made.main)), cover
    references = lines.references(section)
    first, later = (section.xml(references, is_later=is_later) for is_later in (False, True))
    every = [first, *[later] * parts]
    return Sections(tuple(every[:parts]), every[parts]), cover


class _ClientLines:
    """Adds the client's running lines to the package, each once."""

    def __init__(self, package: WordPackage, draft: Draft, brand: Brand) -> None:
        self._package, self._draft, self._brand = package, draft, brand
        self._ids: dict[str, str] = {}

    def references(self, section: ClientSection) -> str:
        """The first elements of a `w:sectPr`."""
        headers = (
            f'<w:headerReference w:type="{kind}" r:id="{self._line(line, "hdr")}"/>'
            for kind, line in section.headers
        )
        footers = (
            f'<w:footerReference w:type="{kind}" r:id="{self._line(line, "ftr")}"/>'
            for kind, line in section.footers
        )
        return "".join((*headers, *footers))

    def cover(self) -> str:
        template = self._brand.template
        if template.cover is None:
            return ""
        self._package.add_pictures(template.cover)
        xml = self._brand.told(template.cover, self._draft)
        section = template.cover_section
        if section is not None:
            before, _, after = xml.rpartition("<w:sectPr/>")
            return before + section.xml(self.references(section), is_cover=True) + after
        ends_page = '<w:br w:type="page"/>' in xml
        return xml if ends_page else f'{xml}<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def _line(self, identifier: str, tag: str) -> str:
        if identifier not in self._ids:
            story = self._brand.template.stories[identifier]
            xml = story_part(tag, self._brand.told(story, self._draft))
            kinds, word = (_HEADER, "header") if tag == "hdr" else (_FOOTER, "footer")
            name = f"{word}{len(self._ids) + 1}.xml"
            self._ids[identifier] = self._package.add_story(name, kinds, xml, story)
        return self._ids[identifier]
