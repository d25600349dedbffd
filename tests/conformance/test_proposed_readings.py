"""Readings that a real dictionary proposes."""

from __future__ import annotations

import pytest

from handouts.codes import Code
from handouts.layout.layout import Layout, PublicationSettings, Scope
from handouts.model.walk import plain_text
from handouts.publication.compose import compose
from handouts.publication.matter import Index
from handouts.readers.text import TextReader

TEXT = """Episode #1: Tea

Why is there a talk?

Every 商談 (sales talk) is one.

Mini-summary: Talk.
"""


def test_a_proposed_reading_is_marked_and_reported() -> None:
    pytest.importorskip("sudachipy", reason="SudachiPy is not installed")
    settings = PublicationSettings(kana_index=True, propose_readings=True)
    layout = Layout("book", "Book", Scope.COLLECTION, publication=settings)
    publication = compose([TextReader().read(TEXT.encode(), "tea.txt")], layout)
    (index,) = (part for part in publication.back if isinstance(part, Index))
    assert [plain_text(entry.words) for entry in index.groups[0].entries] == ["商談 (しょうだん?)"]
    (remark,) = (one for one in publication.remarks if one.code == Code.PROPOSED_READING)
    assert (remark.path, "しょうだん" in remark.message) == ("tea.txt", True)
    others = [part for part in publication.back if not isinstance(part, Index)]
    assert "しょうだん" not in repr(others)
