"""Handouts that LibreOffice has saved, as Word files or by way of ODT, are still known."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from client_templates import letterhead
from edit_case import Case
from edit_cases import BLOCKS, KINDS, TRACKED, WORDS
from edit_cases import CASES as EVERY_CASE
from handout_files import FOLDER, SAMPLES, handout_of, pulled_back
from referee import Tool
from word_files import edited

from handouts.pipeline.build import build as make
from handouts.pipeline.plan import plan
from handouts.pipeline.pull.pulling import Pulled
from handouts.pipeline.request import Request
from handouts.pipeline.workers import usable_processors

OFFICE = Tool("LibreOffice", "Debian: apt-get install libreoffice-writer-nogui.")
SAMPLE = next(path for path in SAMPLES if path.stem.startswith("103"))
WAYS = [("docx",), ("odt", "docx")]
# What LibreOffice settles by itself before we see it, or writes otherwise than Word.
OWN_WAYS = {
    "a text box",
    "a copy with its bookmark",
}
# Saved as a Word file, a deleted end of a paragraph gives the next one its style.
NOT_SAVED = {"tracked deletion of a paragraph", "tracked move"}
CASES = [case for case in (*WORDS, *BLOCKS, *KINDS, *TRACKED) if case.name not in OWN_WAYS]


def saved(office: str, kind: str, files: Sequence[Path], folder: Path) -> list[Path]:
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--norestore", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return [folder / f"{file.stem}.{kind}" for file in files]


def through(ways: Sequence[str], files: Sequence[Path], folder: Path) -> list[Path]:
    office = OFFICE.require(shutil.which("soffice"))
    found = list(files)
    for way in ways:
        (folder / way).mkdir()
        found = saved(office, way, found, folder / way)
    return found


def told(found: Pulled) -> list[str]:
    changes = (f"{one.kind}" if one.is_text else f"{one.kind} unmerged" for one in found.changes)
    lost = (f"lost: {line.reason}" for line in found.lost)
    return [*changes, *("comment" for _ in found.comments), *lost]


def edited_files(folder: Path) -> list[Path]:
    files = []
    for at, case in enumerate(CASES):
        files.append(folder / f"{at}.docx")
        files[-1].write_bytes(edited(handout_of(SAMPLE), case.edit, *case.more))
    return files


@pytest.mark.parametrize("ways", WAYS, ids=["saved", "through ODT"])
def test_edits_are_found_and_no_others(ways: tuple[str, ...], tmp_path: Path) -> None:
    files = through(ways, edited_files(tmp_path), tmp_path)
    wrong: dict[str, list[str]] = {}
    for case, file in zip(CASES, files, strict=True):
        if ways == ("docx",) and case.name in NOT_SAVED:
            continue
        found = pulled_back(file, source=SAMPLE)
        if Counter(told(found)) != Counter(case.told) or not _has(case, found):
            wrong[case.name] = told(found)
    assert wrong == {}


def _has(case: Case, found: Pulled) -> bool:
    return not any(words in found.episodes[0].markdown for words in case.gone)


@pytest.mark.parametrize("ways", WAYS, ids=["saved", "through ODT"])
def test_untouched_files_have_no_change(ways: tuple[str, ...], tmp_path: Path) -> None:
    template = tmp_path / "client.docx"
    template.write_bytes(letterhead().content())
    contents = {
        "handout": (handout_of(FOLDER), ()),
        "portable": (handout_of(FOLDER, "docx.portable=true"), ("docx.portable=true",)),
        "letterhead": (
            handout_of(SAMPLE, f"docx.template={template}"),
            (f"docx.template={template}",),
        ),
        "facilitator": (handout_of(FOLDER, edition="facilitator"), ()),
        "compilation": (handout_of(FOLDER, layout="compilation"), ()),
        "workbook": (handout_of(FOLDER, layout="workbook"), ()),
    }
    files = []
    for name, (content, _) in contents.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(content)
    wrong = {}
    for file, settings in zip(
        through(ways, files, tmp_path), (one for _, one in contents.values()), strict=True
    ):
        found = pulled_back(file, *settings)
        if told(found) or any(one.is_changed or one.is_older for one in found.episodes):
            wrong[file.stem] = (told(found), found.changes[:4], found.lost[:4])
    assert wrong == {}


def test_what_is_pulled_is_built_in_all_three_formats(tmp_path: Path) -> None:
    sources, handout = tmp_path / "sources", tmp_path / "edited.docx"
    sources.mkdir()
    for at, case in enumerate(EVERY_CASE):
        handout.write_bytes(edited(handout_of(SAMPLE), case.edit, *case.more))
        (episode,) = pulled_back(handout, source=SAMPLE).episodes
        (sources / f"{at:03d}.md").write_text(episode.markdown, "utf-8")
    report = make(plan(Request((sources,), tmp_path / "dist")), jobs=usable_processors())
    assert not report.failures
    assert len(EVERY_CASE) >= 60
    made = Counter(output.format for output in report.outputs)
    assert made == {"pdf": 1, "docx": len(EVERY_CASE), "epub": 1}
