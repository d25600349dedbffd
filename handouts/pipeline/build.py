"""Make the files of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from handouts.diagnostics import Diagnostic
from handouts.errors import ExportError, HandoutsError, RegistryError, UnknownPagesError
from handouts.exporters.api import PageMap
from handouts.pipeline.delivery import deliver, sweep, withdraw
from handouts.pipeline.parts import Task, exported, prepared
from handouts.pipeline.request import Order, Output, Plan, Report
from handouts.pipeline.workers import Lost, results
from handouts.readers.collection_file import kept


@dataclass(frozen=True, slots=True)
class _Made:
    output: Output
    pages: PageMap | None
    diagnostics: tuple[Diagnostic, ...]


_Result = _Made | HandoutsError | Lost


def build(plan: Plan, jobs: int, made: Callable[[], object] = lambda: None) -> Report:
    """Export and write every order; one that fails never stops the others.

    `made` is called after each file, for a progress bar.
    """
    sweep(dict.fromkeys(order.path.parent for order in plan.orders))
    outputs: list[_Made] = []
    failures: list[HandoutsError] = []
    crashes: list[str] = []
    for order, result in _in_rounds(plan.orders, jobs, made):
        match result:
            case _Made():
                if not order.is_silent:
                    outputs.append(result)
            case HandoutsError():
                failures.append(result)
            case Lost(reason):
                if not order.is_silent:
                    withdraw(order.path)
                crashes.append(reason)
                failures.append(_crash(order))
    # What is said of a file that all orders share is said once.
    found = list(dict.fromkeys(remark for done in outputs for remark in done.diagnostics))
    return Report(
        tuple(done.output for done in outputs),
        (*plan.failures, *failures),
        (*plan.diagnostics, *kept(found, plan.ignores)),
        plan.episodes,
        tuple(crashes),
    )


def _in_rounds(
    orders: Sequence[Order], jobs: int, made: Callable[[], object]
) -> Iterator[tuple[Order, _Result]]:
    """Results in the order of the orders; what speaks of others' pages is made after them."""
    found: dict[int, _Result] = {}  # by the order's identity: equal ones may be asked for twice
    for place in range(_ROUNDS):
        round_of = [order for order in orders if _round(order) == place]
        tasks = prepared([Task(order, _pages(order, found)) for order in round_of], jobs)
        for number, result in results(tasks, _fulfil, jobs):
            made()
            _explain(result, tasks[number])
            found[id(round_of[number])] = result
    for order in orders:
        yield order, found[id(order)]


_ROUNDS = 3


def _round(order: Order) -> int:
    """What others refer to, what refers to it, and everybody's copies."""
    return 2 if order.copy_of else 1 if order.pages_from else 0


def _explain(result: _Result, task: Task) -> None:
    """Nobody need ask for a file that was made for its pages and failed."""
    if isinstance(result, UnknownPagesError) and task.order.pages_from and task.pages is None:
        result.hint = "That printed edition could not be made, see its own error; mend that first."


def _pages(order: Order, found: dict[int, _Result]) -> PageMap | None:
    """The page map of the order that this one speaks of."""
    if order.pages_from is None:
        return None
    result = found.get(id(order.pages_from))
    return result.pages if isinstance(result, _Made) else None


def _crash(order: Order) -> ExportError:
    return ExportError(
        f"the exporter of {order.format} did not end well; that is a bug, and not yours.",
        place=str(order.path),
        hint="Please report it with the traceback.",
    )


def _fulfil(task: Task) -> _Made | HandoutsError:
    """Export one publication and write it; an old file never stands for one that failed."""
    order = task.order
    try:
        export = exported(task)
        if not export.content:
            raise ExportError("the exporter made an empty file.", place=str(order.path))
        if not order.is_silent:
            deliver(order.path, export.content)
    except HandoutsError as error:
        _withdraw(order)
        error.place = error.place or str(order.path)
        return error
    except ImportError as error:
        _withdraw(order)
        return RegistryError(
            f"the format {order.format} cannot work: {error}.",
            place=str(order.path),
            hint="Reinstall the distribution that `handouts formats` names.",
        )
    publication = order.publication
    output = Output(
        order.format,
        order.path,
        len(export.content),
        publication.edition.name,
        publication.episodes,
        export.page_count,
    )
    return _Made(output, export.page_map, export.diagnostics)


def _withdraw(order: Order) -> None:
    if not order.is_silent:
        withdraw(order.path)
