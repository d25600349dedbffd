"""Which episode's text each paragraph belongs to: a chapter, or the paragraph on the firm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handouts.model.blocks import Block
from handouts.model.episode import Episode
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.matter import About
from handouts.publication.publication import Chapter, Publication
from handouts.readers.docx.handout import EXERCISE, made
from handouts.readers.docx.paragraph import WordParagraph
from handouts.readers.docx.styles import Style
from handouts.word_names import bookmark_name

_SUBTITLES = ("subtitle", "chapter subtitle")
_HEADING = "heading {}"


@dataclass(frozen=True, slots=True)
class Parts:
    """By bookmark the key of the part: `names` of all its text, `heads` of its own heading."""

    names: Mapping[str, str]
    heads: Mapping[str, str]
    abouts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an episode's text stands in a publication: its chapter, the paragraph on its firm.

    Cards and answers are made from episodes without their text.
    """

    chapter: Chapter | None
    about: About | None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(part.key for part in (self.chapter, self.about) if part is not None)


def place_of(episode: Episode, publication: Publication) -> Place:
    chapter = next((one for one in publication.chapters if one.source == episode.source), None)
    words = _words(episode.about.blocks) if episode.about else None
    abouts = (part for part in publication.back if isinstance(part, About))
    return Place(chapter, next((one for one in abouts if _words(one.blocks) == words), None))


def _words(blocks: Sequence[Block]) -> list[str]:
    return [plain_text(text) for block in blocks for text in block_inlines(block)]


def parts_of(publication: Publication) -> Parts:
    """The bookmarks of what is some episode's own text."""
    names: dict[str, str] = {}
    heads: dict[str, str] = {}
    for chapter in publication.chapters:
        heads[bookmark_name(chapter.key)] = chapter.key
        for section in chapter.sections:
            keys = (section.key, *(block.key for block in section.blocks))
            names |= {bookmark_name(key): chapter.key for key in keys}
    abouts = [part for part in publication.back if isinstance(part, About)]
    for part in abouts:
        heads[bookmark_name(part.key)] = part.key
        names |= {bookmark_name(block.key): part.key for block in part.blocks}
    return Parts(names | heads, heads, frozenset(part.key for part in abouts))


def old_parts(paragraphs: Sequence[WordParagraph], parts: Parts) -> list[str]:
    """Of each paragraph of the handout as it was made; empty for what is no episode's text."""
    found: list[str] = []
    before = ""
    for one in paragraphs:
        part = _named(one, parts)
        if not part and one.style.name in _SUBTITLES:
            part = before
        found.append(part)
        before = part or before
    return found


def _named(one: WordParagraph, parts: Parts) -> str:
    return next((parts.names[name] for name in one.names if name in parts.names), "")


def new_parts(
    old: Sequence[WordParagraph],
    new: Sequence[WordParagraph],
    pairs: Mapping[int, int],
    parts: Parts,
) -> list[str]:
    """Of each paragraph of the edited file: what was moved belongs to where it stands now."""
    olds = old_parts(old, parts)
    begun = {
        at: olds[pairs[at]] for at in pairs if any(n in parts.heads for n in old[pairs[at]].names)
    }
    headless = set(olds) - set(begun.values())
    found: list[str] = []
    current = ""
    for at, (one, reason) in enumerate(made(new)):
        part = olds[pairs[at]] if at in pairs else _named(one, parts)
        if not part and at not in pairs:  # what is new belongs to what it follows
            goes_on = bool(found and found[-1])
            is_text = goes_on and reason in ("", EXERCISE) and not _is_made(one)
            part = (current or next(iter(parts.heads.values()), "")) if is_text else ""
        elif part and (at in begun or part in headless or not current):
            current = part
        found.append(current if part and current else part)
    return found


def _is_made(one: WordParagraph) -> bool:
    """Has it a style that only a build gives?"""
    return any(reason for _, reason in made([one]))


def as_in_a_handout(
    paragraphs: Sequence[tuple[WordParagraph, bool]],
) -> Iterator[WordParagraph]:
    """A chapter of a book as if it were a handout: its title a title, its sections headings 1.

    Of each paragraph, whether it is in the chapter.
    """
    has_title = False
    for one, is_in_chapter in paragraphs:
        level = one.style.level
        if not (is_in_chapter and level):
            yield one
        elif level == 1 and not has_title:
            has_title = True
            yield replace(one, style=Style("title"), marker=None)
        else:
            yield replace(one, style=_raised(one.style), marker=None if level == 1 else one.marker)


def _raised(style: Style) -> Style:
    level = max(style.level - 1, 1)
    return Style(_HEADING.format(level), level)
