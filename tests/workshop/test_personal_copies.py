"""Everybody's own copy: the name in it, nobody else's, and the same book otherwise."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_reading import PdfFile, text_of

from handouts.cli.program import program
from handouts.pipeline.build import build
from handouts.pipeline.plan import plan
from handouts.pipeline.request import Report, Request
from handouts.publication.participant import Participant
from handouts.resources import samples_folder

ANNA = Participant("Anna Bergström", 1, company="Example GmbH", table="4")
ICHIRO = Participant("田中 一郎", 2, "たなか いちろう")
SAMPLE = samples_folder() / "102_bad_news_early.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = tmp_path_factory.mktemp("copies")
    settings = ("activities.certificate.place=back",)
    request = Request((SAMPLE,), folder, settings=settings, participants=(ANNA, ICHIRO))
    return folder, build(plan(request), jobs=2)


def page_texts(file: PdfFile) -> list[str]:
    """Everything that is painted on each page, running lines too."""
    codes = [re.findall(r"<([0-9a-f]*)> Tj", file.page_code(page)) for page in file.pages]
    return ["".join(map(text_of, page)) for page in codes]


def content(path: Path) -> str:
    """Every word and byte of a file that a reader could find."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        file = PdfFile(data)
        streams = "".join(stream.decode("utf-8", "replace") for stream in file.streams.values())
        strings = re.findall(r"<FEFF([0-9A-F]*)>", str(file.objects))
        return "".join([*page_texts(file), *file.objects.values(), streams, *map(text_of, strings)])
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_everybody_gets_a_copy_beside_the_common_one(made: tuple[Path, Report]) -> None:
    folder, report = made
    assert not report.failures
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))
    stem = names[-1].removesuffix(".pdf")
    assert names == [
        f"participants/{stem}-01-anna-bergstrom.pdf",
        f"participants/{stem}-02-tanaka-ichirou.pdf",
        f"{stem}.pdf",
    ]
    assert len(list(folder.rglob("*.docx"))) == len(list(folder.rglob("*.epub"))) == 3


def test_no_copy_holds_anothers_name(made: tuple[Path, Report]) -> None:
    folder, _ = made
    for path in sorted(folder.rglob("*.*")):
        found = content(path)
        for participant in (ANNA, ICHIRO):
            is_own = f"-{participant.number:02d}-" in path.name
            assert (participant.name.split()[-1] in found) is is_own, path


def test_the_name_stands_on_the_cover_the_feet_and_the_certificate(
    made: tuple[Path, Report],
) -> None:
    folder, _ = made
    (path,) = folder.rglob("*-01-*.pdf")
    pages = page_texts(PdfFile(path.read_bytes()))
    assert all(words in pages[0] for words in ("Anna Bergström", "Example GmbH", "Table 4"))
    assert sum("Anna Bergström" in page for page in pages) >= len(pages) - 2
    (certificate,) = [page for page in pages if "certifies" in page]
    assert "Anna Bergström" in certificate


def test_all_else_is_the_common_copy(made: tuple[Path, Report]) -> None:
    folder, _ = made
    (own,), (common,) = folder.rglob("*-01-*.pdf"), folder.glob("*.pdf")
    ours, theirs = (page_texts(PdfFile(path.read_bytes())) for path in (own, common))
    assert len(ours) == len(theirs)
    for mine, everybodys in zip(ours[2:5], theirs[2:5], strict=True):
        assert re.sub("\xa0*Anna Bergström", "", mine) == everybodys


def test_copies_are_the_same_from_one_process_and_from_two(
    made: tuple[Path, Report], tmp_path: Path
) -> None:
    folder, _ = made
    settings = ("activities.certificate.place=back",)
    request = Request((SAMPLE,), tmp_path, settings=settings, participants=(ANNA, ICHIRO))
    build(plan(request), jobs=1)
    for path in folder.rglob("*.*"):
        assert (tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_a_workspace_is_built_as_it_comes(tmp_path: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(program, ["init", str(tmp_path)]).exit_code == 0
    words = ["build", "--workshop", str(tmp_path / "workshop.toml")]
    result = runner.invoke(program, words)
    assert result.exit_code == 0, result.output
    assert "Not made by this build" not in result.output
    stranger = tmp_path / "dist" / "participants" / "teams-09-carl.pdf"
    stranger.write_bytes(b"of last month")
    output = runner.invoke(program, words, env={"HANDOUTS_LAYOT": "cornell"}).output
    assert "still among the copies: teams-09-carl.pdf." in output
    assert "Did you mean HANDOUTS_LAYOUT?" in output
    stranger.unlink()
    made = sorted(path.name for path in (tmp_path / "dist" / "participants").iterdir())
    assert [name.rpartition("teams-")[2] for name in made] == [
        "01-yamada-hanako.pdf",
        "02-anna-berg.pdf",
    ]
