"""Operators for what the whole book has under one name."""

from __future__ import annotations


def painted_logo(x: float, y: float, size: tuple[float, float]) -> str:
    """Operators that paint the logo, which every page finds under one name."""
    return f"q {size[0]:.2f} 0 0 {size[1]:.2f} {x:.2f} {y:.2f} cm /Logo Do Q"
