"""Many sources are read by several processes, and the collection is the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from handouts.errors import SourceError
from handouts.model.episode import Episode
from handouts.pipeline import plan as planning
from handouts.pipeline.plan import read
from handouts.pipeline.request import Request
from handouts.pipeline.workers import mapped
from handouts.readers.collection import Reading

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")

EPISODE = """Episode #{number}: Cup {number}

What is in cup {number}?

Cup {number} holds hojicha (ほうじ茶, roasted tea).

Key Takeaways

• Fill cup {number}.
"""


@pytest.fixture
def request_for_many(tmp_path: Path) -> Request:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(1, 16):
        (texts / f"{number:02}.txt").write_text(EPISODE.format(number=20 - number), "utf-8")
    (texts / "empty.txt").write_text("", "utf-8")
    return Request((texts,), tmp_path / "made")


def test_the_collection_is_the_same_from_one_process_and_from_two(
    request_for_many: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = read(request_for_many)
    shared: list[int] = []

    def noted(
        reading: Reading, files: Sequence[Path], jobs: int
    ) -> Iterable[Episode | SourceError]:
        shared.append(jobs)
        return mapped(reading, files, jobs)

    monkeypatch.setattr(planning, "mapped", noted)
    together = read(request_for_many, 2)
    assert shared == [2]
    assert len(together.episodes) == 15
    assert together.episodes == alone.episodes
    assert list(map(str, together.failures)) == list(map(str, alone.failures))
    assert len(together.failures) == 1


def test_what_another_process_could_not_do_raises_here() -> None:
    done = mapped(lambda number: 10 // number, [1, 2, 0, 5], 2)
    with pytest.raises(ZeroDivisionError):
        list(done)
    assert list(mapped(abs, [-1, -2, -3], 2)) == [1, 2, 3]


def test_the_remarks_are_the_same_from_one_process_and_from_two(request_for_many: Request) -> None:
    alone, together = planning.plan(request_for_many), planning.plan(request_for_many, 2)
    assert alone.diagnostics
    assert together.diagnostics == alone.diagnostics
