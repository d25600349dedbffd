"""Layout files, collections and settings: what wins, and what is said about mistakes."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from handouts.errors import HandoutsError, LayoutError, OptionError
from handouts.layout.faults import Names, faults_in
from handouts.layout.labels import labels_in
from handouts.layout.layout import Layout, Place, Scope
from handouts.layout.loader import Layers, load_layout, shipped_layouts
from handouts.layout.settings import parse_settings
from handouts.layout.tables import Tables, read_tables
from handouts.layout.theme import MODERN, MONO, Face
from handouts.layout.values import one_line
from handouts.publication.activities.registry import activities, planned_activities

FORMATS = ("pdf", "docx", "epub")
NAMES = Names(FORMATS, [plugin.name for plugin in activities()])


def faults(text: str, folder: Path, *settings: str) -> list[HandoutsError]:
    """Everything that is told of a layout file that is refused."""
    with pytest.raises(HandoutsError) as caught:
        load(text, folder, "workbook", *settings)
    return [caught.value, *caught.value.others]


def load(text: str, folder: Path, default: str = "workbook", *settings: str) -> Layout:
    file = folder / "mine.toml"
    file.write_text(text, "utf-8")
    chosen = parse_settings(settings, FORMATS)
    return load_layout(str(file), default=default, names=NAMES, around=Layers(above=(chosen,)))


@pytest.mark.parametrize(
    ("name", "scope", "title_page"),
    [
        ("workbook", Scope.COLLECTION, True),
        ("handout", Scope.EPISODE, False),
        ("compilation", Scope.COLLECTION, True),
        ("cornell", Scope.COLLECTION, True),
        ("job-aid", Scope.COLLECTION, False),
        ("large-print", Scope.COLLECTION, True),
    ],
)
def test_shipped_layouts_are_complete(name: str, scope: Scope, title_page: bool) -> None:
    layout = load_layout(name)
    assert (layout.name, layout.scope) == (name, scope)
    assert layout.publication.title_page is title_page
    assert layout.title
    assert layout.description


@pytest.mark.parametrize("name", sorted(shipped_layouts()))
def test_a_shipped_layout_has_no_fault(name: str) -> None:
    layout = load_layout(name)
    assert list(faults_in(read_tables(shipped_layouts()[name]), NAMES)) == []
    planned_activities(layout)


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
    load_layout(str(tmp_path / "mine.toml"), names=NAMES)


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
        around=Layers(
            collection=Tables("collection.toml", {"metadata": given}),
            above=(parse_settings(["metadata.rights=set", "metadata.subjects=a, b"], ()),),
        ),
    ).metadata
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
        ("[metadata]\nidentifier = 'urn:isbn:9780000000003'", 2, "its right check digit"),
        ("[metadata]\nidentifier = '978-0-00-000000-2'", 2, "a URI like urn:isbn:"),
        ("[publication]\ncontents_depth = 7", 2, "1 (chapters) or 2"),
        ("[publication]\ncontents_depth = true", 2, "a whole number"),
        ("[theme]\nname = 'clasic'", 2, "There is no theme 'clasic'"),
        ("[theme]\ntint = 'blue'", 2, "a colour like"),
        ("[theme]\ncallout = 'box'", 2, "one of: left-bar"),
        ("[labels]\npage_of = '{page.__class__}'", 2, "takes a text with {page} and {pages}, not"),
        ("[labels]\npage_reference = 'page'", 2, "takes a text with {page}, not"),
        ("[labels]\nglossary = '{x}'", 2, "takes a text without braces"),
        ("[labels.activities.objectives]\ntitel = 'x'", 2, "labels.activities.objectives.titel"),
        ("[labels.activities]\nobjectives.ask = '{x}'", 2, "takes a text without braces"),
        ("[activities.reflection]\nplace = 'front'", 2, "activities.reflection.place takes one of"),
        ("[activities]\nreflections = { place = 'off' }", 2, "There is no activity 'reflections'"),
        ("[editions.facilitator]\nanswer = true", 2, "Nothing reads editions.facilitator.answer"),
        ("[editions.x]\nlayout.name = 'y'", 2, "Nothing reads [editions.x.layout]"),
        ("[editions.x.publication]\nindex = 1", 2, "editions.x.publication.index takes true or"),
        ("[editions.x.activities.notse]", 1, "There is no activity 'notse'"),
        ("[timing]\nstart = 'noon'", 2, "a time like"),
        ("[metadata.title]\nx = 1", 1, "metadata.title takes a text"),
        ("[editions.x.editions.y]\ntitle = 'z'", 1, "Nothing reads [editions"),
        ("[counts.minutes]\nother = 'z'", 1, "Nothing reads [counts.minutes]"),
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
    assert load_layout(str(tmp_path / "mine.toml"), default="handout").metadata.title == "Tea"


def test_every_fault_of_a_file_is_told_at_once_with_line_and_the_nearest_name(
    tmp_path: Path,
) -> None:
    text = (
        '[layout]\ntitel = "x"\n\n[publicaton]\nglossary = true\n\n[export.pfd]\na = 1\n'
        "[activities.reflexion]\n[metadata]\ntitle = 1\n"
    )
    told = faults(text, tmp_path)
    assert all(isinstance(fault, LayoutError) for fault in told)
    assert [(fault.place.rpartition(":")[2], fault.hint) for fault in told] == [
        ("2", "Did you mean title?"),
        ("4", "Did you mean publication?"),
        ("7", "Did you mean pdf?"),
        ("9", "Did you mean reflection?"),
        ("11", ""),
    ]


def test_a_fault_in_the_file_that_a_layout_is_based_on_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text("[metadata]\nautor = 'x'\n")
    (fault,) = faults("[layout]\nbased_on = 'house.toml'\n", tmp_path)
    assert fault.place == f"{tmp_path / 'house.toml'}:2"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[activities.objectives]\ncuont = 2\n", 2),
        ("[activities.objectives]\nplace = 'chapter'\ncount = 'x'\n", 3),
        ("[activities]\nobjectives.cuont = 2\n", 2),
        ("[editions.participant.activities.objectives]\n\ncuont = 2\n", 3),
    ],
)
def test_an_option_of_an_activity_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    with pytest.raises(OptionError) as caught:
        planned_activities(load(text, tmp_path))
    assert caught.value.place == f"{tmp_path / 'mine.toml'}:{line}"


def test_wrong_options_of_all_activities_are_told_at_once(tmp_path: Path) -> None:
    text = "[activities.objectives]\na = 1\nb = 2\n[activities.own-question]\nc = 3\n"
    with pytest.raises(OptionError) as caught:
        planned_activities(load(text, tmp_path))
    told = [caught.value, *caught.value.others]
    assert [fault.place.rpartition(":")[2] for fault in told] == ["2", "3", "5"]


def test_an_activity_that_is_off_may_have_any_options(tmp_path: Path) -> None:
    text = "[activities.objectives]\nplace = 'off'\nx = 1\n"
    planned = planned_activities(load(text, tmp_path))
    assert "objectives" not in {plan.name for plan, _ in planned}


def test_settings_reach_activities_timing_and_editions(tmp_path: Path) -> None:
    settings = (
        "activities.objectives.count=2",
        "activities.notes.place=chapter",
        "timing.start=13:00",
        "editions.facilitator.publication.glossary=false",
        "editions.facilitator.pdf.paper=A5",
        "editions.facilitator.activities.objectives.count=9",
        "labels.activities.objectives.title=Goals",
    )
    layout = load("", tmp_path, "workbook", *settings)
    plans = {plan.name: plan for plan in layout.activities}
    assert plans["objectives"].options == {"count": "2"}
    assert plans["notes"].place is Place.CHAPTER
    assert layout.timing.start == "13:00"
    assert layout.labels.activities["objectives"]["title"] == "Goals"
    assert layout.publication.glossary
    guide = load_layout(
        "workbook", around=Layers(above=(parse_settings(settings, FORMATS),)), edition="facilitator"
    )
    assert not guide.publication.glossary
    assert guide.export["pdf"]["paper"] == "A5"
    assert guide.activities[0].options == {"count": "9"}


def test_the_command_line_asks_for_an_activity_only_by_giving_its_place(tmp_path: Path) -> None:
    layout = load("", tmp_path, "handout", "activities.notes.pages=2")
    assert "notes" not in {plan.name for plan in layout.activities}


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("activities.reflexion.count=2", "Did you mean reflection"),
        ("activities.notes.place=front", "takes one of"),
        ("editions.trainer.answers=true", "There is no edition 'trainer'"),
        ("editions.facilitator.layout.name=x", "Nothing reads"),
        ("timing.start=noon", "takes a time like"),
        ("labels.page_of=x", "takes a text with"),
    ],
)
def test_wrong_settings_of_any_table_are_refused(
    tmp_path: Path, setting: str, message: str
) -> None:
    (fault,) = faults("", tmp_path, setting)
    assert isinstance(fault, OptionError)
    assert message in str(fault)


def test_control_characters_become_a_visible_mark(tmp_path: Path) -> None:
    layout = load('[metadata]\ntitle = "a\\u0000b\\u001b[31m\\tc\\nd"\n', tmp_path)
    assert layout.metadata.title == "a\ufffdb\ufffd[31m c d"
    assert one_line("lone \udc80 \uffff") == "lone \ufffd \ufffd"


@pytest.mark.parametrize(
    "wrong", ["x", "metadata=1", "metadata.=1", "=", "nobody.x=1", ".x=1", "activities.x=1"]
)
def test_settings_that_are_none_are_refused(wrong: str) -> None:
    with pytest.raises(OptionError):
        parse_settings([wrong], FORMATS)


def test_a_setting_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="Did you mean glossary"):
        load("", tmp_path, "workbook", "publication.glosary=true")
    with pytest.raises(OptionError, match="takes true or false"):
        load("", tmp_path, "workbook", "publication.glossary=maybe")
