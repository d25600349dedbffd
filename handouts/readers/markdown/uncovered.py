"""Lines of Markdown that became no words: definitions of addresses, and what is nested too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from handouts.model.episode import DroppedLine

_LEAVES = ("inline", "fence", "html_block", "hr", "hint", "heading_open", "table_open")
_BARE_MARKS = re.compile(r"[\s>*+=#-]*(?:\d{1,9}[.)])?\s*")


def uncovered_lines(
    body: Sequence[str],
    tokens: Sequence[Token],
    references: Mapping[str, Mapping[str, Any]],
    used: set[str],
) -> Iterator[DroppedLine]:
    """`used` are the labels of the definitions that some link needs."""
    covered = set[int]()
    for token in tokens:
        if token.type in _LEAVES and token.map is not None:
            covered.update(range(*token.map))
    defined = {
        line: label
        for label, found in references.items()
        for line in range(*found.get("map", (0, 0)))
    }
    for at, text in enumerate(body):
        if at in covered or _BARE_MARKS.fullmatch(text):
            continue
        if at in defined:
            if defined[at] not in used:
                reason = "an address that no link uses"
                yield DroppedLine(at + 1, text.strip(), reason)
        else:
            yield DroppedLine(at + 1, text.strip(), "lists or quotations nested too deep")
