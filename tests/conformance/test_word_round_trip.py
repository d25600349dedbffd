"""Handouts that LibreOffice has saved, as Word files or by way of ODT, are still known."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from edits import Body, begins
from referee import Tool
from word_files import W, edited

from handouts.pipeline.plan import plan
from handouts.pipeline.pull.opening import open_handout, sources_of
from handouts.pipeline.pull.pulling import Pulled, pull
from handouts.pipeline.request import Request
from handouts.readers.collection import read_collection

OFFICE = Tool("LibreOffice", "Debian: apt-get install libreoffice-writer-nogui.")
SAMPLES = Path(__file__).parents[2] / "sources"


def saved(office: str, kind: str, files: Sequence[Path], folder: Path) -> list[Path]:
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--norestore", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return [folder / f"{file.stem}.{kind}" for file in files]


def pulled(handout: Path) -> Pulled:
    request = Request((SAMPLES,), Path("dist"))
    collection = read_collection(request.sources)
    file = open_handout(handout)
    return pull(file, sources_of(file, collection.episodes, handout), collection, request)


def handouts(folder: Path) -> list[Path]:
    """The samples' handouts, each with a word of its first takeaway changed."""
    made = []
    for at, order in enumerate(plan(Request((SAMPLES,), Path("dist"), ("docx",))).orders):
        content = order.exporter.export(order.publication, order.theme).content

        def edit(body: Body) -> None:
            takeaway = begins(body, "Key takeaways").getnext()
            text = next(takeaway.iter(f"{W}t"))
            text.text = f"Truly: {text.text}"

        made.append(folder / f"{at}.docx")
        made[-1].write_bytes(edited(content, edit))
    return made


@pytest.mark.parametrize("ways", [("docx",), ("odt", "docx")], ids=["saved", "through ODT"])
def test_one_edit_is_found_and_no_other(ways: tuple[str, ...], tmp_path: Path) -> None:
    office = OFFICE.require(shutil.which("soffice"))
    files = handouts(tmp_path)
    for way in ways:
        folder = tmp_path / way
        folder.mkdir()
        files = saved(office, way, files, folder)
    for file in files:
        found = pulled(file)
        kinds = [(change.kind.value, change.is_text) for change in found.changes]
        assert kinds == [("changed", True)], found.changes
        assert found.changes[0].after.startswith("Truly: ")
        assert (found.lost, found.remarks, found.is_older) == ((), (), False)
