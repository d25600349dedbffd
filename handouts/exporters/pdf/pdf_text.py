"""Text as PDF writes it."""

from __future__ import annotations


def hex_codes(text: str) -> str:
    """Two-byte codes that are the characters themselves: `Identity-H` over UTF-16."""
    return text.encode("utf-16-be").hex()


def pdf_text(text: str) -> str:
    """A text string object (ISO 32000-1, 7.9.2.2), always in UTF-16: nothing to escape."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
