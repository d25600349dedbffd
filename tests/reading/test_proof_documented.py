"""`docs/diagnostics.md` against the codes: complete, true, and each example shows its code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import handouts
from handouts.cli.console import failure_diagnostic
from handouts.codes import Code, covers, unknown_selector
from handouts.errors import ExportError, RegistryError
from handouts.pipeline.plan import examine, read
from handouts.pipeline.request import Request
from handouts.readers import files
from handouts.readers.collection import read_collection
from handouts.readers.proof import proofread

PACKAGE = Path(handouts.__file__).parent
PAGE = (PACKAGE.parent / "docs" / "diagnostics.md").read_text("utf-8")


def parts_of(page: str) -> dict[str, str]:
    """The text below each heading of the third level; those inside examples are no headings."""
    parts: dict[str, str] = {}
    heading, is_example = "", False
    for line in page.splitlines(keepends=True):
        is_example ^= line.startswith("```")
        if line.startswith("#") and not is_example:
            heading = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        elif heading:
            parts[heading] = parts.get(heading, "") + line
    return parts


PARTS = parts_of(PAGE)
EXAMPLE = re.compile(r"^```(?:text|toml) (\S+)(?: in (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# What a folder of texts alone can't bring about; shown below.
WITHOUT_EXAMPLE = (
    Code.SKIPPED_FILE,
    Code.FAILED_EXPORT,
    Code.BROKEN_FORMAT,
    Code.MARKDOWN_DIFFERS,
    Code.LONG_CHUNK,
    Code.PROPOSED_READING,
    Code.THICK_BOOKLET,
    Code.TEMPLATE_STYLES,
    Code.TEMPLATE_STRIPPED,
    Code.EMPTY_ROW,
    Code.REPEATED_ROW,
    Code.UNREAD_COLUMN,
)


def test_every_code_has_its_part_and_every_part_its_code() -> None:
    assert sorted(PARTS) == sorted(Code)


@pytest.mark.parametrize("code", list(Code))
def test_a_part_names_the_severity_and_says_what_to_do(code: Code) -> None:
    assert PARTS[code].startswith(f"\n*{code.severity.value.capitalize()}.* ")
    prose = EXAMPLE.sub("", PARTS[code]).strip()
    assert len(prose.split("\n\n")) >= 2
    assert not code.summary.endswith(".")


@pytest.mark.parametrize("code", [code for code in Code if code not in WITHOUT_EXAMPLE])
def test_the_example_of_a_code_brings_it_about(code: Code, tmp_path: Path) -> None:
    for name, encoding, text in EXAMPLE.findall(PARTS[code]):
        written = text.replace("{401 words}", "tea " * 401).replace("\\x07", "\x07")
        (tmp_path / name).write_text(written, encoding or "utf-8")
    request = Request((tmp_path,), tmp_path / "dist")
    examined = examine(request, read(request))
    found = [*map(failure_diagnostic, examined.failures), *examined.diagnostics]
    assert {remark.severity for remark in found if remark.code == code} == {code.severity}


def test_the_other_codes_can_be_brought_about_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("<p>Tea</p>")
    monkeypatch.setattr(files, "readers", dict)
    (remark,) = proofread(read_collection([tmp_path]))
    assert remark.code == Code.SKIPPED_FILE
    assert failure_diagnostic(ExportError("full disk")).code == Code.FAILED_EXPORT
    assert failure_diagnostic(RegistryError("no plug-in")).code == Code.BROKEN_FORMAT


def literal_codes(module: str) -> list[str]:
    """Each code that a module writes out instead of naming a member of Code."""
    calls = (node for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Call))
    made = [call for call in calls if getattr(call.func, "id", "") == "Diagnostic"]
    given = [[word.value for word in call.keywords if word.arg == "code"] for call in made]
    first = [values or call.args[:1] for values, call in zip(given, made, strict=True)]
    return [str(v.value) for values in first for v in values if isinstance(v, ast.Constant)]


def test_a_code_that_is_written_out_is_found() -> None:
    assert literal_codes('Diagnostic(code="a-b")\nDiagnostic("c-d", x)\nDiagnostic(code)') == [
        "a-b",
        "c-d",
    ]


def test_no_module_makes_a_remark_with_a_code_of_its_own() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.is_file()]
    found = {path.name: literal_codes(path.read_text("utf-8")) for path in modules}
    assert len(modules) > 100
    assert {name: codes for name, codes in found.items() if codes} == {}


def test_a_code_is_named_by_itself_or_its_first_words() -> None:
    assert covers("missing", "missing-number")
    assert covers("missing-", "missing-number")
    assert covers("missing-number", "missing-number")
    assert not covers("miss", "missing-number")
    assert not covers("missing-number-x", "missing-number")
    assert unknown_selector("guessed") == ""
    assert unknown_selector("plug-in-code", ["plug-in-code"]) == ""
    assert unknown_selector("mising-number") == "Did you mean missing-number?"
    assert unknown_selector("gessed") == "Did you mean guessed?"
    assert unknown_selector("") != ""
