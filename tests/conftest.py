"""Fixtures for every folder of tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

GIVEN_EPISODES = "HANDOUTS_TEST_EPISODES"

# The same examples on every machine; `make fuzz` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=2000, deadline=None)
settings.load_profile("steady")


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
