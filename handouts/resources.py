"""Where the data that travels with the package is: fonts, layouts, samples.

In a wheel all of it lies inside the package; in a checkout `layouts/` and `sources/` stand
beside it, so that people find them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "shipped"
FONTS = _PACKAGE / "fonts"
LANGUAGES = _PACKAGE / "layout" / "languages"


def layouts_folder() -> Path:
    return _folder("layouts")


def samples_folder() -> Path:
    return _folder("sources")


def _folder(name: str) -> Path:
    shipped = _SHIPPED / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
