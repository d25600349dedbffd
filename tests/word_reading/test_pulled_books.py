"""A book of many episodes comes back: each source with its own edits, and no other touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from edits import Body, Edit, add_after, delete, reword, several, words_of
from handout_files import FOLDER, SAMPLES, answers_of, handout_of, pulled_back
from word_files import W, edited
from word_habits import delete_from, move

from handouts.errors import SourceError
from handouts.pipeline.pull.pulling import Pulled
from handouts.readers.markdown import MarkdownReader
from handouts.readers.markdown.writer import markdown

BOOKS = [(layout, edition) for layout in ("compilation", "workbook") for edition in
         ("participant", "facilitator")]  # fmt: skip


def pulled(folder: Path, edit: Edit, layout: str, edition: str = "participant") -> Pulled:
    book = folder / "book.docx"
    book.write_bytes(edited(handout_of(FOLDER, layout=layout, edition=edition), edit))
    return pulled_back(book)


def changed(found: Pulled) -> dict[str, str]:
    """By the beginnings of the sources' names the Markdown of those that were changed."""
    for one in found.episodes:
        assert one.is_changed or one.markdown == markdown(one.source)
    return {Path(one.source.source).name[:3]: one.markdown
            for one in found.episodes if one.is_changed}  # fmt: skip


@pytest.mark.parametrize(("layout", "edition"), BOOKS)
def test_edits_go_to_the_episodes_they_belong_to(tmp_path: Path, layout: str, edition: str) -> None:
    edit = several(
        reword("The neighbour", "working week", "whole month"),
        add_after("Before anyone stands up", "Then open a window."),
        reword("Bad News, Early", "Early", "at Once"),
    )
    found = pulled(tmp_path, edit, layout, edition)
    assert [(one.kind.value, one.is_text) for one in found.merged] == [
        ("changed", True),
        ("added", True),
        ("changed", True),
    ]
    sources = changed(found)
    assert set(sources) == {"102", "103"}
    assert "whole month changes" in sources["103"]
    assert "Then open a window." in sources["103"]
    title = MarkdownReader().read(sources["102"].encode(), "102.md").title
    assert title.content[0].text == "Bad News, at Once"
    assert found.lost == ()


def test_an_edit_of_the_paragraph_on_the_firm_goes_to_every_episode_that_has_it(
    tmp_path: Path,
) -> None:
    found = pulled(tmp_path, reword("Hinoki & Vale Learning is", "small", "little"), "compilation")
    assert [one.kind.value for one in found.merged] == ["changed"]
    having = {one.source.source for one in found.episodes if one.source.about}
    assert {one.source.source for one in found.episodes if one.is_changed} == having != set()
    assert all("a little training firm" in text for text in changed(found).values())


def test_a_paragraph_moved_to_another_chapter_leaves_one_source_for_the_other(
    tmp_path: Path,
) -> None:
    found = pulled(tmp_path, move("Then ask your author", after="Take the last"), "compilation")
    assert set(changed(found)) == {"103"}
    other = begins_of("101")
    found = pulled(tmp_path, move("Then ask your author", after=other), "compilation")
    sources = changed(found)
    assert set(sources) == {"101", "103"}
    assert "Then ask your author" in sources["101"]
    assert "Then ask your author" not in sources["103"]


def begins_of(number: str) -> str:
    """How the first paragraph after the first heading of an episode begins."""
    lines = next(path for path in SAMPLES if path.stem.startswith(number)).read_text("utf-8")
    texts = [line for line in lines.splitlines() if len(line) > 200]
    return texts[0][:24]


def test_chapters_that_change_places_change_no_source(tmp_path: Path) -> None:
    def edit(body: Body) -> None:
        chapters = [one for one in body.iter(f"{W}p") if _style(one) == "Heading1"]
        first, second, third = chapters[:3]
        moved = []
        for one in [second, *second.itersiblings()]:
            if one is third:
                break
            moved.append(one)
        for one in moved:
            first.addprevious(one)

    found = pulled(tmp_path, edit, "compilation")
    assert {one.kind.value for one in found.changes} == {"moved"}
    assert changed(found) == {}


def _style(one: Body) -> str:
    named = one.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else str(named.get(f"{W}val"))


def test_a_deleted_chapter_is_told_and_its_source_stays(tmp_path: Path) -> None:
    book = handout_of(FOLDER, layout="compilation")
    titles = []

    def edit(body: Body) -> None:
        heads = [one for one in body.iter(f"{W}p") if _style(one) == "Heading1"]
        titles.append(words_of(heads[1]))
        one = heads[1]
        while one is not heads[2]:
            following = one.getnext()
            one.getparent().remove(one)
            one = following

    file = tmp_path / "book.docx"
    file.write_bytes(edited(book, edit))
    found = pulled_back(file)
    assert {one.kind.value for one in found.merged} == {"deleted"}
    assert [(line.text, line.reason) for line in found.lost] == [
        (titles[0], "its text is gone from the file: the source stays as it is")
    ]
    assert changed(found) == {}


def test_one_changed_source_is_a_conflict_and_the_others_are_merged(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in [*SAMPLES, FOLDER / "collection.toml"]:
        text = path.read_text("utf-8")
        new = text.replace("a year ahead", "two years ahead")
        (folder / path.name).write_text(new, "utf-8")
    file = tmp_path / "book.docx"
    edit = several(reword("The neighbour", "working week", "whole month"),
                   reword("Bad News, Early", "Early", "at Once"))  # fmt: skip
    file.write_bytes(edited(handout_of(FOLDER, layout="compilation"), edit))
    found = pulled_back(file, source=folder)
    assert [Path(one.source.source).name[:3] for one in found.episodes if one.is_older] == ["103"]
    assert set(changed(found)) == {"102", "103"}


def test_a_book_wants_all_its_sources(tmp_path: Path) -> None:
    file = tmp_path / "book.docx"
    file.write_bytes(handout_of(FOLDER, layout="compilation"))
    with pytest.raises(SourceError, match=r"sources of this book are not there: 4 \(“"):
        pulled_back(file, source=SAMPLES[0])


def test_a_file_of_answers_has_nothing_to_pull(tmp_path: Path) -> None:
    file = tmp_path / "answers.docx"
    file.write_bytes(answers_of(FOLDER))
    with pytest.raises(SourceError, match="a file of answers"):
        pulled_back(file)


def test_a_section_deleted_from_a_workbook_takes_its_unprinted_texts_along(tmp_path: Path) -> None:
    edit = several(delete("It can be."), delete_from("Is that not politics", "How do you close"))
    found = pulled(tmp_path, edit, "workbook")
    assert {one.kind.value for one in found.merged} == {"deleted"}
    assert [line.reason for line in found.lost] == ["of the source; its section is gone"]
