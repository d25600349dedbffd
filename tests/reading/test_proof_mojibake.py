"""Garbled text: what is suspected, what is not, and its repair."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from handouts.errors import OptionError, SourceError
from handouts.readers.mojibake import repaired, suspected

PHRASES = [
    "isn’t", "“tea”", "a — dash", "café", "Übung", "naïve", "¿qué?", "お茶を飲む", "根回し", "部長",
    "ストーリーテリング", "（笑）", "東京", "日本企業", "ｶﾀｶﾅ",
]  # fmt: skip
GOOD = [
    "“café”— he said", "“Nestlé”…", "« Nestlé »", "« Nestlé\u00a0»", "São João",
    "À la carte — “déjà vu”",
    "20 °C ± 2 µm", "naïve façade", "Ångström & Ørsted", "ESPAÑA", "“olé!”", "お茶（根回し）を飲む",
    "5 € – 7 £",
    "“à”", "Dürer’s “Melencolia”", "繝れ", "Café™",
]  # fmt: skip


def garbled(text: str, encoding: str) -> str:
    """What a program shows that takes UTF-8 for another encoding; `sloppy` as browsers do it."""
    return "".join(
        bytes([byte]).decode(encoding)
        if encoding != "cp1252" or byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        else "\ufffd"
        for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("phrase", PHRASES)
def test_utf8_read_as_windows_text_is_suspected(phrase: str) -> None:
    assert suspected(f"Tea and {garbled(phrase, 'cp1252')} again.")


def test_utf8_read_as_shift_jis_is_suspected() -> None:
    assert suspected("お茶を飲む".encode().decode("cp932", "replace"))


@pytest.mark.parametrize("text", [*PHRASES, *GOOD])
def test_good_text_is_not_suspected(text: str) -> None:
    assert suspected(text) == ""


def test_a_repair_changes_garbled_lines_only() -> None:
    pytest.importorskip("ftfy")
    text = "It isnâ€™t “tea”.\r\nIt's a cafÃ© \r\nA ‘good’ line, ½ ﬁne…\r\n"
    data = repaired(text.encode(), "tea.txt")
    assert data.decode() == "It isn’t “tea”.\r\nIt's a café \r\nA ‘good’ line, ½ ﬁne…\r\n"


def test_a_good_file_keeps_its_bytes() -> None:
    pytest.importorskip("ftfy")
    for data in ("Tea 根回し\n".encode("cp932"), b"\xef\xbb\xbfTea\r\n", "茶\n".encode("utf-16")):
        assert repaired(data, "tea.txt") == data


def test_without_ftfy_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(OptionError, match=r"handouts\[mojibake\]"):
        repaired("isnâ€™t".encode(), "tea.txt")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("ftfy")
    with pytest.raises(SourceError):
        repaired(b"%PDF-1.7", "tea.txt")
