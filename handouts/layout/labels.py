"""The words a publication adds to the author's: headings, captions, running lines.

Each language is one file in `languages/`; a further one needs no code.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from pathlib import Path

from handouts.errors import LayoutError
from handouts.layout.grammar import plural_form
from handouts.resources import LANGUAGES
from handouts.suggestions import suggestion


@dataclass(frozen=True, slots=True)
class Labels:
    """Every generated word, in one language; names in braces are filled in when it is used.

    `language` is its tag ("en"). `activities` are the words of each activity by its name,
    `counts` the plural forms of what is counted, as CLDR names them ("one", "other").
    """

    language: str
    contents: str
    chapter: str
    chapter_number: str
    volume_number: str
    episode: str
    episode_number: str
    introduction: str
    mini_summary: str
    takeaways: str
    action_steps: str
    glossary: str
    glossary_note: str
    terms: str
    section_terms: str
    japanese: str
    romaji: str
    meaning: str
    about: str
    handout: str
    in_this_chapter: str
    cover: str
    cover_of: str
    title_page: str
    colophon: str
    start: str
    by_author: str
    prepared_for: str
    led_by: str
    variant: str
    page: str
    page_number: str
    page_of: str
    back_to_text: str
    back_to_exercise: str
    accessibility_summary: str
    accessibility_of_exercises: str
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
    table_number: str
    day: str
    facilitators_guide: str
    agenda: str
    clock: str
    step: str
    minutes: str
    pause: str
    material: str
    materials: str
    involvement: str
    participants_page: str
    comma: str
    from_to: str
    minutes_of: str
    reading: str
    reading_cue: str
    listen_for: str
    if_time_is_short: str
    your_notes: str
    spoken: str
    good_answer: str
    notes: str
    goes_on: str
    booklet_of: str
    notes_of: str
    activities: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    counts: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)

    @property
    def name_fields(self) -> tuple[str, ...]:
        """What its owner writes on a workbook's title page."""
        return self.name, self.company, self.day

    def time_note(self, minutes: int, company: str) -> str:
        """How long an activity takes and with whom ("8 minutes, alone"); empty without either."""
        times = self.counted("minutes", minutes) if minutes else ""
        return self.listed(part for part in (times, company) if part)

    def listed(self, parts: Iterable[str]) -> str:
        """The parts with the language's comma between them; empty without any."""
        found = list(parts)
        return reduce(self._pair, found) if found else ""

    def _pair(self, first: str, last: str) -> str:
        return self.comma.format(first=first, last=last)

    def counted(self, what: str, count: int) -> str:
        """So many of something, in the form that the language has for it ("8 minutes")."""
        forms = self.counts[what]
        form = "other" if len(forms) == 1 else plural_form(self.language, count)
        return forms.get(form, forms["other"]).format(count=count)


LABEL_NAMES = tuple(field.name for field in dataclasses.fields(Labels))[1:-2]
COUNTS = ("minutes",)
_OPTIONAL = frozenset(["pages"])
_FIELD = re.compile(r"\{([a-z_]+)\}")


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
    tables = tomllib.loads(known[language].read_text("utf-8"))
    return Labels(
        language=language,
        **tables["labels"],
        activities=tables["activities"],
        counts=tables["counts"],
    )


def template_fault(text: object, model: str, *, is_free: bool = False) -> str:
    """What is wrong with a label that stands for `model`, empty if nothing is.

    It must be a text with the model's names in braces; `is_free` lets it leave them out.
    """
    names = fields_in(model) or frozenset()
    if not isinstance(text, str):
        return f"takes a text, not {text!r}."
    found = fields_in(text)
    wanted = frozenset() if is_free else names - _OPTIONAL
    if found is not None and wanted <= found <= names:
        return ""
    listed = " and ".join(f"{{{name}}}" for name in sorted(names))
    return f"takes a text with {listed}, not {text!r}." if names else "takes a text without braces."


def fields_in(text: str) -> frozenset[str] | None:
    """The names in braces; None where braces are not in pairs or hold anything but a name."""
    rest = _FIELD.sub("", text)
    return None if "{" in rest or "}" in rest else frozenset(_FIELD.findall(text))


ENGLISH = labels_in("en")
