"""The wheel carries all it needs, and works far from any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """Run with nothing in the environment that could lead back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    finished = subprocess.run(
        command, cwd=cwd, env=kept, capture_output=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, f"{command}\n{finished.stdout}\n{finished.stderr}"
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of an environment that has the wheel and, by a path file, this
    environment's other packages. Path files of those are not followed, so the checkout that
    is installed there stays out.
    """
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = ("-m", "pip", "--disable-pip-version-check", "--python", str(programs / "python"))
    flags = ("--quiet", "--no-deps", "--no-index")
    run(sys.executable, *pip, "install", *flags, wheel, cwd=environment)
    packages = next(environment.glob("**/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def test_the_wheel_holds_every_file_that_git_keeps_of_the_package(wheel: Path) -> None:
    kept = run("git", "ls-files", "-z", "handouts", "layouts", "sources", cwd=ROOT)
    places = {"layouts": "handouts/shipped/layouts", "sources": "handouts/shipped/sources"}
    wanted = set()
    for name in filter(None, kept.split("\0")):
        if (ROOT / name).exists():
            top, rest = name.split("/", 1)
            wanted.add(f"{places.get(top, top)}/{rest}")
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_layouts_samples_fonts_and_their_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = [name for name in names if name.startswith("handouts/shipped/")]
    assert {Path(name).name for name in shipped} >= {"workbook.toml", "handout.toml"}
    assert sum(name.endswith(".txt") for name in shipped) >= 4
    families = {Path(name).stem.split("-")[0] for name in names if name.endswith(".ttf")}
    licensed = {
        Path(name).stem.split("-")[1] for name in names if "/licenses/" in name and "OFL" in name
    }
    assert families
    assert families == licensed


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"handouts"}


def test_a_new_workspace_builds_with_nothing_but_the_wheel(installed: Path, tmp_path: Path) -> None:
    handouts = installed / "handouts"
    run(handouts, "init", "course", cwd=tmp_path)
    workspace = tmp_path / "course"
    where = run(
        installed / "python", "-c", "import handouts; print(handouts.__file__)", cwd=workspace
    )
    assert Path(where.strip()).is_relative_to(installed.parent)
    run(handouts, "build", cwd=workspace)
    suffixes = {path.suffix for path in (workspace / "dist").rglob("*.*")}
    assert suffixes == {".pdf", ".docx", ".epub"}


def test_the_installed_program_knows_its_formats_and_layouts(
    installed: Path, tmp_path: Path
) -> None:
    formats = run(installed / "handouts", "formats", cwd=tmp_path)
    layouts = run(installed / "handouts", "layouts", cwd=tmp_path)
    assert all(name in formats for name in ("pdf", "docx", "epub"))
    assert all(name in layouts for name in ("workbook", "handout", "compilation"))
