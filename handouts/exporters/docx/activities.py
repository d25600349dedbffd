"""Activities: their head, what is said about them, and their elements."""

from __future__ import annotations

from collections.abc import Iterable

from handouts.exporters.docx.draft import TAB, Draft, ParagraphXml
from handouts.exporters.docx.elements import elements_xml
from handouts.exporters.docx.page import TEXT_WIDTH
from handouts.exporters.docx.pieces import pieces_xml, reference_xml
from handouts.exporters.docx.places import is_a_page
from handouts.exporters.docx.questions import prompt_line
from handouts.exporters.docx.runs import DISPLAY, Mark
from handouts.publication.primitives import Activity, Aside, Prompt, Start
from handouts.word_names import Style

_UNLINKED = frozenset({Mark.UNLINKED})


def add_activities(draft: Draft, activities: Iterable[Activity]) -> None:
    for activity in activities:
        _add_activity(draft, activity)


def _add_activity(draft: Draft, activity: Activity) -> None:
    with draft.together(activity.start is Start.PAGE and not is_a_page(activity)):
        _add_parts(draft, activity)


def _add_parts(draft: Draft, activity: Activity) -> None:
    draft.characters.at(0)
    if is_a_page(activity):
        draft.announce(activity.key)
    else:
        draft.add((_head(draft, activity),), activity.key)
    if activity.instruction:
        draft.add_one(Style.INSTRUCTION, pieces_xml(draft, activity.instruction, DISPLAY))
    add_cues(draft, activity.cues)
    draft.append(elements_xml(draft, activity.elements, TEXT_WIDTH))
    if activity.answers:
        draft.add_one(Style.REFERENCE_LINE, reference_xml(draft, activity.answers))


def add_cues(draft: Draft, cues: Iterable[Prompt]) -> None:
    for cue in cues:
        draft.add((prompt_line(draft, cue),))


def _head(draft: Draft, activity: Activity) -> ParagraphXml:
    """Number, title, clock and time on one line; remarks are comments on the title."""
    runs = draft.runs
    number = runs.styled(activity.number, Style.ACTIVITY_NUMBER) + TAB if activity.number else ""
    remarks = [draft.comments.add(_remark(draft, aside)) for aside in activity.asides]
    starts = "".join(start for start, _ in remarks)
    ends = "".join(end for _, end in remarks)
    name = runs.styled(activity.title, Style.ACTIVITY_NAME)
    if activity.key in draft.places.titles:
        start, end = draft.title_marks(activity.key)
        name = start + name + end
    title = starts + name + ends
    clock = runs.styled(activity.clock, Style.ACTIVITY_CLOCK) if activity.clock else ""
    note = runs.styled(activity.note, Style.ACTIVITY_NOTE) if activity.note else ""
    between = draft.display("  ") if clock and note else ""
    times = TAB + clock + between + note if clock or note else ""
    # Out of sight of what answers it; nobody knows which page of an edited file is a left one.
    breaks = activity.start is Start.SPREAD
    style = Style.NUMBERED_ACTIVITY if activity.number else Style.ACTIVITY_TITLE
    return ParagraphXml(style, number + title + times, page_break=breaks)


def _remark(draft: Draft, aside: Aside) -> str:
    """Paragraphs of a comment; room for own notes is the comment itself."""
    label = draft.runs.styled(aside.label, Style.STRONG)
    lines = [label, *(pieces_xml(draft, pieces, DISPLAY, _UNLINKED) for pieces in aside.content)]
    return "".join(ParagraphXml(Style.COMMENT_TEXT, line).xml() for line in lines)
