"""The words that the label files have for activities."""

from __future__ import annotations

import re

import pytest

from handouts.layout.labels import ENGLISH, labels_in, languages
from handouts.publication.activities.registry import activities

NAMES = [plugin.name for plugin in activities() if plugin.distribution.startswith("handouts ")]
BRACES = re.compile(r"{\w+}")


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_the_same_words_with_the_same_names_in_braces(language: str) -> None:
    for name, words in ENGLISH.activities.items():
        theirs = labels_in(language).activities[name]
        assert list(theirs) == list(words)
        for key, text in words.items():
            assert sorted(BRACES.findall(theirs[key])) == sorted(BRACES.findall(text)), key
            assert bool(theirs[key]) == bool(text), key


def test_no_words_are_there_for_an_activity_that_is_not() -> None:
    assert set(ENGLISH.activities) <= set(NAMES)
