"""Parts of a large file are made by several processes, and the file is the same."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from handouts.errors import ExportError
from handouts.exporters.api import Export, PageMap, Press
from handouts.layout.theme import Theme
from handouts.pipeline.build import build
from handouts.pipeline.plan import plan
from handouts.pipeline.request import Plan, Report, Request
from handouts.publication.participant import Participant
from handouts.publication.publication import Publication

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")

EPISODE = """Episode #{number}: Cup {number}

What is in cup {number}?

Cup {number} holds hojicha (ほうじ茶, roasted tea), and cup {number} is warm in the hand.

Mini-summary: Cup {number} is full.

What is beside cup {number}?

Beside it stands a pot of sencha (煎茶, green tea), which nobody has opened in {number} days.

Key Takeaways

• Fill cup {number} before the guest asks.
• Warm the pot.
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(1, 15):
        (folder / f"{number:02}.txt").write_text(EPISODE.format(number=number), "utf-8")
    return folder


class Chapters:
    """Each part is a title and the process that made it; the file is all of them."""

    name, suffix, media_type, default_layout = "titles", ".txt", "text/plain", "workbook"

    def __init__(self, options: Mapping[str, object]) -> None:
        self.home = os.getpid()
        self.fault = options.get("fault")

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        parts = [self.part(task) for task in self.parts(publication, theme, pages)]
        return self.assemble(publication, theme, parts, pages)

    def parts(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Sequence[int]:
        if self.fault == "no parts":
            raise ExportError("the parts have no names.")
        return [chapter.number for chapter in publication.chapters]

    def part(self, task: int) -> str:
        if self.fault == "a process ends" and os.getpid() != self.home:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fault == "a part fails" and task == 7:
            raise ExportError("the seventh cup is broken.")
        sum(range(400_000))
        return f"{task} {os.getpid()}"

    def assemble(
        self,
        publication: Publication,
        theme: Theme,
        parts: Sequence[str],
        pages: PageMap | None = None,
    ) -> Export:
        return Export("\n".join(parts).encode())


def planned(texts: Path, output: Path, exporter: Chapters) -> Plan:
    made = plan(Request((texts,), output, ("pdf",)))
    return replace(made, orders=tuple(replace(one, exporter=exporter) for one in made.orders))


def built(texts: Path, fault: str = "") -> tuple[Report, list[list[str]]]:
    """What two processes make: the report, and number and process of each part."""
    output = texts.parent / "made"
    report = build(planned(texts, output, Chapters({"fault": fault})), 2)
    lines = [line.split() for path in output.glob("*") for line in path.read_text().splitlines()]
    return report, lines


def test_several_processes_make_the_parts_and_the_file_has_them_in_order(texts: Path) -> None:
    report, lines = built(texts)
    assert not report.failures
    assert [number for number, _ in lines] == [str(number) for number in range(1, 15)]
    assert len({process for _, process in lines}) == 2


def test_a_small_book_is_made_in_one_piece(texts: Path) -> None:
    for path in sorted(texts.glob("*"))[4:]:
        path.unlink()
    _, lines = built(texts)
    assert {process for _, process in lines} == {str(os.getpid())}


def test_a_process_that_is_lost_costs_only_time(texts: Path) -> None:
    report, lines = built(texts, "a process ends")
    assert not report.failures
    assert [number for number, _ in lines] == [str(number) for number in range(1, 15)]


@pytest.mark.parametrize(
    ("fault", "message"),
    [("a part fails", "the seventh cup is broken"), ("no parts", "the parts have no names")],
)
def test_a_part_that_fails_is_told_once_as_the_files_failure(
    texts: Path, fault: str, message: str
) -> None:
    report, lines = built(texts, fault)
    (failure,) = report.failures
    assert message in str(failure)
    assert not report.crashes
    assert not lines


def test_a_pdf_has_the_same_bytes_from_one_process_and_from_two(texts: Path) -> None:
    """Both editions: the facilitator's chapters speak of the participant's pages."""
    found = []
    for jobs in (1, 2):
        output = texts.parent / f"by-{jobs}"
        report = build(plan(Request((texts,), output, ("pdf",), edition="all")), jobs)
        assert not report.failures
        found.append(
            {path.relative_to(output): path.read_bytes() for path in output.rglob("*.pdf")}
        )
    assert len(found[0]) == 2
    assert found[0] == found[1]


class Presses(Chapters):
    """Whose press has a bug that is no part's."""

    def press(
        self,
        publication: Publication,
        theme: Theme,
        parts: Sequence[str],
        pages: PageMap | None = None,
    ) -> Press:
        raise ZeroDivisionError(publication.metadata.title)


def test_a_press_with_a_bug_stops_no_file(texts: Path) -> None:
    output = texts.parent / "made"
    people = (Participant("Anna", 1), Participant("Ben", 2))
    made = plan(Request((texts,), output, ("pdf",), participants=people))
    exporter = Presses({})
    orders = tuple(replace(one, exporter=exporter) for one in made.orders)
    report = build(replace(made, orders=orders), 2)
    assert not report.failures
    assert len(list(output.rglob("*.pdf"))) == 3
