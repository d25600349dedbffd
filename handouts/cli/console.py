"""Data on stdout, everything said about it on stderr."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

import click

from handouts.codes import Code
from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import (
    ExitCode,
    ExportError,
    HandoutsError,
    LayoutError,
    OptionError,
    RegistryError,
)
from handouts.layout.values import one_line

Json = dict[str, Any]
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def print_data(text: str) -> None:
    """One line, or several, on stdout. A reader that has gone away (`| head`) does no harm."""
    shown = text if _shows_colours(sys.stdout) else click.unstyle(text)
    write_bytes(shown.encode("utf-8", "backslashreplace") + b"\n")


def print_json(content: Json) -> None:
    # UTF-8 whatever the locale; a path's undecodable byte becomes \udcXX, which JSON allows.
    print_data(json.dumps(content, ensure_ascii=False, indent=2))


def write_bytes(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is left in the buffer must go somewhere when Python ends.
        _silence_stdout()
    except OSError as error:  # a full disk, for instance
        _silence_stdout()
        raise ExportError(
            f"the answer can't be written: {error.strerror}.",
            place="standard output",
            hint="Write it to another place.",
        ) from error


def _silence_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """One message on stderr. What comes from sources or file names goes through `one_line`."""
    with contextlib.suppress(BrokenPipeError):  # nobody listens any more
        click.echo(text if _shows_colours(sys.stderr) else click.unstyle(text), err=True)


def _shows_colours(stream: TextIO) -> bool:
    """On a terminal, unless the user says no (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def say_error(error: HandoutsError) -> None:
    for one in (error, *error.others):
        say(f"{click.style('error:', fg='red', bold=True)} {one_line(str(one))}")


def diagnostic_lines(remark: Diagnostic) -> Iterator[str]:
    """`file:line:col CODE message`, and the hint on a line of its own."""
    place = f"{one_line(remark.path)}:{max(remark.line, 1)}:{max(remark.column, 1)}"
    code = click.style(remark.code, fg=_COLOURS[remark.severity])
    yield f"{place} {code} {one_line(remark.message)}"
    if remark.hint:
        yield f"    {one_line(remark.hint)}"


def failure_diagnostic(error: HandoutsError) -> Diagnostic:
    """A failure in the shape of a remark, for lists that hold both."""
    path, line, column = error.place, 0, 0
    parts = error.place.rsplit(":", 2)
    numbers = [int(part) for part in parts[1:] if part.isdecimal()]
    if numbers and len(numbers) == len(parts) - 1:
        path, line, column = parts[0], numbers[0], (*numbers, 0)[1]
    codes = {ExportError: Code.FAILED_EXPORT, RegistryError: Code.BROKEN_FORMAT}
    code = codes.get(type(error), Code.UNUSABLE_SOURCE)
    return code.remark(path, line, error.message, error.hint, column)


def exit_code(
    failures: Sequence[HandoutsError], remarks: Iterable[Diagnostic], *, strict: bool
) -> ExitCode:
    """A failure outranks warnings; warnings count only under --strict."""
    severities = {remark.severity for remark in remarks}
    if failures or Severity.ERROR in severities:
        return ExitCode.FAILED
    if strict and Severity.WARNING in severities:
        return ExitCode.WARNINGS
    return ExitCode.DONE


def code_of(error: HandoutsError) -> ExitCode:
    """What a command that could not even begin returns."""
    asked_wrongly = isinstance(error, OptionError | LayoutError | RegistryError)
    return ExitCode.USAGE if asked_wrongly else ExitCode.FAILED


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`nouns` where the plural is not the noun with an s."""
    return f"{count} {noun}" if count == 1 else f"{count} {nouns or noun + 's'}"
