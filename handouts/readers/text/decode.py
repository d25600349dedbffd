"""Bytes to clean text: encoding, normal form C, no characters that XML forbids.

Encodings are guessed only where the bytes are not UTF-8.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.readers.text.encodings import GuessedText, guessed_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip file (a Word file or an EPUB, perhaps)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"ID3", "a sound file"),
    (b"{\\rtf", "a text with type faces (RTF)"),
)
# XML 1.0, production 2 (Char), less tab and all that ends a line here; and the C1 controls, which
# it only discourages but which no font draws.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Zero-width debris of web pages. The joiners stay: emoji and some scripts need them.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
# Beside what editors count: a page's end, a line broken within a paragraph (Word), and Unicode's
# own. A page's end beside the end of a line is one with it, so that lines count as in editors.
_LINE_END = re.compile("\f*(?:\r\n|\n|\r)\f*|[\v\f\u2028\u2029]")
_LINE_END_OR_NEL = re.compile(f"{_LINE_END.pattern}|\x85")
_C1_BUT_NEL = re.compile("[\x80-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.02
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")  # where it goes over to kanji
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_MOST_BROKEN = 0.1  # of what is not ASCII, in a text that is UTF-8 all the same


@dataclass(frozen=True, slots=True)
class Decoded:
    """Lines as an editor counts them, NFC, free of controls, with what had to be replaced."""

    lines: tuple[str, ...]
    encoding: str
    diagnostics: tuple[Diagnostic, ...]


def decode(data: bytes, source: str, declared: str = "") -> Decoded:
    """Raises SourceError for an empty or binary file.

    `declared` is the encoding that the file names in its own text, if any; it counts where the
    bytes are in it, unless they are UTF-8 beyond doubt.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xfe\xff"):
        raise SourceError(
            "the file is empty.", place=source, hint="Put an episode's text in it, or remove it."
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _not_text(source, f"this is {kind}, not a text file.")
    found = _text_of(data, source, declared)
    text = found.text
    controls = len(_FORBIDDEN.findall(line_end(text).sub("", text)))
    if controls > _MOST_CONTROLS * len(text) and controls > 3:
        raise _not_text(source, "this is a binary file, not a text file.")
    return _cleaned(found, source)


def _not_text(source: str, message: str) -> SourceError:
    return SourceError(message, place=source, hint="Save the text as a .txt file in UTF-8.")


def _text_of(data: bytes, source: str, declared: str) -> GuessedText:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                text = data[len(bom) :].decode(encoding)
                return GuessedText(text, encoding, is_weak=False)
            except UnicodeDecodeError as error:
                raise _broken(source, encoding, error) from error
    if data.count(0) * 8 > len(data):
        return _guessed(data, source)  # UTF-16 without its mark
    # ISO-2022-JP has no byte above 127 either; else valid UTF-8 is never anything else.
    japanese = "iso2022_jp" if _ISO_2022_JP.search(data) else ""
    order = (declared, japanese, "utf-8") if data.isascii() else ("utf-8", declared)
    for encoding in filter(None, order):
        try:
            return GuessedText(data.decode(encoding), encoding, is_weak=False)
        except UnicodeDecodeError:
            continue
    _refuse_broken_utf8(data, source)
    return _guessed(data, source)


def _broken(source: str, encoding: str, error: UnicodeDecodeError) -> SourceError:
    return _not_text(
        source, f"the file says that it is {encoding}, but byte {error.start + 1} is not."
    )


def _guessed(data: bytes, source: str) -> GuessedText:
    found = guessed_text(data)
    if found is None:
        raise _not_text(
            source, "this is no text file, or it is in an encoding that nobody can tell."
        )
    return found


def _refuse_broken_utf8(data: bytes, source: str) -> None:
    """A few bytes that are wrong among many characters that are right: cut off, or pasted in."""
    text = data.decode("utf-8", "replace")
    broken, others = text.count("\ufffd"), len(_BEYOND_ASCII.findall(text))
    if broken == others or broken > max(_MOST_BROKEN * others, 1):
        return
    lines = _LINE_END.split(text[: text.index("\ufffd")])
    raise SourceError(
        "the text is UTF-8, but here is a byte that is not.",
        place=f"{source}:{len(lines)}:{len(lines[-1]) + 1}",
        hint="Look whether the file was cut off; else delete the byte and type its character.",
    )


def line_end(text: str) -> re.Pattern[str]:
    """What ends the lines of a text. U+0085 does where it is not one of several stray controls."""
    if "\x85" not in text or _C1_BUT_NEL.search(text):
        return _LINE_END
    return _LINE_END_OR_NEL


def _cleaned(found: GuessedText, source: str) -> Decoded:
    lines: list[str] = []
    remarks = list(found.remarks(source))
    for number, raw in enumerate(line_end(found.text).split(found.text), start=1):
        line = composed(raw)
        if _FORBIDDEN.search(line):
            remarks += (_replaced(source, number, match) for match in _FORBIDDEN.finditer(line))
            line = _FORBIDDEN.sub("\ufffd", line)
        lines.append(line)
    return Decoded(tuple(lines), found.encoding, tuple(remarks))


def composed(text: str) -> str:
    """In normal form C, without zero-width debris."""
    return text if text.isascii() else unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _replaced(source: str, number: int, match: re.Match[str]) -> Diagnostic:
    return Code.REPLACED_CHARACTER.remark(
        source,
        number,
        f"control character U+{ord(match.group()):04X} was replaced by U+FFFD.",
        "Retype the character, or delete it.",
        match.start() + 1,
    )
