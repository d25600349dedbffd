"""Text that was read in a wrong encoding before it came here, and its repair.

Suspected by the sequences that such a mistake leaves behind; repaired by ftfy (an optional
package), and only where somebody asks for it.
"""

from __future__ import annotations

import re

from handouts.errors import OptionError, SourceError
from handouts.readers.text.decode import decode

# What the bytes 80–BF become in Windows-1252. The first set stands in good typography as well.
_TYPOGRAPHIC = "‘’“”–—…•\u00a0«»"
_ODD = "€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ¡¢£¤¥¦§¨©ª¬\u00ad®¯°±²³´µ¶·¸¹º¼½¾¿\ufffd"
_SUSPECT = re.compile(
    "â€."  # quotation marks and dashes
    f"|Ã[{_ODD}«»–—]"  # letters with accents
    f"|Â[{_ODD}\u00a0«»]"
    "|ã[\u0080-\u009f\ufffd‚ƒ€]."  # kana
    f"|[å-é][{_ODD}][{_ODD}{_TYPOGRAPHIC}]|[å-é][‘’“”–—…•][{_ODD}]"  # kanji
    "|ï[¼½][\u0080-\u00bf\ufffdŒ„‰ˆŸ]"  # full-width forms
    "|[縺繧繝].{0,2}[縺繧繝]|窶[^\\s]"  # UTF-8 taken for Shift-JIS
)
_LINE = re.compile(r"(\r\n|\n|\r)")


def suspected(text: str) -> str:
    """The first sequence that looks garbled, empty where none does."""
    if text.isascii():
        return ""
    match = _SUSPECT.search(text)
    return match.group() if match else ""


def repaired(data: bytes, source: str) -> bytes:
    """The file in UTF-8, its garbled lines repaired; the bytes as they were where none is.

    Raises OptionError where ftfy is not installed, SourceError for a file that is no text.
    """
    try:
        from ftfy import fix_encoding  # noqa: PLC0415  optional, and slow to start
    except ImportError:
        raise OptionError(
            "repairing garbled text needs the package ftfy, which is not installed.",
            hint="Install it with: pip install 'handouts[mojibake]'",
        ) from None
    text = text_of(data, source)
    # Line by line: a good line must never be changed for the sake of a bad one.
    parts = [
        fix_encoding(part) if not part.isascii() and _SUSPECT.search(part) else part
        for part in _LINE.split(text)
    ]
    mended = "".join(parts)
    return data if mended == text else mended.encode("utf-8")


def text_of(data: bytes, source: str) -> str:
    """A text file's characters just as they are. Raises SourceError as its reader does."""
    encoding = decode(data, source).encoding
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"byte {error.start + 1} is not {encoding}.",
            place=source,
            hint="Save the text as a .txt file in UTF-8.",
        ) from error
