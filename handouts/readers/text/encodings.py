"""Encodings that nobody named: guessed by charset-normalizer, and how far the guess holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.scripts import has_japanese

# What Japanese and Western office machines write; a wider choice only adds wrong guesses.
_CHOICE = ("cp932", "euc_jp", "iso2022_jp", "utf_16_le", "utf_16_be", "cp1252")
_NAMES = {
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "utf_16_le": "UTF-16",
    "utf_16_be": "UTF-16",
}
# A capital with an accent, or a sign, right after a small letter: `itÕs` is `it’s` on a Mac.
_ODD_LETTERS = re.compile(
    "[a-z][\u00a1-\u00ac\u00ae\u00af\u00b1\u00b4-\u00b6\u00b8\u00b9\u00bc-\u00de•†‡ŠŒŽŸ]"
    "|[\u00c0-\u00de]\\w*[\u00c0-\u00de][a-z]|(?<!\\S)Ñ(?!\\S)"
)
_KANA = re.compile("[ぁ-んァ-ヶ]")
_MOST_CHAOS = 0.05
_FEW = 8  # Japanese characters that may stand without kana
_AROUND = 20  # characters shown before and after the first doubtful one


@dataclass(frozen=True, slots=True)
class GuessedText:
    """A text with the encoding that was guessed. `is_weak`: it may well be another."""

    text: str
    encoding: str
    is_weak: bool

    def remarks(self, source: str) -> tuple[Diagnostic, ...]:
        """What to look at, where the guess is weak."""
        beyond = next((at for at, mark in enumerate(self.text) if ord(mark) > 0x7F), None)
        if not self.is_weak or beyond is None:
            return ()
        lines = re.split("\r\n|\n|\r", self.text[:beyond])
        rest = re.split("[\r\n]", self.text[beyond : beyond + _AROUND], maxsplit=1)[0]
        shown = f"{lines[-1][-_AROUND:]}{rest}".strip()
        name = _NAMES.get(self.encoding, self.encoding)
        remark = Code.GUESSED_ENCODING.remark(
            source,
            len(lines),
            f"the file does not say what it is encoded in; it was read as {name}: “{shown}”",
            "If the words are wrong, save the file as UTF-8 in the program that it comes from.",
            len(lines[-1]) + 1,
        )
        return (remark,)


def guessed_text(data: bytes) -> GuessedText | None:
    """None where it can't be told."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - half of the start-up time

    best = from_bytes(data, cp_isolation=list(_CHOICE)).best()
    if best is None:
        return None
    text = str(best).removeprefix("\ufeff")
    if best.encoding == "cp1252":
        return _western(data, text)
    return GuessedText(text, best.encoding, best.chaos > _MOST_CHAOS or _lacks_kana(text))


def _western(data: bytes, text: str) -> GuessedText:
    """Windows, or a Mac of old, which has other letters in the places of quotation marks."""
    if not _ODD_LETTERS.search(text):
        return GuessedText(text, "cp1252", is_weak=False)
    other = data.decode("mac_roman")
    if _ODD_LETTERS.search(other):
        return GuessedText(text, "cp1252", is_weak=True)
    return GuessedText(other, "mac_roman", is_weak=True)


def _lacks_kana(text: str) -> bool:
    """Chinese and Korean read as Japanese give kanji without end."""
    return sum(map(has_japanese, text)) > _FEW and not _KANA.search(text)
