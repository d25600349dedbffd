"""The words a publication adds to the author's: headings, captions, running lines.

Each language is one file in `languages/`; a further one needs no code.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from handouts.errors import LayoutError
from handouts.resources import LANGUAGES
from handouts.suggestions import suggestion


@dataclass(frozen=True, slots=True)
class Labels:
    """Every generated word, in one language; names in braces are filled in when it is used.

    `language` is its tag ("en"). `activities` are the words of each activity by its name.
    """

    language: str
    contents: str
    chapter: str
    episode: str
    introduction: str
    mini_summary: str
    takeaways: str
    action_steps: str
    glossary: str
    glossary_note: str
    terms: str
    japanese: str
    romaji: str
    meaning: str
    about: str
    handout: str
    in_this_chapter: str
    cover: str
    title_page: str
    colophon: str
    start: str
    author: str
    page: str
    page_of: str
    back_to_text: str
    accessibility_summary: str
    exercises: str
    answer_key: str
    answers_on_page: str
    page_reference: str
    say: str
    ask: str
    do: str
    click_to_write: str
    write: str
    write_or_print: str
    right: str
    index: str
    index_note: str
    questions: str
    kana_index: str
    kana_note: str
    name: str
    company: str
    day: str
    agenda: str
    clock: str
    step: str
    minutes: str
    pause: str
    material: str
    materials: str
    involvement: str
    participants_page: str
    from_to: str
    minutes_of: str
    reading_cue: str
    listen_for: str
    if_time_is_short: str
    your_notes: str
    spoken: str
    good_answer: str
    notes: str
    activities: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)

    @property
    def name_fields(self) -> tuple[str, ...]:
        """What its owner writes on a workbook's title page."""
        return self.name, self.company, self.day

    def time_note(self, minutes: int, company: str) -> str:
        """How long an activity takes and with whom ("8 minutes, alone"); empty without either."""
        times = ("1 minute" if minutes == 1 else f"{minutes} minutes") if minutes else ""
        return ", ".join(part for part in (times, company) if part)


LABEL_NAMES = tuple(field.name for field in dataclasses.fields(Labels))[1:-1]


def languages() -> dict[str, Path]:
    """The files of the languages that the package speaks, by language tag."""
    return {path.stem: path for path in sorted(LANGUAGES.glob("*.toml"))}


@cache
def labels_in(language: str) -> Labels:
    """The labels of a language of the package ("en"). Raises LayoutError for another."""
    known = languages()
    if language not in known:
        raise LayoutError(
            f"There is no set of labels for {language!r}.", hint=suggestion(language, known)
        )
    return read_labels(known[language])


def read_labels(path: Path) -> Labels:
    """The labels of a file. Raises LayoutError for what is missing, unknown or no text."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LayoutError(f"the labels cannot be read: {error}.", place=str(path)) from None
    words = tables.get("labels", {})
    activities = tables.get("activities", {})
    for name in (*LABEL_NAMES, *words):
        if name not in LABEL_NAMES:
            raise LayoutError(
                f"there is no label {name!r}.",
                place=str(path),
                hint=suggestion(name, LABEL_NAMES),
            )
        if not isinstance(words.get(name), str):
            raise LayoutError(
                f"the label {name} is missing, or is no text.",
                place=str(path),
                hint=f"Add {name} under [labels]; en.toml of the package has all of them.",
            )
    return Labels(language=path.stem, **words, activities=activities)


ENGLISH = labels_in("en")
