"""What is drafted for a chapter costs the same in a long book as in a short one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pytest
from activity_books import made, read

from handouts.publication.activities import term_match, vocabulary
from handouts.publication.matter import GlossaryTerm

TEXT = """Episode: Tea

What does 根回し (nemawashi, groundwork) do?

It is followed by 稟議 (ringi, proposal) and 宴会 (enkai, banquet).
"""
BOOK = [read(TEXT, f"tea-{number}") for number in range(60)]


def compared(chapters: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many terms are held against others to make the matches of that many chapters."""
    asked: list[str] = []

    def counted(term: GlossaryTerm, others: Iterable[GlossaryTerm]) -> bool:
        asked.append(term.key)
        return vocabulary.could_be_taken_for(term, others)

    monkeypatch.setattr(term_match, "could_be_taken_for", counted)
    made("term-match", BOOK[:chapters])
    return len(asked)


def test_a_match_does_not_search_all_chapters_for_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    of_chapters = partial(compared, monkeypatch=monkeypatch)
    assert 0 < of_chapters(60) <= 2.2 * of_chapters(30)
