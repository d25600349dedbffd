"""What a build tells: paths on stdout or one JSON document, everything else on stderr."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts.cli.console import (
    Json,
    diagnostic_lines,
    failure_diagnostic,
    plural,
    print_data,
    print_json,
    say,
    say_error,
)
from handouts.diagnostics import Diagnostic, Severity
from handouts.layout.values import one_line

if TYPE_CHECKING:
    from handouts.pipeline.request import Order, Output, Plan, Report

_MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Manner:
    """How a build talks."""

    as_json: bool
    quiet: bool
    verbose: bool


def tell(plan: Plan, report: Report, manner: Manner, *, dry_run: bool, seconds: float) -> None:
    """Tell what was made, what failed and what is to be remarked."""
    talks = not (manner.as_json or manner.quiet)
    if manner.as_json:
        print_json(_report_json(plan, report, dry_run=dry_run, seconds=seconds))
    elif talks:
        paths = [output.path for output in report.outputs]
        for path in [order.path for order in plan.files] if dry_run else paths:
            print_data(path.as_posix())
        _say_remarks(report.diagnostics, every=manner.verbose)
    for crash in report.crashes:
        say(crash)
    for failure in report.failures:
        say_error(failure)
    if talks and manner.verbose:
        for output in report.outputs:
            pages = f", {plural(output.pages, 'page')}" if output.pages else ""
            say(f"{output.path.as_posix()}: {output.size:,} bytes{pages}")
    if talks:
        if not dry_run:
            _say_left_over(plan, report)
        _say_end(plan, report)
        say(_summary(plan, report, dry_run=dry_run, seconds=seconds))


def _say_end(plan: Plan, report: Report) -> None:
    """What is missing from the files, though nothing failed."""
    if plan.is_untitled and report.episodes:
        say(
            "The book has no title of its own yet. Give it one with --set metadata.title=…, or in\n"
            "a file collection.toml beside the texts (`handouts init` makes one to copy)."
        )


def _say_left_over(plan: Plan, report: Report) -> None:
    """Copies that an earlier list asked for: whoever prints the folder would hand them out."""
    from handouts.pipeline.delivery import left_over

    folders = {order.copies_folder for order in plan.files if order.copy_of}
    made = [output.path for output in report.outputs]
    found = [path for folder in sorted(folders) for path in left_over(folder, made)]
    if found:
        shown = ", ".join(one_line(path.name) for path in found[:3])
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        say(f"Not made by this build, and still among the copies: {shown}{more}.")


def _say_remarks(remarks: tuple[Diagnostic, ...], *, every: bool) -> None:
    shown = [remark for remark in remarks if every or remark.severity is not Severity.NOTE]
    shown.sort(key=lambda remark: remark.sort_key)
    for remark in shown if every else shown[:_MOST_REMARKS]:
        for line in diagnostic_lines(remark):
            say(line)
    if not every and len(shown) > _MOST_REMARKS:
        say(f"… and {len(shown) - _MOST_REMARKS} more: `handouts check` shows them all.")


def _summary(plan: Plan, report: Report, *, dry_run: bool, seconds: float) -> str:
    episodes = plural(report.episodes, "episode")
    if dry_run:
        return f"{plural(len(plan.files), 'file')} would be written from {episodes}."
    failed = f", {len(report.failures)} failed" if report.failures else ""
    return f"{plural(len(report.outputs), 'file')} from {episodes} in {seconds:.1f} s{failed}."


def _report_json(plan: Plan, report: Report, *, dry_run: bool, seconds: float) -> Json:
    from handouts.readers.listing import diagnostic_json

    remarks = [*map(failure_diagnostic, report.failures), *report.diagnostics]
    made = [_output_json(output) for output in report.outputs]
    return {
        "schema": 1,
        **({"dry_run": True} if dry_run else {}),
        "outputs": [_order_json(order) for order in plan.files] if dry_run else made,
        "diagnostics": [diagnostic_json(remark) for remark in remarks],
        "seconds": round(seconds, 3),
    }


def _order_json(order: Order) -> Json:
    return {
        "format": order.format,
        "path": order.path.as_posix(),
        "edition": order.publication.edition.name,
        "episodes": list(order.publication.episodes),
    }


def _output_json(output: Output) -> Json:
    return {
        "format": output.format,
        "path": output.path.as_posix(),
        "bytes": output.size,
        **({} if output.pages is None else {"pages": output.pages}),
        "edition": output.edition,
        "episodes": list(output.episodes),
    }
