"""Fixtures for every folder of tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings

from handouts.workshop.environment import CONFIG, KEYS, SET, WORKSHOP

GIVEN_EPISODES = "HANDOUTS_TEST_EPISODES"
FUZZ = int(os.environ.get("HANDOUTS_FUZZ", "2000"))  # examples of each property

# The same examples on every machine; `make fuzz` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=FUZZ, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the person at this machine has configured for their own builds is not tested."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (*KEYS, WORKSHOP, CONFIG, SET):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("configuration")))
        yield


@pytest.fixture(scope="session")
def given_episodes() -> Path:
    """The folder of real episodes, which are not the project's to ship.

    Tests that read it are skipped where the variable does not name it.
    """
    named = os.environ.get(GIVEN_EPISODES)
    if not named:
        pytest.skip(f"{GIVEN_EPISODES} names no folder of episodes")
    folder = Path(named).resolve()
    if not any(folder.glob("*.txt")):
        pytest.fail(f"{GIVEN_EPISODES}: {folder} holds no .txt file")
    return folder


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """How many edits of Word files were told rightly (`tests/word_reading/test_edit_cases.py`)."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
    ]
    found = [dict(report.user_properties).get("round_trip") for report in reports]
    scores = [score for score in found if score is not None]
    if scores:
        right, false = sum(right for right, _ in scores), sum(false for _, false in scores)
        share = f"{right} of {len(scores)} edits told rightly ({right / len(scores):.1%})"
        terminalreporter.write_line(f"Word round trip: {share}, {false} false reports.")
