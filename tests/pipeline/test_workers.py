"""Tasks in several processes give what one process gives."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
import time

import pytest

from handouts.pipeline import workers
from handouts.pipeline.workers import Lost, begun, results

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def _square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_every_task_is_done_once_and_others_help() -> None:
    def slow_square(number: int) -> tuple[int, int]:
        sum(range(200_000))
        return _square(number)

    found = list(results(range(40), slow_square, 3))
    assert sorted(number for number, _ in found) == list(range(40))
    squares = {number: result for number, result in found if not isinstance(result, Lost)}
    assert {number: square for number, (square, _) in squares.items()} == {
        number: number * number for number in range(40)
    }
    assert len({process for _, process in squares.values()}) > 1


def test_one_job_stays_in_this_process() -> None:
    assert list(results([3], _square, 8)) == [(0, (9, os.getpid()))]
    assert {process for _, (_, process) in results([1, 2], _square, 1)} == {os.getpid()}  # type: ignore[misc]


@pytest.mark.parametrize("place", ["fork", "TemporaryFile"])
def test_without_room_for_a_process_or_its_results_one_does_all(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os if place == "fork" else tempfile, place, refused)
    assert {process for _, (_, process) in results(range(9), _square, 4)} == {os.getpid()}  # type: ignore[misc]


def test_more_tasks_than_a_pipe_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_TOKENS", 8)
    found = dict(results(range(100), abs, 2))
    assert found == {number: number for number in range(100)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_raises_loses_only_itself(jobs: int) -> None:
    found = dict(results([1, 0, 2], lambda number: 10 // number, jobs))
    assert (found[0], found[2]) == (10, 5)
    lost = found[1]
    assert isinstance(lost, Lost)
    assert "ZeroDivisionError" in lost.reason


def test_a_process_that_dies_loses_only_its_task() -> None:
    parent = os.getpid()

    def deadly(number: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        sum(range(300_000))
        return number

    found = dict(results(range(30), deadly, 2))
    assert set(found) == set(range(30))
    lost = [result for result in found.values() if isinstance(result, Lost)]
    assert len(lost) == 1
    assert "ended from outside" in lost[0].reason


def test_nobody_works_on_when_the_one_who_asked_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    hired: list[int] = []
    fork = os.fork

    def noted_fork() -> int:
        hired.append(fork())
        return hired[-1]

    monkeypatch.setattr(os, "fork", noted_fork)
    begun = results(range(1000), _square, 2)
    next(begun)
    begun.close()
    (process,) = hired
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_others_begin_while_this_process_goes_on() -> None:
    ready, done = os.pipe()

    def noted(number: int) -> tuple[int, int]:
        os.write(done, b".")
        return _square(number)

    with begun(noted, range(5), 2) as found:
        os.read(ready, 1)  # would wait for ever if nobody else began
        squares = found()
    assert [square for square, _ in squares] == [0, 1, 4, 9, 16]
    assert {process for _, process in squares} != {os.getpid()}
    os.close(ready)
    os.close(done)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_is_raised_where_the_results_are_asked_for(jobs: int) -> None:
    with begun(lambda number: 1 // number, [1, 0], jobs) as found, pytest.raises(ZeroDivisionError):
        found()


def test_tasks_of_a_process_that_died_are_done_here() -> None:
    parent = os.getpid()

    def deadly(number: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with begun(deadly, range(5), 2) as found:
        time.sleep(0.1)
        assert found() == list(range(5))


def test_nobody_works_on_what_is_no_longer_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    hired: list[int] = []
    fork = os.fork

    def noted_fork() -> int:
        hired.append(fork())
        return hired[-1]

    monkeypatch.setattr(os, "fork", noted_fork)
    with pytest.raises(KeyboardInterrupt), begun(time.sleep, [60, 60], 2):
        raise KeyboardInterrupt
    (process,) = hired
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
