"""A small text with every kind of word that readings stand above, and of those they don't."""

from __future__ import annotations

from handouts.layout.layout import Layout, PublicationSettings, RubyPlaces, Scope
from handouts.publication.compose import compose
from handouts.publication.publication import Publication
from handouts.readers.text import TextReader

TEXT = """Episode #1: Tea

Why is 根回し (nemawashi, groundwork) done?

Before the 打ち合わせ (uchiawase, informal talk) comes the 根回し (nemawashi, groundwork). Whoever
asks for a メモ (memo, note) gets it.

The 打ち合わせ (uchiawase, informal talk) is short, and a 沈黙 is no answer.

- The 承り (uketamawari, receipt) is written.
- Without 根回し nobody does it.

Mini-summary: First 根回し, then よろしくお願いいたします (yoroshiku onegai itashimasu).
"""
GROUPS = {
    "根回し": "根回(ねまわ)し",
    "打ち合わせ": "打(う)ち合(あ)わせ",
    "承り": "承(うけたまわ)り",
    "よろしくお願いいたします": "よろしくお願(ねが)いいたします",
}


def with_readings(places: RubyPlaces, text: str = TEXT, **settings: bool) -> Publication:
    wanted = PublicationSettings(ruby=places, **settings)
    layout = Layout("book", "Book", Scope.COLLECTION, publication=wanted, place="my.toml")
    return compose([TextReader().read(text.encode(), "tea.txt")], layout)
