"""The list of participants: who gets a copy, and what is told of which row."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from handouts.codes import Code
from handouts.errors import SourceError
from handouts.publication.participant import Participant
from handouts.workshop.roster import Roster, read_roster
from handouts.workshop.settings import RosterKeys

NOBODY = RosterKeys()


def roster(folder: Path, text: str, encoding: str = "utf-8", keys: RosterKeys = NOBODY) -> Roster:
    file = folder / "list.csv"
    file.write_bytes(text.encode(encoding))
    return read_roster(file, keys)


TANAKA = Participant("田中 一郎", 1, "たなか いちろう", "例株式会社", "2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_japanese_list_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "氏名,ふりがな,会社名,テーブル\r\n田中 一郎,たなか いちろう,例株式会社,2\r\n"
    found = roster(tmp_path, text.replace(",", delimiter), encoding)
    assert found == Roster((TANAKA,))


def test_an_excel_list_is_read_like_a_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓", "名", "Furigana", "Company", "Group"])
    sheet.append(["田中", "一郎", "たなか いちろう", "例株式会社", 2])
    sheet.append([None, None, None, None, None])
    sheet.append(["=1+1", "x", "", "", ""])
    book.save(tmp_path / "list.xlsx")
    found = read_roster(tmp_path / "list.xlsx", NOBODY)
    assert found.participants == (TANAKA,)
    assert [(remark.code, remark.line) for remark in found.remarks] == [(Code.EMPTY_ROW, 3)]
    assert "formula" in found.failures[0].message
    assert found.failures[0].place.endswith("list.xlsx:4")


def test_a_column_may_have_any_head_that_the_workshop_names(tmp_path: Path) -> None:
    text = "Teilnehmer,Firma\nAnna Berg,Example GmbH\n"
    keys = RosterKeys(name="teilnehmer", company="Firma")
    assert roster(tmp_path, text, keys=keys).participants == (
        Participant("Anna Berg", 1, company="Example GmbH"),
    )


def test_empty_repeated_and_unread_are_told_with_their_lines(tmp_path: Path) -> None:
    text = "name,shoe size\n\nAnna,38\n,\nAnna,38\nBen,40\n"
    found = roster(tmp_path, text)
    assert [(one.name, one.number) for one in found.participants] == [("Anna", 1), ("Ben", 2)]
    assert [(remark.code, remark.line) for remark in found.remarks] == [
        (Code.UNREAD_COLUMN, 1),
        (Code.EMPTY_ROW, 2),
        (Code.EMPTY_ROW, 4),
        (Code.REPEATED_ROW, 5),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('"=HYPERLINK(""x"")",', "the name is a formula"),
        ("𠮷田 花子,", "no font can draw 𠮷"),
        (f"{'x' * 121},", "the name has 121 characters"),
        (",Example K.K.", "the row has no name"),
    ],
)
def test_a_row_that_cannot_be_printed_harms_no_other(
    tmp_path: Path, row: str, message: str
) -> None:
    found = roster(tmp_path, f"name,company\n{row}\nAnna,Example\n")
    assert [one.name for one in found.participants] == ["Anna"]
    assert message in found.failures[0].message
    assert found.failures[0].place.endswith("list.csv:2")
    assert found.failures[0].hint


def test_two_people_of_one_name_get_a_copy_each(tmp_path: Path) -> None:
    found = roster(tmp_path, "name,company\nAnna,One\nAnna,Two\n")
    assert len(found.participants) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("shoe,size\n1,2\n", "no column has the names"),
        ("\n\n", "empty"),
        ('name\n"Anna\n', "no CSV"),
    ],
)
def test_what_is_no_list_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        roster(tmp_path, text)


def test_a_broken_or_swollen_excel_file_is_an_error(tmp_path: Path) -> None:
    broken, bomb = tmp_path / "broken.xlsx", tmp_path / "bomb.xlsx"
    broken.write_bytes(b"PK nothing")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 40_000_000)
    for file, message in ((broken, "cannot be read"), (bomb, "unpacks to 40,000,000 bytes")):
        with pytest.raises(SourceError, match=message):
            read_roster(file, NOBODY)


def test_an_array_formula_of_excel_is_no_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name"])
    sheet["A2"] = ArrayFormula("A2", '="Anna"&" Berg"')
    book.save(tmp_path / "list.xlsx")
    found = read_roster(tmp_path / "list.xlsx", NOBODY)
    assert found.participants == ()
    assert found.failures[0].message == 'the name is a formula: ="Anna"&" Berg".'


def test_a_sheet_with_formats_to_its_last_column_and_far_down_is_read_at_once(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name"])
    sheet.append(["Anna"])
    sheet.cell(9_000, 16_384).number_format = "0.0"
    book.save(tmp_path / "list.xlsx")
    start = time.process_time()
    assert read_roster(tmp_path / "list.xlsx", NOBODY) == Roster((Participant("Anna", 1),))
    assert time.process_time() - start < 5


def test_empty_rows_at_the_end_are_no_news(tmp_path: Path) -> None:
    assert roster(tmp_path, "name,company\nAnna,\n,\n,\n\n").remarks == ()


def test_too_long_a_list_is_refused_before_it_is_kept(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="more than 10,000 rows"):
        roster(tmp_path, "name\n" + "\n" * 3_000_000)


def test_an_old_excel_file_is_called_so(tmp_path: Path) -> None:
    file = tmp_path / "list.xls"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    with pytest.raises(SourceError, match="old Excel"):
        read_roster(file, NOBODY)


def test_what_nobody_sees_is_no_part_of_a_name(tmp_path: Path) -> None:
    found = roster(tmp_path, "name\n\u202eAn\u00adna\u200b\n\u200e\u202c\n")
    assert [one.name for one in found.participants] == ["Anna"]


def test_a_row_without_a_copy_keeps_its_number_so_that_nobody_else_is_renamed(
    tmp_path: Path,
) -> None:
    found = roster(tmp_path, "name,table\nAnna,1\n=A1,1\nBen,2\n")
    assert [(one.name, one.number) for one in found.participants] == [("Anna", 1), ("Ben", 3)]


def test_for_a_list_that_is_not_there_the_path_is_to_be_checked(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_roster(tmp_path / "nix.csv", RosterKeys())
    assert caught.value.hint == "Check its path."
