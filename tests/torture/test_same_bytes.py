"""Time zones, clocks, locales and the number of processes change no byte."""

from __future__ import annotations

import os
import shutil

import pytest
from programs import Workshop, contents, run

SURROUNDINGS = [
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "America/Los_Angeles"},
    {"TZ": "Asia/Kathmandu"},
    {"TZ": "No/Such_Place"},
    {"LC_ALL": "C", "LANG": "C"},
    {"LC_ALL": "ja_JP.UTF-8"},
    {"PYTHONHASHSEED": "7"},
    {"HANDOUTS_JOBS": "1"},
]


def test_no_surroundings_change_a_byte(workshop: Workshop) -> None:
    wanted = workshop.reference()
    for environment in SURROUNDINGS:
        assert run(*workshop.build, environment=environment).code == 0
        assert contents(workshop.output) == wanted, environment
        shutil.rmtree(workshop.output)


@pytest.mark.parametrize("seconds", [0, 4_102_444_800])  # 1970, 2100
def test_no_clock_of_the_sources_or_of_old_outputs_changes_a_byte(
    workshop: Workshop, seconds: int
) -> None:
    wanted = workshop.reference()
    assert run(*workshop.build).code == 0
    for path in workshop.folder.rglob("*"):
        os.utime(path, (seconds, seconds))
    assert run(*workshop.build).code == 0
    assert contents(workshop.output) == wanted


def test_another_day_changes_dates_and_no_name(workshop: Workshop) -> None:
    wanted = workshop.reference()
    for day in ("0", "4102444800"):
        assert run(*workshop.build, environment={"SOURCE_DATE_EPOCH": day}).code == 0
        assert contents(workshop.output).keys() == wanted.keys()
    assert run(*workshop.build).code == 0
    assert contents(workshop.output) == wanted
