"""What every exporter must do, ours or a third party's, to be run from its tests.

    from handouts.testing import check_exporter

    def test_my_exporter_conforms() -> None:
        check_exporter(MyExporter, extract=lambda content: content.decode("utf-8"))

Production code never imports this module.
"""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from handouts.errors import OptionError
from handouts.exporters.api import Export, Exporter, PageMap, PartedExporter
from handouts.exporters.registry import SAFE_SUFFIX
from handouts.layout.layout import Scope
from handouts.layout.theme import CLASSIC, THEMES
from handouts.model.scripts import has_japanese
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.publication import Publication, keys_of
from handouts.testing.tricky import tricky_publication

Extract = Callable[[bytes], str]
_LONGEST_UNBROKEN = 30  # characters


class ConformanceError(AssertionError):
    """An exporter does not keep a promise of `handouts.exporters.api`."""


def check_exporter(
    kind: type[Exporter],
    extract: Extract | None = None,
    options: Mapping[str, object] | None = None,
) -> None:
    """Run every check. `extract` gives the text of a file in reading order, `options` are valid.

    Raises ConformanceError, which names the first promise that is not kept.
    """
    given = options or {}
    check_names(kind)
    check_unknown_options(kind)
    for publication in (tricky_publication(Scope.COLLECTION), tricky_publication(Scope.EPISODE)):
        export = check_same_bytes(kind, publication, given)
        check_pages(export, publication)
        check_parts(kind, publication, given, export)
        check_disk_untouched(kind, publication, given)
        if extract is not None:
            check_words(extract(export.content), publication)
    check_themes(kind, tricky_publication(Scope.COLLECTION), given)
    check_foreign_pages(kind, tricky_publication(Scope.COLLECTION), given)


def check_names(kind: type[Exporter]) -> None:
    """Name, suffix and media type are what file systems and other programs can bear."""
    _demand(re.fullmatch(r"[a-z][a-z0-9-]{0,30}", kind.name), f"name {kind.name!r} is not plain")
    _demand(SAFE_SUFFIX.fullmatch(kind.suffix), f"suffix {kind.suffix!r} is not like '.pdf'")
    _demand(
        re.fullmatch(r"[a-z]+/[a-z0-9][a-z0-9.+-]*", kind.media_type),
        f"media type {kind.media_type!r} is not like 'application/pdf' (RFC 6838)",
    )


def check_unknown_options(kind: type[Exporter]) -> None:
    """A misspelt option is refused with an OptionError, before anything is exported."""
    name = "no_exporter_has_such_an_option"
    try:
        kind({name: "x"})
    except OptionError as error:
        _demand(name in str(error), f"the OptionError does not name the option: {error}")
    else:
        raise ConformanceError(f"{kind.name} accepts an unknown option in silence")


def check_same_bytes(
    kind: type[Exporter], publication: Publication, options: Mapping[str, object]
) -> Export:
    """The same publication gives the same bytes: twice from one exporter, once from another."""
    exporter = kind(options)
    first = exporter.export(publication, CLASSIC)
    _demand(isinstance(first.content, bytes) and first.content, f"{kind.name} made an empty file")
    again = exporter.export(publication, CLASSIC)
    _demand(first.content == again.content, f"{kind.name} made other bytes the second time")
    fresh = kind(options).export(publication, CLASSIC)
    _demand(first.content == fresh.content, f"a second {kind.name} exporter made other bytes")
    return first


def check_parts(
    kind: type[Exporter],
    publication: Publication,
    options: Mapping[str, object],
    whole: Export,
) -> None:
    """An exporter that offers parts makes the `whole` of them, wherever each was made."""
    exporter = kind(options)
    if not isinstance(exporter, PartedExporter):
        return
    tasks = _sent(exporter.parts(publication, CLASSIC))
    backwards = [_sent(exporter.part(task)) for task in reversed(tasks)]
    for _ in range(2):  # parts are kept for further files, so the first must leave them alone
        made = kind(options)
        assert isinstance(made, PartedExporter)
        assembled = made.assemble(publication, CLASSIC, backwards[::-1])
        _demand(assembled == whole, f"{kind.name} makes another file of its parts")


def _sent(thing: Any) -> Any:
    """As another process receives it."""
    return pickle.loads(pickle.dumps(thing))  # noqa: S301 - made in this very line


def check_pages(export: Export, publication: Publication) -> None:
    """A page map names only keys of the publication."""
    if export.page_map is not None:
        unknown = set(export.page_map.pages) - set(keys_of(publication))
        _demand(not unknown, f"the page map names unknown keys: {sorted(unknown)[:3]}")
        _demand(export.page_count, "there is a page map and no page count")


def check_themes(
    kind: type[Exporter], publication: Publication, options: Mapping[str, object]
) -> None:
    """Every shipped theme can be drawn, the one without a tint included."""
    for theme in THEMES.values():
        export = kind(options).export(publication, theme)
        _demand(export.content, f"{kind.name} made an empty file with the theme {theme.name}")


def check_foreign_pages(
    kind: type[Exporter], publication: Publication, options: Mapping[str, object]
) -> None:
    """Pages of a printed edition are borne: all keys, some, and some of another book."""
    keys = list(keys_of(publication))
    for known in (keys, keys[::2], ["a key of another book"]):
        printed = {key: str(number) for number, key in enumerate(known, 1)}
        pages = PageMap(publication.identifier, "participant", printed)
        export = kind(options).export(publication, CLASSIC, pages)
        _demand(export.content, f"{kind.name} made an empty file from a page map")


def check_disk_untouched(
    kind: type[Exporter], publication: Publication, options: Mapping[str, object]
) -> None:
    """Exporters return bytes: the pipeline alone writes files."""
    exporter = kind(options)
    exporter.export(publication, CLASSIC)  # imports done now write no caches later
    with _watched_disk() as changes:
        exporter.export(publication, CLASSIC)
    _demand(not changes, f"{kind.name} wrote to the disk: {changes[:3]}")


def check_words(extracted: str, publication: Publication) -> None:
    """Every kept word stands in the extract, in reading order; spaces and line ends may differ."""
    found = "".join(extracted.split())
    at = 0
    for text in kept_texts(publication):
        for piece in _pieces(text, found, at):
            position = found.find(piece, at)
            _demand(position >= 0, f"lost, or out of order: {piece!r} of {text[:200]!r}")
            at = position + len(piece)


def _pieces(text: str, found: str, at: int) -> Iterator[str]:
    """The text as a whole, or what a page break with its running head may leave of it.

    Such a break falls between words, and inside a word where that is Japanese or too long.
    """
    whole = "".join(text.split())
    if found.find(whole, at) >= 0:
        yield whole
        return
    for word in text.split():
        may_break = len(word) > _LONGEST_UNBROKEN or has_japanese(word)
        yield from word if may_break and word not in found else [word]


def kept_texts(publication: Publication) -> Iterator[str]:
    """Title, headings and texts of all chapters, in reading order."""
    for chapter in publication.chapters:
        yield plain_text(chapter.title)
        for section in chapter.sections:
            if section.heading:
                yield plain_text(section.heading)
            for block in section.blocks:
                yield from map(plain_text, block_inlines(block))


def _demand(kept: object, complaint: str) -> None:
    if not kept:
        raise ConformanceError(complaint)


_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink"}
_watchers: list[list[str]] = []


@contextmanager
def _watched_disk() -> Iterator[list[str]]:
    """Collect what would change the disk, by audit events (PEP 578)."""
    if not _hooked:
        sys.addaudithook(_note_change)  # can't be taken away again: it sleeps without watchers
        _hooked.append(True)
    changes: list[str] = []
    _watchers.append(changes)
    try:
        yield changes
    finally:
        _watchers.remove(changes)


_hooked: list[bool] = []


def _note_change(event: str, arguments: tuple[object, ...]) -> None:
    if not _watchers:
        return
    if event in _CHANGES or (event == "open" and _writes(arguments)):
        for changes in _watchers:
            changes.append(f"{event} {arguments[0]}")


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
