"""Whatever a list of participants holds, it is read or refused with a place and words."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import openpyxl
import pytest
from fuzzing import damaged, damaged_archive, examples, members_of
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import HandoutsError
from handouts.workshop.roster import LONGEST, Roster, read_roster
from handouts.workshop.settings import RosterKeys

CELLS = st.sampled_from(
    (
        "name",
        "氏名",
        "姓",
        "名",
        "company",
        "table",
        "Anna",
        "田中 一郎",
        "=1+1",
        "@SUM(A1)",
        "",
        " ",
        '"',
        '""',
        "\0",
        "\u202e",
        "🙂",
        "x" * 500,
        "\ufeff",
    )
) | st.text(max_size=12)
TABLES = st.builds(
    lambda rows, comma, end: end.join(comma.join(row) for row in rows),
    st.lists(st.lists(CELLS, max_size=5), max_size=8),
    st.sampled_from((",", ";", "\t")),
    st.sampled_from(("\n", "\r\n", "\r")),
)
ENCODED = st.builds(
    lambda text, encoding: text.encode(encoding, "replace"),
    TABLES,
    st.sampled_from(("utf-8", "utf-8-sig", "cp932", "utf-16", "latin-1")),
)
KEYS = st.builds(RosterKeys, name=st.sampled_from(("", "name", "x", "氏名")))


def excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["氏名", "Company", "Table"], ["田中 一郎", "Example", 2], ["=1+1", None, 2.5]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


EXCEL = excel()


def read_or_refused(data: bytes, suffix: str, keys: RosterKeys) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"list{suffix}"
        file.write_bytes(data)
        failures: list[HandoutsError]
        try:
            found = read_roster(file, keys)
        except HandoutsError as refusal:
            found, failures = Roster(), [refusal]
        else:
            failures = list(found.failures)
    for failure in failures:
        assert failure.place.startswith(file.as_posix())
        assert failure.hint
    numbers = [one.number for one in found.participants]
    assert numbers == sorted(set(numbers))
    assert all(0 < number <= len(numbers) + len(failures) for number in numbers)
    for one in found.participants:
        assert one.name == one.name.strip() != ""
        assert len(one.name) <= LONGEST
        assert one.name.isprintable()
        assert not one.name.startswith("=")


@examples(60)
@given(ENCODED | st.binary(max_size=300), KEYS)
def test_any_csv_is_read_or_refused(data: bytes, keys: RosterKeys) -> None:
    read_or_refused(data, ".csv", keys)


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl.*")
@examples(40)
@given(damaged(EXCEL) | damaged_archive(members_of(EXCEL)), KEYS)
def test_any_excel_file_is_read_or_refused(data: bytes, keys: RosterKeys) -> None:
    read_or_refused(data, ".xlsx", keys)
