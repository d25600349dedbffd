"""A field over several lines, as it is seen before anything is in it."""

from __future__ import annotations

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.filling.fields import Asked
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag

_LINE = 0.5
_INSET = 2.0  # viewers set the first line close to a field's edge


def draw_field(
    block: Block, asked: Asked, size: tuple[float, float], setting: Setting, tag: Tag
) -> None:
    """A frame at the foot of `block`, `size` wide and high, with the field in it; under `tag`."""
    width, height = size
    edge = (_LINE / 2, _LINE / 2, width - _LINE, height - _LINE)
    block.canv.box(edge, _LINE, setting.ink.rule)
    block.canv.field(asked, (_INSET, _LINE, width - _INSET, height - _INSET), tag.kid("Form"))
