"""A build that is killed at any moment leaves whole files, and the next one completes."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from programs import Workshop, contents, finished, open_cleanly, run, start, unfinished

VICTIMS = ("all", "first", "worker")


def test_no_moment_of_a_kill_tears_a_file(
    workshop: Workshop, note: Callable[[str, str], None], pytestconfig: pytest.Config
) -> None:
    rounds, seed = pytestconfig.getoption("--rounds"), pytestconfig.getoption("--seed")
    chance = random.Random(seed)
    wanted = workshop.reference()
    begun = time.perf_counter()
    assert run(*workshop.build).code == 0
    whole = time.perf_counter() - begun
    found: Counter[str] = Counter()
    for _ in range(rounds):
        if chance.random() < 0.5:
            shutil.rmtree(workshop.output)
            found["into an empty folder"] += 1
        found += _killed(workshop, chance, whole)
        for path in finished(workshop.output):
            open_cleanly(path)
            found["files opened"] += 1
        assert run(*workshop.build).code == 0
        assert contents(workshop.output) == wanted
    note(f"{rounds} kills with seed {seed}", ", ".join(f"{found[key]} {key}" for key in found))
    assert found["killed"] > rounds / 2, "most builds were over before they could be killed"


def _killed(workshop: Workshop, chance: random.Random, whole: float) -> Counter[str]:
    process = start(workshop.build)
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, whole))
    else:
        _await_first_part(process, workshop.output)
        time.sleep(chance.choice((0, chance.uniform(0, 0.01), chance.uniform(0, whole / 3))))
    victim = chance.choice(VICTIMS)
    is_killed = process.poll() is None and _kill(process.pid, victim)
    _await_all(process)
    return Counter(
        {
            "killed": int(is_killed),
            f"killed: {victim}": int(is_killed),
            "with unfinished files": int(bool(unfinished(workshop.output))),
        }
    )


def _await_first_part(process: subprocess.Popen[bytes], output: Path) -> None:
    while process.poll() is None and not unfinished(output):
        time.sleep(0.0005)


def _kill(process: int, victim: str) -> bool:
    try:
        if victim == "all":
            os.killpg(process, signal.SIGKILL)
        elif victim == "first":
            os.kill(process, signal.SIGKILL)
        else:
            children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
            os.kill(int(children[0]), signal.SIGKILL)
    except (ProcessLookupError, FileNotFoundError, IndexError):
        return False  # it ended just now, or there is no worker yet
    return True


def _await_all(process: subprocess.Popen[bytes]) -> None:
    """Workers whose first process is gone end after the file that they are at."""
    assert process.stderr is not None
    process.stderr.read()
    process.stderr.close()
    process.wait()
    with contextlib.suppress(ProcessLookupError):
        for _ in range(600):
            os.killpg(process.pid, 0)
            time.sleep(0.05)
        pytest.fail("workers go on for half a minute when nobody waits for them")
