"""What the referees judge: the samples, and the given episodes where there are any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from referee import build

SAMPLES = Path(__file__).parents[2] / "sources"


@dataclass(frozen=True, slots=True)
class Case:
    """A command line, and the kinds of files that it makes."""

    arguments: tuple[str, ...]
    suffixes: frozenset[str] = frozenset({".pdf", ".docx", ".epub"})
    given: bool = False


# A new case is judged by every referee of its kinds of files.
CASES = {
    "samples": Case(("--edition", "all")),
    "fillable": Case(("-f", "pdf", "--set", "pdf.fillable=true"), frozenset({".pdf"})),
    "portable": Case(("-f", "docx", "--set", "docx.portable=true"), frozenset({".docx"})),
    "given": Case(("--edition", "all"), given=True),
}

Build = Callable[[str, Path], tuple[Path, ...]]


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Build:
    @cache
    def build_case(name: str, sources: Path) -> tuple[Path, ...]:
        return build(tmp_path_factory.mktemp(name), [*CASES[name].arguments, str(sources)])

    return build_case


def _files(request: pytest.FixtureRequest, suffix: str) -> tuple[Path, ...]:
    name: str = request.param
    sources: Path = request.getfixturevalue("given_episodes") if CASES[name].given else SAMPLES
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
