"""An archive of 400 episodes as one EPUB: nobody who reads in epub.js waits for anything."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from reading_systems import read
from referee import build
from varied import write_varied

EPISODES = 400
# The firm's paragraph would vary as well and be 400 paragraphs.
ARGUMENTS = ("-f", "epub", "--set", "publication.about=false")


@pytest.fixture(scope="module")
def delays(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("archive")
    samples = Path(__file__).parents[2] / "sources"
    write_varied(samples, folder / "sources", EPISODES)
    (book,) = build(folder / "dist", [*ARGUMENTS, str(folder / "sources")])
    found = read("epub_delay.mjs", "epubjs", book, "silence")
    logging.getLogger(__name__).info(json.dumps(found))  # --log-cli-level=info shows it
    return found


def test_the_whole_archive_is_read_and_nothing_goes_wrong(delays: Any) -> None:
    assert delays["errors"] == []
    assert delays["documents"] > EPISODES
    assert delays["hits"] > EPISODES


def test_pages_turn_at_once_and_whatever_is_asked_for_comes_soon(delays: Any) -> None:
    """Milliseconds; some ten times what an idle machine takes (docs/epub.md)."""
    assert delays["turn"]["median"] < 400
    assert delays["back"]["median"] < 400
    assert delays["toChapter"]["median"] < 1000
    assert delays["turnGlossary"]["median"] < 1500
    for place in ("opened", "first", "contents", "toGlossary", "toMeaning", "firstHit"):
        assert delays[place] < 6000, place
    assert delays["search"] / delays["documents"] < 60
