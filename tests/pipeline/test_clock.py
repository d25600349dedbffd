"""The time of a build: told, published, or today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from handouts.errors import OptionError
from handouts.pipeline.clock import time_of_build

_NEW_YEAR = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())


def test_source_date_epoch_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert time_of_build(date(2026, 1, 1)) == 1234567890


def test_the_published_date_comes_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert time_of_build(date(2026, 1, 1)) == _NEW_YEAR


def test_else_it_is_the_day_of_the_build_and_not_the_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    built = time_of_build(None)
    assert built % 86400 == 0
    assert abs(built - datetime.now(UTC).timestamp()) < 2 * 86400


@pytest.mark.parametrize("wrong", ["yesterday", "-1", "1e9", "9" * 30, "²"])
def test_what_is_no_instant_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
    with pytest.raises(OptionError, match="SOURCE_DATE_EPOCH"):
        time_of_build(None)
