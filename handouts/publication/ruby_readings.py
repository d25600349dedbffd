"""What stands above a Japanese word: the author's romaji in kana, shared out among the kanji."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handouts.diagnostics import Diagnostic
from handouts.model.inlines import Ruby
from handouts.publication.kana_order import hiragana, short_vowels
from handouts.publication.kanji_groups import kanji_groups
from handouts.publication.readings import proposed_reading

# Names that English writes without the long vowels that their romaji have.
_ENGLISH = {
    "東京": "とうきょう", "京都": "きょうと", "大阪": "おおさか", "神戸": "こうべ",
    "北海道": "ほっかいどう", "九州": "きゅうしゅう", "本州": "ほんしゅう", "東北": "とうほく",
}  # fmt: skip


@dataclass(slots=True)
class Readings:
    """What stands above a script. `romaji` is the glossary's, for words that come without."""

    romaji: Mapping[str | None, str]
    dictionary: Mapping[str, str] = field(default_factory=dict)
    remarks: dict[Diagnostic, None] = field(default_factory=dict)
    _known: dict[tuple[str, str], tuple[Ruby, ...]] = field(default_factory=dict)

    def above(self, script: str, romaji: str | None, source: str) -> tuple[Ruby, ...]:
        """Empty where nobody knows the reading, or there is no kanji."""
        written = romaji or self.romaji.get(script, "")
        ruby = self._known.get((script, written))
        if ruby is None:
            ruby = self._known[script, written] = kanji_groups(script, self._kana(script, written))
        if ruby and not written and source:
            self.remarks[proposed_reading(source, script, self.dictionary[script])] = None
        return ruby

    def _kana(self, script: str, romaji: str) -> str:
        """A dictionary, and the list of names, only says which of the author's vowels are long."""
        proposed = self.dictionary.get(script, "") or _ENGLISH.get(script, "")
        if not romaji:
            return self.dictionary.get(script, "")
        kana = hiragana(romaji)
        return proposed if proposed and short_vowels(proposed) == short_vowels(kana) else kana
