"""Layout files, collections and settings: what wins, and what is said about mistakes."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from handouts.errors import LayoutError, OptionError
from handouts.layout.labels import labels_in
from handouts.layout.layout import Layout, Scope
from handouts.layout.loader import load_layout, shipped_layouts
from handouts.layout.settings import parse_settings
from handouts.layout.tables import Tables
from handouts.layout.theme import MODERN, MONO, Face
from handouts.layout.values import one_line

FORMATS = ("pdf", "docx", "epub")


def load(text: str, folder: Path, default: str = "workbook", *settings: str) -> Layout:
    file = folder / "mine.toml"
    file.write_text(text, "utf-8")
    chosen = parse_settings(settings, FORMATS)
    return load_layout(str(file), default=default, formats=FORMATS, settings=chosen).layout


@pytest.mark.parametrize(
    ("name", "scope", "title_page"),
    [
        ("workbook", Scope.COLLECTION, True),
        ("handout", Scope.EPISODE, False),
        ("compilation", Scope.COLLECTION, True),
    ],
)
def test_shipped_layouts_are_complete_and_without_remark(
    name: str, scope: Scope, title_page: bool
) -> None:
    loaded = load_layout(name, formats=FORMATS)
    assert loaded.diagnostics == ()
    assert (loaded.layout.name, loaded.layout.scope) == (name, scope)
    assert loaded.layout.publication.title_page is title_page
    assert loaded.layout.title
    assert loaded.layout.description


@pytest.mark.parametrize("name", sorted(shipped_layouts()))
def test_every_setting_that_is_commented_out_can_be_switched_on(name: str, tmp_path: Path) -> None:
    lines = []
    for line in shipped_layouts()[name].read_text("utf-8").splitlines():
        bare = line.removeprefix("# ")
        is_setting = bare != line and " = " in bare.partition('"')[0] and bare[0].islower()
        lines.append(bare if is_setting else line)
    text = "\n".join(lines)
    assert text.count("\n#") < shipped_layouts()[name].read_text("utf-8").count("\n#")
    tomllib.loads(text)
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    assert load_layout(str(tmp_path / "mine.toml"), formats=FORMATS).diagnostics == ()


def test_a_file_with_one_table_serves_every_format(tmp_path: Path) -> None:
    text = '[metadata]\ntitle = "Tea"\n'
    workbook, handout = load(text, tmp_path, "workbook"), load(text, tmp_path, "handout")
    assert (workbook.metadata.title, workbook.scope) == ("Tea", Scope.COLLECTION)
    assert (handout.metadata.title, handout.scope) == ("Tea", Scope.EPISODE)
    assert workbook.name == handout.name == "mine"


def test_based_on_outranks_the_formats_default(tmp_path: Path) -> None:
    layout = load('[layout]\nbased_on = "handout"\n', tmp_path, "workbook")
    assert layout.scope is Scope.EPISODE
    assert not layout.publication.contents


def test_based_on_may_name_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('[metadata]\nauthor = "House"\npublisher = "P"\n')
    layout = load(
        '[layout]\nbased_on = "house.toml"\n[metadata]\nauthor = "Me"\n', tmp_path, "handout"
    )
    assert (layout.metadata.author, layout.metadata.publisher) == ("Me", "P")
    assert layout.scope is Scope.EPISODE


def test_a_layout_based_on_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="based on itself"):
        load('[layout]\nbased_on = "mine.toml"\n', tmp_path)


def test_metadata_of_layout_outranks_the_collections_and_settings_outrank_both(
    tmp_path: Path,
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[metadata]\nauthor = "layout"\nrights = "layout"\n')
    given = {"author": "collection", "rights": "collection", "credit": "collection"}
    metadata = load_layout(
        str(file),
        default="workbook",
        collection=Tables("collection.toml", {"metadata": given}),
        settings=parse_settings(["metadata.rights=set", "metadata.subjects=a, b"], ()),
    ).layout.metadata
    assert (metadata.author, metadata.rights, metadata.credit) == ("layout", "set", "collection")
    assert metadata.subjects == ("a", "b")


def test_naming_a_theme_or_language_drops_what_was_changed_before(tmp_path: Path) -> None:
    text = '[theme]\nname = "modern"\nprimary = "#000000"\n[labels]\ncontents = "Inside"\n'
    layout = load(text, tmp_path)
    assert (layout.theme.primary, layout.theme.accent) == ("#000000", MODERN.accent)
    assert layout.labels.contents == "Inside"
    changed = load(text, tmp_path, "workbook", "theme.name=mono", "labels.language=ja")
    assert changed.theme == MONO
    assert changed.labels == labels_in("ja")


def test_settings_come_as_texts_and_become_values(tmp_path: Path) -> None:
    layout = load(
        "",
        tmp_path,
        "workbook",
        "publication.contents=FALSE",
        "publication.contents_depth=1",
        "theme.body_face=sans",
        "metadata.date=2026-02-28",
        "pdf.paper=A5",
    )
    assert layout.publication.contents is False
    assert layout.publication.contents_depth == 1
    assert layout.theme.body_face is Face.SANS
    assert layout.metadata.date == date(2026, 2, 28)
    assert layout.export == {"pdf": {"paper": "A5"}}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[layout]\nscope = 'both'", 2, "layout.scope takes one of: collection, episode"),
        ("[metadata]\ntitle = 3", 2, "metadata.title takes a text, not 3"),
        ("[metadata]\n\nsubjects = [1]", 3, "metadata.subjects takes a list of texts"),
        ("[metadata]\ndate = 2026", 2, "metadata.date takes a date like"),
        ("[metadata]\nlanguage = 'English!'", 2, "a language tag"),
        ("[publication]\ncontents_depth = 7", 2, "1 (chapters) or 2"),
        ("[publication]\ncontents_depth = true", 2, "a whole number"),
        ("[theme]\nname = 'clasic'", 2, "There is no theme 'clasic'"),
        ("[theme]\ntint = 'blue'", 2, "a colour like"),
        ("[theme]\ncallout = 'box'", 2, "one of: left-bar"),
        ("[labels]\npage_of = '{page.__class__}'", 2, "no braces but"),
        ("[labels]\nlanguage = 'fr'", 2, "There is no set of labels for 'fr'"),
        ("title = 'x'", 1, "title stands outside of any table"),
        ("[export]\npdf = 1", 2, "export.pdf is not a table"),
        ("[layout]\nbased_on = 'workbok'", 2, "There is no layout 'workbok'"),
        ("[layout\nname = 'x'", 1, "the layout is no TOML"),
    ],
)
def test_mistakes_are_told_with_file_and_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(LayoutError) as caught:
        load(text, tmp_path)
    assert caught.value.place.startswith(f"{tmp_path / 'mine.toml'}:{line}")
    assert message in caught.value.message


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"a = " + b"[" * 5000], ids=["not UTF-8", "too deep"]
)
def test_files_that_are_no_layouts_are_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mine.toml").write_bytes(content)
    with pytest.raises(LayoutError) as caught:
        load_layout(str(tmp_path / "mine.toml"), default="workbook")
    assert caught.value.place.startswith(str(tmp_path / "mine.toml"))


def test_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b'\xef\xbb\xbf[metadata]\r\ntitle = "Tea"\r\n')
    assert (
        load_layout(str(tmp_path / "mine.toml"), default="handout").layout.metadata.title == "Tea"
    )


def test_what_nothing_reads_is_remarked_with_line_and_the_nearest_name(tmp_path: Path) -> None:
    text = '[layout]\ntitel = "x"\n\n[publicaton]\nglossary = true\n\n[export.pfd]\na = 1\n'
    (tmp_path / "mine.toml").write_text(text)
    remarks = load_layout(
        str(tmp_path / "mine.toml"), default="workbook", formats=FORMATS
    ).diagnostics
    assert {remark.code for remark in remarks} == {"unknown-layout-key"}
    assert [(remark.line, remark.hint) for remark in remarks] == [
        (2, "Did you mean title?"),
        (4, "Did you mean publication?"),
        (7, "Did you mean export.pdf?"),
    ]


def test_control_characters_become_a_visible_mark(tmp_path: Path) -> None:
    layout = load('[metadata]\ntitle = "a\\u0000b\\u001b[31m\\tc\\nd"\n', tmp_path)
    assert layout.metadata.title == "a\ufffdb\ufffd[31m c d"
    assert one_line("lone \udc80 \uffff") == "lone \ufffd \ufffd"


@pytest.mark.parametrize("wrong", ["x", "metadata=1", "metadata.=1", "=", "nobody.x=1", ".x=1"])
def test_settings_that_are_none_are_refused(wrong: str) -> None:
    with pytest.raises(OptionError):
        parse_settings([wrong], FORMATS)


def test_a_setting_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="Did you mean glossary"):
        load("", tmp_path, "workbook", "publication.glosary=true")
    with pytest.raises(OptionError, match="takes true or false"):
        load("", tmp_path, "workbook", "publication.glossary=maybe")
