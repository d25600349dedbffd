"""A book in volumes: by the episodes' categories, or so many episodes in each."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handouts.layout.layout import Layout
from handouts.model.episode import Episode

BY_CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Volume:
    """`number` counts from 1. `name` is a category; empty for what has none."""

    number: int
    name: str
    episodes: tuple[Episode, ...]


def volumes(episodes: Sequence[Episode], by: str) -> list[Volume]:
    """`by` is "category" or a number of episodes. Categories come as their first episodes do."""
    if by == BY_CATEGORY:
        categories: dict[str, list[Episode]] = {}
        for episode in episodes:
            categories.setdefault(episode.category or "", []).append(episode)
        shares = list(categories.items())
    else:
        size = int(by)
        starts = range(0, len(episodes), size)
        shares = [("", list(episodes[start : start + size])) for start in starts]
    return [Volume(at, name, tuple(share)) for at, (name, share) in enumerate(shares, start=1)]


def in_volume(layout: Layout, volume: Volume) -> Layout:
    """The layout with the volume's own title and identifier; its series is the whole book."""
    metadata = layout.metadata
    title = metadata.title or layout.title
    name = volume.name or layout.labels.volume_number.format(number=volume.number)
    given = metadata.identifier
    if given:
        given = uuid.uuid5(uuid.NAMESPACE_URL, f"{given}\n{volume.number}\n{volume.name}").urn
    return replace(
        layout,
        metadata=replace(
            metadata,
            title=f"{title}: {name}",
            series=metadata.series or title,
            identifier=given,
        ),
    )
