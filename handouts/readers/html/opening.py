"""What stands around the title: category, series, number, date, author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handouts.model.episode import DroppedLine
from handouts.readers.html.boilerplate import has_word
from handouts.readers.html.facts import PageFacts
from handouts.readers.html.words import Line
from handouts.readers.structure import debris, parts
from handouts.readers.structure.days import day
from handouts.readers.structure.lines import Role
from handouts.readers.structure.manuscript import Facts

_LOOKED_AT = 8  # lines below the title
_LONGEST_CATEGORY = 6  # words
_ABOVE = (Role.CATEGORY, Role.SERIES, Role.SUBTITLE, Role.DROP)
_CATEGORY = frozenset({"category", "categories", "cat", "eyebrow", "kicker"})
_SUBTITLE = frozenset(
    {"subtitle", "subtitles", "subheading", "dek", "deck", "standfirst", "tagline"}
)


@dataclass(slots=True)
class Opening:
    """The title with what is known besides. `title` is None where no element holds it."""

    title: Line | None
    facts: Facts
    above: list[tuple[Line, Role]] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    subtitle: Line | None = None
    dropped: list[DroppedLine] = field(default_factory=list)

    def leave_out(self, line: Line, reason: str) -> None:
        self.dropped.append(DroppedLine(line.number, line.text, reason))


def read_opening(lines: Sequence[Line], page: PageFacts) -> Opening:
    """Lines above the title are its category and series, or are left out and reported."""
    at = next((at for at, line in enumerate(lines) if line.is_title), None)
    title = lines[at] if at is not None else None
    opening = Opening(title, Facts(date=page.date, series=page.series, number=page.number))
    if title is None:
        opening.below = list(lines)
        _take_page_title(opening, lines, page)
    else:
        assert at is not None
        _take_above(opening, lines[:at])
        opening.below += lines[at + 1 :]
    _take_below(opening)
    if page.category and not any(role is Role.CATEGORY for _, role in opening.above):
        opening.facts = replace(opening.facts, category=page.category)
    shown = opening.title.text if opening.title else opening.facts.title
    found = parts.episode_line(shown)
    if found is not None and found.number is not None:
        opening.facts = replace(opening.facts, number=None)  # the line that people see counts
    return opening


def _take_page_title(opening: Opening, lines: Sequence[Line], page: PageFacts) -> None:
    """Without a heading: a line that names the episode goes before the page's own title."""
    for at, line in enumerate(lines[:_LOOKED_AT]):
        found = parts.episode_line(line.text)
        if (found is not None and found.title) or line.text == page.title:
            opening.title = line
            opening.below = []
            _take_above(opening, lines[:at])
            opening.below += lines[at + 1 :]
            return
    opening.facts = replace(opening.facts, title=page.title)


def _take_above(opening: Opening, lines: Sequence[Line]) -> None:
    taken: set[Role] = set()
    for line in lines:
        role = line.hint or _role_above(line)
        if _take_fact(opening, line):
            continue
        if line.hint not in (None, *_ABOVE):
            opening.below.append(line)
        elif role is None or role in taken:
            opening.leave_out(line, "above the title")
        else:
            taken.add(role)
            opening.above.append((line, role))


def _role_above(line: Line) -> Role | None:
    if len(line.text.split()) > _LONGEST_CATEGORY or line.text.endswith((".", "?", "!", ":")):
        return None
    if debris.anywhere(line.text) is not None or parts.is_label(line.text):
        return None
    return Role.SERIES if parts.is_series_name(line.text) else Role.CATEGORY


def _take_below(opening: Opening) -> None:
    """Dates, authors and the like in the first lines; the subtitle where it is named so."""
    kept: list[Line] = []
    is_open = True
    for at, line in enumerate(opening.below):
        is_open = is_open and at < _LOOKED_AT and not (line.level or line.marker)
        if is_open and _is_named(line, _SUBTITLE) and opening.subtitle is None:
            opening.subtitle = line
        elif is_open and _is_named(line, _CATEGORY) and _role_above(line) and not opening.above:
            opening.above.append((line, Role.CATEGORY))
        elif not (is_open and _take_fact(opening, line)):
            kept.append(line)
    opening.below = kept


def _is_named(line: Line, words: frozenset[str]) -> bool:
    return line.element is not None and has_word(line.element, words)


def _take_fact(opening: Opening, line: Line) -> bool:
    """A line that holds nothing but the date, the author or the number."""
    if line.hint is not None:
        return False
    if (published := day(line.text)) is not None:
        opening.facts = replace(opening.facts, date=opening.facts.date or published)
        opening.leave_out(line, "the day of publication")
    elif (reason := debris.at_start(line.text)) is not None:
        opening.leave_out(line, reason)
    elif (found := parts.episode_line(line.text)) is not None and opening.title is not None:
        if found.title and found.title != opening.title.text:
            return False
        opening.facts = replace(opening.facts, number=found.number)
        opening.leave_out(line, "the episode's number, which is taken from here")
    else:
        return False
    return True
