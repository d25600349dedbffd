"""Ways to damage a Word file, each with who finds it: our lint, Microsoft's schemas, or both.

`lint` is how the finding of our lint begins, empty where it is blind; `schema` is what the Open
XML SDK says, as the conformance checks prove.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from client_templates import letterhead
from word_workbooks import participants_pages, workbook

from handouts.exporters.docx import DocxExporter
from handouts.layout.layout import Scope
from handouts.layout.theme import CLASSIC
from handouts.model.inlines import Text
from handouts.publication.matter import Index, IndexEntry, IndexGroup
from handouts.publication.part_keys import INDEX
from handouts.testing.exercises import FACILITATOR

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
NUMBERING, SETTINGS, TYPES = "word/numbering.xml", "word/settings.xml", "[Content_Types].xml"
RELATIONS, ROOT_RELATIONS = "word/_rels/document.xml.rels", "_rels/.rels"
SEES, BLIND = True, False  # what the schemas do with a damage
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"


@dataclass(frozen=True)
class Damage:
    """`pattern` in `part` becomes `replacement`, `count` times; `added` parts come to the rest."""

    lint: str
    schema: bool
    part: str
    pattern: str
    replacement: str
    count: int = 1
    added: Mapping[str, bytes] = field(default_factory=dict)
    by_template: bool = False


def _related(kind: str, target: str, *, external: bool = False, space: str = _KIND) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rIdX" Type="{space}{kind}" Target="{target}"{mode}/></Relationships>'


DAMAGES = {
    # -- styles and lists --
    "a style that is not there": Damage(
        "dangling style", BLIND, DOCUMENT, r'<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Nowhere"'
    ),
    "a style that is there twice": Damage(
        "style Quote is there twice",
        SEES,
        STYLES,
        r'(<w:style [^>]*w:styleId="Quote">.*?</w:style>)',
        r"\1\1",
    ),
    "a list number that is not there": Damage(
        "dangling list number", BLIND, DOCUMENT, r'<w:numId w:val="\d+"', '<w:numId w:val="999"'
    ),
    "a list number without a definition": Damage(
        "dangling list definition",
        BLIND,
        NUMBERING,
        r'<w:abstractNumId w:val="1"',
        '<w:abstractNumId w:val="99"',
    ),
    "a look by hand": Damage(
        "formatted by hand",
        BLIND,
        DOCUMENT,
        r'<w:pStyle w:val="Quote"/>',
        '<w:pStyle w:val="Quote"/><w:jc w:val="center"/>',
    ),
    "a font name that Word does not take": Damage(
        "Word takes no alternative font",
        BLIND,
        "word/fontTable.xml",
        "Yu Mincho",
        "Yu Mincho,MS Mincho,MS PMincho,Hiragino",
    ),
    "Japanese called Chinese": Damage(
        "Japanese words are checked as zh-CN",
        BLIND,
        DOCUMENT,
        r'w:eastAsia="ja-JP"',
        'w:eastAsia="zh-CN"',
        count=0,
    ),
    "a language that nobody speaks": Damage(
        "no language is called", BLIND, DOCUMENT, r'w:eastAsia="ja-JP"', 'w:eastAsia="日本語"'
    ),
    # -- links and fields --
    "a link without its relationship": Damage(
        "dangling relationship", SEES, DOCUMENT, r'r:id="rId\d+"', 'r:id="rId999"'
    ),
    "a relationship to nothing": Damage(
        "relationship to a missing part", SEES, RELATIONS, r"fontTable\.xml", "fonts.xml"
    ),
    "a bookmark without its end": Damage(
        "starts and ends of bookmarks", BLIND, DOCUMENT, r'<w:bookmarkEnd w:id="\d+"/>', ""
    ),
    "two bookmarks of one name": Damage(
        "bookmark _hb_contents is there twice",
        BLIND,
        DOCUMENT,
        'w:name="_hb_title_page"|w:name="_hb_title_page__[0-9a-f]*"',
        'w:name="_hb_contents"',
    ),
    "two bookmarks of one id": Damage(
        "starts and ends of bookmarks",
        SEES,
        DOCUMENT,
        r'<w:bookmarkStart w:id="1"',
        '<w:bookmarkStart w:id="0"',
    ),
    "a bookmark that Word does not take": Damage(
        "Word takes no bookmark", BLIND, DOCUMENT, r'w:name="_hb_p_?[^"]*"', 'w:name="9 lives"'
    ),
    "a link to no bookmark": Damage(
        "link to a missing bookmark", BLIND, DOCUMENT, r'w:anchor="[^"]*"', 'w:anchor="_nowhere"'
    ),
    "a reference to no bookmark": Damage(
        "field with a missing bookmark", BLIND, DOCUMENT, r" REF \S+", " REF _nowhere"
    ),
    "a field without its end": Damage(
        "a field is not closed",
        BLIND,
        DOCUMENT,
        r'<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "",
    ),
    "a field with nothing to show": Damage(
        "a field shows nothing",
        BLIND,
        DOCUMENT,
        r'( REF _Ref\d+ .*?"separate"/></w:r>).*?(<w:r><w:fldChar w:fldCharType="end"/>)',
        r"\1\2",
    ),
    "a field that runs a program": Damage(
        "a field that is not on the list", BLIND, DOCUMENT, " TOC ", " DDEAUTO "
    ),
    "code in an entry of the index": Damage(
        "an index entry that is more than words",
        BLIND,
        DOCUMENT,
        ' XE "silence" ',
        r' XE "silence" \\r _x "more" ',
    ),
    # -- questions to the reader, and what loads or runs --
    "fields to be updated on opening": Damage(
        "updateFields", BLIND, SETTINGS, "<w:footnotePr>", "<w:updateFields/><w:footnotePr>"
    ),
    "a dirty field": Damage("a dirty field", BLIND, DOCUMENT, '"begin"', '"begin" w:dirty="true"'),
    "a template from outside": Damage(
        "attachedTemplate",
        SEES,
        SETTINGS,
        "<w:defaultTab",
        '<w:attachedTemplate r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"/><w:defaultTab',
    ),
    "a picture from outside": Damage(
        "it loads from outside",
        BLIND,
        RELATIONS,
        "</Relationships>",
        _related("image", "http://example.com/count.png", external=True),
    ),
    "macros": Damage(
        "it carries macros",
        BLIND,
        RELATIONS,
        "</Relationships>",
        _related("vbaProject", "vbaProject.bin").replace(
            _KIND, "http://schemas.microsoft.com/office/2006/relationships/"
        ),
        added={"word/vbaProject.bin": b"macro"},
    ),
    "custom XML": Damage(
        "it carries custom XML",
        BLIND,
        RELATIONS,
        "</Relationships>",
        _related("customXml", "../customXml/item1.xml"),
        added={"customXml/item1.xml": b"<old/>"},
    ),
    "a thumbnail of another text": Damage(
        "it carries a picture of the first page",
        BLIND,
        ROOT_RELATIONS,
        "</Relationships>",
        _related("metadata/thumbnail", "docProps/thumbnail.jpeg", space=_PACKAGE),
        added={"docProps/thumbnail.jpeg": b"jpeg"},
    ),
    "a part that nothing leads to": Damage(
        "no relationship to", BLIND, TYPES, "$", "", added={"word/lost.xml": b"<lost/>"}
    ),
    # -- the package --
    "a part of the wrong kind": Damage(
        "the part word/styles.xml says", SEES, TYPES, r"\.styles\+xml", ".settings+xml"
    ),
    "a mode of former times": Damage(
        "Word opens it in compatibility mode 12",
        BLIND,
        SETTINGS,
        r'(compatibilityMode"[^>]* w:val=")15',
        r"\g<1>12",
    ),
    "no title": Damage(
        "it has no title", BLIND, "docProps/core.xml", r"<dc:title>.*?</dc:title>", ""
    ),
    "a character that XML forbids": Damage(
        "word/document.xml can't be read as XML", SEES, DOCUMENT, "</w:t>", "\x01</w:t>"
    ),
    # -- what can be filled in --
    "two controls of one id": Damage(
        "control",
        BLIND,
        DOCUMENT,
        r'(<w:id w:val=")\d+("/>.*?<w:id w:val=")\d+',
        r"\g<1>7\g<2>7",
    ),
    "a control without content": Damage(
        "the control", BLIND, DOCUMENT, r"(<w:sdtContent>).*?(</w:sdtContent>)", r"\1\2"
    ),
    "a box that shows another state": Damage(
        "the box", BLIND, DOCUMENT, '<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>'
    ),
    "a control with too long a name": Damage(
        "a name of the control",
        BLIND,
        DOCUMENT,
        '<w:alias w:val="',
        f'<w:alias w:val="{"x" * 65}',
    ),
    # -- comments and notes --
    "a mark of no comment": Damage(
        "reference to a missing comment",
        SEES,
        DOCUMENT,
        r'<w:commentReference w:id="\d+"/>',
        '<w:commentReference w:id="99"/>',
    ),
    "a comment without a mark": Damage(
        "nothing refers to comment", BLIND, DOCUMENT, r'<w:commentReference w:id="\d+"/>', ""
    ),
    "a comment that never ends": Damage(
        "starts and ends of comments",
        BLIND,
        DOCUMENT,
        r'<w:commentRangeEnd w:id="\d+"/>',
        "",
    ),
    "a mark of no footnote": Damage(
        "reference to a missing footnote",
        SEES,
        DOCUMENT,
        r'<w:footnoteReference w:id="\d+"/>',
        '<w:footnoteReference w:id="99"/>',
    ),
    # -- structure, and what a screen reader needs --
    "text between paragraphs": Damage(
        "text directly in", BLIND, DOCUMENT, "</w:pPr>", "</w:pPr>lost words"
    ),
    "a cell that ends with a table": Damage(
        "a table cell does not end", SEES, DOCUMENT, r"</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"
    ),
    "a row with a cell too many": Damage(
        "a row has other columns",
        BLIND,
        DOCUMENT,
        r"</w:tc></w:tr>",
        "</w:tc><w:tc><w:p/></w:tc></w:tr>",
    ),
    "a table whose heading is on its first page alone": Damage(
        "a table's heading is not repeated", BLIND, DOCUMENT, "<w:tblHeader/>", ""
    ),
    "a section in the middle of the text": Damage(
        "page set up in the middle",
        SEES,
        DOCUMENT,
        r"(<w:body>)(.*)(<w:sectPr>(?:(?!<w:sectPr>).)*</w:sectPr>)(</w:body>)",
        r"\1\3\2\3\4",
    ),
    "a heading without words": Damage(
        "a heading of level 1 has no words",
        BLIND,
        DOCUMENT,
        r'(<w:p><w:pPr><w:pStyle w:val="Heading1"/>.*?</w:pPr>).*?</w:p>',
        r"\1</w:p>",
    ),
    "a heading after one two levels above": Damage(
        "level 2 is left out",
        BLIND,
        DOCUMENT,
        r'<w:pStyle w:val="Heading2"/>',
        '<w:pStyle w:val="Heading3"/>',
    ),
    "a picture that nobody tells in words": Damage(
        "the picture Logo is not told",
        BLIND,
        DOCUMENT,
        r' descr="[^"]*"',
        "",
        by_template=True,
    ),
    "two pictures of one id": Damage(
        "picture 1 is there twice",
        SEES,
        DOCUMENT,
        r"(<w:r><w:drawing>.*?</w:drawing></w:r>)",
        r"\1\1",
        by_template=True,
    ),
    # -- what the schemas know better --
    "properties in another order": Damage(
        "",
        SEES,
        DOCUMENT,
        r'(<w:pStyle w:val="[^"]*"/>)(<w:keepNext/>)',
        r"\2\1",
    ),
    "an element of no schema": Damage("", SEES, DOCUMENT, "<w:p>", "<w:p><w:wish/>"),
    "a word where a figure belongs": Damage(
        "", SEES, STYLES, r'<w:sz w:val="\d+"/>', '<w:sz w:val="large"/>'
    ),
}


def sound(folder: Path, *, by_template: bool = False) -> bytes:
    """A trainer's workbook with all that a file can have."""
    publication = workbook(Scope.COLLECTION, FACILITATOR)
    section = publication.chapters[0].sections[1]
    entry = IndexEntry((Text("silence"),), ((section.key, "Why?"),))
    index = Index(INDEX, "Index", "", (IndexGroup("S", (entry,)),))
    publication = replace(publication, back=(*publication.back, index))
    options: dict[str, object] = {"term_notes": "footnotes"}
    if by_template:
        template = folder / "client.docx"
        template.write_bytes(letterhead().content())
        options["template"] = str(template)
    exporter = DocxExporter(options)
    return exporter.export(publication, CLASSIC, participants_pages(publication)).content


def damaged(content: bytes, damage: Damage) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == damage.part:
                text, count = re.subn(
                    damage.pattern,
                    damage.replacement,
                    data.decode("utf-8"),
                    count=damage.count,
                    flags=re.DOTALL,
                )
                assert count, f"{damage.part} has nothing like {damage.pattern}"
                data = text.encode()
            if name == TYPES and damage.added:
                data = data.replace(
                    b"</Types>",
                    b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                    b'<Default Extension="jpeg" ContentType="image/jpeg"/></Types>',
                )
            target.writestr(name, data)
        for name, data in damage.added.items():
            target.writestr(name, data)
    return buffer.getvalue()
