"""Small files that would unfold to large ones: refused in words, in bounded memory and time."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from programs import Ended, run

from handouts.resources import samples_folder

SAMPLE = next(samples_folder().glob("102*.txt"))
MB = 2**20
MOST_MEMORY, MOST_SECONDS = 900 * MB, 180.0
Note = Callable[[str, str], None]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(main: str, kind: str, content: bytes) -> bytes:
    """An Office file of one part, which is packed as small as it can be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml"'
            f' ContentType="application/xml"/><Override PartName="/{main}"'
            f' ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>',
        )
        archive.writestr(main, content)
    return stream.getvalue()


def word_file(unit: bytes, size: int) -> bytes:
    head, tail = f'<w:document xmlns:w="{WORD}"><w:body>'.encode(), b"</w:body></w:document>"
    body = head + unit * (size // len(unit)) + tail
    return package("word/document.xml", WORD_TYPE, body)


def deep_word_file() -> bytes:
    deep = b"<w:p>" * 100_000 + b"</w:p>" * 100_000
    return word_file(deep, len(deep))


def excel_file(sheet: str, strings: bytes = b"") -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind.format("sheet.main")}"/>'
        f'<Override PartName="/xl/s.xml" ContentType="{kind.format("worksheet")}"/>'
        f'<Override PartName="/xl/t.xml" ContentType="{kind.format("sharedStrings")}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="s.xml"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="t.xml"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", relations)
        archive.writestr(
            "xl/s.xml",
            f'<worksheet xmlns="{SHEET}">'
            f'<dimension ref="A1:XFD1048576"/><sheetData>{sheet}</sheetData></worksheet>',
        )
        archive.writestr("xl/t.xml", b'<sst xmlns="%s">%s</sst>' % (SHEET.encode(), strings))
    return stream.getvalue()


def wide_rows() -> bytes:
    named = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
    row = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
    return excel_file(named + "".join(row.format(line) for line in range(2, 9_000)))


def far_row() -> bytes:
    return excel_file('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')


def many_strings() -> bytes:
    return excel_file("", b"<si><t/></si>" * (29 * MB // 13))


def entities() -> bytes:
    kinds = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE x [<!ENTITY e0 "ha">{kinds}]><x>&e11;</x>'
    stream = io.BytesIO(excel_file(""))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/styles.xml", text)
    return stream.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    body = name + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png(width: int, height: int, *more: bytes) -> bytes:
    """Grey, one bit a pixel, all of one colour: it packs a thousand times smaller."""
    rows = (b"\0" + bytes((width + 7) // 8)) * height
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    content = chunk(b"IDAT", zlib.compress(rows, 9))
    parts = (chunk(b"IHDR", head), *more, content, chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def profile_bomb() -> bytes:
    return png(16, 16, chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(400 * MB), 9)))


def text_bomb() -> bytes:
    return png(16, 16, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(400 * MB), 9)))


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()


def uses() -> bytes:
    kinds = "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 12))
    return svg(f'<defs><path id="g0" d="M0 0H5V5Z"/>{kinds}</defs><use href="#g11"/>')


def many_shapes() -> bytes:
    return svg('<path d="M0 0H5V5Z"/>' * 90_000)


def long_path() -> bytes:
    return svg(f'<path d="M0 0{"h1v1" * 490_000}"/>')


def _attributes() -> bytes:
    return b"".join(b'a%d="" ' % number for number in range(1000))


TEMPLATES = {
    "of empty paragraphs": lambda: word_file(b"<w:p/>", 90 * MB),
    "of zeros": lambda: word_file(b"\0", 300 * MB),
    "of nested paragraphs": deep_word_file,
}
LOGOS = {
    "PNG of 30,000 × 30,000": lambda: png(30_000, 30_000),
    "PNG of 6,000 × 6,000": lambda: png(6_000, 6_000),
    "PNG with a profile of 400 MB": profile_bomb,
    "PNG with a remark of 400 MB": text_bomb,
    "SVG of uses of uses": uses,
    "SVG of 90,000 shapes": many_shapes,
    "SVG of one path of 980,000 steps": long_path,
}
LISTS = {
    "xlsx of 9,000 rows and 16,384 columns": wide_rows,
    "xlsx with one cell in the last row": far_row,
    "xlsx of 2 million empty texts": many_strings,
    "xlsx with entities of entities": entities,
    "csv of 4 million commas": lambda: b"name\n" + b"," * 3_900_000,
    "csv of 4 million lines": lambda: b"name\n" + b"\n" * 3_900_000,
    "csv of one quoted cell": lambda: b'name\n"' + b"x" * 3_900_000 + b'"',
    "csv of one letter": lambda: b"name\n" + "名".encode("cp932") * 1_900_000,
}
SOURCES = {
    "docx of empty paragraphs": lambda: word_file(b"<w:p/>", 60 * MB),
    "docx of fewer empty paragraphs": lambda: word_file(b"<w:p/>", 22 * MB),
    "docx of attributes": lambda: word_file(b"<w:p " + b"%s/>" % _attributes(), 60 * MB),
    "docx of nested paragraphs": deep_word_file,
}


def judged(what: str, data: bytes, found: Ended, note: Note, *codes: int) -> None:
    words = found.said.strip().splitlines()[0][:200] if found.said.strip() else "taken"
    words = words.split(": ", 2)[-1]
    packed = f"{len(data) / 1e6:.2f} MB"
    note(
        f"{what} ({packed})",
        f"exit {found.code} in {found.seconds:.1f} s, {found.peak / MB:.0f} MiB: {words}",
    )
    assert found.code in codes, found.said
    assert found.peak < MOST_MEMORY
    assert found.seconds < MOST_SECONDS


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_unfolds_is_refused(name: str, tmp_path: Path, note: Note) -> None:
    data = TEMPLATES[name]()
    (tmp_path / "client.docx").write_bytes(data)
    setting = f"docx.template={tmp_path / 'client.docx'}"
    found = run(
        "build", "-q", "-f", "docx", "-o", tmp_path / "out", SAMPLE, "--jobs", "1", "--set", setting
    )
    judged(f"template {name}", data, found, note, 2)


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_that_unfolds_is_refused_or_made_small(
    name: str, tmp_path: Path, note: Note
) -> None:
    data = LOGOS[name]()
    (tmp_path / "logo").write_bytes(data)
    settings = ["--set", f"brand.logo={tmp_path / 'logo'}", "--set", "brand.logo_alt=Firm"]
    out = tmp_path / "out"
    found = run("build", "-q", "-f", "docx", "-o", out, SAMPLE, "--jobs", "1", *settings)
    judged(f"logo, {name}", data, found, note, 0, 2)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_unfolds_is_refused_or_read(name: str, tmp_path: Path, note: Note) -> None:
    data = LISTS[name]()
    file = tmp_path / f"list.{name[:4].strip()}"
    file.write_bytes(data)
    (tmp_path / "w.toml").write_text(
        f'[build]\nsources = ["{SAMPLE}"]\n[roster]\nfile = "{file.name}"\n', "utf-8"
    )
    words = ["--workshop", tmp_path / "w.toml", "--dry-run", "-q", "-f", "docx"]
    found = run("build", *words)
    judged(f"list, {name}", data, found, note, 0, 1, 2)


@pytest.mark.parametrize("name", SOURCES)
def test_a_word_file_that_unfolds_is_refused(name: str, tmp_path: Path, note: Note) -> None:
    data = SOURCES[name]()
    (tmp_path / "a.docx").write_bytes(data)
    found = run("inspect", tmp_path / "a.docx")
    judged(f"source, {name}", data, found, note, 1)
