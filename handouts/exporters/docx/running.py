"""Running lines: header and footer, and the section that hangs them on the pages."""

from __future__ import annotations

import re

from handouts.exporters.docx.draft import Draft
from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.fields import Instruction, field
from handouts.exporters.docx.names import Style
from handouts.exporters.docx.namespaces import DECLARED
from handouts.exporters.docx.page import Sheet, twips
from handouts.exporters.docx.shape import Shape
from handouts.model.walk import plain_text

RUNNING_LENGTH = 80  # characters that go beside the name on one line
_TAB = "<w:r><w:tab/></w:r>"


def header_xml(draft: Draft, *, first: bool = False) -> str:
    """The firm or the author on the left; on the right what the pages belong to.

    A handout's first page bears the title itself, so its header says what kind of paper it is.
    """
    metadata = draft.publication.metadata
    name = metadata.publisher or metadata.author or metadata.series
    left = draft.runs.styled(name, Style.RUNNING_NAME) if name else ""
    right = _kind_of_paper(draft) if first else _running_title(draft)
    return _part("hdr", Style.HEADER, left + _TAB + right)


def blank_header_xml() -> str:
    """A header without text, for a title page."""
    return f"{DECLARATION}<w:hdr {DECLARED}><w:p/></w:hdr>"


def blank_footer_xml() -> str:
    return f"{DECLARATION}<w:ftr {DECLARED}><w:p/></w:ftr>"


def footer_xml(draft: Draft) -> str:
    """Rights or credit on the left, the page and how many there are on the right."""
    metadata = draft.publication.metadata
    line = metadata.rights or metadata.credit
    left = draft.display(line) if line else ""
    return _part("ftr", Style.FOOTER, left + _TAB + _page_of(draft))


def _kind_of_paper(draft: Draft) -> str:
    labels, chapter = draft.publication.labels, draft.publication.chapters[0]
    words = labels.handout
    if chapter.episode_number is not None:
        words += f" · {labels.episode} {chapter.episode_number}"
    return draft.display(words)


def _running_title(draft: Draft) -> str:
    """A field that follows the text, with the title in it where nobody counts fields.

    A title too long for its line is cut and fixed: Word would put the whole of it back.
    """
    if draft.shape is Shape.BOOK:
        return field(Instruction.CHAPTER_HEADING, draft.display(_cut(_book_title(draft))))
    title = plain_text(draft.publication.chapters[0].title)
    if len(title) > RUNNING_LENGTH or title != draft.publication.metadata.title:
        return draft.display(_cut(title))
    return field(Instruction.TITLE, draft.display(title))


def _book_title(draft: Draft) -> str:
    return draft.publication.metadata.title


def _cut(title: str) -> str:
    if len(title) <= RUNNING_LENGTH:
        return title
    cut = title[:RUNNING_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut} …"


def _page_of(draft: Draft) -> str:
    """`{page} / {pages}` with the two fields at their places."""
    look = f'<w:rStyle w:val="{Style.PAGE_NUMBER}"/>'
    fields = {"{page}": Instruction.PAGE, "{pages}": Instruction.PAGES}
    pieces = re.split(r"(\{pages?\})", draft.publication.labels.page_of)
    return "".join(
        field(fields[piece], draft.runs.run("1", look), look)
        if piece in fields
        else draft.runs.styled(piece, Style.PAGE_NUMBER)
        for piece in pieces
    )


def _part(tag: str, style: Style, runs: str) -> str:
    return (
        f'{DECLARATION}<w:{tag} {DECLARED}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{runs}</w:p></w:{tag}>"
    )


def section_xml(references: str, sheet: Sheet, *, has_first_page: bool) -> str:
    """The one section of the file: paper, margins and which running lines it has."""
    side = twips(sheet.side)
    return (
        f"<w:sectPr>{references}"
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"/>'
        f'<w:pgMar w:top="{twips(sheet.top)}" w:right="{side}" w:bottom="{twips(sheet.bottom)}"'
        f' w:left="{side}" w:header="{twips(sheet.header)}" w:footer="{twips(sheet.footer)}"'
        ' w:gutter="0"/>' + ("<w:titlePg/>" if has_first_page else "") + "</w:sectPr>"
    )
