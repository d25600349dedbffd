"""Wall time and peak memory of whole processes, several commands by turns."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Command = Sequence[str | Path]
# The kernel counts peak memory in KiB, on macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """Wall time and processor time in seconds, peak resident memory in bytes.

    Processors count for the process and its children, memory for the largest of them.
    """

    seconds: float
    processor: float
    peak: int


def read(command: Command) -> Reading:
    begun = time.perf_counter()
    # Popen.wait would throw the resource usage away, so the child is awaited here.
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = " ".join(str(word) for word in command)
        sys.exit(f"{words}\nended with {process.returncode}:\n{complaint.decode()}")
    return Reading(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT)


def by_turns(
    commands: Mapping[str, Command], rounds: int, *, warm_up: bool = True
) -> dict[str, Reading]:
    """Run all commands in each round, so that a slow minute hits them alike; take medians.

    One round before these warms the caches of the disk and is not counted.
    """
    readings: dict[str, list[Reading]] = {name: [] for name in commands}
    for counted in range(not warm_up, rounds + 1):
        for name, command in commands.items():
            reading = read(command)
            if counted:
                readings[name].append(reading)
    return {name: _middle(found) for name, found in readings.items()}


def _middle(readings: Sequence[Reading]) -> Reading:
    return Reading(
        median(reading.seconds for reading in readings),
        median(reading.processor for reading in readings),
        round(median(reading.peak for reading in readings)),
    )
