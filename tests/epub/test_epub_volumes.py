"""A compilation in volumes: every episode in one of them, each a book of its own in a series."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from epub_reading import NAMES, OpenedBook

from handouts.cli.program import program
from handouts.errors import OptionError
from handouts.exporters.epub import EpubExporter
from handouts.layout.layout import Layout, Metadata, Scope
from handouts.pipeline.ordering import publications
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

TITLE = "Working Well with Japanese Teams"
NAME = "working-well-with-japanese-teams"


def build(folder: Path, *words: str) -> dict[str, OpenedBook]:
    command = ["build", "-q", "-o", str(folder), "-f", "epub", *words, str(samples_folder())]
    result = CliRunner().invoke(program, command)
    assert result.exit_code == 0, result.output
    return {path.stem: OpenedBook(path.read_bytes()) for path in sorted(folder.glob("*.epub"))}


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, OpenedBook]:
    folder = tmp_path_factory.mktemp("volumes")
    return build(folder, "--set", "epub.volume=2", "--edition", "all")


def chapter_pages(opened: OpenedBook) -> list[int]:
    """The printed pages that begin in the chapters."""
    return all_pages(opened, "[starts-with(@href, 'chapter-')]")


def all_pages(opened: OpenedBook, which: str = "") -> list[int]:
    query = f'//h:nav[@epub:type="page-list"]//h:a{which}'
    found = opened.navigation().xpath(query, namespaces=NAMES)
    return [int("".join(link.itertext())) for link in found]


def test_each_volume_has_a_name_and_its_place_in_the_series(
    volumes: dict[str, OpenedBook],
) -> None:
    for number in (1, 2, 3):
        for edition in ("", "-facilitator"):
            opened = volumes[f"{NAME}-volume-{number}{edition}"]
            assert opened.element("title")[0] == f"{TITLE}: Volume {number}"
            assert opened.meta("group-position") == [str(number)]
            index = opened.find('//opf:meta[@name="calibre:series_index"]/@content')
            assert index == [str(number)]
    series = {tuple(opened.meta("belongs-to-collection")) for opened in volumes.values()}
    assert len(volumes) == 6
    assert len(series) == 1
    assert len({opened.element("identifier")[0] for opened in volumes.values()}) == 6


def test_a_volume_knows_the_pages_of_the_one_printed_book(
    volumes: dict[str, OpenedBook],
) -> None:
    found = [chapter_pages(volumes[f"{NAME}-volume-{number}"]) for number in (1, 2, 3)]
    assert all(found)
    everything = [page for pages in found for page in pages]
    assert everything == sorted(set(everything))
    # Title, contents and glossary of a volume are not those that stand in print.
    for number, pages in enumerate(found, start=1):
        assert all_pages(volumes[f"{NAME}-volume-{number}"]) == pages


@pytest.mark.parametrize("by", ["1", "2", "4", "category"])
def test_every_episode_is_in_exactly_one_volume(by: str) -> None:
    episodes = read_collection([samples_folder()]).episodes
    layout = Layout("compilation", "Compilation", Scope.COLLECTION)
    found = list(publications(episodes, layout, by))
    parts = [chapter for publication in found for chapter in publication.episodes]
    assert sorted(parts) == sorted(episode.key for episode in episodes)
    assert [publication.volume for publication in found] == list(range(1, len(found) + 1))
    if by == "category":
        for publication in found:
            assert len({chapter.category for chapter in publication.chapters}) == 1


def test_one_volume_is_the_book_itself() -> None:
    episodes = read_collection([samples_folder()]).episodes
    layout = Layout("compilation", "Compilation", Scope.COLLECTION)
    (whole,), (parted,) = publications(episodes, layout), publications(episodes, layout, "99")
    assert whole == parted


def test_volumes_of_a_book_with_an_identifier_have_their_own() -> None:
    episodes = read_collection([samples_folder()]).episodes
    isbn = Metadata(identifier="urn:isbn:9780000000002")
    layout = Layout("compilation", "Compilation", Scope.COLLECTION, metadata=isbn)
    found = [one.identifier for one in publications(episodes, layout, "2")]
    corrected = [replace(episode, about=None) for episode in episodes]
    again = [one.identifier for one in publications(corrected, layout, "2")]
    assert len({isbn.identifier, *found}) == 4
    assert found == again


@pytest.mark.parametrize("volume", ["0", "-1", "kind", "1.5", "二"])
def test_a_volume_that_makes_no_sense_is_refused_with_the_mend(volume: str) -> None:
    with pytest.raises(OptionError, match=r"epub\.volume=20"):
        EpubExporter({"volume": volume})
