"""Which stretches of a text are Japanese: asked by readers, composers and exporters alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Kana, kanji, Japanese punctuation, enclosed and squared forms, half- and full-width forms,
# and the kanji beyond the basic plane. Curly quotes, dashes and ellipses are not here: they
# belong to whatever stands around them, and our Latin fonts draw them better.
JAPANESE = (
    "\u2e80-\u2fdf\u3000-\u30ff\u31c0-\u31ff\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_RUN = re.compile(f"[{JAPANESE}]+|[^{JAPANESE}]+")
_JAPANESE = re.compile(f"[{JAPANESE}]")


def has_japanese(text: str) -> bool:
    return not text.isascii() and _JAPANESE.search(text) is not None


def script_runs(text: str) -> Iterator[tuple[bool, str]]:
    """Split into maximal runs; each is (is it Japanese?, its characters). Nothing is lost."""
    if not has_japanese(text):
        if text:
            yield False, text
        return
    for run in _RUN.findall(text):
        yield _JAPANESE.match(run) is not None, run


def word_count(text: str) -> int:
    """Words of the text; two Japanese characters count as one, as translators reckon."""
    if not has_japanese(text):
        return len(text.split())
    return sum(
        len(run) // 2 if is_japanese else len(run.split()) for is_japanese, run in script_runs(text)
    )
