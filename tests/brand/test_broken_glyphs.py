"""A font whose file breaks off in a glyph is told by name, when that glyph is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.errors import ExportError
from handouts.exporters.glyph_outlines import glyph_path
from handouts.exporters.truetype import TrueTypeFont, components
from handouts.resources import FONTS

SANS = FONTS / "HandoutsSans-Regular.ttf"


def test_a_glyph_that_is_cut_off_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    font = TrueTypeFont(SANS)
    whole = font.outline(font.glyph(ord("g")))
    assert glyph_path(font, ord("g"), 10, 0, 0).startswith("M")
    monkeypatch.setattr(TrueTypeFont, "outline", lambda _font, _glyph: whole[:20])
    with pytest.raises(ExportError, match="glyph of 'g' is broken") as caught:
        glyph_path(font, ord("g"), 10, 0, 0)
    assert Path(caught.value.place) == SANS


def test_the_parts_of_a_composite_glyph_are_told_with_their_places() -> None:
    entries = (
        b"\xff\xff" + bytes(8) + bytes([0, 0x21, 0, 5, 0, 0, 0, 0]) + bytes([0, 0, 0, 7, 0, 0])
    )
    assert [(place, part) for place, _, part in components(entries)] == [(10, 5), (18, 7)]
