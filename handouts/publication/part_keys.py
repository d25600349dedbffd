"""Keys of the parts that every book may have, which no episode may take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handouts.model.episode import Episode

TITLE_PAGE = "title-page"
CONTENTS = "contents"
AGENDA = "agenda"
ACTIVITIES = "activities"
ANSWER_KEY = "answer-key"
GLOSSARY = "glossary"
INDEX = "index"
KANA_INDEX = "kana-index"
ABOUT = "about"
OF_BOOK = "activity"
"""Before the names of activities that the whole book has."""

_TAKEN = frozenset(
    {TITLE_PAGE, CONTENTS, AGENDA, ACTIVITIES, ANSWER_KEY, GLOSSARY, INDEX, KANA_INDEX, OF_BOOK}
)
_NUMBERED = re.compile(rf"{ABOUT}(-\d+)?")


def kept_from_parts(episodes: Sequence[Episode]) -> Iterator[Episode]:
    """The episodes, with another key for one whose file is called `glossary.txt`."""
    keys = {episode.key for episode in episodes}
    for episode in episodes:
        key = episode.key
        while _is_of_a_part(key) or (key != episode.key and key in keys):
            key = f"episode-{key}"
        yield episode if key == episode.key else replace(episode, key=key)


def _is_of_a_part(key: str) -> bool:
    return key in _TAKEN or _NUMBERED.fullmatch(key) is not None
