"""A publication as a Word file: the base, the body, the running lines, the properties."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from handouts.exporters.api import Export, PageMap
from handouts.exporters.docx.back import add_back_matter
from handouts.exporters.docx.chapters import add_chapter
from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.faces import font_table_xml, theme_xml
from handouts.exporters.docx.front import add_front_matter
from handouts.exporters.docx.namespaces import WORD
from handouts.exporters.docx.options import DocxOptions
from handouts.exporters.docx.package import WordPackage
from handouts.exporters.docx.properties import custom_properties_xml, set_core_properties
from handouts.exporters.docx.sections import Sections, add_sections
from handouts.exporters.docx.settings import settings_xml, word_language
from handouts.exporters.docx.styles import styles_xml
from handouts.exporters.docx.workbook_sheet import is_workbook
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication
from handouts.word_names import Style


def build(
    publication: Publication, theme: Theme, options: DocxOptions, pages: PageMap | None
) -> Export:
    """The whole file. Same publication, theme, options and pages: same bytes."""
    package = WordPackage()
    draft = Draft(publication, theme, options, pages, package.relate_link)
    sections = add_sections(package, draft)
    _write_body(draft, sections)
    draft.characters.at(0)
    _add_parts(package, draft)
    package.fill(draft.xml(), sections.main)
    set_core_properties(package.document.core_properties, draft)
    package.add_custom_properties(custom_properties_xml(publication, draft.characters))
    return Export(package.to_bytes(), diagnostics=draft.characters.diagnostics)


def _write_body(draft: Draft, sections: Sections) -> None:
    publication = draft.publication
    for front, section in zip(publication.front, sections.front, strict=True):
        add_front_matter(draft, front)
        draft.end_section(section)
    for chapter in publication.chapters:
        add_chapter(draft, chapter)
    for back in publication.back:
        add_back_matter(draft, back)
    if draft.ends_in_table:
        # Word wants a paragraph after the last table and would add a full line by itself.
        draft.add_one(Style.EMPTY_LINE, "")


def _add_parts(package: WordPackage, draft: Draft) -> None:
    theme, language = draft.theme, word_language(draft.publication.metadata.language)
    # Latin letters in a Japanese book are still Latin letters: spelt as English.
    latin = "en-US" if language == "ja-JP" else draft.characters.escaped(language)
    types, kinds = CONTENT_TYPE, RELATIONSHIP_TYPE
    looks = styles_xml(theme, draft.shape, latin, is_workbook=is_workbook(draft.publication))
    parts = (
        ("styles.xml", types.WML_STYLES, kinds.STYLES, looks),
        ("numbering.xml", types.WML_NUMBERING, kinds.NUMBERING, draft.lists.part(theme, WORD)),
        ("settings.xml", types.WML_SETTINGS, kinds.SETTINGS, settings_xml(latin)),
        ("fontTable.xml", types.WML_FONT_TABLE, kinds.FONT_TABLE, font_table_xml(WORD)),
        ("theme/theme1.xml", types.OFC_THEME, kinds.THEME, theme_xml(theme)),
    )
    for part in parts:
        package.add_part(*part)
    if remarks := draft.comments.part():
        package.add_part("comments.xml", types.WML_COMMENTS, kinds.COMMENTS, remarks)
