"""Which files to make, and whose printed pages each of them speaks of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from handouts.layout.layout import PARTICIPANT, Layout, Scope
from handouts.model.episode import Episode
from handouts.pipeline.clock import time_of_build
from handouts.pipeline.names import copy_name, file_name, numbered
from handouts.pipeline.preparing import PAGINATED, Preparation
from handouts.pipeline.request import Order
from handouts.pipeline.volumes import in_volume, volumes
from handouts.publication.answer_file import answer_file
from handouts.publication.compose import compose
from handouts.publication.participant import Participant
from handouts.publication.personal import personal
from handouts.publication.publication import Publication


def orders_for(
    episodes: Sequence[Episode],
    preparations: Sequence[Preparation],
    output: Path,
    participants: Sequence[Participant] = (),
    copy_formats: Collection[str] = (),
) -> list[Order]:
    """Every file, with the printed editions that it needs, silent ones included, and everybody's
    own copies.
    """
    desk = _Desk(episodes, output)
    # The participant's editions first: others refer to their pages.
    for prepared in sorted(preparations, key=lambda one: one.layout.edition.name != PARTICIPANT):
        desk.order(prepared)
    orders = desk.with_pages()
    originals = [one for one in orders if not copy_formats or one.format in copy_formats]
    return [*orders, *desk.copies(originals, participants)]


class _Desk:
    def __init__(self, episodes: Sequence[Episode], output: Path) -> None:
        self.episodes, self.output = episodes, output
        self.orders: list[Order] = []
        self.printed: list[tuple[Layout, Order]] = []  # the participant's, on paper
        self.taken: set[str] = set()

    def order(self, prepared: Preparation) -> None:
        sources = self._printed(prepared.pages_of) if prepared.pages_of else {}
        volume = getattr(prepared.exporter, "volume", "")
        for publication in publications(self.episodes, prepared.layout, volume):
            printed = _printed_for(publication, sources)
            is_for_all = publication.edition.name == PARTICIPANT
            order = self._order(prepared, publication, None if is_for_all else printed)
            # An edition that shows answers in their places needs no file of them.
            answers = None if publication.edition.answers else answer_file(publication)
            if answers is not None:
                pages = order if prepared.kind.name == PAGINATED else printed
                self._order(prepared, answers, pages)

    def _order(
        self, prepared: Preparation, publication: Publication, pages_from: Order | None
    ) -> Order:
        kind = prepared.kind
        name = _name(prepared, publication)
        path = self.output / numbered(name, self.taken)
        theme = prepared.layout.theme
        order = Order(kind.name, prepared.exporter, publication, theme, path, pages_from)
        self.orders.append(order)
        if kind.name == PAGINATED and publication.edition.name == PARTICIPANT:
            self.printed.append((prepared.layout, order))
        return order

    def _printed(self, prepared: Preparation) -> dict[tuple[str, ...], Order]:
        """The participant's printed edition, by episodes; made in silence if nobody wants it."""
        layout = prepared.layout
        found = {
            order.publication.episodes: order for made, order in self.printed if made == layout
        }
        for publication in () if found else publications(self.episodes, layout):
            path = self.output / _name(prepared, publication)
            order = Order(
                prepared.kind.name,
                prepared.exporter,
                publication,
                layout.theme,
                path,
                is_silent=True,
            )
            self.orders.append(order)
            self.printed.append((layout, order))
            found[publication.episodes] = order
        return found

    def with_pages(self) -> list[Order]:
        """All orders; a book of all episodes on a screen knows the pages of the printed one."""
        printed: dict[str, dict[tuple[str, ...], Order]] = {}
        for order in self.orders:
            publication = order.publication
            if order.format == PAGINATED and publication.edition.name == PARTICIPANT:
                printed.setdefault(publication.variant, {})[publication.episodes] = order
        return [
            order
            if order.pages_from or order.format == PAGINATED
            else replace(
                order,
                pages_from=_printed_for(
                    order.publication, printed.get(order.publication.variant, {})
                ),
            )
            for order in self.orders
        ]

    def copies(
        self, orders: Sequence[Order], participants: Sequence[Participant]
    ) -> Iterator[Order]:
        """Everybody's own; files of answers and other editions are nobody's."""
        for order in orders:
            if order.publication.edition.name == PARTICIPANT and not order.is_silent:
                wanted = order.publication.variant
                yield from (self._copy(order, one) for one in participants if one.variant == wanted)

    def _copy(self, original: Order, participant: Participant) -> Order:
        name = PurePosixPath(original.path.relative_to(self.output).as_posix())
        path = self.output / numbered(copy_name(name, participant), self.taken)
        publication = personal(original.publication, participant)
        return replace(original, publication=publication, path=path, copy_of=original)


def _printed_for(
    publication: Publication, printed: Mapping[tuple[str, ...], Order]
) -> Order | None:
    """The printed book of the same episodes; of a volume, else the one that it is a part of."""
    found = printed.get(publication.episodes)
    if found is None and publication.volume:
        own = set(publication.episodes)
        return next((order for episodes, order in printed.items() if own <= set(episodes)), None)
    return found


def _name(prepared: Preparation, publication: Publication) -> PurePosixPath:
    variant = getattr(prepared.exporter, "variant", "")
    return file_name(publication, prepared.layout.scope, prepared.kind.suffix, variant)


def publications(
    episodes: Sequence[Episode], layout: Layout, volume: str = ""
) -> Iterator[Publication]:
    """One publication for all episodes or one for each, as the layout's scope says.

    `volume` parts the one for all: by "category", or so many episodes in each.
    """
    built = time_of_build(layout.metadata.date)
    parts = volumes(episodes, volume) if volume and layout.scope is Scope.COLLECTION else []
    if len(parts) > 1:
        for part in parts:
            composed = compose(part.episodes, in_volume(layout, part), built)
            yield replace(composed, volume=part.number)
        return
    if layout.scope is Scope.COLLECTION:
        shares = [tuple(episodes)] if episodes else []
    else:
        shares = [(episode,) for episode in episodes]
    for share in shares:
        yield compose(share, layout, built)
