"""What the referees judge: the samples, and the given episodes where there are any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from referee import build

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sources"


@dataclass(frozen=True, slots=True)
class Case:
    """A command line, and the kinds of files that it makes. No sources: the given episodes."""

    sources: Path | None
    arguments: str = ""
    suffixes: frozenset[str] = frozenset({".pdf", ".docx", ".epub"})
    layout: Path | None = None
    workshop: Path | None = None


EPUB = frozenset({".epub"})

# A new case is judged by every referee of its kinds of files.
CASES = {
    "samples": Case(SAMPLES, "--edition all"),
    "letter": Case(
        SAMPLES,
        "-f pdf -f docx --theme modern --set pdf.paper=Letter --set pdf.sides=single "
        "--set docx.paper=Letter",
        frozenset({".pdf", ".docx"}),
    ),
    "pocket": Case(SAMPLES, "-f pdf --theme mono --set pdf.paper=A5", frozenset({".pdf"})),
    "print shop": Case(
        SAMPLES,
        "-f pdf --theme modern --set pdf.paper=B5 --set pdf.imposition=crop --set pdf.grey=true "
        "--set pdf.gutter=8",
        frozenset({".pdf"}),
    ),
    "readings above words": Case(SAMPLES, "--set publication.ruby=all"),
    "fillable": Case(
        SAMPLES,
        "-f pdf --edition all --theme modern --set pdf.fillable=true --set pdf.paper=Letter",
        frozenset({".pdf"}),
    ),
    "japanese": Case(SAMPLES, "--layout handout --set labels.language=ja"),
    "workbook on a screen": Case(SAMPLES, "-f epub --layout workbook --edition all", EPUB),
    "cards": Case(SAMPLES, "-f epub --layout job-aid --theme modern", EPUB),
    "volumes": Case(SAMPLES, "-f epub --set epub.volume=3 --theme mono", EPUB),
    "signs": Case(ROOT / "tests" / "golden" / "tricky_characters"),
    "brand": Case(SAMPLES, layout=ROOT / "tests" / "conformance" / "brand" / "firm.toml"),
    "everybody's own": Case(
        SAMPLES, workshop=ROOT / "tests" / "conformance" / "workshop" / "event.toml"
    ),
    "given": Case(None, "--edition all"),
}

Build = Callable[[str, Path], tuple[Path, ...]]


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Build:
    @cache
    def build_case(name: str, sources: Path) -> tuple[Path, ...]:
        case = CASES[name]
        layout = ["--layout", str(case.layout)] if case.layout else []
        workshop = ["--workshop", str(case.workshop)] if case.workshop else []
        arguments = [*case.arguments.split(), *layout, *workshop, str(sources)]
        return build(tmp_path_factory.mktemp(name), arguments)

    return build_case


def _files(request: pytest.FixtureRequest, suffix: str) -> tuple[Path, ...]:
    name: str = request.param
    sources: Path = CASES[name].sources or request.getfixturevalue("given_episodes")
    build_case: Build = request.getfixturevalue("build_once")
    found = tuple(file for file in build_case(name, sources) if file.suffix == suffix)
    assert found, f"{name}: no {suffix} file was built"
    return found


def _cases(suffix: str) -> list[str]:
    return [name for name, case in CASES.items() if suffix in case.suffixes]


@pytest.fixture(params=_cases(".pdf"))
def pdfs(request: pytest.FixtureRequest) -> tuple[Path, ...]:
    return _files(request, ".pdf")


@pytest.fixture(params=_cases(".docx"))
def documents(request: pytest.FixtureRequest) -> tuple[Path, ...]:
    return _files(request, ".docx")


@pytest.fixture(params=_cases(".epub"))
def books(request: pytest.FixtureRequest) -> tuple[Path, ...]:
    return _files(request, ".epub")
