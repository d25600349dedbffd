"""A workspace, a plug-in and a way to call the command."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from workspaces import episode_text

from handouts.cli.program import program

PLUGIN = Path(__file__).parent / "plain_text_plugin"
Run = Callable[..., Result]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two good episodes in `sources`, as the current folder."""
    folder = tmp_path / "workspace"
    sources = folder / "sources"
    sources.mkdir(parents=True)
    (sources / "a.txt").write_text(episode_text("Episode #12: Tea First"), "utf-8")
    (sources / "b.txt").write_text(episode_text("Episode #3: Cups & Saucers"), "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")
    return folder


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Install a distribution as pip would: its modules and its metadata in one folder."""
    modules = set(sys.modules)

    def place(
        name: str,
        entry_points: dict[str, str],
        modules: dict[str, str],
        group: str = "handouts.exporters",
    ) -> Path:
        site = tmp_path / f"site-{name}"
        info = site / f"{name.replace('-', '_')}-0.3.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.3.0\n")
        lines = [f"{entry} = {value}" for entry, value in entry_points.items()]
        (info / "entry_points.txt").write_text(f"[{group}]\n" + "\n".join(lines) + "\n")
        for module, text in modules.items():
            (site / f"{module}.py").write_text(text, "utf-8")
        monkeypatch.syspath_prepend(str(site))
        return site

    yield place
    for module in set(sys.modules) - modules:
        if module.startswith(("handouts_plain", "handouts_exit", "broken_")):
            del sys.modules[module]


@pytest.fixture
def plain_text(install: Callable[..., Path]) -> Path:
    """The plain-text plug-in, installed from its own project file; returns its site folder."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text("utf-8"))["project"]
    module = (PLUGIN / "handouts_plain_text.py").read_text("utf-8")
    return install(
        project["name"],
        project["entry-points"]["handouts.exporters"],
        {"handouts_plain_text": module},
    )


@pytest.fixture
def run() -> Run:
    """Call `handouts` in this process; an exception that is a bug comes through."""

    def call(*arguments: str) -> Result:
        result = CliRunner().invoke(program, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def run_json(run: Run) -> Callable[..., dict[str, Any]]:
    def call(*arguments: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(run(*arguments).stdout)
        return found

    return call
