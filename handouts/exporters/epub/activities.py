"""Activities: their heads, what a trainer is told beside them, and the way to their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handouts.exporters.epub.addresses import anchor
from handouts.exporters.epub.blocks import label
from handouts.exporters.epub.elements import ElementWriter
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.references import References
from handouts.exporters.xhtml import tagged
from handouts.exporters.xml_text import escape
from handouts.publication.answers import has_answers
from handouts.publication.primitive_walk import elements_in
from handouts.publication.primitives import Activity, Aside, Prompt
from handouts.publication.publication import Session


@dataclass(frozen=True, slots=True)
class ActivityWriter:
    breaks: PageBreaks
    references: References

    def activities(self, activities: Sequence[Activity], level: int) -> str:
        """`level` is that of their headings."""
        return "".join(self._activity(activity, level) for activity in activities)

    def _activity(self, activity: Activity, level: int) -> str:
        name = anchor(activity.key)
        title = tagged(f"{activity.number} {activity.title}".strip())
        return (
            f'<section id="{name}" class="activity"{_semantics(activity)}'
            f' aria-labelledby="{name}-title">\n{self.breaks.before(activity.key)}'
            f'<h{level} id="{name}-title">{title}</h{level}>\n'
            f"{self._beneath_title(activity)}{self.cues(activity.cues)}"
            f"{ElementWriter(self.breaks, self.references, level + 1).elements(activity.elements)}"
            f"{''.join(map(self._aside, activity.asides))}{self._answers(activity)}</section>\n"
        )

    def _beneath_title(self, activity: Activity) -> str:
        times = " · ".join(part for part in (activity.clock, activity.note) if part)
        note = f'<p class="small">{tagged(times)}</p>\n' if times else ""
        words = self.references.pieces(activity.instruction)
        return note + (f'<p class="instruction">{words}</p>\n' if words else "")

    def cues(self, cues: Sequence[Prompt]) -> str:
        """What a trainer says, asks and does."""
        writer = ElementWriter(self.breaks, self.references, level=4)
        return "".join(map(writer.prompt, cues))

    def _aside(self, aside: Aside) -> str:
        """Room for the trainer's own notes is left out: readers have notes of their own."""
        if not aside.content:
            return ""
        points = "".join(f"<li>{self.references.pieces(point)}</li>\n" for point in aside.content)
        return (
            f'<aside class="card" role="note" aria-label="{escape(aside.label)}">\n'
            f"{label(aside.label)}<ul>\n{points}</ul>\n</aside>\n"
        )

    def _answers(self, activity: Activity) -> str:
        if activity.answers is None:
            return ""
        wording = self.references.labels.page_reference
        link = self.references.reference(replace(activity.answers, wording=wording))
        return f'<p class="small">{link}</p>\n'

    def session(self, session: Session) -> str:
        """How a trainer runs the chapter."""
        page = self.references.reference(session.page)
        facts = [(term, tagged(value)) for term, value in session.facts]
        pairs = "".join(
            f"<div><dt><b>{tagged(term)}</b></dt> <dd>{value}</dd></div>\n"
            for term, value in (*facts, (session.page_label, page))
        )
        return f'<dl class="session">\n{pairs}</dl>\n'


def _semantics(activity: Activity) -> str:
    """The vocabulary has a word for what can be right or wrong, none for other exercises."""
    is_checked = activity.answers or any(map(has_answers, elements_in(activity.elements)))
    return ' epub:type="assessment"' if is_checked else ""
