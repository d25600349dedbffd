"""Make the files of a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handouts.diagnostics import Diagnostic
from handouts.errors import ExportError, HandoutsError, RegistryError
from handouts.pipeline.delivery import deliver, sweep, withdraw
from handouts.pipeline.request import Order, Output, Plan, Report
from handouts.pipeline.workers import Lost, results
from handouts.readers.collection_file import kept


@dataclass(frozen=True, slots=True)
class _Made:
    output: Output
    diagnostics: tuple[Diagnostic, ...]


def build(plan: Plan, jobs: int, made: Callable[[], object] = lambda: None) -> Report:
    """Export and write every order; one that fails never stops the others.

    `made` is called after each file, for a progress bar.
    """
    sweep(dict.fromkeys(order.path.parent for order in plan.orders))
    outputs: dict[int, _Made] = {}
    failures: dict[int, HandoutsError] = {}
    crashes: list[str] = []
    for number, result in results(plan.orders, _fulfil, jobs):
        made()
        match result:
            case _Made():
                outputs[number] = result
            case HandoutsError():
                failures[number] = result
            case Lost(reason):
                withdraw(plan.orders[number].path)
                crashes.append(reason)
                failures[number] = _crash(plan.orders[number])
    in_order = [outputs[number] for number in sorted(outputs)]
    found = [remark for done in in_order for remark in done.diagnostics]
    return Report(
        tuple(done.output for done in in_order),
        (*plan.failures, *(failures[number] for number in sorted(failures))),
        (*plan.diagnostics, *kept(found, plan.ignores)),
        plan.episodes,
        tuple(crashes),
    )


def _crash(order: Order) -> ExportError:
    return ExportError(
        f"the exporter of {order.format} did not end well; that is a bug, and not yours.",
        place=str(order.path),
        hint="Please report it with the traceback.",
    )


def _fulfil(order: Order) -> _Made | HandoutsError:
    """Export one publication and write it; an old file never stands for one that failed."""
    try:
        export = order.exporter.export(order.publication, order.theme)
        if not export.content:
            raise ExportError("the exporter made an empty file.", place=str(order.path))
        deliver(order.path, export.content)
    except HandoutsError as error:
        withdraw(order.path)
        error.place = error.place or str(order.path)
        return error
    except ImportError as error:
        withdraw(order.path)
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
        publication.edition,
        publication.episodes,
        export.page_count,
    )
    return _Made(output, export.diagnostics)
