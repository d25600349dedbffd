"""Readings that a dictionary proposes for terms whose author gave none.

They are never the author's: the kana index marks them, and each that is used is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import LayoutError
from handouts.publication.kana_order import reading_of
from handouts.publication.matter import GlossaryEntry
from handouts.publication.publication import Chapter


def proposals(entries: Sequence[GlossaryEntry], place: str) -> dict[str, str]:
    """Hiragana by script for every term that has no reading. Raises LayoutError as below."""
    unread = [entry.term.japanese for entry in entries if reading_of(entry.term, {}) is None]
    return dictionary_readings(filter(None, unread), place)


def dictionary_readings(scripts: Iterable[str], place: str) -> dict[str, str]:
    """Hiragana by script, where the dictionary knows it. Raises LayoutError without SudachiPy.

    SudachiPy splits a word into morphemes and knows the reading of each
    (https://github.com/WorksApplications/SudachiPy).
    """
    try:
        import jaconv  # noqa: PLC0415
        import sudachipy  # noqa: PLC0415 - an extra
    except ImportError:
        raise LayoutError(
            "publication.propose_readings needs SudachiPy, which is not installed.",
            place=place,
            hint='Install it with: pip install "handouts[readings]"',
        ) from None
    tokenizer = sudachipy.Dictionary().tokenizer(mode=sudachipy.SplitMode.C)
    found: dict[str, str] = {}
    for script in scripts:
        readings = [morpheme.reading_form() for morpheme in tokenizer.tokenize(script)]
        if all(readings):
            found[script] = jaconv.kata2hira("".join(readings))
    return found


def proposed_readings(
    chapters: Sequence[Chapter], entries: Sequence[GlossaryEntry], proposed: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """One note for each, at the chapter that explains the term first."""
    sources = {chapter.key: chapter.source for chapter in chapters}
    for entry in entries:
        kana = proposed.get(entry.term.japanese or "")
        if kana and entry.occurrences:
            source = sources[entry.occurrences[0].chapter]
            yield proposed_reading(source, entry.term.japanese or "", kana)


def proposed_reading(source: str, script: str, kana: str) -> Diagnostic:
    return Code.PROPOSED_READING.remark(
        source,
        0,
        f"the reading {kana} of {script} is a dictionary's, not the author's.",
        "Write the romaji into the bracket if it is right, or the right one if not.",
    )
