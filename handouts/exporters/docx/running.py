"""Running lines: headers and footers."""

from __future__ import annotations

import re

from handouts.exporters.docx.draft import TAB, Draft
from handouts.exporters.docx.faces import DECLARATION
from handouts.exporters.docx.fields import Instruction, field
from handouts.exporters.docx.logo import logo_run
from handouts.exporters.docx.namespaces import DECLARED
from handouts.word_names import Style

RUNNING_LENGTH = 80  # characters that go beside the name on one line


def first_header_xml(draft: Draft, *, is_left: bool = False) -> str:
    """A handout's first page bears its title: the header says what kind of paper it is."""
    labels, chapter = draft.publication.labels, draft.publication.chapters[0]
    words = labels.handout
    if chapter.episode_number is not None:
        words += f" · {labels.episode_number.format(number=chapter.episode_number)}"
    return _header(draft, draft.display(words), is_left=is_left)


def title_header_xml(draft: Draft, *, is_left: bool = False) -> str:
    """The title of the file, as a field on what the file says of itself.

    A title too long for its line is cut and fixed: Word would put the whole of it back.
    """
    title = draft.publication.metadata.title
    words = draft.display(_cut(title))
    line = words if _cut(title) != title else field(Instruction.TITLE, words)
    return _header(draft, line, is_left=is_left)


def chapter_header_xml(draft: Draft, *, is_left: bool = False) -> str:
    """The chapter's title as Word finds it on the page.

    The text in the field is the book's title: it is right on every page for those who count no
    fields.
    """
    words = draft.display(_cut(draft.publication.metadata.title))
    return _header(draft, field(Instruction.CHAPTER_HEADING, words), is_left=is_left)


def _header(draft: Draft, outer: str, *, is_left: bool) -> str:
    """The logo, else the firm or the author, inside; outside the edition and what the pages are of.

    Inside is left, but on the left-hand pages of a file for both sides.
    """
    metadata, edition = draft.publication.metadata, draft.publication.edition
    name = metadata.publisher or metadata.author or metadata.series
    inner = draft.runs.styled(name, Style.RUNNING_NAME) if name else ""
    inner = logo_run(draft.theme.logo) if draft.theme.logo else inner
    outer = (draft.display(f"{edition.title} · ") if edition.title else "") + outer
    return _part("hdr", Style.HEADER, _line(inner, outer, is_left=is_left))


def _line(inner: str, outer: str, *, is_left: bool) -> str:
    return outer + TAB + inner if is_left else inner + TAB + outer


def cover_header_xml(draft: Draft) -> str:
    """A header without text, for a title page: a logo at the most."""
    logo = draft.theme.logo
    paragraph = f"<w:p>{logo_run(logo)}</w:p>" if logo else "<w:p/>"
    return f"{DECLARATION}<w:hdr {DECLARED}>{paragraph}</w:hdr>"


def blank_footer_xml() -> str:
    return f"{DECLARATION}<w:ftr {DECLARED}><w:p/></w:ftr>"


def footer_xml(draft: Draft, *, is_left: bool = False) -> str:
    """The brand's line, rights or credit inside, the page and how many there are outside."""
    metadata = draft.publication.metadata
    owner = draft.publication.participant
    own = draft.theme.line or metadata.rights or metadata.credit
    line = " · ".join(filter(None, (owner.name if owner else "", own)))
    inner = draft.display(line) if line else ""
    return _part("ftr", Style.FOOTER, _line(inner, _page_of(draft), is_left=is_left))


def _cut(title: str) -> str:
    if len(title) <= RUNNING_LENGTH:
        return title
    cut = title[:RUNNING_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut} …"


def _page_of(draft: Draft) -> str:
    """`{page} / {pages}` with the two fields at their places."""
    look = f'<w:rStyle w:val="{Style.PAGE_NUMBER}"/>'
    fields = {"{page}": Instruction.PAGE, "{pages}": Instruction.PAGES}
    prefix = draft.publication.edition.folio_prefix
    wording = draft.publication.labels.page_of.replace("{page}", prefix + "{page}")
    pieces = [piece for piece in re.split(r"(\{pages?\})", wording) if piece]
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
