"""An episode as plain data: the JSON that `inspect --json` prints (schema 1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from handouts.diagnostics import Diagnostic
from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    ListItem,
    MiniSummary,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.entries import homes_of_readings
from handouts.model.episode import Episode, Section
from handouts.model.inlines import Term
from handouts.model.walk import episode_terms, item_inlines, plain_text

Json = dict[str, Any]


def episode_json(episode: Episode) -> Json:
    about = episode.about
    return {
        "source": episode.source,
        "key": episode.key,
        "number": episode.number,
        "title": plain_text(episode.title.content),
        "subtitle": plain_text(episode.subtitle.content) if episode.subtitle else None,
        "category": episode.category,
        "series": episode.series,
        "intro": [block_json(block) for block in episode.intro],
        "sections": [_section_json(section) for section in episode.sections],
        "takeaways": [_item_json(item) for item in episode.takeaways],
        "takeaways_heading": episode.takeaways_heading or None,
        "outro": [block_json(block) for block in episode.outro],
        "about": about
        and {
            "heading": about.heading,
            "line": about.line,
            "blocks": [block_json(block) for block in about.blocks],
        },
        "terms": list(_terms_json(episode)),
        "dropped": [
            {"line": dropped.line, "text": dropped.text, "reason": dropped.reason}
            for dropped in episode.dropped
        ],
        "diagnostics": [diagnostic_json(remark) for remark in episode.diagnostics],
    }


def diagnostic_json(remark: Diagnostic) -> Json:
    return {
        "code": remark.code,
        "severity": remark.severity.value,
        "path": remark.path,
        "line": remark.line,
        "column": remark.column,
        "message": remark.message,
        "hint": remark.hint,
    }


def _section_json(section: Section) -> Json:
    return {
        "key": section.key,
        "heading": plain_text(section.heading.content),
        "line": section.heading.line,
        "blocks": [block_json(block) for block in section.blocks],
    }


def block_json(block: Block) -> Json:
    match block:
        case Paragraph():
            return _words_json(block, "paragraph")
        case Quotation():
            return _words_json(block, "quotation")
        case MiniSummary():
            return {**_words_json(block, "mini_summary"), "label": block.label}
        case Subheading():
            return {**_words_json(block, "subheading"), "marker": block.marker}
        case BulletList():
            return _list_json(block, "bullet_list", None)
        case OrderedList():
            return _list_json(block, "ordered_list", block.numbering.value)
        case ActionSteps():
            return {**_list_json(block, "action_steps", None), "heading": block.heading}
        case _:
            assert_never(block)


def _words_json(block: Paragraph | Quotation | MiniSummary | Subheading, kind: str) -> Json:
    return {
        "key": block.key,
        "kind": kind,
        "line": block.line,
        "text": plain_text(block.content),
    }


def _list_json(
    block: BulletList | OrderedList | ActionSteps, kind: str, numbering: str | None
) -> Json:
    return {
        "key": block.key,
        "kind": kind,
        "line": block.line,
        "items": [_item_json(item) for item in block.items],
        "numbering": numbering,
    }


def _item_json(item: ListItem) -> Json:
    return {
        "key": item.key,
        "lead": plain_text(item.lead) or None,
        "text": plain_text(item_inlines(item)),
        "line": item.line,
        "marker": item.marker or None,
    }


def _terms_json(episode: Episode) -> Iterator[Json]:
    """One entry for each term, in the order of the text; the fullest way it was written stands
    for all, and lends what it lacks from the others."""
    groups: dict[str, list[Term]] = {}
    for term in episode_terms(episode):
        groups.setdefault(term.identity, []).append(term)
    homes = homes_of_readings(groups)
    joined: dict[str, list[Term]] = {}
    for identity, terms in groups.items():
        joined.setdefault(homes.get(identity, identity), []).extend(terms)
    for terms in joined.values():
        explained = [term for term in terms if term.is_explained] or terms
        best = max(explained, key=lambda term: (term.japanese is not None, term.fullness))
        yield {
            "japanese": best.japanese,
            "romaji": best.romaji or next((term.romaji for term in terms if term.romaji), None),
            "gloss": best.gloss or next((term.gloss for term in terms if term.gloss), None),
            "written": best.written,
            "lines": sorted({term.line for term in explained}),
        }
