"""An edited file opened, and the sources that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.model.walk import episode_inlines, plain_text
from handouts.pipeline.pull.matching import words
from handouts.readers.docx.document import WordFile, read_word_file
from handouts.readers.docx.reading import is_ours
from handouts.readers.files import read_bytes
from handouts.word_names import bookmark_name, digests_of

_KNOWN = 0.4  # of an episode's texts, by which a file without our marks is known


def open_handout(edited: Path) -> WordFile:
    """Raises SourceError for what is no Word file, or is none to be opened."""
    return read_word_file(read_bytes(edited), edited.as_posix())


def sources_of(file: WordFile, episodes: Sequence[Episode], edited: Path) -> tuple[Episode, ...]:
    """The episodes that the file was made from, in the collection's order.

    Known by their bookmarks, by the properties of a book, at last by their words. Raises
    SourceError where none is, or where one of a book's is not there.
    """
    names = {name for one in file.paragraphs for name in one.names}
    wanted = [name for name in digests_of(file.properties) if name]
    by_name = {bookmark_name(episode.key): episode for episode in episodes}
    missing = [name for name in wanted if name not in by_name]
    if missing:
        raise _missing(file, missing, edited)
    named = tuple(one for name, one in by_name.items() if name in names or name in wanted)
    found = named or tuple(_by_words(file, episodes))
    if found:
        return found
    if len(episodes) == 1 and is_ours(file):
        return (episodes[0],)
    raise SourceError(
        "none of the sources is the one that this handout was made from."
        if is_ours(file)
        else "this Word file was not made by handouts, or has hardly a sentence of these sources.",
        place=edited.as_posix(),
        hint="Name its source: --against FILE. A text of its own is read with: "
        "handouts inspect --markdown FILE.docx",
    )


def _missing(file: WordFile, missing: Sequence[str], edited: Path) -> SourceError:
    titles = [one.text for one in file.paragraphs if set(one.names) & set(missing)]
    what = f" (“{titles[0]}”)" if titles else ""
    return SourceError(
        f"sources of this book are not there: {len(missing)}{what}.",
        place=edited.as_posix(),
        hint="Name the folder that holds them all: --against FOLDER",
    )


def _by_words(file: WordFile, episodes: Sequence[Episode]) -> Iterator[Episode]:
    there = {words(one.text) for one in file.paragraphs}
    for episode in episodes:
        texts = {words(plain_text(one)) for one in episode_inlines(episode)}
        if len(texts & there) >= _KNOWN * len(texts):
            yield episode
