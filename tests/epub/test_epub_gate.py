"""The gate: what may never be packaged, whoever let it in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from epub_reading import OpenedBook

from handouts.errors import ExportError
from handouts.exporters.archive import write_archive
from handouts.exporters.epub.document import document
from handouts.exporters.epub.gate import Gate, judge_archive

Parts = list[tuple[str, bytes]]
STORED = frozenset({"mimetype"})


def page(body: str) -> bytes:
    return document("page.xhtml", "A page", "en", "bodymatter", body).content


def parts_of(opened: OpenedBook) -> Parts:
    return list(opened.parts.items())


def judge(parts: Parts) -> None:
    """What the exporter does with its parts, without the exporter."""
    gate = Gate()
    for name, content in parts:
        if name.endswith(".xhtml"):
            gate.document(name.removeprefix("EPUB/"), content)
    gate.package(parts)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>unclosed", "not well-formed"),
        ("<p>&#7;</p>", "not well-formed"),
        ("<p>&nbsp;</p>", "not well-formed"),
        ("<script>alert(1)</script>", "element .*script"),
        ('<p onclick="alert(1)">x</p>', "attribute onclick"),
        ('<p style="background: url(http://example.com/x)">x</p>', "attribute style"),
        ('<iframe src="http://example.com/"></iframe>', "element .*iframe"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "element .*svg"),
        ("<!-- said in passing -->", "element"),
        ('<?xml-stylesheet href="http://example.com/x.css"?>', "element"),
        ('<p id="a">x</p><p id="a">y</p>', "id 'a' twice"),
        ('<section aria-labelledby="nobody"><p>x</p></section>', "labelled by 'nobody'"),
    ],
)
def test_a_document_is_refused_for_what_no_reader_should_get(body: str, fault: str) -> None:
    with pytest.raises(ExportError, match=f"page.xhtml.*{fault}"):
        Gate().document("page.xhtml", page(body))


def test_entities_of_a_document_are_refused() -> None:
    bomb = page("<p>&a;</p>").replace(
        b"<!DOCTYPE html>", b'<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///x">]>'
    )
    with pytest.raises(ExportError, match=r"page\.xhtml has the element|document type"):
        Gate().document("page.xhtml", bomb)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<a href="JavaScript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="file:///etc/passwd">x</a>',
        '<a href="//example.com/">x</a>',
        '<a href="../other.xhtml">x</a>',
        '<a href="#nowhere">x</a>',
        '<a href="chapter-0001.xhtml#nowhere">x</a>',
        '<img src="https://example.com/x.png" alt=""/>',
    ],
)
def test_links_lead_into_the_book_or_to_the_web_and_pictures_never_leave_it(
    opened: OpenedBook, link: str
) -> None:
    parts = dict(opened.parts)
    title_page = parts["EPUB/title-page.xhtml"]
    parts["EPUB/title-page.xhtml"] = title_page.replace(b"</body>", link.encode() + b"</body>")
    with pytest.raises(ExportError, match=r"title-page\.xhtml leads to '.*not in the book"):
        judge(list(parts.items()))


@pytest.mark.parametrize("url", ["https://example.com/a?b=c", "http://example.com", "mailto:a@b.c"])
def test_an_authors_links_to_the_web_and_to_mail_pass(opened: OpenedBook, url: str) -> None:
    parts = dict(opened.parts)
    link = f'<p><a href="{url}">x</a></p></body>'.encode()
    title_page = parts["EPUB/title-page.xhtml"]
    parts["EPUB/title-page.xhtml"] = title_page.replace(b"</body>", link)
    judge(list(parts.items()))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda parts: [*parts, ("EPUB/../../x.xhtml", page(""))], "not of our making"),
        (lambda parts: [*parts, ("EPUB/CON.png", b"")], "not of our making"),
        (lambda parts: [*parts, ("notes.txt", b"")], "not of our making"),
        (lambda parts: [*parts, parts[-1]], "there twice"),
        (lambda parts: [*parts, ("EPUB/stray.png", b"")], "not in the manifest"),
        (lambda parts: [part for part in parts if not part[0].endswith(".ttf")], "not in the book"),
    ],
)
def test_parts_have_names_of_our_making_and_stand_in_the_manifest(
    opened: OpenedBook, change: Callable[[Parts], Parts], fault: str
) -> None:
    judge(parts_of(opened))
    with pytest.raises(ExportError, match=fault):
        judge(change(parts_of(opened)))


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ('@import "more.css";', "imports another"),
        ("p { background: url(https://example.com/x.png) }", "leads to 'https"),
        ("p { background: URL( 'x.png' ) }", "leads to 'x.png'"),
    ],
)
def test_the_style_sheet_loads_fonts_of_the_book_alone(
    opened: OpenedBook, rule: str, fault: str
) -> None:
    parts = dict(opened.parts)
    parts["EPUB/style.css"] += rule.encode()
    with pytest.raises(ExportError, match=f"style.css {fault}"):
        judge(list(parts.items()))


def test_the_container_begins_with_a_mimetype_that_is_stored(opened: OpenedBook) -> None:
    parts = parts_of(opened)
    names = [name for name, _ in parts]
    judge_archive(write_archive(parts, STORED), names)
    with pytest.raises(ExportError, match="does not begin the container"):
        judge_archive(write_archive(parts, frozenset()), names)
    with pytest.raises(ExportError, match="does not begin the container"):
        judge_archive(write_archive(parts[::-1], STORED), names[::-1])


def test_the_container_holds_what_was_packed_and_nothing_more(opened: OpenedBook) -> None:
    parts = parts_of(opened)
    packed = io.BytesIO(write_archive(parts, STORED))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("stray.txt", "x")
    with pytest.raises(ExportError, match=r"stray\.txt is not what was to be packed"):
        judge_archive(packed.getvalue(), [name for name, _ in parts])


def test_members_have_no_extra_fields() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        stray = zipfile.ZipInfo("a.xhtml")
        stray.extra = b"UT\x01\x00\x00"
        archive.writestr(stray, "x")
    with pytest.raises(ExportError, match=r"a\.xhtml has extra fields"):
        judge_archive(packed.getvalue(), ["mimetype", "a.xhtml"])
