"""The trainer's page numbers are those printed in the participant's book. Both PDFs are read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_reading import PdfFile

from handouts.cli.program import program
from handouts.errors import ExportError
from handouts.exporters.pdf import PdfExporter
from handouts.layout.layout import Layout, Scope
from handouts.layout.loader import load_layout
from handouts.layout.theme import CLASSIC
from handouts.model.walk import plain_text
from handouts.publication.compose import compose
from handouts.publication.primitives import PageReference
from handouts.publication.publication import Chapter, Publication, SectionKind
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfFile]:
    """Both editions of the samples' workbook, by edition, as the command line makes them."""
    folder = tmp_path_factory.mktemp("editions")
    arguments = ["build", str(samples_folder()), "-f", "pdf", "--edition", "all", "--json"]
    result = CliRunner().invoke(program, [*arguments, "-o", str(folder)])
    assert result.exit_code == 0, result.output
    outputs = json.loads(result.stdout)["outputs"]
    return {one["edition"]: PdfFile(Path(one["path"]).read_bytes()) for one in outputs}


@pytest.fixture(scope="module")
def guide() -> Publication:
    layout = load_layout("workbook", edition="facilitator")
    return compose(read_collection([samples_folder()]).episodes, layout)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_trainer_is_sent_to_the_page_that_the_participants_have(
    built: dict[str, PdfFile], guide: Publication
) -> None:
    theirs, ours = built["participant"], built["facilitator"]
    everything = squeezed(ours.structure.text)
    sent = 0
    for chapter in guide.chapters:
        for section in chapter.sections:
            if section.kind is SectionKind.SECTION and section.cues:
                page = theirs.destinations[section.key]
                assert squeezed(plain_text(section.heading)) in squeezed(theirs.page_text(page))
                (reference,) = [
                    piece for piece in section.cues[0].content if isinstance(piece, PageReference)
                ]
                assert squeezed(reference.wording.format(page=page)) in everything
                sent += 1
    assert sent > len(guide.chapters)


def test_every_activity_of_the_guide_names_the_page_where_participants_do_it(
    built: dict[str, PdfFile], guide: Publication
) -> None:
    theirs = built["participant"]
    for chapter in guide.chapters:
        for activity in chapter.activities:
            page = theirs.destinations[activity.key]
            assert squeezed(activity.title) in squeezed(theirs.page_text(page)), activity.key


def test_the_guides_own_pages_are_marked_as_its_own(built: dict[str, PdfFile]) -> None:
    for page in (3, 5, 7):
        own = rf"F ?{page}(?!\d)"
        assert any(re.search(own, mark) for mark in built["facilitator"].artifacts(page))
        assert not any(re.search(own, mark) for mark in built["participant"].artifacts(page))


def broken(publication: Publication) -> Publication:
    """The same book with a trainer sent to a page that does not exist."""

    def mended(chapter: Chapter) -> Chapter:
        assert chapter.session
        page = replace(chapter.session.page, key="nowhere")
        return replace(chapter, session=replace(chapter.session, page=page))

    return replace(publication, chapters=tuple(map(mended, publication.chapters)))


def test_a_reference_to_no_page_fails_the_build() -> None:
    layout = Layout("workbook", "Workbook", Scope.COLLECTION)
    plain = tricky_publication(Scope.COLLECTION)
    participants = with_every_primitive(plain, layout)
    guide = with_every_primitive(plain, replace(layout, edition=FACILITATOR))
    pages = PdfExporter({}).export(participants, CLASSIC).page_map
    assert PdfExporter({}).export(guide, CLASSIC, pages).content
    with pytest.raises(ExportError, match="nowhere"):
        PdfExporter({}).export(broken(guide), CLASSIC, pages)


def test_a_guide_without_the_participants_pages_fails() -> None:
    layout = Layout("workbook", "Workbook", Scope.COLLECTION, edition=FACILITATOR)
    guide = with_every_primitive(tricky_publication(Scope.COLLECTION), layout)
    with pytest.raises(ExportError):
        PdfExporter({}).export(guide, CLASSIC, None)
