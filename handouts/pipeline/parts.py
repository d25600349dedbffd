"""One large file by several processes: its parts first, then the file of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from handouts.exporters.api import CopyingExporter, Export, PageMap, PartedExporter, Press
from handouts.pipeline.request import Order
from handouts.pipeline.workers import Lost, results

# With fewer, handing the parts over takes about what the sharing gains.
_FEWEST_CHAPTERS = 12


@dataclass(frozen=True, slots=True)
class Task:
    """An order, and the printed pages it speaks of, as far as they are known.

    `parts` are those of its publication if they are made already; the `press` is for copies.
    """

    order: Order
    pages: PageMap | None = None
    parts: tuple[Any, ...] | None = None
    press: Press | None = None

    @property
    def parted(self) -> PartedExporter | None:
        """Its exporter, if that can share the work and there is enough of it."""
        order = self.order
        is_worth_it = order.copy_of or len(order.publication.chapters) >= _FEWEST_CHAPTERS
        exporter = order.exporter
        return exporter if is_worth_it and isinstance(exporter, PartedExporter) else None


def prepared(tasks: Sequence[Task], jobs: int) -> list[Task]:
    """The tasks, those of large publications with their parts made by `jobs` processes.

    Where a part fails, its task stays as it was: whoever then makes the whole file meets the
    same failure, and says so; or no failure, if only a process was lost.
    """
    first = {_book(task): task for task in reversed(tasks)}
    if jobs < 2 and len(first) == len(tasks):
        return list(tasks)
    made = dict(zip(first, _prepared(list(first.values()), jobs), strict=True))
    presses = dict(zip(first, _presses(list(made.values())), strict=True))
    return [
        replace(task, parts=made[_book(task)].parts, press=presses[_book(task)]) for task in tasks
    ]


def _presses(tasks: Sequence[Task]) -> list[Press | None]:
    """Where one fails, so will each copy, and say why."""
    found = results(tasks, _press, 1)
    return [None if isinstance(press, Lost) else press for _, press in found]


def _press(task: Task) -> Press | None:
    """For the copies of the task's book."""
    exporter, original = task.order.exporter, task.order.copy_of
    if original is None or task.parts is None or not isinstance(exporter, CopyingExporter):
        return None
    return exporter.press(original.publication, original.theme, task.parts, task.pages)


def _book(task: Task) -> int:
    """All copies of a file have the same parts."""
    return id(task.order.copy_of or task.order)


def _prepared(tasks: Sequence[Task], jobs: int) -> list[Task]:
    named = dict(results(tasks, _named, 1))
    wanted = [(number, part) for number, parts in named.items() for part in _some(parts)]
    made = dict(results([part for _, part in wanted], _made, jobs))
    parts: dict[int, list[Any]] = {}
    for place, (number, _) in enumerate(wanted):
        parts.setdefault(number, []).append(made[place])
    return [
        replace(task, parts=tuple(parts[number])) if _is_whole(parts.get(number)) else task
        for number, task in enumerate(tasks)
    ]


_Part = tuple[PartedExporter, Any]  # and one of its tasks


def _named(task: Task) -> list[_Part]:
    exporter, order = task.parted, task.order
    if exporter is None:
        return []
    return [(exporter, one) for one in exporter.parts(order.publication, order.theme, task.pages)]


def _some(parts: list[_Part] | Lost) -> list[_Part]:
    return [] if isinstance(parts, Lost) else parts


def _made(part: _Part) -> Any:
    exporter, task = part
    return exporter.part(task)


def _is_whole(parts: list[Any] | None) -> bool:
    return parts is not None and not any(isinstance(part, Lost) for part in parts)


def exported(task: Task) -> Export:
    """The file of the parts, or all at once."""
    order, exporter = task.order, task.parted
    if task.press is not None:
        return task.press.copy(order.publication)
    if exporter is None or task.parts is None:
        return order.exporter.export(order.publication, order.theme, task.pages)
    return exporter.assemble(order.publication, order.theme, task.parts, task.pages)
