"""One episode, saved from three sites, reads as its text does."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from web_page_shapes import SHAPES

from handouts.model.episode import Episode
from handouts.readers.html import WebPageReader
from handouts.readers.listing import episode_json
from handouts.readers.text import TextReader
from handouts.resources import samples_folder

TEXTS = sorted(samples_folder().glob("*.txt"))
# What the page and the text must differ in.
PLACES = ("line", "lines", "source", "dropped", "diagnostics")


def said(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: said(part) for name, part in value.items() if name not in PLACES}
    return [said(part) for part in value] if isinstance(value, list) else value


def compared(episode: Episode) -> Any:
    listing = said(episode_json(episode))
    del listing["key"]  # the file's stem
    return listing


def read(page: str) -> Episode:
    return WebPageReader().read(page.encode(), "page.html")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a_page_reads_as_its_text(text: Path, shape: str) -> None:
    episode = TextReader().read(text.read_bytes(), text.name)
    assert compared(read(SHAPES[shape](episode))) == compared(episode)


@pytest.mark.parametrize("shape", SHAPES)
def test_given_episodes_read_alike_from_a_page(given_episodes: Path, shape: str) -> None:
    for path in given_episodes.glob("*.txt"):
        episode = TextReader().read(path.read_bytes(), path.name)
        assert compared(read(SHAPES[shape](episode))) == compared(episode), path.name


@pytest.mark.parametrize("shape", SHAPES)
def test_lines_are_those_of_the_file(shape: str) -> None:
    """A term's line holds its first characters; a heading's line its first words."""
    episode = TextReader().read(TEXTS[0].read_bytes(), TEXTS[0].name)
    page = SHAPES[shape](episode)
    lines = page.split("\n")
    found = read(page)
    listing = episode_json(found)
    for section in listing["sections"]:
        assert section["heading"].split()[1] in lines[section["line"] - 1]
        for block in section["blocks"]:
            for item in block.get("items", [block]):
                assert item["text"].split(" ")[0].strip("“”’‘")[:4] in unescape(
                    lines[item["line"] - 1]
                )
    for term in listing["terms"]:
        first = term["written"].split()[0].strip("“”,()")
        assert any(first in unescape(lines[line - 1]) for line in term["lines"]), term


@pytest.mark.parametrize(
    ("shape", "debris"),
    [
        (
            "wordpress",
            {
                "Skip to content": "the site's navigation",
                "We use cookies": "a notice about cookies",
                "Hinoki & Vale Learning Home": "the site's header",
                "Posted on March 5, 2024": "date or author",
                "Podcast: Download": "a player or other embedded part",
                "Share this: Twitter": "buttons for sharing",
                "Related Why is tea green?": "links to other pages",
                "Filed under: Meetings": "a footer of the page",
                "One thought": "comments of readers",
                "Recent Posts": "a side column",
                "© Hinoki": "a footer of the page",
            },
        ),
        (
            "squarespace",
            {
                "00:00 / 21:40 Play": "a player or other embedded part",
                "Sign up with your email": "an invitation to subscribe",
                "Older: Bad News": "the site's navigation",
                "Spring courses": "hidden on the page",
            },
        ),
        (
            "libsyn",
            {
                "The Hinoki Hour Episodes": "the site's navigation",
                "Tue, 5 March 2024": "the day of publication",
                "Show more Show less": "a player's button",
                "Direct download": "a footer of the page",
                "Syndication RSS": "outside the main content",
            },
        ),
    ],
)
def test_what_is_the_sites_is_left_out_and_reported(shape: str, debris: dict[str, str]) -> None:
    episode = TextReader().read(TEXTS[0].read_bytes(), TEXTS[0].name)
    dropped = read(SHAPES[shape](episode)).dropped
    for start, reason in debris.items():
        reasons = [line.reason for line in dropped if line.text.startswith(start)]
        assert reasons == [reason], start


@pytest.mark.parametrize("shape", SHAPES)
def test_the_day_of_publication_is_known(shape: str) -> None:
    episode = TextReader().read(TEXTS[0].read_bytes(), TEXTS[0].name)
    assert str(read(SHAPES[shape](episode)).date) == "2024-03-05"
