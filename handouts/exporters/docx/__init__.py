"""The Word exporter: a .docx that clients edit.

python-docx holds the package; the body is built as WordprocessingML in bulk, every look of it
carried by a named style.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handouts.exporters.api import Export, PageMap
from handouts.exporters.docx.options import DocxOptions
from handouts.layout.options import parse_options
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication

if TYPE_CHECKING:
    from handouts.exporters.docx.brand.template import Template


class DocxExporter:
    """One Word file for a publication: a handout of one chapter, or a book of many.

    Word lays out its own pages, so there is no page count; pages of a printed edition are named
    by their numbers.
    """

    name = "docx"
    suffix = ".docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    default_layout = "handout"
    options_kind = DocxOptions

    def __init__(self, options: Mapping[str, object]) -> None:
        self.options = parse_options(DocxOptions, self.name, options)
        self._template: Template | None = None
        if self.options.template is not None:
            # Before any file is made, so that a template that can't be used is told once.
            from handouts.exporters.docx.brand.reading import open_template  # noqa: PLC0415

            self._template = open_template(self.options.template, cover=self.options.cover)

    def export(
        self,
        publication: Publication,
        theme: Theme,
        pages: PageMap | None = None,
    ) -> Export:
        # python-docx and lxml take a tenth of a second to load: only when a file is made.
        from handouts.exporters.docx.document import build  # noqa: PLC0415

        return build(publication, theme, self.options, pages, self._template)
