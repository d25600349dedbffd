"""An activity by somebody else: it works in every format, and all the ways not to."""

from __future__ import annotations

import io
import re
import subprocess
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from handouts import __version__

Run = Callable[..., Result]
Install = Callable[..., Path]
PLUGIN = Path(__file__).parent / "exit_ticket_plugin"
GROUP = "handouts.activities"
LAYOUT = """
[layout]
name = "mine"
title = "Mine"
scope = "collection"
based_on = "workbook"

[activities.exit-ticket]
last = 7
"""


@pytest.fixture
def exit_ticket(install: Install) -> Path:
    """The plug-in, installed from its own project file."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text("utf-8"))["project"]
    module = (PLUGIN / "handouts_exit_ticket.py").read_text("utf-8")
    entry_points = project["entry-points"][GROUP]
    return install(project["name"], entry_points, {"handouts_exit_ticket": module}, group=GROUP)


@pytest.fixture
def layout(workspace: Path) -> Path:
    path = workspace / "mine.toml"
    path.write_text(LAYOUT, "utf-8")
    return path


def zipped_text(content: bytes) -> str:
    """All words of the documents in a Word or EPUB file."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xhtml", ".xml"))]
        return " ".join(re.sub(r"<[^>]*>", " ", parts.read(name).decode()) for name in names)


def pdf_text(content: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


READ = {"pdf": pdf_text, "docx": zipped_text, "epub": zipped_text}


def tickets(publication: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        activity
        for chapter in publication["chapters"]
        for activity in (*chapter["opening"], *chapter["closing"])
        if activity["kind"] == "exit-ticket"
    ]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_is_placed_by_the_layout_with_its_own_words_and_options(
    run_json: Callable[..., dict[str, Any]], exit_ticket: Path, layout: Path, language: str
) -> None:
    layout.write_text(f'{LAYOUT}[labels]\nlanguage = "{language}"\n', "utf-8")
    (book,) = run_json("inspect", "--publication", "--layout", "mine.toml", "--json")[
        "publications"
    ]
    first, second = tickets(book)
    assert first["title"] == {"en": "Exit ticket", "ja": "出口カード"}[language]
    kinds = ["Checkbox", "Prompt", "Scale", "Grid", "Card", "ResponseArea"]
    assert [element["kind"] for element in first["elements"]] == kinds
    assert first["elements"][0]["text"] == second["elements"][0]["text"]


@pytest.mark.parametrize("edition", ["participant", "facilitator"])
@pytest.mark.parametrize("format_", ["pdf", "docx", "epub"])
def test_every_format_has_it_and_only_the_trainer_sees_the_answers_in_place(
    run: Run, exit_ticket: Path, layout: Path, workspace: Path, format_: str, edition: str
) -> None:
    result = run("build", "-f", format_, "--layout", "mine.toml", "--edition", edition)
    assert result.exit_code == 0, result.output
    (made,) = (workspace / "dist").glob(f"*.{format_}")
    text = " ".join(READ[format_](made.read_bytes()).split())
    for words in (
        "Exit ticket",
        "How sure are you?",
        "Tell a neighbour",
        "What do you take along?",
    ):
        assert words in text
    assert ("Hand it in at the door." in text) is (edition == "facilitator")


def test_it_moves_and_goes_as_the_layout_says(
    run_json: Callable[..., dict[str, Any]], exit_ticket: Path, layout: Path
) -> None:
    show = ("inspect", "--publication", "--layout", "mine.toml", "--json", "--set")
    (book,) = run_json(*show, "activities.exit-ticket.place=off")["publications"]
    assert tickets(book) == []
    (book,) = run_json(*show, "activities.exit-ticket.place=opening")["publications"]
    kinds = [activity["kind"] for activity in book["chapters"][0]["opening"]]
    assert kinds[-1] == "exit-ticket"


def one_error(run: Run, *arguments: str) -> str:
    result = run("build", "-f", "docx", "--layout", "mine.toml", *arguments)
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert len([line for line in result.stderr.splitlines() if line.startswith("error: ")]) == 1
    return result.stderr


def test_an_unknown_activity_is_named_with_the_nearest(run: Run, layout: Path) -> None:
    layout.write_text(LAYOUT.replace("exit-ticket", "acton-plan"), "utf-8")
    told = one_error(run)
    assert "mine.toml" in told
    assert "There is no activity 'acton-plan'." in told
    assert "Did you mean action-plan?" in told


def test_an_unknown_option_is_named_with_the_nearest(
    run: Run, exit_ticket: Path, layout: Path
) -> None:
    layout.write_text(LAYOUT.replace("last", "lost"), "utf-8")
    told = one_error(run)
    assert "mine.toml" in told
    assert "unknown option exit-ticket.lost" in told
    assert "Did you mean last?" in told


def test_two_activities_of_one_name_are_both_named(
    run: Run, install: Install, exit_ticket: Path, layout: Path
) -> None:
    twin = {"exit-ticket": "handouts_exit_ticket:ExitTicket"}
    install("other-ticket", twin, {}, group=GROUP)
    told = one_error(run)
    assert "handouts-exit-ticket 0.3.0 and other-ticket 0.3.0" in told
    assert "mine.toml" in told


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("import no_such_library", "No module named 'no_such_library'"),
        ("1 / 0", "ZeroDivisionError"),
        ("Other = 1", "has no attribute 'Ticket'"),
        ("Ticket = 1", "is no activity"),
        ("class Ticket: name = 'exit-ticket'", "it lacks options_kind, of_book, words, make"),
    ],
)
def test_a_broken_activity_gets_one_clear_error(
    run: Run, install: Install, layout: Path, module: str, words: str
) -> None:
    entry = {"exit-ticket": "broken_ticket:Ticket"}
    install("broken-ticket", entry, {"broken_ticket": module}, group=GROUP)
    told = one_error(run)
    assert words in told
    assert "broken-ticket 0.3.0" in told
    assert not list(Path().glob("dist/*"))
    listed = run("activities")
    assert listed.exit_code == 1
    assert ["exit-ticket", "broken", "broken-ticket", "0.3.0"] in [
        line.split() for line in listed.stdout.splitlines()
    ]


def test_activities_are_listed_with_their_distribution_and_options(
    run: Run, exit_ticket: Path
) -> None:
    listed = run("activities")
    assert listed.exit_code == 0
    rows = [line.split() for line in listed.stdout.splitlines()]
    assert ["exit-ticket", "chapter", "handouts-exit-ticket", "0.3.0"] in rows
    assert ["certificate", "book", "handouts", __version__] in rows
    assert ["flashcards", "book|chapter", "handouts", __version__] in rows
    assert ["--set", "activities.exit-ticket.last=10"] in rows
