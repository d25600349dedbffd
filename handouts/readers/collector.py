"""Python's collector of cycles, which rests while a source is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Look for no cycles of objects meanwhile; also a decorator of functions.

    An episode is many small objects without a cycle, all of which live on. Going through those
    read so far again and again costs a long text a fifth of its time, and ever more of it.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
