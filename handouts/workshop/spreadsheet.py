"""A table of texts out of a CSV or Excel file, row by row with its line."""

from __future__ import annotations

import csv
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

from handouts.errors import SourceError
from handouts.layout.values import one_line
from handouts.readers.files import read_bytes
from handouts.readers.text.decode import decode

LARGEST, LARGEST_UNPACKED = 4_000_000, 30_000_000  # bytes
MOST_ROWS, MOST_COLUMNS = 10_000, 100  # formats reach to the last column of a sheet, names don't
_EXCEL = (".xlsx", ".xlsm")
_FORMULAS = ("ArrayFormula", "DataTableFormula")  # openpyxl's
_SAVE_AGAIN = "Save it again as an Excel workbook (.xlsx) or as CSV UTF-8."


@dataclass(frozen=True, slots=True)
class Row:
    """`line` counts from 1, as spreadsheet programs and editors do. A cell with a formula keeps
    its text, which begins with `=`.
    """

    line: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


def rows_of(file: Path) -> list[Row]:
    """Every row down to the last that has something in it.

    Raises SourceError where the file is no such table.
    """
    data = read_bytes(file)
    if len(data) > LARGEST:
        raise _fault(
            file, f"the list has {len(data):,} bytes", "Keep names in it, and no pictures."
        )
    suffix = file.suffix.lower()
    if suffix == ".xls":
        raise _fault(file, "this is a file of an old Excel", _SAVE_AGAIN)
    rows: list[Row] = []
    for row in _excel(file, data) if suffix in _EXCEL else _csv(file, data):
        if row.line > MOST_ROWS + 1:
            raise _fault(file, f"the list has more than {MOST_ROWS:,} rows", "Part it.")
        rows.append(row)
    while rows and rows[-1].is_empty:
        rows.pop()
    return rows


def _fault(file: Path, message: str, hint: str) -> SourceError:
    return SourceError(f"{message}.", place=file.as_posix(), hint=hint)


def _csv(file: Path, data: bytes) -> Iterator[Row]:
    """Commas, semicolons or tabs, whichever part the first line into most cells."""
    text = "\n".join(decode(data, file.as_posix()).lines)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    end = 0
    try:
        for cells in reader:
            yield Row(end + 1, _cleaned(cells))
            end = reader.line_num
    except csv.Error as error:
        raise SourceError(
            f"the list is no CSV: {error}.",
            place=f"{file.as_posix()}:{end + 1}",
            hint='Quotation marks in a cell are doubled: "He said ""hai""".',
        ) from None


def _cleaned(cells: Sequence[object]) -> tuple[str, ...]:
    return tuple("" if cell is None else _visible(_text(cell)) for cell in cells)


def _visible(cell: str) -> str:
    """Without what lists bring along unseen: soft hyphens, marks of direction, a lone BOM."""
    return one_line("".join(one for one in cell if unicodedata.category(one) != "Cf"))


def _text(cell: object) -> str:
    """An array's formula is an object that has it in `text`; a table's what-if has none."""
    if type(cell).__name__ in _FORMULAS:
        return str(getattr(cell, "text", None) or "=")
    return str(cell)


def _excel(file: Path, data: bytes) -> Iterator[Row]:
    """The sheet that was open when the file was saved."""
    try:
        _refuse_bombs(file, data)
        yield from _rows_of_sheet(file, data)
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001  openpyxl falls over damaged files in every way
        reason = one_line(str(error)) or type(error).__name__
        message = f"the Excel file cannot be read ({reason})"
        raise _fault(file, message, _SAVE_AGAIN) from None


def _refuse_bombs(file: Path, data: bytes) -> None:
    """No part gives more than its head says: zipfile sees to that."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise _fault(file, f"the list unpacks to {unpacked:,} bytes", _SAVE_AGAIN)


def _rows_of_sheet(file: Path, data: bytes) -> Iterator[Row]:
    import openpyxl  # noqa: PLC0415 - slow to start, and most lists are CSV

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out is no part of a list
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False)
    sheet = book.active
    if sheet is None:
        raise _fault(file, "the Excel file has no sheet", _SAVE_AGAIN)
    cells = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for line, values in enumerate(cells, start=1):
        yield Row(line, _cleaned(values))
