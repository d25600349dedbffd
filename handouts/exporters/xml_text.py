"""Text at XML's border: escaped, and freed of the characters that XML forbids."""

from __future__ import annotations

import re

from handouts.codes import Code
from handouts.diagnostics import Diagnostic

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What the production Char of XML 1.0 (section 2.2) leaves out; lone surrogates among it.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with every character that XML forbids replaced by U+FFFD."""
    return FORBIDDEN.sub(REPLACEMENT, text)


def escape(text: str) -> str:
    """Text for element content or for an attribute in double quotes."""
    return escape_markup(clean(text))


def escape_markup(text: str) -> str:
    """Like `escape`, of text that is clean already."""
    # Four plain replacements are several times as fast as one table.
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def replaced_character(character: str, source: str, line: int) -> Diagnostic:
    return Code.REPLACED_CHARACTER.remark(
        source,
        line,
        f"XML has no place for U+{ord(character):04X}; U+FFFD stands for it.",
        "Remove the character from the source.",
        column=0,
    )
