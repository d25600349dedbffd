"""A layout's `[brand]`: its files are read here, once, and go into the theme as values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handouts.errors import HandoutsError, LayoutError, OptionError
from handouts.layout.layout import Layout
from handouts.layout.logo import Logo
from handouts.layout.own_fonts import OwnCuts


def with_brand(layout: Layout) -> Layout:
    """The layout with its brand's logo and fonts in its theme.

    Raises LayoutError at the line that names a file which cannot be used, or OptionError where
    the command line names it.
    """
    brand, theme = layout.brand, layout.theme
    if brand.logo is not None:
        theme = replace(theme, logo=_logo(layout))
    if brand.font_latin is not None:
        theme = replace(theme, latin=_cuts(layout, "font_latin", brand.font_latin))
    if brand.font_japanese is not None:
        theme = replace(theme, japanese=_cuts(layout, "font_japanese", brand.font_japanese))
    return layout if theme is layout.theme else replace(layout, theme=theme)


def _cuts(layout: Layout, key: str, path: Path) -> OwnCuts:
    from handouts.exporters.font_files import read_cuts  # noqa: PLC0415 - only for brands

    try:
        return read_cuts(path, is_japanese=key == "font_japanese")
    except LayoutError as error:
        raise _placed(layout, key, error) from None


def _logo(layout: Layout) -> Logo:
    from handouts.exporters.logos.reading import read_logo  # noqa: PLC0415 - only for brands

    brand, metadata = layout.brand, layout.metadata
    assert brand.logo is not None
    alt = brand.logo_alt or metadata.publisher
    if not alt:
        raise _placed(
            layout,
            "logo",
            LayoutError(
                "the logo needs words for those who do not see it.",
                hint="Say them as brand.logo_alt, or say metadata.publisher.",
            ),
        )
    try:
        return Logo(read_logo(brand.logo), alt)
    except LayoutError as error:
        raise _placed(layout, "logo", error) from None


def _placed(layout: Layout, key: str, error: LayoutError) -> HandoutsError:
    """The error at the place where the brand says `key`."""
    place = layout.place_of("brand", key)
    kind = LayoutError if place else OptionError
    return kind(error.message, place=place, hint=error.hint)
