"""Fonts of one's own: files that were checked, known by what is in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "Own"
_PATHS: dict[str, Path] = {}


@dataclass(frozen=True, slots=True)
class OwnFont:
    """A TrueType file. `digest` is of its bytes, `family` and `cut` are as it calls itself.

    Two brands in one process never mix up their fonts: the name that pages know one by is
    made from the digest. It is known wherever such a value was made or unpickled.
    """

    path: Path
    digest: str
    family: str
    is_japanese: bool = False
    name: str = field(init=False)

    def __post_init__(self) -> None:
        kind = "JP" if self.is_japanese else ""
        object.__setattr__(self, "name", f"{PREFIX}{kind}-{self.digest[:12]}")
        _PATHS[self.name] = self.path

    def __reduce__(self) -> tuple[type[OwnFont], tuple[Path, str, str, bool]]:
        return OwnFont, (self.path, self.digest, self.family, self.is_japanese)


@dataclass(frozen=True, slots=True)
class OwnCuts:
    """What a brand has of a family; the package's font stands in for a cut that is None."""

    regular: OwnFont | None = None
    italic: OwnFont | None = None
    bold: OwnFont | None = None
    bold_italic: OwnFont | None = None

    def __bool__(self) -> bool:
        return self != NO_CUTS


NO_CUTS = OwnCuts()


def is_own(name: str) -> bool:
    """Is it, by its name on pages, a font of a brand?"""
    return name.startswith(PREFIX)


def path_of(name: str) -> Path | None:
    """The file of a font by its name on pages; None for one of the package."""
    return _PATHS.get(name)
