"""Doing independent tasks in several processes.

Forked by hand: a process pool of the standard library takes longer to start (20–60 ms) than
the small builds it is to speed up. Where there is no fork, tasks run one after another.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

# Task numbers wait in a pipe, which holds 16 KB everywhere; beyond that several share a number.
_TOKEN = 4
_MOST_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class Lost:
    """Instead of a result: `work` raised, or its process ended before it was done."""

    reason: str


def usable_processors() -> int:
    """Processors that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results(
    tasks: Sequence[Task], work: Callable[[Task], Result], jobs: int
) -> Iterator[tuple[int, Result | Lost]]:
    """`(number of the task, result)` as they come. Put the longest tasks first.

    `work` runs in a forked copy of this process, or in this one; its results are pickled.
    """
    if min(jobs, len(tasks)) < 2 or not hasattr(os, "fork"):
        for number, task in enumerate(tasks):
            yield number, _attempt(work, task)
        return
    team = _Team(tasks, work)
    try:
        team.hire(min(jobs, len(tasks)) - 1)
        yield from team.finished()
    finally:
        team.dismiss()


def mapped(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int = 1
) -> Iterable[Result]:
    """Like `map`. What was lost elsewhere is done again here, and raises here what it raises."""
    return _in_order(dict(results(tasks, work, jobs)), work, tasks)


def _in_order(
    found: Mapping[int, Result | Lost], work: Callable[[Task], Result], tasks: Sequence[Task]
) -> Iterator[Result]:
    for number, task in enumerate(tasks):
        result = found[number]
        yield work(task) if isinstance(result, Lost) else result


@contextmanager
def begun(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int
) -> Iterator[Callable[[], list[Result]]]:
    """Others begin the tasks while this process goes on; asked for the results, it helps them.

    With a single job, or where there is no fork, all is done when it is asked for.
    """
    if min(jobs, len(tasks)) < 2 or not hasattr(os, "fork"):
        yield lambda: list(map(work, tasks))
        return
    team = _Team(tasks, work)
    try:
        team.hire(min(jobs, len(tasks)) - 1)
        yield lambda: list(_in_order(dict(team.finished()), work, tasks))
    finally:
        team.dismiss()


def _attempt(work: Callable[[Task], Result], task: Task) -> Result | Lost:
    try:
        return work(task)
    except Exception:  # noqa: BLE001  whoever asked for the results decides
        return Lost(traceback.format_exc())


class _Team(Generic[Task, Result]):
    """This process and its forked workers, taking task numbers from one pipe."""

    def __init__(self, tasks: Sequence[Task], work: Callable[[Task], Result]) -> None:
        self.tasks, self.work = tasks, work
        self.stride = -(-len(tasks) // _MOST_TOKENS)
        self.source, sink = os.pipe()
        starts = range(0, len(tasks), self.stride)
        os.write(sink, b"".join(start.to_bytes(_TOKEN, "big") for start in starts))
        os.close(sink)
        self.workers: dict[int, _Mailbox] = {}

    def hire(self, count: int) -> None:
        """Fewer where the system has no room for another process or its results."""
        employer = os.getpid()
        for _ in range(count):
            try:
                mailbox = _Mailbox()
            except OSError:
                return
            try:
                process = os.fork()
            except OSError:
                mailbox.close()
                return
            if process == 0:
                self._serve(mailbox, employer)
            self.workers[process] = mailbox

    def _serve(self, mailbox: _Mailbox, employer: int) -> None:
        """Work until nothing is left, or until nobody is there to work for."""
        status = 1
        try:
            for found in self._taken():
                mailbox.put(found)
                if os.getppid() != employer:
                    break
            status = 0
        finally:
            os._exit(status)  # never run what the parent has planned for its own end

    def _taken(self) -> Iterator[tuple[int, Result | Lost]]:
        """Do tasks until none is left in the pipe."""
        while token := os.read(self.source, _TOKEN):
            start = int.from_bytes(token, "big")
            for number in range(start, min(start + self.stride, len(self.tasks))):
                yield number, _attempt(self.work, self.tasks[number])

    def finished(self) -> Iterator[tuple[int, Result | Lost]]:
        missing = set(range(len(self.tasks)))
        for number, result in self._all():
            missing.discard(number)
            yield number, result
        for number in sorted(missing):
            yield number, Lost("the process that worked on it was ended from outside.")

    def _all(self) -> Iterator[tuple[int, Result | Lost]]:
        for found in self._taken():
            yield found
            for mailbox in self.workers.values():
                yield from mailbox.take()
        for process in list(self.workers):
            os.waitpid(process, 0)
            mailbox = self.workers.pop(process)
            yield from mailbox.take()
            mailbox.close()

    def dismiss(self) -> None:
        os.close(self.source)
        for process, mailbox in self.workers.items():  # only where this process was interrupted
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)
            mailbox.close()


class _Mailbox:
    """Results of one worker, in a file without a name: a full pipe would make it wait."""

    def __init__(self) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the mailbox
        self.seen = 0

    def put(self, message: object) -> None:
        content = pickle.dumps(message)
        self.file.write(len(content).to_bytes(_TOKEN, "big") + content)
        self.file.flush()

    def take(self) -> Iterator[tuple[int, Result | Lost]]:
        """What arrived since the last time. `pread` leaves the writer's position alone."""
        while len(head := os.pread(self.file.fileno(), _TOKEN, self.seen)) == _TOKEN:
            size = int.from_bytes(head, "big")
            content = os.pread(self.file.fileno(), size, self.seen + _TOKEN)
            if len(content) < size:
                return
            self.seen += _TOKEN + size
            yield pickle.loads(content)  # noqa: S301  our own worker wrote it

    def close(self) -> None:
        self.file.close()
