"""Reading a language's labels from its file: nothing missing, templates with the right names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from handouts.errors import HandoutsError, LayoutError, raise_all
from handouts.layout.labels import COUNTS, ENGLISH, LABEL_NAMES, Labels, template_fault
from handouts.layout.tables import Tables, read_tables
from handouts.layout.values import is_language_tag
from handouts.suggestions import suggestion

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""What CLDR's rules for plurals speak of; every language has `other`."""

_COPY = "`handouts layouts --labels en` prints a file that has all."


def read_labels(path: Path, activities: Collection[str] = (), named_at: str = "") -> Labels:
    """The labels of a file that bears its language's tag ("de.toml").

    It must have every label, and every word of those of our activities that the layout asks for.
    `named_at` is the place that names it. Raises LayoutError for all that is wrong in it.
    """
    if not is_language_tag(path.stem):
        raise LayoutError(
            f"the file of labels bears no language's name, but {path.stem!r}.",
            place=named_at or str(path),
            hint="Name it by its language's tag, as in de.toml.",
        )
    tables = read_tables(path, "the file of labels", named_at)
    raise_all(_faults(tables, activities))
    return Labels(
        language=path.stem,
        **dict(tables.values["labels"]),  # type: ignore[arg-type]
        activities=_held(tables, "activities"),
        counts=_held(tables, "counts"),
    )


def _held(tables: Tables, holder: str) -> dict[str, dict[str, str]]:
    return {
        table.removeprefix(f"{holder}."): {key: str(word) for key, word in words.items()}
        for table, words in tables.values.items()
        if table.startswith(f"{holder}.")
    }


def _faults(tables: Tables, activities: Collection[str]) -> Iterator[HandoutsError]:
    models: dict[str, Mapping[str, str]] = {
        "labels": {name: getattr(ENGLISH, name) for name in LABEL_NAMES},
        **{f"activities.{name}": words for name, words in ENGLISH.activities.items()},
        **{f"counts.{name}": ENGLISH.counts[name] for name in COUNTS},
    }
    for table, values in tables.values.items():
        if table.startswith("counts.") and table in models:
            yield from _count_faults(tables, table, values)
        elif table in models:
            yield from _word_faults(tables, table, values, models[table])
        elif not table.startswith("activities."):
            yield tables.fault(f"Nothing reads [{table}].", table, hint=suggestion(table, models))
    wanted = (
        "labels",
        *(f"counts.{name}" for name in COUNTS),
        *map("activities.{}".format, activities),
    )
    for table in wanted:
        if table in models and table not in tables.values:
            yield tables.fault(f"the table [{table}] is missing.", table, hint=_COPY)


def _word_faults(
    tables: Tables, table: str, values: Mapping[str, object], model: Mapping[str, str]
) -> Iterator[HandoutsError]:
    for key, value in values.items():
        if key not in model:
            yield tables.fault(f"Nothing reads {table}.{key}.", table, key, suggestion(key, model))
        elif fault := template_fault(value, model[key]):
            yield tables.fault(f"{table}.{key} {fault}", table, key)
    if missing := [key for key in model if key not in values]:
        names = ", ".join(missing)
        yield tables.fault(f"[{table}] lacks {names}.", table, hint=_COPY)


def _count_faults(
    tables: Tables, table: str, forms: Mapping[str, object]
) -> Iterator[HandoutsError]:
    for form, value in forms.items():
        if form not in PLURAL_FORMS:
            hint = suggestion(form, PLURAL_FORMS)
            yield tables.fault(f"There is no plural form {form!r}.", table, form, hint)
        elif fault := template_fault(value, "{count}", is_free=form != "other"):
            yield tables.fault(f"{table}.{form} {fault}", table, form)
    if "other" not in forms:
        yield tables.fault(f"[{table}] lacks other.", table, hint="It is the form for most counts.")
