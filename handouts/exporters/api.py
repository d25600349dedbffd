"""What an exporter is. Ours and third parties' are the same to the pipeline.

An exporter is a class named by the entry-point group `handouts.exporters`. It is built once
per run with the options of its format and asked once per publication. It never touches the
disk: the pipeline writes the bytes to a temporary file and renames it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, runtime_checkable

from handouts.diagnostics import Diagnostic
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication

ENTRY_POINT_GROUP = "handouts.exporters"


@dataclass(frozen=True, slots=True)
class PageMap:
    """Printed page of every key, as the reader sees it ("14", "F 3"), and who says so.

    `publication` and `edition` name the paginated file. A key without a page is absent.

    `pages` is in reading order, so that its pages rise.
    """

    publication: str
    edition: str
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Export:
    """A finished file. `page_count` and `page_map` only where the format has pages."""

    content: bytes
    page_count: int | None = None
    page_map: PageMap | None = None
    diagnostics: tuple[Diagnostic, ...] = field(default=())


class Exporter(Protocol):
    """`name` is what the command line calls the format, `suffix` begins with a dot.

    `default_layout` names the shipped layout that this format uses when none is asked for.
    The constructor refuses unknown options with an OptionError. An exporter may name the frozen
    dataclass of its options as `options_kind`: `handouts formats` then lists them. Its `variant`,
    if it has one, ends the file's name ("booklet"): the same book for another use. Its `volume`,
    if it has one, parts a book of all episodes: "category", or how many are in a volume.
    """

    name: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str]
    default_layout: ClassVar[str]

    def __init__(self, options: Mapping[str, object]) -> None: ...

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        """Render the whole publication. Same publication, theme and pages: same bytes."""
        ...


@runtime_checkable
class PartedExporter(Exporter, Protocol):
    """An exporter whose work on one publication can be shared among processes.

    `parts` names tasks that need nothing of each other, `part` does one, and `assemble` makes
    the file of all results, in the order of their tasks. Tasks and results are immutable, can be
    pickled, and equal tasks have equal results: a result may come from another process, or from
    an earlier build. So `export` is nothing but these three, one after another.
    """

    def parts(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Sequence[Any]:
        """Quick to name; none where the publication is not worth sharing."""
        ...

    def part(self, task: Any) -> Any: ...

    def assemble(
        self,
        publication: Publication,
        theme: Theme,
        parts: Sequence[Any],
        pages: PageMap | None = None,
    ) -> Export: ...


class Press(Protocol):
    """Makes copies of one publication that differ in their `participant` alone."""

    def copy(self, publication: Publication) -> Export: ...


@runtime_checkable
class CopyingExporter(PartedExporter, Protocol):
    """An exporter that makes a further copy with far less work than the first."""

    def press(
        self,
        publication: Publication,
        theme: Theme,
        parts: Sequence[Any],
        pages: PageMap | None = None,
    ) -> Press:
        """For copies of the `publication`, of which these are the parts."""
        ...
