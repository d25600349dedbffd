"""What stands in a test's workspace."""

from __future__ import annotations

import os
from pathlib import Path


def episode_text(title: str, question: str = "Why does tea come first?") -> str:
    return (
        f"{title}\n\nTea before talk — a lesson of four lines\n\n{question}\n\n"
        "Because a guest (客 / kyaku) who holds a warm cup is in no hurry to leave.\n\n"
        "Mini-summary: Pour first and talk second.\n\n"
        "Key Takeaways\n\n• Warm the pot.\n• Ask nothing until the cup is empty.\n"
    )


def written(folder: Path) -> list[str]:
    """All files below a folder, hidden ones too, relative to it."""
    return sorted(
        Path(parent, name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    )
