"""`[brand]` of a layout: what it takes, what it refuses, where its paths begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from brand_samples import ACCENT, ALT, MUTED, PRIMARY, layout_file, orders

from handouts.errors import HandoutsError, LayoutError, OptionError
from handouts.layout.contrast import contrast
from handouts.layout.layout import Layout
from handouts.layout.loader import Layers, load_layout
from handouts.layout.settings import parse_settings
from handouts.layout.theme import CLASSIC, MONO

FORMATS = ("pdf", "docx", "epub")


def load(folder: Path, text: str, *settings: str) -> Layout:
    file = folder / "firm.toml"
    file.write_text(text, "utf-8")
    chosen = parse_settings(settings, FORMATS)
    return load_layout(str(file), default="workbook", around=Layers(above=(chosen,)))


def fault(folder: Path, text: str, *settings: str) -> HandoutsError:
    with pytest.raises(HandoutsError) as caught:
        load(folder, text, *settings)
    return caught.value


def test_the_brands_colours_take_the_place_of_the_themes(tmp_path: Path) -> None:
    theme = load_layout(str(layout_file(tmp_path)), default="workbook").theme
    assert (theme.primary, theme.accent, theme.muted) == (PRIMARY, ACCENT, MUTED)
    assert theme.ink == CLASSIC.ink
    assert theme.line == "Hinoki & Vale, Kyoto"


def test_the_tint_is_seven_hundredths_of_the_primary_on_white(tmp_path: Path) -> None:
    theme = load(tmp_path, '[brand]\nprimary = "#800000"\n').theme
    assert theme.tint == "#f6eded"


def test_a_tint_that_the_layout_says_stays(tmp_path: Path) -> None:
    text = '[brand]\nprimary = "#800000"\n[theme]\ntint = "#f0f0f0"\n'
    assert load(tmp_path, text).theme.tint == "#f0f0f0"


def test_the_theme_without_colour_stays_grey(tmp_path: Path) -> None:
    theme = load(tmp_path, f'[theme]\nname = "mono"\n[brand]\nprimary = "{PRIMARY}"\n').theme
    assert theme == MONO


@pytest.mark.parametrize("key", ["primary", "accent", "muted"])
def test_a_colour_that_nobody_can_read_is_refused_at_its_line_with_the_ratio(
    tmp_path: Path, key: str
) -> None:
    caught = fault(tmp_path, f'[brand]\nline = "Firm"\n{key} = "#f2a900"\n')
    assert caught.place.endswith("firm.toml:3")
    ratio = contrast("#f2a900", "#ffffff")
    assert caught.message.startswith(f"brand.{key} #f2a900 stands out from white by {ratio:.2f} to")
    assert "it takes 4.5 to 1" in caught.message


def test_a_colour_that_fails_on_the_tint_alone_is_refused(tmp_path: Path) -> None:
    caught = fault(tmp_path, '[brand]\nprimary = "#757575"\n')  # 4.61 on white
    assert "brand.primary #757575 stands out from the tint by 4." in caught.message


def test_a_faint_colour_of_the_command_line_is_an_error_of_its_setting(tmp_path: Path) -> None:
    assert isinstance(fault(tmp_path, "", "brand.primary=#ffff99"), OptionError)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[brand]\nlogos = "x.png"\n', "Did you mean logo"),
        ('[brand]\nprimary = "teal"\n', "takes a colour like"),
        ("[brand]\nlogo = 3\n", "takes a path"),
        ('[brand]\nprimary = ""\n', "takes a colour like"),
        ('[brnd]\nlogo = "x.png"\n', "Did you mean brand"),
        ('[theme]\nlogo = "x.png"\n', "Nothing reads theme.logo"),
    ],
)
def test_what_nothing_reads_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    caught = fault(tmp_path, text)
    assert isinstance(caught, LayoutError)
    assert said in str(caught)
    assert caught.place.endswith(("firm.toml:1", "firm.toml:2"))


def test_a_path_begins_beside_the_file_that_says_it(tmp_path: Path) -> None:
    assert load(tmp_path, '[brand]\nlogo = "in/x.png"\n').brand.logo == tmp_path / "in" / "x.png"
    chosen = load(tmp_path, '[brand]\nlogo = "x.png"\n', "brand.logo=here/y.png").brand
    assert chosen.logo == Path("here/y.png")


def test_an_edition_may_have_a_line_of_its_own(tmp_path: Path) -> None:
    text = '[brand]\nline = "A"\n[editions.facilitator.brand]\nline = "B"\n'
    file = tmp_path / "firm.toml"
    file.write_text(text, "utf-8")
    made = [
        load_layout(str(file), default="workbook", edition=edition).theme.line
        for edition in ("participant", "facilitator")
    ]
    assert made == ["A", "B"]


def test_a_logo_without_words_is_refused(tmp_path: Path) -> None:
    file = layout_file(tmp_path)
    text = file.read_text("utf-8").replace(f'logo_alt = "{ALT}"\n', "")
    file.write_text(f'{text}[metadata]\npublisher = ""\n', "utf-8")
    with pytest.raises(LayoutError, match=r"brand\.logo_alt") as caught:
        orders(file, "pdf")
    assert caught.value.place.endswith("firm.toml:2")


def test_the_publisher_is_said_where_the_logo_has_no_words_of_its_own(tmp_path: Path) -> None:
    file = layout_file(tmp_path, more='[metadata]\npublisher = "Hinoki & Vale"\n')
    file.write_text(file.read_text("utf-8").replace(f'logo_alt = "{ALT}"\n', ""), "utf-8")
    (order,) = orders(file, "pdf")
    assert order.theme.logo is not None
    assert order.theme.logo.alt == "Hinoki & Vale"
