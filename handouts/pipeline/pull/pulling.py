"""An edited handout against its source: what was done to it, and the source with that in it.

The handout is made again from the source as it is now, and both files are read by one reader.
Whatever differs is somebody's edit, or an edit of the source since: the file says which state of
it it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handouts.diagnostics import Diagnostic
from handouts.errors import HandoutsError, SourceError, raise_all
from handouts.layout.layout import PARTICIPANT
from handouts.model.digest import words_digest
from handouts.model.episode import DroppedLine, Episode
from handouts.pipeline.ordering import orders_for
from handouts.pipeline.preparing import prepare
from handouts.pipeline.pull.changes import Change, Comment, Sides, changes, comments
from handouts.pipeline.pull.matching import matched
from handouts.pipeline.pull.merging import blocks_of, merge
from handouts.pipeline.request import Order, Request
from handouts.publication.publication import Publication
from handouts.readers.collection import Collection
from handouts.readers.docx.document import WordFile, read_word_file
from handouts.readers.docx.handout import EXERCISE, made
from handouts.readers.docx.inside import READING
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.docx.reading import handout_manuscript, is_ours, refuse_book
from handouts.readers.files import read_bytes
from handouts.readers.markdown.proved import proved_markdown
from handouts.readers.structure.episode import read_episode
from handouts.readers.structure.manuscript import Facts, Manuscript
from handouts.word_names import (
    DIGEST_PROPERTY,
    EDITION_PROPERTY,
    LAYOUT_PROPERTY,
    bookmark_name,
)

_FORMAT = "docx"


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came back. `is_older`: the source's words changed after the handout was made.

    `markdown` is the source with the changes in it. `lost` are words of the edited text that are
    not in it, and words of the source that found no place, each with the reason.
    """

    source: Episode
    changes: tuple[Change, ...]
    comments: tuple[Comment, ...]
    is_older: bool
    markdown: str
    lost: tuple[DroppedLine, ...] = ()
    remark: Diagnostic | None = None

    @property
    def merged(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.is_text)

    @property
    def unmerged(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.is_text)


def open_handout(edited: Path) -> WordFile:
    """Raises SourceError for what is no handout of ours."""
    place = edited.as_posix()
    file = read_word_file(read_bytes(edited), place)
    if not is_ours(file):
        raise SourceError(
            "this Word file was not made by handouts, so there is nothing to compare it with.",
            place=place,
            hint="Read it as a source of its own: handouts inspect --markdown FILE.docx",
        )
    refuse_book(file, place)
    return file


def source_of(file: WordFile, episodes: Sequence[Episode], edited: Path) -> Episode:
    """The episode that the handout was made from. Raises SourceError where none is."""
    names = {name for one in file.paragraphs for name in one.names}
    for episode in episodes:
        if bookmark_name(episode.key) in names:
            return episode
    if len(episodes) == 1:
        return episodes[0]
    raise SourceError(
        "none of the sources is the one that this handout was made from.",
        place=edited.as_posix(),
        hint="Name its source: --against FILE",
    )


def pull(file: WordFile, source: Episode, collection: Collection, request: Request) -> Pulled:
    """Compare and merge. `request` says by which layout and settings the handout was made.

    Raises HandoutsError where the handout can't be made again.
    """
    only = replace(collection, episodes=(source,))
    order = _order(only, _as_made(request, file))
    again = read_word_file(_made_again(order), source.source)
    sides = _sides(again.paragraphs, file.paragraphs, _text_names(order.publication))
    edited = read_episode(_manuscript(file, sides, source))
    found = tuple(changes(sides))
    is_same = not any(change.is_text for change in found)
    publication = order.publication
    printed, label = _printed(publication, source), publication.labels.takeaways
    result = merge(edited, source, printed, label)
    merged = source if is_same else result.episode
    proved = proved_markdown(merged)
    homeless = () if is_same else result.homeless
    digest = file.properties.get(DIGEST_PROPERTY)
    return Pulled(
        source=source,
        changes=found,
        comments=tuple(comments(sides)),
        is_older=digest is not None and digest != words_digest(source),
        markdown=proved.text,
        lost=(
            *_left_out(file, edited, sides),
            *_other_readings(file, again),
            *(DroppedLine(0, text, "of the source; its section is gone") for text in homeless),
        ),
        remark=proved.remark,
    )


def _as_made(request: Request, file: WordFile) -> Request:
    return replace(
        request,
        formats=(_FORMAT,),
        layout=request.layout or file.properties.get(LAYOUT_PROPERTY, ""),
        edition=file.properties.get(EDITION_PROPERTY, PARTICIPANT),
    )


def _order(collection: Collection, request: Request) -> Order:
    try:
        preparations, broken = prepare(request, collection)
    except HandoutsError as error:
        error.hint = f"Say with --layout by which layout the handout was made. {error.hint}"
        raise
    raise_all(broken)
    orders = orders_for(collection.episodes, preparations, request.output)
    return next(order for order in orders if order.format == _FORMAT)


def _made_again(order: Order) -> bytes:
    pages = None
    if order.pages_from is not None:
        printed = order.pages_from
        pages = printed.exporter.export(printed.publication, printed.theme).page_map
    return order.exporter.export(order.publication, order.theme, pages).content


def _text_names(publication: Publication) -> frozenset[str]:
    """The bookmarks of what is the episode's own text."""
    chapter = publication.chapters[0]
    keys = [chapter.key]
    for section in chapter.sections:
        keys += [section.key, *(block.key for block in section.blocks)]
    for part in publication.back:
        if part.key.startswith("about"):
            keys += [part.key, *(block.key for block in getattr(part, "blocks", ()))]
    return frozenset(bookmark_name(key) for key in keys)


def _printed(publication: Publication, source: Episode) -> frozenset[str]:
    """The keys of the source's blocks that stand as text, `takeaways` and `about` besides."""
    names = _text_names(publication)
    found = {
        block.key
        for block in blocks_of(source)
        if bookmark_name(f"{source.key}.{block.key}") in names
    }
    if bookmark_name(f"{source.key}.takeaways.list") in names:
        found.add("takeaways")
    if any(part.key == "about" for part in publication.back):
        found.add("about")
    return frozenset(found)


def _sides(
    old: Sequence[WordParagraph], new: Sequence[WordParagraph], names: frozenset[str]
) -> Sides:
    pairs = matched(old, new)
    old_texts = [_is_text(one, names) for one in old]
    new_texts: list[bool] = []
    for at, (one, reason) in enumerate(made(new)):
        if at in pairs:
            new_texts.append(old_texts[pairs[at]])
        elif _is_text(one, names):
            new_texts.append(True)
        else:  # what is new belongs to what it follows
            follows_text = new_texts[-1] if new_texts else True
            new_texts.append(follows_text and reason in ("", EXERCISE) and not _is_made(one))
    return Sides(old, new, pairs, old_texts, new_texts)


def _is_made(one: WordParagraph) -> bool:
    """Has it a style that only a build gives?"""
    return any(reason for _, reason in made([one]))


def _is_text(one: WordParagraph, names: frozenset[str]) -> bool:
    return one.style.name == "subtitle" or any(name in names for name in one.names)


def _manuscript(file: WordFile, sides: Sides, source: Episode) -> Manuscript:
    paragraphs = [
        (one, "" if is_text else EXERCISE)
        for one, is_text in zip(sides.new, sides.new_texts, strict=True)
    ]
    facts = Facts(
        key=source.key,
        number=source.number,
        category=source.category or "",
        series=source.series or "",
        date=source.date,
    )
    return replace(handout_manuscript(file, paragraphs, source.source), facts=facts)


def _other_readings(file: WordFile, again: WordFile) -> Iterator[DroppedLine]:
    """Readings above words that are not those of the layout, if it has any: sources have none."""
    ours = {line.text for line in again.left_out if line.reason == READING}
    for line in file.left_out:
        if ours and line.reason == READING and line.text not in ours:
            yield line


def _left_out(file: WordFile, edited: Episode, sides: Sides) -> list[DroppedLine]:
    """Paragraphs of the text that the rules of reading took for no part of an episode."""
    texts = {
        one.number: one.text
        for one, is_text in zip(sides.new, sides.new_texts, strict=True)
        if is_text
    }
    return [
        line
        for line in edited.dropped
        if line.text in texts.get(line.line, "") and line not in file.left_out
    ]
