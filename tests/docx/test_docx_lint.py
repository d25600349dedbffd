"""The lint finds nothing in our files, and each damage in a damaged one."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from word_workbooks import export, workbook

from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import Scope
from handouts.layout.theme import THEMES, Theme
from handouts.publication.publication import Publication
from handouts.testing.exercises import FACILITATOR

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
DAMAGES = {
    "dangling style": (DOCUMENT, r'<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Nowhere"'),
    "dangling list number": (DOCUMENT, r'<w:numId w:val="\d+"', '<w:numId w:val="999"'),
    "dangling list definition": (
        "word/numbering.xml",
        r'<w:abstractNumId w:val="1"',
        '<w:abstractNumId w:val="99"',
    ),
    "dangling relationship": (DOCUMENT, r'r:id="rId\d+"', 'r:id="rId999"'),
    "starts and ends of bookmarks": (DOCUMENT, r'<w:bookmarkEnd w:id="\d+"/>', ""),
    "Word takes no bookmark": (DOCUMENT, r'w:name="_hb_p_?[^"]*"', 'w:name="9 lives"'),
    "link to a missing bookmark": (DOCUMENT, r'w:anchor="[^"]*"', 'w:anchor="_nowhere"'),
    "a field is not closed": (DOCUMENT, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "a field that is not on the list": (DOCUMENT, " TOC ", " DDEAUTO "),
    "updateFields": ("word/settings.xml", "<w:compat>", "<w:updateFields/><w:compat>"),
    "a dirty field": (DOCUMENT, '"begin"', '"begin" w:dirty="true"'),
    "Word takes no alternative font": ("word/fontTable.xml", "Yu Mincho", "Yu Mincho,MS Mincho"),
    "text directly in": (DOCUMENT, "</w:pPr>", "</w:pPr>lost words"),
    "relationship to a missing part": (RELATIONS, r"fontTable\.xml", "fonts.xml"),
    "control": (DOCUMENT, r'(<w:id w:val=")\d+("/>.*?<w:id w:val=")\d+', r"\g<1>7\g<2>7"),
    "the control": (DOCUMENT, r"(<w:sdtContent>).*?(</w:sdtContent>)", r"\1\2"),
    "the box": (DOCUMENT, '<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>'),
    "a name of the control": (DOCUMENT, '<w:alias w:val="', f'<w:alias w:val="{"x" * 65}'),
    "reference to a missing comment": (
        DOCUMENT,
        r'<w:commentReference w:id="\d+"/>',
        '<w:commentReference w:id="99"/>',
    ),
    "a table cell does not end": (DOCUMENT, r"</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"),
}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_our_files_have_no_findings(
    theme: Theme, paper: str, handout_publication: Publication, book_publication: Publication
) -> None:
    exporter = DocxExporter({"paper": paper})
    for publication in (handout_publication, book_publication):
        assert lint(exporter.export(publication, theme).content) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_is_found(damage: str) -> None:
    content = export(workbook(Scope.COLLECTION, FACILITATOR))
    findings = lint(damaged(content, *DAMAGES[damage]))
    assert any(finding.startswith(damage) for finding in findings), findings


def damaged(content: bytes, part: str, pattern: str, replacement: str) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for name in source.namelist():
            text = source.read(name).decode("utf-8")
            if name == part:
                text, count = re.subn(pattern, replacement, text, count=1)
                assert count == 1, f"{part} has nothing like {pattern}"
            target.writestr(name, text)
    return buffer.getvalue()
