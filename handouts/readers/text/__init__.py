"""The plain-text reader: both shapes in which the episodes come."""

from __future__ import annotations

import re
from typing import ClassVar

from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.readers.collector import collector_at_rest
from handouts.readers.structure.episode import read_episode
from handouts.readers.structure.manuscript import Manuscript
from handouts.readers.text.decode import decode
from handouts.readers.text.lines import detect_shape, source_lines
from handouts.readers.text.transcript import without_transcript_marks

_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)


class TextReader:
    """Reads `.txt` files."""

    suffixes: ClassVar[tuple[str, ...]] = (".txt",)

    @collector_at_rest()
    def read(self, data: bytes, source: str) -> Episode:
        """Raises SourceError for a file that is empty, binary or without a title."""
        decoded = decode(data, source)
        if _PAGE.match(decoded.lines[0]):
            raise SourceError(
                "this is a web page under the name of a text.",
                place=source,
                hint="Give it a name that ends in .html.",
            )
        shape = detect_shape(decoded.lines)
        lines, remarks, unknown = source_lines(decoded.lines, shape, source)
        lines, dropped = without_transcript_marks(lines)
        return read_episode(
            Manuscript(
                source=source,
                lines=lines,
                shape=shape,
                dropped=(*unknown, *dropped),
                diagnostics=(*decoded.diagnostics, *remarks),
            )
        )
