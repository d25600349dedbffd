"""The paragraphs of a handout of ours as lines: its styles say what each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from handouts.model.episode import DroppedLine
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.docx.rows import joined_rows
from handouts.readers.markdown.leads import with_lead
from handouts.readers.structure import parts
from handouts.readers.structure.lines import MarkerKind, MarkKind, Role, SourceLine, cut
from handouts.readers.structure.markers import split_marker
from handouts.word_names import STYLE_NAMES, Style

CONTENTS = "the list of contents, made anew by each build"
TERMS = "the list of terms, made anew by each build"
EXERCISE = "an exercise, made anew by each build"
_ROLES = {
    Style.TITLE: Role.TITLE,
    Style.SUBTITLE: Role.SUBTITLE,
    Style.CHAPTER_SUBTITLE: Role.SUBTITLE,
    Style.HEADING_1: Role.HEADING,
    Style.BACK_HEADING: Role.HEADING,
    Style.ACTION_HEADING: Role.SUBHEADING,
    Style.QUOTE: Role.QUOTATION,
    Style.SUMMARY_LABEL: Role.SUMMARY,
    Style.SUMMARY: Role.SUMMARY,
}
_ROLE_OF = {STYLE_NAMES[style].lower(): role for style, role in _ROLES.items()}
_TEXT = (
    Style.NORMAL,
    Style.LEAD_IN,
    Style.HEADING_2,
    Style.HEADING_3,
    Style.LIST_BULLET,
    Style.LIST_NUMBER,
    Style.LIST_LETTER,
    Style.ACTION_STEP,
)
_TEXT_NAMES = frozenset(_ROLE_OF) | {STYLE_NAMES[style].lower() for style in _TEXT}
_MADE_NAMES = frozenset(name.lower() for name in STYLE_NAMES.values()) - _TEXT_NAMES
_CONTENTS = tuple(STYLE_NAMES[one].lower() for one in (Style.TOC_HEADING, Style.TOC_1, Style.TOC_2))
_TERMS = tuple(
    STYLE_NAMES[one].lower()
    for one in (
        Style.NOTE,
        Style.TABLE_HEADING,
        Style.TERM_SCRIPT,
        Style.TERM_ROMAJI,
        Style.TERM_MEANING,
        Style.TERM_CHAPTERS,
    )
)
_EXERCISES = tuple(
    STYLE_NAMES[one].lower() for one in (Style.ACTIVITY_TITLE, Style.NUMBERED_ACTIVITY)
)
_BACK = STYLE_NAMES[Style.BACK_HEADING].lower()
_LABEL, _SUMMARY = STYLE_NAMES[Style.SUMMARY_LABEL].lower(), STYLE_NAMES[Style.SUMMARY].lower()


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of the reading text, and what a build puts beside it."""

    lines: tuple[SourceLine, ...]
    dropped: tuple[DroppedLine, ...]


def made(paragraphs: Iterable[WordParagraph]) -> Iterator[tuple[WordParagraph, str]]:
    """Each paragraph with the reason why it is none of the episode, empty where it is one.

    An exercise lasts until the next heading, whatever stands in it.
    """
    in_exercise = False
    for one in paragraphs:
        name = one.style.name
        is_heading = one.style.level > 0 or name in (_BACK, "title")
        in_exercise = name in _EXERCISES or (in_exercise and not is_heading)
        if name in _CONTENTS:
            yield one, CONTENTS
        elif name in _TERMS or (name == _BACK and not parts.is_about(one.text)):
            yield one, TERMS
        else:
            yield one, EXERCISE if in_exercise or name in _MADE_NAMES else ""


def read_text(paragraphs: Iterable[tuple[WordParagraph, str]]) -> Text:
    """From paragraphs with the reason why each is to be left out, or none."""
    kept = [one for one, reason in paragraphs if not reason]
    dropped = (DroppedLine(one.number, one.text, reason) for one, reason in paragraphs if reason)
    return Text(tuple(_lines(joined_rows(kept))), tuple(dropped))


def _lines(paragraphs: list[WordParagraph]) -> Iterator[SourceLine]:
    label = ""
    for at, one in enumerate(paragraphs):
        name = one.style.name
        following = paragraphs[at + 1].style.name if at + 1 < len(paragraphs) else ""
        if name == _LABEL and following == _SUMMARY and not parts.is_summary_label(one.text):
            label = one.text  # words that no other source would know for a label
            continue
        line = _line(one)
        if label:
            line, label = _labelled(line, label), ""
        yield line


def _labelled(line: SourceLine, label: str) -> SourceLine:
    more = len(label) + 2
    marks = (replace(mark, start=mark.start + more, end=mark.end + more) for mark in line.marks)
    return replace(line, text=f"{label}: {line.text}", marks=tuple(marks), role=Role.SUMMARY)


def _line(one: WordParagraph) -> SourceLine:
    role = _role(one)
    marker = one.marker if role is None else None
    line = SourceLine(
        number=one.number,
        column=1,
        text=one.text,
        marker=marker,
        after_blank=True,
        marker_line=one.number if marker else 0,
        role=role,
        marks=one.marks,
    )
    if role is Role.SUBHEADING and one.style.level:
        return _with_typed_number(line)
    return _with_lead(line) if marker else line


def _role(one: WordParagraph) -> Role | None:
    """None for an item of a list, and for what follows a label."""
    name = one.style.name
    if name == _SUMMARY:
        return Role.PARAGRAPH  # the words after the label; alone, a paragraph
    if name in _ROLE_OF:
        return _ROLE_OF[name]
    if one.style.level:
        return Role.HEADING if one.style.level == 1 else Role.SUBHEADING
    return None if one.marker is not None else Role.PARAGRAPH


def _with_typed_number(line: SourceLine) -> SourceLine:
    """A numbered subheading has its number among its words."""
    marker, rest = split_marker(line.text, 0)
    if marker is None or marker.kind is MarkerKind.BULLET or not rest:
        return line
    line = cut(line, len(line.text) - len(rest), len(line.text))
    return replace(line, marker=marker, marker_line=line.number)


def _with_lead(line: SourceLine) -> SourceLine:
    """Bold words at the beginning lead an item where a new sentence follows them."""
    bold = next((one for one in line.marks if one.start == 0 and one.kind is MarkKind.STRONG), None)
    if bold is None:
        return replace(line, lead=(0, 0))
    end = len(line.text[: bold.end].rstrip())
    trimmed = tuple(replace(one, end=end) if one is bold else one for one in line.marks)
    found = with_lead(replace(line, marks=trimmed), frozenset(), 0)
    if found.lead is not None:
        return found
    rest = line.text[end:]
    if rest[:1].isspace() and rest.strip() and not rest.strip()[0].islower():
        marks = tuple(one for one in line.marks if one is not bold)
        return replace(line, marks=marks, lead=(end, len(line.text) - len(rest.lstrip())))
    return replace(found, lead=(0, 0))
