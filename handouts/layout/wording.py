"""The words of a book from the layers of its layout: a language, a file, single words anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from pathlib import Path

from handouts.layout.label_files import read_labels
from handouts.layout.labels import LABEL_NAMES, Labels, labels_in
from handouts.layout.tables import Tables
from handouts.layout.values import one_line

_ACTIVITY_WORDS = "labels.activities."


def worded(labels: Labels, layers: Sequence[Tables], activities: Collection[str]) -> Labels:
    """`labels` with what the layers say, which is known to be right.

    Naming a language or file drops what earlier layers changed. `activities` are those of the
    layout, whose words a file must have. Raises LayoutError for a file.
    """
    for tables in layers:
        labels = _own_words(_set_named(labels, tables, activities), tables)
    return labels


def _set_named(labels: Labels, tables: Tables, activities: Collection[str]) -> Labels:
    table = tables.values.get("labels", {})
    if file := table.get("file"):
        path = Path(tables.place).parent / str(file)
        return read_labels(path, activities, tables.place_of("labels", "file"))
    return labels_in(str(table["language"])) if table.get("language") else labels


def _own_words(labels: Labels, tables: Tables) -> Labels:
    """Single labels and words of activities that a layer words anew."""
    changed = {
        key: one_line(str(value))
        for key, value in tables.values.get("labels", {}).items()
        if key in LABEL_NAMES
    }
    words = dict(labels.activities)
    for name, own in tables.values.items():
        if name.startswith(_ACTIVITY_WORDS):
            activity = name.removeprefix(_ACTIVITY_WORDS)
            texts = {key: one_line(str(value)) for key, value in own.items()}
            words[activity] = {**words.get(activity, {}), **texts}
    return dataclasses.replace(labels, **changed, activities=words)  # type: ignore[arg-type]
