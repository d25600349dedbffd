"""Outlines of episodes and publications, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from handouts.cli.console import Json
from handouts.layout.values import one_line
from handouts.model.walk import plain_text
from handouts.publication.matter import (
    About,
    ActivityPart,
    Agenda,
    AnswerKey,
    BackMatter,
    Contents,
    FrontMatter,
    Glossary,
    GlossaryEntry,
    Index,
    TitlePage,
)
from handouts.publication.primitive_walk import elements_in, pieces_of, plain_pieces
from handouts.publication.primitives import Activity
from handouts.publication.publication import Publication
from handouts.readers.listing import block_json

_WIDTH = 72  # characters of a text that identify it


def publication_json(publication: Publication) -> Json:
    """A composed publication as plain data (schema 1, like the episodes')."""
    metadata = publication.metadata
    return {
        "title": metadata.title,
        "layout": publication.layout,
        "edition": publication.edition.name,
        "identifier": publication.identifier,
        "date": publication.issued.isoformat(),
        "front": [_front_json(part) for part in publication.front],
        "chapters": [
            {
                "key": chapter.key,
                "source": chapter.source,
                "number": chapter.number,
                "episode_number": chapter.episode_number,
                "title": plain_text(chapter.title),
                "sections": [
                    {
                        "key": section.key,
                        "kind": section.kind.value,
                        "heading": plain_text(section.heading) or None,
                        "line": section.line,
                        "blocks": [block_json(block) for block in section.blocks],
                        "activities": [activity_json(one) for one in section.activities],
                    }
                    for section in chapter.sections
                ],
                "opening": [activity_json(one) for one in chapter.opening],
                "closing": [activity_json(one) for one in chapter.closing],
            }
            for chapter in publication.chapters
        ],
        "back": [_back_json(part) for part in publication.back],
    }


def _front_json(part: FrontMatter) -> Json:
    match part:
        case TitlePage():
            return _part_json("title_page", part.key, part.title)
        case Contents():
            entries = [
                {"key": entry.key, "level": entry.level, "title": plain_text(entry.title)}
                for entry in part.entries
            ]
            return _part_json("contents", part.key, part.heading, entries=entries)
        case Agenda():
            rows = [{"clock": row.clock, "title": plain_text(row.title)} for row in part.rows]
            return _part_json("agenda", part.key, part.heading, rows=rows)
        case _:
            assert_never(part)


def _back_json(part: BackMatter) -> Json:
    match part:
        case Glossary():
            entries = [_term_json(entry) for entry in part.entries]
            return _part_json("glossary", part.key, part.heading, entries=entries)
        case About():
            blocks = [block_json(block) for block in part.blocks]
            return _part_json("about", part.key, part.heading, blocks=blocks)
        case ActivityPart():
            made = [activity_json(activity) for activity in part.activities]
            return _part_json("activities", part.key, part.heading, activities=made)
        case AnswerKey():
            answered = [
                {"key": entry.key, "number": entry.number, "title": entry.title}
                for chapter in part.chapters
                for entry in chapter.entries
            ]
            return _part_json("answer_key", part.key, part.heading, entries=answered)
        case Index():
            listed = [
                {"words": plain_text(entry.words), "places": [key for key, _ in entry.places]}
                for group in part.groups
                for entry in group.entries
            ]
            return _part_json("index", part.key, part.heading, entries=listed)
        case _:
            assert_never(part)


def _part_json(kind: str, key: str, heading: str, **contents: object) -> Json:
    return {"key": key, "kind": kind, "heading": heading, **contents}


def _term_json(entry: GlossaryEntry) -> Json:
    return {
        "key": entry.term.key,
        "japanese": entry.term.japanese,
        "romaji": entry.term.romaji,
        "glosses": list(entry.term.glosses),
        "sections": [place.section for place in entry.occurrences],
    }


def activity_json(activity: Activity) -> Json:
    """An activity as plain data: of each element its kind and its words."""
    return {
        "key": activity.key,
        "kind": activity.kind,
        "number": activity.number,
        "title": activity.title,
        "elements": [
            {
                "key": element.key,
                "kind": type(element).__name__,
                "text": [plain_pieces(pieces) for pieces in pieces_of(element)],
            }
            for element in elements_in(activity.elements)
        ],
    }


def episode_outline(episode: Json) -> Iterator[str]:
    """One line for each part of an episode, with its source line."""
    number = "" if episode["number"] is None else f"{episode['number']}  "
    yield f"{number}{one_line(episode['title'])}"
    yield f"       {one_line(episode['source'])}  (key {episode['key']})"
    if episode["subtitle"]:
        yield f"       {one_line(episode['subtitle'])}"
    yield from _block_lines(episode["intro"])
    for section in episode["sections"]:
        yield f"{section['line']:>5}  {one_line(section['heading'])}"
        yield from _block_lines(section["blocks"])
    if episode["takeaways"]:
        yield f"{episode['takeaways'][0]['line']:>5}  Takeaways ({len(episode['takeaways'])})"
    if episode["about"]:
        yield f"{episode['about']['line']:>5}  {one_line(episode['about']['heading'])}"
    for term in episode["terms"]:
        yield f"{term['lines'][0]:>5}    term  {_short(term['written'])}"
    for dropped in episode["dropped"]:
        yield f"{dropped['line']:>5}    left out ({dropped['reason']})  {_short(dropped['text'])}"


def publication_outline(publication: Json) -> Iterator[str]:
    """One line for each part of a publication."""
    yield f"{one_line(publication['title'])}  ({publication['layout']}, {publication['edition']})"
    for part in publication["front"]:
        yield f"  {part['kind']}  {one_line(part['heading'])}"
    for chapter in publication["chapters"]:
        yield f"  {chapter['number']}  {one_line(chapter['title'])}"
        for section in chapter["sections"]:
            count = len(section["blocks"])
            heading = section["heading"] or section["kind"]
            yield f"       {one_line(heading)}  ({count} block{'' if count == 1 else 's'})"
    for part in publication["back"]:
        entries = f"  ({len(part['entries'])} entries)" if "entries" in part else ""
        yield f"  {part['kind']}  {one_line(part['heading'])}{entries}"


def _block_lines(blocks: Iterable[Json]) -> Iterator[str]:
    for block in blocks:
        kind = block["kind"].replace("_", " ")
        words = block["text"] if "text" in block else f"({len(block['items'])} items)"
        yield f"{block['line']:>5}    {kind}  {_short(words)}"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
