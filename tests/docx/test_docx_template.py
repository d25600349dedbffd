"""A client's Word file as the base of a handout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from client_templates import (
    SECRET,
    TEMPLATES,
    ClientFile,
    bare,
    english,
    hostile,
    japanese,
    letterhead,
)
from word_document import W, WordDocument, text_of
from word_workbooks import workbook

from handouts.errors import OptionError
from handouts.exporters.api import Export
from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import Scope
from handouts.layout.theme import CLASSIC
from handouts.pipeline.preparing import prepare
from handouts.pipeline.request import Request
from handouts.publication.publication import Publication
from handouts.readers.collection import Collection


def saved(folder: Path, file: ClientFile) -> Path:
    path = folder / ("client.dotx" if file.kind == "template" else "client.docx")
    path.write_bytes(file.content())
    return path


def exported(path: Path, publication: Publication, **options: object) -> Export:
    exporter = DocxExporter({"template": str(path), **options})
    return exporter.export(publication, CLASSIC)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_file_by_a_template_has_no_findings(
    name: str,
    tmp_path: Path,
    handout_publication: Publication,
    book_publication: Publication,
) -> None:
    path = saved(tmp_path, TEMPLATES[name]())
    publications = [handout_publication, book_publication, workbook(Scope.COLLECTION)]
    for publication in publications:
        assert lint(exported(path, publication).content) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_of_the_old_document_is_in_any_part(
    name: str, tmp_path: Path, handout_publication: Publication
) -> None:
    file = TEMPLATES[name]()
    assert any(SECRET.encode() in data for data in file.parts.values())
    made = WordDocument(exported(saved(tmp_path, file), handout_publication).content)
    for part, data in made.members.items():
        assert SECRET.encode() not in data, part
        assert b"evil" not in data, part
    names = "\n".join(made.members)
    assert not re.search(r"comments|thumbnail|customXml|vba|activeX|embeddings|old", names)


def test_styles_are_found_by_names_and_aliases_whatever_their_ids(
    tmp_path: Path, handout_publication: Publication
) -> None:
    made = WordDocument(exported(saved(tmp_path, japanese()), handout_publication).content)
    used = {use.get(W + "val") for use in made.find(".//w:pStyle")}
    assert {"1", "2", "a3", "a4"} <= used
    assert not {"Heading1", "Heading2", "Title", "ListBullet"} & used
    assert made.styles["MiniSummary"].find(W + "basedOn").get(W + "val") == "a"
    assert made.texts("heading 1")
    english_one = exported(saved(tmp_path, english()), handout_publication).content
    by_alias = WordDocument(english_one)
    assert "Larch Box" in {by_alias.style_name(paragraph) for paragraph in by_alias.paragraphs}


def test_only_styles_that_are_used_are_added(
    tmp_path: Path, handout_publication: Publication
) -> None:
    made = WordDocument(exported(saved(tmp_path, english()), handout_publication).content)
    names = {style.find(W + "name").get(W + "val") for style in made.styles.values()}
    assert {"Mini-Summary Label", "Term Table", "Quote"} <= names
    assert not {"Certificate", "Card Front", "toc 1", "Grid Words"} & names
    many = WordDocument(exported(saved(tmp_path, hostile()), handout_publication).content)
    assert len(many.styles) > 500


def test_a_bullet_style_without_bullets_gets_ours_and_one_with_bullets_keeps_them(
    tmp_path: Path, handout_publication: Publication
) -> None:
    plain = WordDocument(exported(saved(tmp_path, english()), handout_publication).content)
    assert bullet_of(plain, "ListBullet") == "•"
    own = WordDocument(exported(saved(tmp_path, japanese()), handout_publication).content)
    assert bullet_of(own, "a4") == "●"


def bullet_of(document: WordDocument, identifier: str) -> str:
    number = document.styles[identifier].find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val")
    numbering = document.part("word/numbering.xml")
    used = numbering.find(f"{W}num[@{W}numId='{number}']/{W}abstractNumId").get(W + "val")
    text = numbering.find(f"{W}abstractNum[@{W}abstractNumId='{used}']/{W}lvl/{W}lvlText")
    return str(text.get(W + "val"))


def test_lists_that_count_still_begin_anew_beside_the_lists_of_a_client(
    tmp_path: Path, handout_publication: Publication
) -> None:
    made = WordDocument(exported(saved(tmp_path, japanese()), handout_publication).content)
    alone = WordDocument(DocxExporter({}).export(handout_publication, CLASSIC).content)
    numbers = [use.get(W + "val") for use in made.find(".//w:p/w:pPr/w:numPr/w:numId")]
    plain = [use.get(W + "val") for use in alone.find(".//w:p/w:pPr/w:numPr/w:numId")]
    assert numbers
    assert "3" not in numbers
    assert len(set(numbers)) == len(set(plain))
    assert len(numbers) == len(plain)


def test_header_footer_paper_and_margins_are_the_clients(
    tmp_path: Path, handout_publication: Publication
) -> None:
    made = WordDocument(exported(saved(tmp_path, english()), handout_publication).content)
    title = handout_publication.metadata.title
    lines = made.running_lines().values()
    assert sorted(lines) == sorted([title, "Larch Partners · page 1"])
    margins = made.find(".//w:pgMar")[-1]
    assert (margins.get(W + "top"), margins.get(W + "left")) == ("1985", "1440")


def test_tables_and_tab_stops_are_as_wide_as_the_clients_page(
    tmp_path: Path, handout_publication: Publication
) -> None:
    made = WordDocument(exported(saved(tmp_path, english()), handout_publication).content)
    for table in made.find(".//w:tbl"):
        wide = sum(int(column.get(W + "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol"))
        assert abs(wide - (11906 - 2 * 1440)) <= 3


def test_the_first_of_several_sections_is_the_cover_and_the_second_the_handouts_own(
    tmp_path: Path, handout_publication: Publication
) -> None:
    path = saved(tmp_path, letterhead())
    made = WordDocument(exported(path, handout_publication).content)
    title = handout_publication.metadata.title
    assert [text_of(p) for p in made.paragraphs[:4]] == ["Larch Partners", "", title, ""]
    cover, main = made.find(".//w:sectPr")
    assert cover.find(W + "vAlign") is not None
    assert main.find(W + "titlePg") is not None
    assert main.find(W + "pgSz").get(W + "orient") is None
    kinds = [line.get(W + "type") for line in main.findall(W + "headerReference")]
    assert kinds == ["default", "first"]
    assert len([name for name in made.members if name.startswith("word/media/")]) == 1
    without = WordDocument(exported(path, handout_publication, cover=False).content)
    assert text_of(without.paragraphs[0]) == title
    assert len(without.find(".//w:sectPr")) == 1


def test_only_the_first_section_of_a_book_begins_with_the_clients_first_page(
    tmp_path: Path, book_publication: Publication
) -> None:
    made = WordDocument(exported(saved(tmp_path, letterhead()), book_publication).content)
    first = [section.find(W + "titlePg") is not None for section in made.find(".//w:sectPr")]
    assert first == [False, True, False, False]


def test_chapters_begin_pages_and_headings_keep_their_text_whatever_the_clients_do(
    tmp_path: Path, book_publication: Publication
) -> None:
    made = WordDocument(exported(saved(tmp_path, english()), book_publication).content)
    chapters = [p for p in made.paragraphs if made.style_name(p) == "heading 1"]
    assert len(chapters) > 1
    for paragraph in chapters:
        assert paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
        assert paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_our_running_lines_stand_where_a_template_has_none(
    tmp_path: Path, handout_publication: Publication
) -> None:
    content = exported(saved(tmp_path, bare()), handout_publication).content
    assert lint(content) == []
    made = WordDocument(content)
    used = made.part("word/header1.xml").find(f".//{W}pStyle").get(W + "val")
    tabs = made.styles[used].findall(f"{W}pPr/{W}tabs/{W}tab")
    assert [(tab.get(W + "val"), tab.get(W + "pos")) for tab in tabs] == [("right", "9906")]


def test_what_the_hostile_template_wanted_is_told_and_what_it_showed_stays(
    tmp_path: Path, handout_publication: Publication
) -> None:
    export = exported(saved(tmp_path, hostile()), handout_publication)
    (told,) = [one.message for one in export.diagnostics if one.code == "template-stripped"]
    for word in ("macros", "ActiveX", "embedded", "custom XML", "links", "its own template"):
        assert word in told
    assert "a field MACROBUTTON" in told
    made = WordDocument(export.content)
    assert made.running_lines()["word/header1.xml"] == "larch.testkeptold"
    assert made.part("word/settings.xml").find(W + "mirrorMargins") is not None


def test_how_styles_were_matched_is_told(tmp_path: Path, handout_publication: Publication) -> None:
    path = saved(tmp_path, english())
    remarks = exported(path, handout_publication).diagnostics
    (told,) = [one for one in remarks if one.code == "template-styles"]
    assert told.path == str(path)
    assert "heading 2 (Heading 2)" in told.message
    assert "Mini-Summary (Larch Box)" in told.message
    assert "Quote" in told.message.partition("not in it")[2]


def test_same_template_same_bytes(tmp_path: Path, handout_publication: Publication) -> None:
    path = saved(tmp_path, letterhead())
    first = exported(path, handout_publication).content
    assert exported(path, handout_publication).content == first


def refused(path: Path) -> str:
    with pytest.raises(OptionError) as caught:
        DocxExporter({"template": str(path)})
    assert caught.value.key == "template"
    return str(caught.value)


@pytest.mark.parametrize("suffix", [".docm", ".dotm", ".doc", ".pdf", ""])
def test_a_template_of_another_kind_is_refused(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"client{suffix}"
    path.write_bytes(english().content())
    assert "macros" in refused(path) if suffix.endswith("m") else ".docx or .dotx" in refused(path)


def test_macros_under_the_name_of_a_plain_document_are_refused(tmp_path: Path) -> None:
    plain = english()
    types = plain.content_types().replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )
    path = tmp_path / "client.docx"
    path.write_bytes(plain.content({"[Content_Types].xml": types}))
    assert "macros" in refused(path)


DAMAGES = {
    "no Word file": lambda file: b"PK, or so it says",
    "password": lambda file: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "no XML": lambda file: file.content({"word/styles.xml": b"<w:styles"}),
    "declares entities": lambda file: file.content(
        {"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'}
    ),
    "unpacks to over": lambda file: file.content({"word/styles.xml": b" " * (101 * 1024**2)}),
    "Strict": lambda file: file.content(
        {"word/document.xml": b'<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}
    ),
    "more than 2,000,000 tags": lambda file: file.content(
        {"word/styles.xml": b"<x>%s</x>" % (b"<y/>" * 2_000_000)}
    ),
    "no styles": lambda file: file.content({"word/styles.xml": b"<styles/>"}),
    "no page set up": lambda file: file.content(
        {"word/document.xml": file.parts["word/document.xml"].replace(b"sectPr", b"sect")}
    ),
    "parts; no letterhead": lambda file: file.content(
        {f"word/media/{n}.png": b"" for n in range(5_001)}
    ),
    "can't be unpacked": lambda file: file.content().replace(file.content()[60:90], bytes(30)),
}


@pytest.mark.parametrize("words", DAMAGES)
def test_a_template_that_is_damaged_or_a_bomb_is_refused_in_words(
    words: str, tmp_path: Path
) -> None:
    path = tmp_path / "client.docx"
    path.write_bytes(DAMAGES[words](english()))
    assert words in refused(path)


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "nowhere.docx")
    (tmp_path / "folder.docx").mkdir()
    assert "cannot be read" in refused(tmp_path / "folder.docx")


def test_a_path_in_a_layout_begins_beside_it_and_one_of_the_command_line_where_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts = tmp_path / "layouts"
    layouts.mkdir()
    (layouts / "client.docx").write_bytes(english().content())
    mine = layouts / "mine.toml"
    mine.write_text('[layout]\nbased_on = "handout"\n[export.docx]\ntemplate = "client.docx"\n')
    monkeypatch.chdir(tmp_path)
    assert template_of(str(mine)) == layouts / "client.docx"
    assert template_of("handout", "docx.template=layouts/client.docx") == Path(
        "layouts/client.docx"
    )
    mine.write_text(mine.read_text().replace("client.docx", "nowhere.docx"))
    with pytest.raises(OptionError, match="cannot be read") as caught:
        template_of(str(mine))
    assert caught.value.place == f"{mine}:4"


def template_of(layout: str, *settings: str) -> Path | None:
    request = Request((), Path("dist"), ("docx",), layout, settings=settings)
    (prepared,), _broken = prepare(request, Collection(()))
    assert isinstance(prepared.exporter, DocxExporter)
    return prepared.exporter.options.template
