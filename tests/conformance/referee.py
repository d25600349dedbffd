"""What every referee here needs: files to judge, and a tool that may be missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Tool:
    """A program or package from outside. `get` says how to come by it, in one sentence."""

    name: str
    get: str

    def require(self, found: Found | None) -> Found:
        """Return what was found; else skip, or fail where every tool must be present."""
        if found is not None:
            return found
        message = f"{self.name} is not installed. {self.get}"
        if os.environ.get("HANDOUTS_REQUIRE_TOOLS"):
            pytest.fail(message)
        pytest.skip(message)


def build(folder: Path, arguments: Sequence[str]) -> tuple[Path, ...]:
    """Run `handouts build` and return what it says that it wrote."""
    command = [str(Path(sys.executable).with_name("handouts")), "build", "--json"]
    finished = subprocess.run(
        [*command, "-o", str(folder), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if finished.returncode:
        pytest.fail(f"handouts build failed:\n{finished.stdout}\n{finished.stderr}", pytrace=False)
    outputs = json.loads(finished.stdout)["outputs"]
    return tuple(Path(output["path"]) for output in outputs)
