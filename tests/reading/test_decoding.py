"""Bytes to text: what people's files are encoded in, and files that are no text."""

from __future__ import annotations

import pytest

from handouts.errors import SourceError
from handouts.readers.text import TextReader
from handouts.readers.text.decode import decode

TEXT = "Episode #7: 根回し\nWhy is 会議 (kaigi, meeting) short?\nそれは根回しがあるからです。\n" * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932", "iso2022_jp"]
)
def test_office_encodings_read_the_same(encoding: str) -> None:
    assert "\n".join(decode(TEXT.encode(encoding), "x.txt").lines) == TEXT


def test_line_ends_of_all_systems_count_the_same() -> None:
    assert decode(b"a\r\nb\rc\nd", "x.txt").lines == ("a", "b", "c", "d")


def test_text_is_put_into_normal_form_c() -> None:
    assert decode("Ko\u0304be か\u3099".encode(), "x.txt").lines == ("Kōbe が",)


def test_a_control_character_is_replaced_and_reported_with_its_place() -> None:
    decoded = decode(b"one\ntw\x0bo and more words to read here\n", "x.txt")
    assert decoded.lines[1].startswith("tw\ufffdo")
    (remark,) = decoded.diagnostics
    assert (remark.code, remark.place) == ("replaced-character", "x.txt:2:3")
    assert "U+000B" in remark.message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04 text", "zip"),
        (rb"{\rtf1\ansi Tea\par}", "RTF"),
        (bytes(range(256)) * 8, "text file"),
        (b"\xff\xfeabc", "byte 3"),
    ],
)
def test_what_is_no_text_is_refused_with_the_mend(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        TextReader().read(data, "x.txt")
    assert caught.value.place == "x.txt"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("a\n根回し 会\xff\n".encode().replace("\xff".encode(), b"\xff"), "x.txt:2:6"),
        ("根回し\n\n根".encode()[:-1], "x.txt:3:1"),
    ],
    ids=["a wrong byte", "cut off"],
)
def test_a_broken_byte_of_a_good_text_is_told_with_its_place(data: bytes, place: str) -> None:
    with pytest.raises(SourceError, match="a byte that is not") as caught:
        decode(data, "x.txt")
    assert caught.value.place == place


def test_a_text_with_few_accents_in_an_old_encoding_is_no_broken_utf8() -> None:
    assert decode("Café crème\nand more".encode("cp1252"), "x.txt").lines[0] == "Café crème"
