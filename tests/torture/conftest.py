"""Options of `make torture`, and the figures that it prints for docs/reliability.md."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from programs import Workshop

Note = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("torture")
    group.addoption("--rounds", type=int, default=200, help="how often a build is killed")
    group.addoption("--seed", type=int, default=1, help="of the moments at which it is")


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Note:
    """Say a figure: what was measured, and what came out."""

    def noted(what: str, figure: str) -> None:
        record_property("figure", (what, figure))

    return noted


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
    ]
    for report in reports:
        for name, value in report.user_properties:
            if name == "figure":
                terminalreporter.write_line("{}: {}".format(*value))


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop.made_in(tmp_path / "workshop")


@pytest.fixture
def as_root() -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount")
