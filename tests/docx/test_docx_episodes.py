"""Whole episodes, the project's samples and those that are given to the tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from word_document import WordDocument, text_of_words

from handouts import resources
from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import Layout, PublicationSettings, Scope
from handouts.layout.theme import MODERN
from handouts.model.episode import Episode
from handouts.publication.compose import compose
from handouts.publication.matter import Contents
from handouts.publication.publication import Publication
from handouts.readers.collection import read_file
from handouts.testing import check_words

BOOK = Layout("compilation", "Compilation", Scope.COLLECTION)
HANDOUT = replace(
    BOOK, scope=Scope.EPISODE, publication=PublicationSettings(title_page=False, contents=False)
)


def episodes_in(folder: Path) -> list[Episode]:
    episodes = [read_file(file) for file in sorted(folder.glob("*.txt"))]
    return [replace(each, key=f"{n}-{each.key}") for n, each in enumerate(episodes)]


def publications(episodes: Sequence[Episode]) -> list[Publication]:
    handouts = [compose((episode,), HANDOUT, built=0) for episode in episodes]
    return [*handouts, compose(tuple(episodes), BOOK, built=0)]


def check(episodes: Sequence[Episode]) -> None:
    exporter = DocxExporter({})
    for publication in publications(episodes):
        export = exporter.export(publication, MODERN)
        assert lint(export.content) == []
        assert not export.diagnostics
        check_words(text_of_words(export.content), publication)


def test_the_samples_keep_all_their_words_as_handouts_and_as_a_book() -> None:
    episodes = episodes_in(resources.samples_folder())
    assert len(episodes) > 3
    check(episodes)


def test_given_episodes_keep_all_their_words(given_episodes: Path) -> None:
    check(episodes_in(given_episodes))


def test_a_book_of_three_hundred_chapters_is_sound(book_publication: Publication) -> None:
    chapter = book_publication.chapters[0]

    def book(count: int) -> Publication:
        chapters = tuple(
            replace(
                chapter,
                key=f"c{n}",
                sections=tuple(
                    replace(
                        section,
                        key=f"c{n}{section.key}",
                        blocks=tuple(
                            replace(block, key=f"c{n}{block.key}") for block in section.blocks
                        ),
                    )
                    for section in chapter.sections
                ),
            )
            for n in range(count)
        )
        return replace(book_publication, front=(), chapters=chapters, back=())

    content = DocxExporter({}).export(book(300), MODERN).content
    assert lint(content) == []


def test_one_chapter_with_contents_is_a_book_of_one_chapter(book_publication: Publication) -> None:
    contents = next(part for part in book_publication.front if isinstance(part, Contents))
    publication = replace(
        book_publication,
        front=(replace(contents, entries=contents.entries[:1]),),
        chapters=book_publication.chapters[:1],
        back=(),
    )
    content = DocxExporter({}).export(publication, MODERN).content
    assert lint(content) == []
    assert WordDocument(content).texts("TOC Heading", "heading 1") == [
        "Contents",
        'How <b>not</b> to & "why"? — 日本',
    ]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_any_number_of_chapters_makes_a_file(count: int, book_publication: Publication) -> None:
    chapters = book_publication.chapters[:count]
    publication = replace(book_publication, front=(), chapters=chapters, back=())
    assert lint(DocxExporter({}).export(publication, MODERN).content) == []
