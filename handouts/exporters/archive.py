"""Zip containers with the same bytes every time (Word and EPUB files are such containers)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

# The zip format begins in 1980; a fixed date keeps the clock out of the bytes.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def write_archive(members: Iterable[tuple[str, bytes]], stored: frozenset[str]) -> bytes:
    """Zip `members` (name, content) in the order given; names in `stored` are not deflated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", strict_timestamps=True) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            is_stored = name in stored
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=None if is_stored else 6)
    return buffer.getvalue()
