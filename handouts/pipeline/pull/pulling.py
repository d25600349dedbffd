"""An edited handout or book against its sources: what was done to it, and the sources with that.

The file is made again from the sources as they are now, and both files are read by one reader.
Whatever differs is somebody's edit, or an edit of a source since: the file says which state of
them it was made from.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from handouts.diagnostics import Diagnostic
from handouts.model.digest import words_digest
from handouts.model.episode import DroppedLine, Episode
from handouts.model.walk import plain_text
from handouts.pipeline.pull.changes import Change, Comment, Kind, Sides, changes, comments, touched
from handouts.pipeline.pull.leavings import leavings
from handouts.pipeline.pull.matching import matched
from handouts.pipeline.pull.merging import blocks_of, merge
from handouts.pipeline.pull.parts import (
    Place,
    as_in_a_handout,
    new_parts,
    old_parts,
    parts_of,
    place_of,
)
from handouts.pipeline.pull.remaking import made_again, order_of
from handouts.pipeline.pull.restoring import Restored, restored
from handouts.pipeline.pull.seams import letters
from handouts.pipeline.request import Request
from handouts.publication.publication import Chapter, Publication
from handouts.readers.collection import Collection as Folder
from handouts.readers.docx.document import WordFile, read_word_file
from handouts.readers.docx.inside import DELETED
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.docx.reading import handout_manuscript
from handouts.readers.markdown.proved import proved_markdown
from handouts.readers.markdown.writer import markdown
from handouts.readers.structure.episode import read_episode
from handouts.readers.structure.manuscript import Facts
from handouts.word_names import bookmark_name, digests_of

_NO_TITLE = "an episode needs a title: the source's own stays"
_NO_CHAPTER = "its text is gone from the file: the source stays as it is"
_NO_HOME = "of the source; its section is gone"


@dataclass(frozen=True, slots=True)
class PulledEpisode:
    """One source. `is_older`: its words changed after the file was made.

    `markdown` is the source with the changes in it. `lost` are words of the edited text that are
    not in it, and words of the source that found no place, each with the reason.
    """

    source: Episode
    is_changed: bool
    is_older: bool
    markdown: str
    lost: tuple[DroppedLine, ...] = ()
    remark: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came back: of a handout one episode, of a book all of its own, in its order.

    `left_out` is what the edited file has beside its paragraphs, and had not when it was made.
    `has_lost_styles`: the styles are those of the handout as it was made, since the file has
    come back without.
    """

    episodes: tuple[PulledEpisode, ...]
    changes: tuple[Change, ...]
    comments: tuple[Comment, ...]
    left_out: tuple[DroppedLine, ...] = ()
    has_lost_styles: bool = False

    @property
    def merged(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.is_text)

    @property
    def unmerged(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.is_text)

    @property
    def lost(self) -> tuple[DroppedLine, ...]:
        """All that is in no Markdown."""
        return (*(line for one in self.episodes for line in one.lost), *self.left_out)

    @property
    def remarks(self) -> tuple[Diagnostic, ...]:
        return tuple(one.remark for one in self.episodes if one.remark is not None)

    @property
    def is_older(self) -> bool:
        return any(one.is_older for one in self.episodes)


def pull(
    file: WordFile, sources: Sequence[Episode], collection: Folder, request: Request
) -> Pulled:
    """Compare and merge. `request` says by which layout and settings the file was made.

    Raises HandoutsError where it can't be made again.
    """
    order = order_of(file, sources, collection, request)
    old = read_word_file(made_again(order), order.path.name)
    sides, back = _sides(old, file, order.publication)
    merging = _Merging(file, sides, order.publication)
    return Pulled(
        tuple(merging.of(source) for source in sources),
        merging.changes,
        tuple(comments(sides, old.loose, file.loose)),
        tuple(leavings(old, file, sides)),
        back.has_lost_styles,
    )


def _sides(old: WordFile, file: WordFile, publication: Publication) -> tuple[Sides, Restored]:
    match = matched(old.paragraphs, file.paragraphs)
    back = restored(old.paragraphs, file.paragraphs, match.pairs)
    parts = parts_of(publication)
    sides = Sides(
        old.paragraphs,
        back.paragraphs,
        match,
        old_parts(old.paragraphs, parts),
        new_parts(old.paragraphs, back.paragraphs, match.pairs, parts),
        letters("".join(line.text for line in file.left_out if line.reason == DELETED)),
    )
    return sides, back


class _Merging:
    def __init__(self, file: WordFile, sides: Sides, publication: Publication) -> None:
        self.file, self.sides, self.publication = file, sides, publication
        self.changes = tuple(changes(sides))
        self.touched = touched(sides, self.changes)
        self.marked = {one.paragraph for one in self.changes if one.kind is Kind.MARKED}
        self.is_book = not any(
            one.style.name == "title" and part
            for one, part in zip(sides.old, sides.old_parts, strict=True)
        )
        self.digests = digests_of(file.properties)

    def of(self, source: Episode) -> PulledEpisode:
        place = place_of(source, self.publication)
        is_older = self._is_older(source)
        if place.chapter is None or not place.keys & self.touched:
            return self._pulled(source, source, is_older)
        paragraphs = self._paragraphs(place.chapter, place.keys)
        if not any(is_in_chapter for _, is_in_chapter in paragraphs):
            line = DroppedLine(0, plain_text(source.title.content), _NO_CHAPTER)
            return self._pulled(source, source, is_older, (line,))
        return self._merged(source, place, paragraphs, is_older)

    def _is_older(self, source: Episode) -> bool:
        """Nobody knows it of a file without the property, and of one without the text."""
        digest = self.digests.get(bookmark_name(source.key), self.digests.get(""))
        return bool(digest) and digest != words_digest(source)

    def _paragraphs(
        self, chapter: Chapter, parts: Collection[str]
    ) -> list[tuple[WordParagraph, bool]]:
        """The text of these parts, and whether each paragraph is in the chapter."""
        every = zip(self.sides.new, self.sides.new_parts, strict=True)
        return [(one, part == chapter.key) for one, part in every if part in parts]

    def _merged(
        self,
        source: Episode,
        place: Place,
        paragraphs: Sequence[tuple[WordParagraph, bool]],
        is_older: bool,
    ) -> PulledEpisode:
        texts = list(
            as_in_a_handout(paragraphs) if self.is_book else (one for one, _ in paragraphs)
        )
        has_title = any(one.style.name == "title" for one in texts)
        edited = self._read(source, texts, has_title)
        label = self.publication.labels.takeaways
        result = merge(edited, source, _printed(place, source), label, self.marked)
        lost = [
            *self._left_out(edited, texts),
            *(DroppedLine(0, text, _NO_HOME) for text in result.homeless),
        ]
        if not has_title:
            lost.append(DroppedLine(0, plain_text(source.title.content), _NO_TITLE))
        return self._pulled(source, result.episode, is_older, tuple(lost))

    @staticmethod
    def _pulled(
        source: Episode, merged: Episode, is_older: bool, lost: tuple[DroppedLine, ...] = ()
    ) -> PulledEpisode:
        proved = proved_markdown(merged)
        is_changed = merged is not source and proved.text != markdown(source)
        return PulledEpisode(source, is_changed, is_older, proved.text, lost, proved.remark)

    def _read(self, source: Episode, texts: Sequence[WordParagraph], has_title: bool) -> Episode:
        facts = Facts(
            key=source.key,
            number=source.number,
            title="" if has_title else plain_text(source.title.content),
            category=source.category or "",
            series=source.series or "",
            date=source.date,
        )
        bare = replace(self.file, left_out=(), pictures=())
        manuscript = handout_manuscript(bare, [(one, "") for one in texts], source.source)
        return read_episode(replace(manuscript, facts=facts))

    @staticmethod
    def _left_out(edited: Episode, texts: Sequence[WordParagraph]) -> list[DroppedLine]:
        """Paragraphs of the text that the rules of reading took for no part of an episode."""
        by_number = {one.number: one.text for one in texts}
        return [line for line in edited.dropped if line.text in by_number.get(line.line, "")]


def _printed(place: Place, source: Episode) -> frozenset[str]:
    """The keys of the source's blocks that stand as text, `takeaways` and `about` besides."""
    chapter = place.chapter
    if chapter is None:
        return frozenset()
    names = {
        bookmark_name(key)
        for section in chapter.sections
        for key in (section.key, *(block.key for block in section.blocks))
    }
    found = {
        block.key
        for block in blocks_of(source)
        if bookmark_name(f"{chapter.key}.{block.key}") in names
    }
    if bookmark_name(f"{chapter.key}.takeaways.list") in names:
        found.add("takeaways")
    if place.about is not None:
        found.add("about")
    return frozenset(found)
