"""Whatever a layout or a workshop file holds, it is taken or refused with words."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.resources
import tempfile
from collections.abc import Callable
from pathlib import Path

from fuzzing import damaged, examples
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import HandoutsError
from handouts.layout.layout import Edition, Head, Metadata, PublicationSettings, Timing
from handouts.layout.loader import load_layout, shipped_layouts
from handouts.layout.tables import Tables
from handouts.layout.theme import Theme
from handouts.pipeline.preparing import installed_names
from handouts.publication.activities.registry import planned_activities
from handouts.workshop.configuration import COMMAND_LINE, configured
from handouts.workshop.settings import OWN_TABLES, Source

NAMES = installed_names()
NO_OPTIONS = Source(COMMAND_LINE, Tables("", {"build": {}}))
KINDS = {
    "layout": Head,
    "metadata": Metadata,
    "publication": PublicationSettings,
    "edition": Edition,
    "timing": Timing,
    "theme": Theme,
    "editions.facilitator": Edition,
    **OWN_TABLES,
}
FORMATS = [f"{holder}.{name}" for name in NAMES.formats or () for holder in ("export", "build")]
ACTIVITIES = [f"activities.{name}" for name in NAMES.activities or ()]
TABLES = [*KINDS, "labels", "brand", "editions.x.publication", *FORMATS, *ACTIVITIES]
KEYS = sorted(
    {field.name for kind in KINDS.values() for field in dataclasses.fields(kind)}
    | {"logo", "primary", "font_latin", "template", "imposition", "place", "minutes", "file"}
)
VALUES = st.sampled_from(
    (
        "true",
        "0",
        "-1",
        "1e400",
        "nan",
        "99999999999999999999",
        "2026-12-01",
        "07:32:00",
        "[]",
        "{}",
        "[1, 'x']",
        "[[]]",
        "{a = {b = 1}}",
        "''",
        "'a4'",
        "'#12345'",
        "'#ffffff'",
        "'off'",
        "'back'",
        "'../x.toml'",
        "'workbook'",
        r'"\u0000"',
        r'"\n"',
        "'=1'",
        "'{count} {nobody}'",
        "'{'",
        "'9-'",
        "'~'",
    )
) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=10).map(
    lambda text: "'" + text.replace("'", "") + "'"
)
LINES = st.one_of(
    st.sampled_from(TABLES).map("[{}]".format),
    st.builds("{} = {}".format, st.sampled_from(KEYS), VALUES),
    st.text(max_size=20),
)
WRITTEN = st.builds(
    lambda table, lines: "\n".join([f"[{table}]", *lines]).encode("utf-8", "replace"),
    st.sampled_from(TABLES),
    st.lists(LINES, max_size=4),
)
SETTINGS = st.builds(
    "[{}]\n{} = {}".format, st.sampled_from(TABLES), st.sampled_from(KEYS), VALUES
).map(str.encode)
WORKSHOP = importlib.resources.files("handouts.cli").joinpath("workshop.toml").read_bytes()
FILES = [path.read_bytes() for path in shipped_layouts().values()]


def taken_or_refused(data: bytes, take: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mine.toml"
        file.write_bytes(data)
        with contextlib.suppress(HandoutsError):  # refusing is an answer; any other error is a bug
            take(file)


def lay_out(file: Path) -> None:
    for edition in ("participant", "facilitator"):
        layout = load_layout(str(file), default="workbook", names=NAMES, edition=edition)
        planned_activities(layout)


def configure(file: Path) -> None:
    said = configured(NO_OPTIONS, {}, file, None, NAMES)
    said.request((), ())
    list(said.every())


@examples(60)
@given(SETTINGS | WRITTEN | st.sampled_from(FILES).flatmap(damaged) | st.binary(max_size=60))
def test_any_layout_is_taken_or_refused(data: bytes) -> None:
    taken_or_refused(data, lay_out)


@examples(60)
@given(SETTINGS | WRITTEN | damaged(WORKSHOP) | st.binary(max_size=60))
def test_any_workshop_file_is_taken_or_refused(data: bytes) -> None:
    taken_or_refused(data, configure)
