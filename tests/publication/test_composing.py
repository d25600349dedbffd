"""What a publication holds: every block in its one home, terms gathered, keys unique."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from handouts.layout.labels import labels_in
from handouts.layout.layout import (
    FACILITATOR,
    Edition,
    Layout,
    Metadata,
    PublicationSettings,
    Scope,
)
from handouts.model.blocks import MiniSummary
from handouts.model.episode import Episode
from handouts.model.inlines import Text
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.compose import compose
from handouts.publication.matter import About, Contents, Glossary, TitlePage
from handouts.publication.publication import Publication, SectionKind, keys_of
from handouts.readers.collection import read_collection
from handouts.readers.text import TextReader
from handouts.resources import samples_folder

BOOK = Layout("workbook", "Workbook", Scope.COLLECTION)
HANDOUT = Layout("handout", "Handout", Scope.EPISODE)


@pytest.fixture(scope="module")
def samples() -> tuple[Episode, ...]:
    return read_collection([samples_folder()]).episodes


def episode(name: str, body: str, about: str = "We pour tea.") -> Episode:
    text = (
        f"Episode #{len(name)}: {name}\\nAll of it\\nWhy {name}?\\n{body}\\nMini-summary: So.\\n"
        f"Key Takeaways\\n-\\nPour.\\nAbout Hinoki\\n{about}\\n"
    ).replace("\\n", "\n")
    return TextReader().read(text.encode(), f"{name}.txt")


def glossary_of(publication: Publication) -> Glossary:
    return next(part for part in publication.back if isinstance(part, Glossary))


def test_every_block_has_exactly_one_home_in_the_order_of_the_text(
    samples: tuple[Episode, ...],
) -> None:
    publication = compose(samples, BOOK)
    for source, chapter in zip(samples, publication.chapters, strict=True):
        read = [
            plain_text(text)
            for section in source.sections
            for block in section.blocks
            for text in block_inlines(block)
        ]
        printed = [
            plain_text(text)
            for section in chapter.sections
            if section.kind is SectionKind.SECTION
            for block in section.blocks
            for text in block_inlines(block)
        ]
        assert printed == read


def test_keys_are_unique_in_a_publication(samples: tuple[Episode, ...]) -> None:
    counts = Counter(keys_of(compose(samples, BOOK)))
    assert set(counts.values()) == {1}


def test_the_firms_paragraph_stands_once_for_all_episodes() -> None:
    texts = [episode("tea", "It is."), episode("cups", "They are.")]
    abouts = [part for part in compose(texts, BOOK).back if isinstance(part, About)]
    assert [about.heading for about in abouts] == ["About Hinoki"]


def test_another_wording_of_the_firms_paragraph_is_not_lost() -> None:
    texts = [episode("tea", "It is."), episode("cups", "They are.", about="We sell cups.")]
    abouts = [part for part in compose(texts, BOOK).back if isinstance(part, About)]
    assert [about.key for about in abouts] == ["about", "about-2"]


def test_a_term_is_one_entry_with_its_fullest_form_and_all_glosses() -> None:
    texts = [
        episode("tea", "A 会議 (meeting) and 会議 (formal meeting)."),
        episode("cups", "A 会議 (kaigi, meeting), then the 会議."),
    ]
    publication = compose(texts, BOOK)
    (entry,) = glossary_of(publication).entries
    assert (entry.term.japanese, entry.term.romaji) == ("会議", "kaigi")
    assert entry.term.glosses == ("meeting", "formal meeting")
    assert [place.chapter for place in entry.occurrences] == ["tea", "cups"]


def test_a_term_met_in_romaji_joins_the_script_that_is_read_so() -> None:
    texts = [episode("tea", "By hanko (seal)."), episode("cups", "A 判子 (hanko, seal) in red.")]
    (entry,) = glossary_of(compose(texts, BOOK)).entries
    assert (entry.term.japanese, len(entry.occurrences)) == ("判子", 2)


def test_long_vowels_sort_as_short_ones() -> None:
    body = "A 相談 (sōdan, advice), a 席 (seki, seat), a 外 (soto, outside), a 空気 (kūki, air)."
    entries = glossary_of(compose([episode("tea", body)], BOOK)).entries
    assert [entry.term.romaji for entry in entries] == ["kūki", "seki", "sōdan", "soto"]


def test_of_two_spellings_the_one_with_fewer_capitals_is_the_entry() -> None:
    body = "Nemawashi (根回し / Roots) is old. By nemawashi (根回し / roots) we begin."
    (entry,) = glossary_of(compose([episode("tea", body)], BOOK)).entries
    assert (entry.term.romaji, entry.term.glosses) == ("nemawashi", ("roots",))


def test_a_bare_word_without_any_explanation_makes_no_entry() -> None:
    publication = compose([episode("tea", "The word いいえ is rare.")], BOOK)
    assert not any(isinstance(part, Glossary) for part in publication.back)


def test_the_squares_take_a_term_of_the_chapter_itself_each_only_once() -> None:
    texts = [
        episode("tea", "In 東京 (Tokyo) a 会議 (meeting) and 根回し (nemawashi, roots)."),
        episode("cups", "A 会議 (meeting) in 東京 (Tokyo)."),
        episode("pots", "In 東京 (Tokyo) いいえ."),
        episode("rice", "Nothing at all."),
    ]
    chapters = compose(texts, BOOK).chapters
    found = [chapter.opener_term and chapter.opener_term.japanese for chapter in chapters]
    assert found == ["根回し", "会議", "東京", None]


def test_the_contents_name_chapters_sections_and_back_matter(samples: tuple[Episode, ...]) -> None:
    publication = compose(samples, BOOK)
    contents = next(part for part in publication.front if isinstance(part, Contents))
    keys = set(keys_of(publication))
    assert all(entry.key in keys for entry in contents.entries)
    numbers = [entry.number for entry in contents.entries if entry.level == 1]
    assert numbers == [1, 2, 3, 4, 5, None, None]


def test_a_handout_takes_title_and_subtitle_of_its_episode() -> None:
    layout = replace(HANDOUT, metadata=Metadata(title="The Series", author="A. Sato"))
    metadata = compose([episode("tea", "It is.")], layout).metadata
    assert (metadata.title, metadata.subtitle) == ("tea", "All of it")
    assert (metadata.series, metadata.author) == ("The Series", "A. Sato")


def test_a_collection_without_title_is_called_after_its_layout() -> None:
    assert compose([episode("tea", "It is.")], BOOK).metadata.title == "Workbook"


def test_settings_leave_parts_out() -> None:
    settings = PublicationSettings(
        title_page=False,
        contents=False,
        mini_summaries=False,
        takeaways=False,
        glossary=False,
        about=False,
    )
    layout = replace(BOOK, publication=settings)
    publication = compose([episode("tea", "A 会議 (meeting).")], layout)
    assert (publication.front, publication.back) == ((), ())
    (section,) = publication.chapters[0].sections
    assert not any(isinstance(block, MiniSummary) for block in section.blocks)


def test_the_identifier_stays_when_words_change_and_differs_between_books() -> None:
    first = compose([episode("tea", "It is.")], BOOK)
    changed = compose([episode("tea", "It was.")], BOOK)
    other = compose([episode("cups", "It is.")], BOOK)
    assert first.identifier == changed.identifier != other.identifier


def test_the_identifier_differs_between_editions_languages_and_layouts() -> None:
    episodes = [episode("tea", "It is.")]
    layouts = [
        BOOK,
        replace(BOOK, edition=Edition(FACILITATOR)),
        replace(BOOK, metadata=Metadata(language="en-GB")),
        replace(BOOK, labels=labels_in("ja")),
        replace(BOOK, name="compilation"),
    ]
    found = [compose(episodes, layout).identifier for layout in layouts]
    assert len(set(found)) == len(found)
    assert found == [compose(episodes, layout).identifier for layout in layouts]


def test_a_handout_keeps_its_identifier_when_its_title_is_corrected() -> None:
    given = episode("tea", "It is.")
    title = replace(given.title, content=(Text("Tea, corrected"),))
    first, second = (compose([one], HANDOUT) for one in (given, replace(given, title=title)))
    assert first.metadata.title != second.metadata.title
    assert first.identifier == second.identifier


def test_a_given_identifier_names_the_book_for_everybody_and_nothing_beside_it() -> None:
    isbn = Metadata(identifier="urn:isbn:9780000000002")
    episodes = [episode("tea", "It is."), episode("cups", "It is.")]
    book = replace(BOOK, metadata=isbn)
    assert compose(episodes, book).identifier == isbn.identifier
    beside = [
        compose(episodes, replace(book, edition=Edition(FACILITATOR))).identifier,
        *(compose([one], replace(HANDOUT, metadata=isbn)).identifier for one in episodes),
    ]
    assert len({isbn.identifier, *beside}) == 4


def test_the_day_of_a_publication_is_that_of_the_build_unless_the_layout_says() -> None:
    assert compose([], BOOK, built=86_400).issued.isoformat() == "1970-01-02"


def test_the_title_page_shows_the_chapters_terms(samples: tuple[Episode, ...]) -> None:
    title_page = compose(samples, BOOK).front[0]
    assert isinstance(title_page, TitlePage)
    assert [number for number, _ in title_page.chapter_terms] == [1, 2, 3, 4, 5]


def test_two_files_of_one_name_get_two_keys(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tea.txt").write_text("Episode #1: Tea\nWhy?\n", "utf-8")
    episodes = read_collection([tmp_path / "a", tmp_path / "b"]).episodes
    assert [episode.key for episode in episodes] == ["tea", "tea-2"]


def test_a_path_that_is_not_there_is_named_as_such(tmp_path: Path) -> None:
    (failure,) = read_collection([tmp_path / "nowhere"]).failures
    assert "no such file" in failure.message


def test_a_file_named_by_itself_belongs_to_the_collection_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "tea.txt").write_text("Episode #1: Tea\nWhy?\n", "utf-8")
    (tmp_path / "collection.toml").write_text('[metadata]\ntitle = "Cups"\n', "utf-8")
    assert read_collection([tmp_path / "tea.txt"]).metadata.values == {
        "metadata": {"title": "Cups"}
    }
