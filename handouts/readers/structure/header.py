"""The lines before the text: category, series, number, title, subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handouts.errors import SourceError
from handouts.model.episode import DroppedLine
from handouts.readers.structure import parts
from handouts.readers.structure.lines import Role, SourceLine, passage
from handouts.readers.structure.manuscript import Manuscript

_LONGEST_CATEGORY = 6  # words
_LONGEST_TITLE = 60  # words
_SEARCHED = 8  # lines in which an episode line is looked for
_HEADER_ROLES = (Role.TITLE, Role.SUBTITLE, Role.CATEGORY, Role.SERIES)
_PROSE_ENDS = (".", "。", ":", "：", "!")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the text; `body` are the lines after it.

    `dropped` are words that say otherwise than what was taken.
    """

    title: SourceLine
    body: tuple[SourceLine, ...]
    number: int | None = None
    subtitle: SourceLine | None = None
    category: SourceLine | None = None
    series: SourceLine | None = None
    dropped: tuple[DroppedLine, ...] = ()


def read_header(manuscript: Manuscript) -> Header:
    """What the file says goes before what its lines look like. Raises SourceError: no title."""
    said, lines = _said(manuscript)
    if Role.TITLE in said:
        title = said[Role.TITLE]
        header = _below(_titled(title, _found(title.text, manuscript.facts.number), lines))
    else:
        header = _guessed(lines, manuscript.source)
    return _with_facts(header, said, manuscript)


def title_at(lines: Sequence[SourceLine], title: str) -> int | None:
    """Where a text that is known to be called `title` names itself, if it does."""
    for at, line in enumerate(lines):
        if line.role is Role.TITLE:
            return at
    for at, line in enumerate(lines[:_SEARCHED]):
        found = parts.episode_line(line.text) if line.marker is None and not line.role else None
        if (found is not None and found.title) or _is_same(line.text, title):
            return at
        if not _may_precede(line):
            break
    return None


def _said(manuscript: Manuscript) -> tuple[dict[Role, SourceLine], tuple[SourceLine, ...]]:
    """The lines that hints or markup name as parts of the header, and the others."""
    said: dict[Role, SourceLine] = {}
    if manuscript.facts.title:
        said[Role.TITLE] = SourceLine(1, 1, manuscript.facts.title)
    others = []
    for line in manuscript.lines:
        if line.role in _HEADER_ROLES and line.role not in said:
            said[line.role] = line
        elif line.role is Role.TITLE and line.text == said[Role.TITLE].text:
            said[Role.TITLE] = line
        else:
            others.append(line)
    return said, tuple(others)


def _found(title: str, number: int | None) -> parts.EpisodeLine | None:
    """What a title says beside itself; where another number is known, its digits are words."""
    numbered = parts.numbered_title(title)
    if numbered is not None and number not in (None, numbered.number):
        numbered = None
    return parts.episode_line(title) or numbered


def _below(header: Header) -> Header:
    """Without the category and series that stand above the title."""
    title, body = header.title.number, header.body
    above = [line for line in body[:_SEARCHED] if line.number < title and _may_precede(line)]
    if not above or above != list(body[: len(above)]):
        return header
    category, series = _category_and_series(above, header.series)
    return replace(header, body=body[len(above) :], category=category, series=series)


def _titled(
    title: SourceLine, found: parts.EpisodeLine | None, rest: Sequence[SourceLine]
) -> Header:
    if found is None or not found.title:
        return Header(title, tuple(rest))
    at = title.text.find(found.title)
    words = passage([title]).part(at, at + len(found.title)).as_line(title.column + at)
    return Header(words, tuple(rest), found.number, series=_series(title, found))


def _series(line: SourceLine, found: parts.EpisodeLine) -> SourceLine | None:
    return replace(line, text=found.series, breaks=(), marks=()) if found.series else None


def _with_facts(header: Header, said: dict[Role, SourceLine], manuscript: Manuscript) -> Header:
    """What the file says outside its text goes before hints, and those before looks."""
    facts = manuscript.facts
    subtitle, body = _subtitle(header, said.get(Role.SUBTITLE), facts.subtitle)
    dropped = list(header.dropped)

    def taken(what: Role, fact: str, seen: SourceLine | None) -> SourceLine | None:
        return _taken(what, (_fact(fact), said.get(what), seen), dropped)

    header = replace(
        header,
        body=body,
        subtitle=taken(Role.SUBTITLE, facts.subtitle, subtitle),
        category=taken(Role.CATEGORY, facts.category, header.category),
        series=taken(Role.SERIES, facts.series, header.series),
    )
    number = header.number if facts.number is None else facts.number
    if header.number not in (None, number):
        reason = "another number; the one before the text was taken"
        dropped.append(DroppedLine(header.title.number, str(header.number), reason))
    return replace(header, number=number, dropped=tuple(dropped))


def _fact(text: str) -> SourceLine | None:
    return SourceLine(1, 1, text) if text else None


def _taken(
    what: Role, candidates: Sequence[SourceLine | None], dropped: list[DroppedLine]
) -> SourceLine | None:
    """The first that there is. Others that say the same are it; what says otherwise is told."""
    found = [line for line in candidates if line is not None]
    if not found:
        return None
    same = [line for line in found if _is_same(line.text, found[0].text)]
    reason = f"another {what.value}; the one that goes before it was taken"
    dropped += (DroppedLine(one.number, one.text, reason) for one in found if one not in same)
    return replace(found[0], number=same[-1].number, column=same[-1].column)


def _is_same(one: str, two: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(two.split()).casefold()


def _subtitle(
    header: Header, said: SourceLine | None, fact: str
) -> tuple[SourceLine | None, tuple[SourceLine, ...]]:
    """The line below the title where it is the subtitle, and the body without it."""
    body = header.body
    is_free = said is None and not fact and _is_subtitle(body, 0)
    is_fact = fact != "" and bool(body) and body[0].role is None and _is_same(body[0].text, fact)
    return (body[0], body[1:]) if is_free or is_fact else (None, body)


def _guessed(lines: Sequence[SourceLine], source: str) -> Header:
    """From the looks of the first lines."""
    at, header = _find_title(lines, source)
    category, series = _category_and_series(lines[:at], header.series)
    body = header.body
    if series is None and len(body) > 1 and _names_series(body[0]):
        series, body = body[0], body[1:]
    return replace(header, body=body, category=category, series=series)


def _category_and_series(
    lines: Sequence[SourceLine], series: SourceLine | None
) -> tuple[SourceLine | None, SourceLine | None]:
    """What the lines above a title are; `series` is what the title's own line names."""
    category = None
    for line in lines:
        if category is None and not parts.is_series_name(line.text):
            category = replace(line, text=line.text.strip("【】[]［］ "))
        elif series is None:
            series = line
        elif line.text != series.text:
            series = replace(series, text=f"{series.text} · {line.text}")
    return category, series


def _find_title(lines: Sequence[SourceLine], source: str) -> tuple[int, Header]:
    """Where the title stands, and the header that it gives."""
    if not lines:
        raise SourceError(
            "the file has no words.", place=source, hint="Put an episode's text in it."
        )
    for at, line in enumerate(lines[:_SEARCHED]):
        found = parts.episode_line(line.text) if line.marker is None else None
        if found is None and at > 0 and parts.is_series_name(lines[at - 1].text):
            found = parts.numbered_title(line.text)
        if found is not None and found.title:
            return at, _titled(line, found, lines[at + 1 :])
        if found is not None and found.number is not None:
            return _beside_number(lines, at, found, source)
        if not _may_precede(line):
            break
    return 0, _first_line_as_title(lines, source)


def _first_line_as_title(lines: Sequence[SourceLine], source: str) -> Header:
    """Where no line says `Episode`; what can't be a title is refused, never used up as one."""
    first = lines[0]
    if first.marker is not None or parts.is_label(first.text) or parts.is_about(first.text):
        raise _untitled(source, first, "the text begins without a title.")
    if _opens_section(lines):
        raise _untitled(source, first, "the text has no title; its first line opens a section.")
    if first.text.endswith(_PROSE_ENDS) or len(first.text.split()) > _LONGEST_TITLE:
        raise _untitled(source, first, "the text has no title; its first line is running text.")
    if len(lines) == 1:
        raise _untitled(source, first, "the text is a single line; title or text is missing.")
    return _titled(first, parts.numbered_title(first.text), lines[1:])


def _opens_section(lines: Sequence[SourceLine]) -> bool:
    """Is the first line a question that prose and a mini-summary answer, before any other?"""
    if not parts.is_question_heading(lines[0].text):
        return False
    for line in lines[1:]:
        if parts.mini_summary(line.text) is not None:
            return True
        if line.marker is None and parts.is_question_heading(line.text):
            return False
    return False


def _beside_number(
    lines: Sequence[SourceLine], at: int, found: parts.EpisodeLine, source: str
) -> tuple[int, Header]:
    """`Episode 43` alone on its line: the title is the line before it, else the line after."""
    series = _series(lines[at], found)
    if at > 0 and not parts.is_series_name(lines[at - 1].text):
        return at - 1, Header(lines[at - 1], tuple(lines[at + 1 :]), found.number, series=series)
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or not _may_be_title(following):
        raise _untitled(source, lines[at], "the episode line has no title after its number.")
    return at, Header(following, tuple(lines[at + 2 :]), found.number, series=series)


def _may_be_title(line: SourceLine) -> bool:
    text = line.text
    is_part = line.marker is not None or parts.is_label(text) or parts.is_about(text)
    return not is_part and not text.endswith(_PROSE_ENDS) and len(text.split()) <= _LONGEST_TITLE


def _untitled(source: str, line: SourceLine, message: str) -> SourceError:
    return SourceError(
        message,
        place=f"{source}:{line.number}:{line.column}",
        hint="Begin it with a line such as “Episode #12: The Title”.",
    )


def _may_precede(line: SourceLine) -> bool:
    """May this line stand beside the episode line: a category or a series name?"""
    return (
        line.marker is None
        and line.role is None
        and len(line.text.split()) <= _LONGEST_CATEGORY
        and not line.text.endswith((".", "?", "!", ":"))
        and not parts.is_label(line.text)
    )


def _names_series(line: SourceLine) -> bool:
    return _may_precede(line) and parts.is_series_name(line.text)


def _is_subtitle(lines: Sequence[SourceLine], at: int) -> bool:
    """A line that ends like a title; a question only where a heading follows it."""
    if at + 1 >= len(lines) or lines[at].marker is not None or lines[at].role is not None:
        return False
    text, following = lines[at].text, lines[at + 1]
    if parts.is_label(text) or parts.is_quoted(text) or following.marker is not None:
        return False
    if text.endswith(("?", "？")):
        return following.role is Role.HEADING or parts.is_question_heading(following.text)
    return not text.endswith((".", "!", ":", "。", "：")) and len(text.split()) <= 40
