"""Page numbers in their slots, when they are known at last."""

from __future__ import annotations

from handouts.exporters.faces import font
from handouts.exporters.pdf.fragment import Slot
from handouts.exporters.pdf.pdf_text import hex_codes


def slot_content(slot: Slot, number: str) -> str:
    left = slot.x if slot.room else slot.x - _slot_width(slot, number)
    return (
        f"BT 1 0 0 1 {left:.2f} {slot.baseline:.2f} Tm /{slot.font} {slot.size:g} Tf "
        f"{slot.colour} rg <{hex_codes(number)}> Tj ET"
    )


def slot_shift(slot: Slot, number: str) -> str:
    """What follows a number in its line closes up to it."""
    return f"q 1 0 0 1 {_slot_width(slot, number) - slot.room:.2f} 0 cm"


def _slot_width(slot: Slot, number: str) -> float:
    return font(slot.font).widths[number] * slot.size / 1000
