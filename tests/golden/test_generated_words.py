"""A Japanese book of English texts: every word that the book adds is Japanese, in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from extracts import docx_lines, epub_lines, pdf_lines

from handouts.cli.program import program
from handouts.resources import samples_folder

FORMATS: dict[str, Callable[[Path], Iterator[str]]] = {
    "pdf": pdf_lines,
    "docx": docx_lines,
    "epub": epub_lines,
}
LICENCES = re.compile(r".*(?:SIL Open Font License|urn:uuid).*")
MARKUP = re.compile(r"^\[[^\]]*\]|^====.*|^[a-z0-9]+(?= )|\(?[\w-]+\.xhtml\S*")
WORD = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the samples with Japanese labels, both editions in all formats."""
    folder = tmp_path_factory.mktemp("books")
    arguments = ["build", str(samples_folder()), "-o", str(folder), "--edition", "all"]
    settings = ["labels.language=ja", "metadata.title=本"]
    for setting in settings:
        arguments += ["--set", setting]
    result = CliRunner().invoke(program, [*arguments, "--layout", "workbook", "-q"])
    assert result.exit_code == 0, result.output
    return folder


def _own_words() -> set[str]:
    sources = (file for file in samples_folder().iterdir() if file.is_file())
    return {word for file in sources for word in WORD.findall(file.read_text("utf-8").lower())}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("guide", [False, True], ids=["participant", "facilitator"])
def test_no_english_word_is_left_in_a_japanese_book(books: Path, suffix: str, guide: bool) -> None:
    files = [path for path in books.iterdir() if path.suffix == f".{suffix}"]
    (book,) = [path for path in files if ("facilitator" in path.name) is guide]
    lines = [MARKUP.sub("", line) for line in FORMATS[suffix](book) if not LICENCES.match(line)]
    words = {word for line in lines for word in WORD.findall(line.lower())}
    own = _own_words()
    assert len(words & own) > 500
    # A choice's letter stands close to its words where only a style parts them.
    assert sorted(word for word in words if word not in own and word[1:] not in own) == []
