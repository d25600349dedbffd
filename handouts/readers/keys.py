"""Keys that survive editing: a short hash of the content plus its occurrence."""

from __future__ import annotations

import hashlib
from collections import Counter


class KeyMaker:
    """Gives each block of one episode its key; the same words again get `-2`, `-3`."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def key(self, kind: str, text: str) -> str:
        digest = hashlib.sha256(f"{kind}\0{text}".encode()).hexdigest()[:8]
        self._seen[digest] += 1
        occurrence = self._seen[digest]
        return digest if occurrence == 1 else f"{digest}-{occurrence}"
