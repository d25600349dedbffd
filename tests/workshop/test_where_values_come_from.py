"""Command line over environment over workshop file over the user's own configuration."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from handouts.cli.configuration import _shown
from handouts.cli.program import program
from handouts.errors import HandoutsError, LayoutError, OptionError
from handouts.layout.tables import Tables
from handouts.pipeline.plan import plan
from handouts.pipeline.preparing import installed_names
from handouts.resources import samples_folder
from handouts.workshop.configuration import COMMAND_LINE, Configuration, configured
from handouts.workshop.settings import Source


def configuration(
    folder: Path,
    workshop: str = "",
    own: str = "",
    environment: dict[str, str] | None = None,
    **options: object,
) -> Configuration:
    file, mine = folder / "workshop.toml", folder / "config.toml"
    file.write_text(workshop, "utf-8")
    mine.write_text(own, "utf-8")
    line = Source(COMMAND_LINE, Tables("", {"build": options}))
    return configured(line, environment or {}, file, mine, installed_names())


def faults(folder: Path, workshop: str = "", own: str = "", **environment: str) -> list[str]:
    with pytest.raises(HandoutsError) as caught:
        configuration(folder, workshop, own, environment)
    return [str(error) for error in (caught.value, *caught.value.others)]


def test_the_stronger_place_wins_and_is_named(tmp_path: Path) -> None:
    own = '[build]\nlayout = "cornell"\nedition = "all"\ntheme = "mono"\njobs = 1\n'
    workshop = '[build]\nlayout = "workbook"\nedition = "facilitator"\ntheme = "modern"\n'
    environment = {"HANDOUTS_LAYOUT": "handout", "HANDOUTS_EDITION": "participant"}
    said = configuration(tmp_path, workshop, own, environment, layout="job-aid")
    found = [said.given("build", key) for key in ("layout", "edition", "theme", "jobs", "formats")]
    assert [(one.value, one.origin) for one in found] == [
        ("job-aid", "the command line"),
        ("participant", "HANDOUTS_EDITION"),
        ("modern", f"{tmp_path}/workshop.toml:4"),
        (1, f"{tmp_path}/config.toml:5"),
        (("pdf", "docx", "epub"), "default"),
    ]


def test_paths_begin_beside_the_file_that_says_them(tmp_path: Path) -> None:
    workshop = '[build]\nsources = ["texts"]\noutput = "out"\nlayout = "mine.toml"\n'
    said = configuration(tmp_path, workshop).build()
    assert said.sources == (str(tmp_path / "texts"),)
    assert said.output == tmp_path / "out"
    assert said.layout == str(tmp_path / "mine.toml")
    assert configuration(tmp_path, environment={"HANDOUTS_OUTPUT": "out"}).build().output == Path(
        "out"
    )


def test_a_layout_for_one_format_gives_way_to_a_stronger_word_for_all(tmp_path: Path) -> None:
    workshop = '[build]\nlayout = "workbook"\n[build.docx]\nlayout = "handout"\n'
    assert configuration(tmp_path, workshop).by_format("layout") == {"docx": "handout"}
    assert configuration(tmp_path, workshop, layout="cornell").by_format("layout") == {}


def test_the_event_reaches_every_publication(tmp_path: Path) -> None:
    workshop = (
        '[workshop]\ntitle = "Spring course"\nclient = "Example K.K."\ntrainer = "Hana Sato"\n'
        'venue = "Yokohama"\ndate = 2026-12-01\nlanguage = "ja"\n'
    )
    own = '[metadata]\npublisher = "Mine"\ntitle = "Never seen"\n'
    said = configuration(tmp_path, workshop, own)
    (order,) = plan(
        said.request((samples_folder(),), ("metadata.venue=Kobe",), repair=False)
    ).files[:1]
    metadata = order.publication.metadata
    assert (metadata.title, metadata.client, metadata.venue) == (
        "Spring course",
        "Example K.K.",
        "Kobe",
    )
    assert order.publication.labels.language == "ja"
    assert order.publication.issued.isoformat() == "2026-12-01"


def test_what_the_user_configures_gives_way_to_a_collection(tmp_path: Path) -> None:
    own = '[metadata]\npublisher = "Mine"\ncredit = "Mine"\n[theme]\nname = "mono"\n'
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text("A title\n\nWords.\n", "utf-8")
    (texts / "collection.toml").write_text('[metadata]\npublisher = "Theirs"\n', "utf-8")
    said = configuration(tmp_path, own=own)
    order = plan(said.request((texts,), (), repair=False)).files[0]
    assert (order.publication.metadata.publisher, order.publication.metadata.credit) == (
        "Theirs",
        "Mine",
    )
    assert order.theme.name == "mono"


@pytest.mark.parametrize(
    ("workshop", "message"),
    [
        ("[workshop]\nclint = 'x'", "workshop.toml:2: Nothing reads workshop.clint."),
        ("[workshop]\ndate = 'soon'", "workshop.toml:2: workshop.date takes a date"),
        ("[build]\nformats = ['pfd']", "workshop.toml:2: There is no format 'pfd'."),
        ("[build.docs]\nlayout = 'handout'", "workshop.toml:1: There is no format 'docs'."),
        ("[selektion]\nsearch = ['x']", "workshop.toml:1: Nothing reads [selektion]."),
        ("[layout]\nname = 'x'", "workshop.toml:1: Nothing reads [layout]"),
        ("[theme]\nprimary = 'red'", "workshop.toml:2: theme.primary takes a colour"),
        ("title = 'x'", "workshop.toml:1: title stands outside of any table."),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, workshop: str, message: str) -> None:
    assert message in faults(tmp_path, workshop)[0]


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "[workshop]\na = 1\nb = 2\n[build]\njobs = 'x'\n")) == 3


def test_a_users_configuration_is_about_no_event(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, own="[selection]\nsearch = ['x']\n")
    assert "config.toml:1: Nothing reads [selection] in your configuration." in fault


def test_a_variable_with_a_wrong_value_is_named(tmp_path: Path) -> None:
    assert "build.jobs takes a whole number" in faults(tmp_path, HANDOUTS_JOBS="x")[0]
    assert faults(tmp_path, HANDOUTS_SET="metadata.title")[0].startswith("HANDOUTS_SET: ")


def test_several_settings_stand_in_one_variable(tmp_path: Path) -> None:
    lines = "metadata.title=One\nmetadata.author=Two\n"
    said = configuration(tmp_path, environment={"HANDOUTS_SET": lines})
    assert [said.given("metadata", key).value for key in ("title", "author")] == ["One", "Two"]


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        ('episodes = ["27", "9-14"]', [27, 9, 14]),
        ('episodes = ["14", "101_reading_the_air"]', [14, 27]),
        ('search = ["nemawashi"]', [9]),
    ],
)
def test_episodes_are_chosen_and_ordered(
    tmp_path: Path, selection: str, numbers: list[int]
) -> None:
    said = configuration(tmp_path, f"[selection]\n{selection}\n")
    files = plan(said.request((samples_folder(),), (), repair=False)).files
    (book,) = [order for order in files if order.format == "pdf"]
    assert [chapter.episode_number for chapter in book.publication.chapters] == numbers


@pytest.mark.parametrize(
    "selection", ['episodes = ["999"]', 'categories = ["Nowhere"]', 'search = ["xyzzy"]']
)
def test_a_selection_that_finds_nothing_says_where_it_stands(
    tmp_path: Path, selection: str
) -> None:
    said = configuration(tmp_path, f"[selection]\n{selection}\n")
    with pytest.raises(OptionError) as caught:
        plan(said.request((samples_folder(),), (), repair=False))
    assert caught.value.place == f"{tmp_path}/workshop.toml:2"


def test_a_workshop_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    line = Source(COMMAND_LINE, Tables("", {}))
    with pytest.raises(LayoutError):
        configured(line, {}, tmp_path / "none.toml", None, installed_names())


def test_a_user_without_a_home_can_start_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(Path, "home", nobodys_home)
    assert _shown(Path("/etc/handouts/config.toml")) == "/etc/handouts/config.toml"


def nobodys_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_config_lists_every_value_with_the_place_that_says_it(tmp_path: Path) -> None:
    file = tmp_path / "workshop.toml"
    file.write_text('[workshop]\nclient = "Example K.K."\n[build]\nformats = ["pdf"]\n', "utf-8")
    words = ["config", "--show", "--workshop", str(file)]
    shown = CliRunner().invoke(program, words, env={"HANDOUTS_THEME": "mono"}).stdout
    rows = [line.split(maxsplit=2) for line in shown.splitlines()]
    assert ["build.theme", "mono", "HANDOUTS_THEME"] in rows
    assert ["build.formats", "pdf", f"{file}:4"] in rows
    assert any(row[0] == "workshop.client" and row[-1].endswith(f"{file}:2") for row in rows)
    assert ["build.edition", "participant", "default"] in rows


def test_the_users_own_file_is_read_by_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "handouts" / "config.toml"
    file.parent.mkdir()
    file.write_text('[build]\nformats = ["epub"]\noutput = "out"\n', "utf-8")
    result = CliRunner().invoke(program, ["build", "--dry-run", str(samples_folder())])
    (path,) = result.stdout.split()
    assert Path(path).parent == file.parent / "out"
    assert Path(path).suffix == ".epub"
