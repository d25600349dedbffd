"""What proofreading says of the fonts is true of the fonts."""

from __future__ import annotations

from functools import cache

import pytest
from fontTools.ttLib import TTFont

from handouts.coverage import can_show, unshown
from handouts.resources import FONTS

CUTS = ["Regular", "Italic", "Bold", "BoldItalic"]
BREAKS = {0xAD, 0x200B}


@cache
def characters(name: str) -> frozenset[int]:
    with TTFont(FONTS / f"Handouts{name}.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())


@pytest.mark.parametrize("cut", CUTS)
def test_every_cut_of_the_serif_has_the_characters_that_the_check_counts_on(cut: str) -> None:
    japanese = "GothicJP-Bold" if "Bold" in cut else "MinchoJP-Regular"
    fonts = (f"Serif-{cut}", japanese, "GothicJP-Regular")
    drawn = frozenset[int]().union(*map(characters, fonts))
    codes = {*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x1F000, 0x30000, 97)} - BREAKS
    assert {code for code in codes if can_show(chr(code))} == drawn & codes


def test_marks_that_draw_nothing_are_not_missed() -> None:
    assert list(unshown("tea\u200b cup\u00ad s\u2009x 茶\ufe00 e\u0301 “’…—")) == []
    assert list(unshown("🍵 tea 𝄞 🍵")) == ["🍵", "𝄞", "🍵"]
