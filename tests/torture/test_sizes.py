"""Folders of very many files, and one very large file: time and memory grow with the text."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path

from programs import Ended, run

MB = 2**20
# Four or ten times the text may take this much more than four or ten times as long.
SLACK = 1.5
Note = Callable[[str, str], None]
EPISODE = """Episode {0}: Title number {0}

We call it 根回し (nemawashi, going round the roots), and nobody says why.

Why is it short, {0}?

It is short because we ask first. The others wait.

Key Takeaways
- Ask before you speak, {0}
"""
SECTION = """What happens in week {0}?

In week {0} we sit down with 部長 (buchō, head of the division) and ask what {0} means to her.
- One thing of {0}
- Another: with words of {0}

"""


def measured(*words: str | Path) -> tuple[Ended, float]:
    """And the seconds of processor time, in all processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = run(*words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert found.code == 0, found.said[-2000:]
    return found, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def folder_of(count: int, folder: Path) -> Path:
    folder.mkdir()
    for number in range(1, count + 1):
        (folder / f"{number:05}.txt").write_text(EPISODE.format(number), "utf-8")
    return folder


def large(size: int, file: Path) -> Path:
    with file.open("w", encoding="utf-8") as stream:
        stream.write("Episode 1: A very long one\n\nIt begins like any other.\n\n")
        number = 0
        while stream.tell() < size:
            number += 1
            stream.write(SECTION.format(number))
        stream.write("Key Takeaways\n- Ask before you speak\n")
    return file


def test_ten_thousand_files_are_read_in_time_that_grows_with_them(
    tmp_path: Path, note: Note
) -> None:
    few, many = (folder_of(count, tmp_path / str(count)) for count in (2_500, 10_000))
    (small, short), (big, long) = measured("check", few), measured("check", many)
    note("check, 2,500 files", f"{short:.0f} s of processor time, {small.peak / MB:.0f} MiB")
    note("check, 10,000 files", f"{long:.0f} s of processor time, {big.peak / MB:.0f} MiB")
    assert long < 4 * short * SLACK
    assert big.peak < 4 * small.peak * SLACK


def test_ten_thousand_other_files_in_a_folder_cost_next_to_nothing(
    tmp_path: Path, note: Note
) -> None:
    folder = folder_of(1, tmp_path / "sources")
    for number in range(10_000):
        (folder / f"picture{number}.jpg").touch()
    found, long = measured("check", folder)
    note("check, 1 file among 10,000", f"{long:.1f} s of processor time, {found.peak / MB:.0f} MiB")
    assert long < 10


def test_an_episode_of_fifty_megabytes_is_read_in_time_that_grows_with_it(
    tmp_path: Path, note: Note
) -> None:
    small, big = (large(size * 10**6, tmp_path / f"{size}.txt") for size in (5, 50))
    (less, short), (more, long) = measured("inspect", small), measured("inspect", big)
    note("inspect, 5 MB", f"{short:.0f} s of processor time, {less.peak / MB:.0f} MiB")
    note("inspect, 50 MB", f"{long:.0f} s of processor time, {more.peak / MB:.0f} MiB")
    assert long < 10 * short * SLACK
    assert more.peak < 10 * less.peak * SLACK
