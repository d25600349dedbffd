"""Bytes to text: what people's files are encoded in, and files that are no text."""

from __future__ import annotations

import pytest

from handouts.errors import SourceError
from handouts.readers.settling import settled
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
    decoded = decode(b"one\ntw\x07o and more words to read here\n", "x.txt")
    assert decoded.lines[1].startswith("tw\ufffdo")
    (remark,) = decoded.diagnostics
    assert (remark.code, remark.place) == ("replaced-character", "x.txt:2:3")
    assert "U+0007" in remark.message


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


@pytest.mark.parametrize(
    "end", ["\v", "\f", "\u2028", "\u2029", "\x85", "\n\f", "\f\n", "\f\r\n\f"]
)
def test_all_that_ends_a_line_does(end: str) -> None:
    decoded = decode(f"Episode #1: Tea{end}Why so?{end}根回し.".encode(), "x.txt")
    assert decoded.lines == ("Episode #1: Tea", "Why so?", "根回し.")
    assert decoded.diagnostics == ()


def test_a_controls_code_among_others_ends_no_line() -> None:
    decoded = decode("Wait\x85 for the \x93cup\x94 of tea, it comes.".encode(), "x.txt")
    assert len(decoded.lines) == 1
    assert [one.code for one in decoded.diagnostics] == ["replaced-character"] * 3


@pytest.mark.parametrize("end", ["\v", "\u2028", "\x85", "\n\f"])
def test_hints_are_put_before_their_lines_whatever_ends_them(end: str) -> None:
    lines = ("Episode #1: Tea", "Why so?", "So.", "Mini-summary: So.", "Key Takeaways", "Pour")
    data = end.join(lines).encode()
    copy = settled(data, "x.txt", TextReader())
    assert (copy.hints, copy.left) == (1, ())
    assert copy.content.decode().endswith(f"Key Takeaways{end}%% item\nPour")


WESTERN = """Episode #7: Tea

Why is it “so”?

It’s a café — naïve… really. A guest who holds a cup isn’t in a hurry.
"""


def test_an_old_macs_text_is_read_and_remarked_on() -> None:
    decoded = decode(WESTERN.encode("mac_roman"), "x.txt")
    assert "\n".join(decoded.lines) == WESTERN
    (remark,) = decoded.diagnostics
    assert (remark.code, remark.line, remark.column) == ("guessed-encoding", 3, 11)
    assert "Mac Roman: “Why is it “so”?”" in remark.message
    assert "UTF-8" in remark.hint


def test_a_text_that_may_be_korean_is_remarked_on() -> None:
    decoded = decode(
        "Episode 7: Tea\n에피소드 7: 차\n왜 차가 먼저입니까?\n".encode("euc_kr"), "x.txt"
    )
    assert [one.code for one in decoded.diagnostics] == ["guessed-encoding"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        ("Élan, CAFÉ and Ñandú: the señor’s £5 (½ off).\nIt’s 20°.", "cp1252"),
        (TEXT, "cp932"),
        (TEXT, "euc_jp"),
        (TEXT, "utf-16-le"),
        ("Episode #7: Tea\nWe call it 根回し.\n", "cp932"),
    ],
)
def test_a_guess_that_holds_is_not_remarked_on(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "x.txt")
    assert "\n".join(decoded.lines) == text
    assert decoded.diagnostics == ()
