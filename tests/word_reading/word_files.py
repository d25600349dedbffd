"""Word files as other people write them, and edits as Word makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
_BODY = (
    f'<w:document xmlns:w="{WORD}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<w:body>{}</w:body></w:document>"
)
# Ids as a Japanese Word writes them, names as every Word does.
STYLES = f"""<w:styles xmlns:w="{WORD}">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="Heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Firmentext"/><w:basedOn w:val="2"/>
</w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="List Paragraph"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{WORD}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def paragraph(words: str, style: str = "", number: int = 0, runs: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    text = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{text}{runs}</w:p>"


def word_file(body: str | Iterable[str], **parts: str) -> bytes:
    """A file of these paragraphs; `parts` are more parts by name (`footnotes`)."""
    members = {
        "word/document.xml": _BODY.format(body if isinstance(body, str) else "".join(body)),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return zipped({name: content.encode() for name, content in members.items()})


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def members_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(
    content: bytes,
    edit: Callable[[etree._Element], None],
    *more: Callable[[dict[str, bytes]], None],
    **parts: str,
) -> bytes:
    """The file after `edit` has changed its body, and `more` its other parts."""
    members = members_of(content)
    root = etree.fromstring(members["word/document.xml"])
    edit(root.find(f"{W}body"))
    members["word/document.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    members |= {f"word/{name}.xml": text.encode() for name, text in parts.items()}
    for change in more:
        change(members)
    return zipped(members)
