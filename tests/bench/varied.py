"""Many episodes out of a few: same shape and length, other words on every line.

Plain copies would let a cache of words or of measured lines win what no real book allows.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

_NUMBER = re.compile(r"#\d+")
_LONG = 80  # characters; shorter lines are headings, items and markers, which stay as they are


def write_varied(sources: Path, target: Path, count: int) -> None:
    originals = [path.read_text(encoding="utf-8") for path in sorted(sources.glob("*.txt"))]
    target.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        text = _vary(originals[number % len(originals)], number)
        (target / f"{number:04}.txt").write_text(text, encoding="utf-8")


def _vary(text: str, number: int) -> str:
    chance = random.Random(number)
    lines = _NUMBER.sub(f"#{number}", text, count=1).split("\n")
    return "\n".join([*lines[:2], *(_shuffled(line, chance) for line in lines[2:])])


def _shuffled(line: str, chance: random.Random) -> str:
    """The words of a long line in another order; terms, labels and questions stay whole."""
    if len(line) < _LONG or "(" in line or ":" in line or line.rstrip().endswith("?"):
        return line
    first, *words = line.split(" ")
    chance.shuffle(words)
    return " ".join([first, *words])
