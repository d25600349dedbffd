"""Colours that nobody could read are refused, with the ratio that was measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handouts.errors import LayoutError
from handouts.layout.contrast import contrast, too_faint
from handouts.layout.loader import load_layout
from handouts.layout.theme import CLASSIC, THEMES


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_shipped_themes_can_be_read(theme: object) -> None:
    assert list(too_faint(theme)) == []  # type: ignore[arg-type]


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_dark_tint_makes_the_text_on_it_too_faint() -> None:
    assert {key for key, _ in too_faint(replace(CLASSIC, tint="#777777"))} >= {"ink", "primary"}


def test_a_faint_colour_is_refused_at_its_line_with_the_ratio(tmp_path: Path) -> None:
    file = tmp_path / "faint.toml"
    file.write_text('[theme]\nprimary = "#ffff99"\n', "utf-8")
    with pytest.raises(LayoutError, match=r"1\.05 to 1") as caught:
        load_layout(str(file), default="workbook")
    assert caught.value.place.endswith("faint.toml:2")
