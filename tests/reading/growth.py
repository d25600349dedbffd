"""How time grows with a text: ten times as much of it in at most twelve times the time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import process_time

MOST = 12  # ten, and what memory costs once a text has outgrown the processor's caches
_ROUNDS = 7


def growth(short: Callable[[], object], long: Callable[[], object]) -> float:
    """How many times as long `long` takes, which does ten times as much.

    Each run of `long` is measured against runs of `short` right before and after it, since other
    programs slow both. The median of all rounds counts; there are as few as show it allowed.
    """
    ratios: list[float] = []
    for _ in range(_ROUNDS):
        before = [_seconds(short) for _ in range(3)]
        taken = _seconds(long)
        ratios.append(taken / median([*before, *(_seconds(short) for _ in range(3))]))
        if median(ratios) <= MOST:
            break
    return median(ratios)


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    begin = process_time()
    run()
    return process_time() - begin
