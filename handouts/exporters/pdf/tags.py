"""Structure elements as the story knows them, before anything of them is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(eq=False, slots=True)
class Tag:
    """One structure element (ISO 32000-1, 14.7); it enters the tree when first drawn.

    `attributes` is the text of an attribute dictionary. `alt` stands for a figure, `box` is
    where it lies on its page (left, bottom, right, top).
    """

    name: str
    parent: Tag | None = None
    lang: str = ""
    actual_text: str = ""
    attributes: str = ""
    alt: str = ""
    box: tuple[float, float, float, float] | None = None

    def kid(self, name: str, **more: Any) -> Tag:
        return Tag(name, self, **more)


def list_attributes(numbering: str) -> str:
    """ISO 32000-1, table 347: readers announce how a list is numbered."""
    return f"<</O/List/ListNumbering/{numbering}>>"
