"""A publication as a Word file: the base, the body, the running lines, the properties."""

from __future__ import annotations

from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from handouts.exporters.api import Export, PageMap
from handouts.exporters.docx.back import add_back_matter
from handouts.exporters.docx.brand.brand import Brand
from handouts.exporters.docx.brand.dressing import client_sections
from handouts.exporters.docx.brand.template import Template
from handouts.exporters.docx.brand.wrapping import DECLARED, IGNORABLE
from handouts.exporters.docx.chapters import add_chapter
from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.faces import font_table_xml, theme_xml, with_brands_fonts
from handouts.exporters.docx.front import add_front_matter
from handouts.exporters.docx.namespaces import WORD
from handouts.exporters.docx.options import DocxOptions
from handouts.exporters.docx.package import WordPackage
from handouts.exporters.docx.page import Sides, paper_xml, sheet_of
from handouts.exporters.docx.properties import custom_properties_xml, set_core_properties
from handouts.exporters.docx.sections import Sections, add_sections
from handouts.exporters.docx.settings import Manner, settings_xml, word_language
from handouts.exporters.docx.styles import styles_xml
from handouts.exporters.docx.workbook_sheet import is_workbook
from handouts.layout.own_fonts import NO_CUTS
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication
from handouts.word_names import Style

_BOTH_SIDES = frozenset({"mirrorMargins", "evenAndOddHeaders"})


def build(
    publication: Publication,
    theme: Theme,
    options: DocxOptions,
    pages: PageMap | None,
    template: Template | None = None,
) -> Export:
    """The whole file. Same publication, theme, options, pages and template: same bytes."""
    if template is None:
        package, sheet = WordPackage(), sheet_of(options.paper, options.sides)
    else:
        package, sheet = WordPackage(DECLARED, IGNORABLE), template.section.sheet
    draft = Draft(publication, theme, options, sheet, pages, package.relate_link)
    if template is None:
        brand, cover = None, ""
        both = options.sides is Sides.DOUBLE
        sections = add_sections(package, draft, paper_xml(sheet), both_sides=both)
    else:
        # A template brings its own fonts, as it brings its header.
        draft.theme = replace(theme, latin=NO_CUTS, japanese=NO_CUTS)
        brand = Brand(template, _looks(draft), draft.shape)
        sections, cover = client_sections(package, draft, brand)
    _write_body(draft, sections)
    draft.characters.at(0)
    body = _add_parts(package, draft, brand, options)
    package.fill(cover + body, sections.main)
    set_core_properties(package.document.core_properties, draft)
    package.add_custom_properties(custom_properties_xml(publication, draft.characters))
    remarks = brand.remarks(str(options.template)) if brand else ()
    return Export(package.to_bytes(), diagnostics=(*draft.characters.diagnostics, *remarks))


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


def _add_parts(
    package: WordPackage, draft: Draft, brand: Brand | None, options: DocxOptions
) -> str:
    """Add the parts beside the body; the body, as they want it."""
    theme, remarks, body = draft.theme, draft.comments.part(), draft.xml()
    notes = draft.footnotes.part()
    looks, lists = _looks(draft), with_brands_fonts(draft.lists.part(theme, WORD), theme)
    fonts = font_table_xml(WORD, theme)
    colours, others = theme_xml(theme), _BOTH_SIDES if draft.sheet.binding else frozenset[str]()
    if brand is not None:
        remarks, notes, body = (brand.dressed(xml) for xml in (remarks, notes, body))
        looks, lists = brand.sheet_and_lists(lists)
        remarks, body = brand.numbered(remarks), brand.numbered(body)
        fonts, others = brand.fonts_xml(fonts), brand.template.settings
        colours = brand.template.theme or colours
    types, kinds = CONTENT_TYPE, RELATIONSHIP_TYPE
    is_form = options.restrict and draft.controls.are_there
    settings = settings_xml(_latin(draft), Manner(others, is_form, has_notes=bool(notes)))
    parts = (
        ("styles.xml", types.WML_STYLES, kinds.STYLES, looks),
        ("numbering.xml", types.WML_NUMBERING, kinds.NUMBERING, lists),
        ("settings.xml", types.WML_SETTINGS, kinds.SETTINGS, settings),
        ("fontTable.xml", types.WML_FONT_TABLE, kinds.FONT_TABLE, fonts),
        ("theme/theme1.xml", types.OFC_THEME, kinds.THEME, colours),
    )
    for part in parts:
        package.add_part(*part)
    if notes:
        package.add_part("footnotes.xml", types.WML_FOOTNOTES, kinds.FOOTNOTES, notes)
    if remarks:
        package.add_part("comments.xml", types.WML_COMMENTS, kinds.COMMENTS, remarks)
    return body


def _looks(draft: Draft) -> str:
    looks = styles_xml(
        draft.theme,
        draft.shape,
        _latin(draft),
        is_workbook=is_workbook(draft.publication),
        has_ruby=draft.runs.has_ruby,
        has_notes=draft.has_notes,
    )
    return with_brands_fonts(looks, draft.theme)


def _latin(draft: Draft) -> str:
    """The language of Latin letters: in a Japanese book they are still spelt as English."""
    language = word_language(draft.publication.metadata.language)
    return "en-US" if language == "ja-JP" else draft.characters.escaped(language)
