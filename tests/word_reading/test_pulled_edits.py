"""What is merged and what is not: labels, places, comments, conflicts, texts not printed."""

from __future__ import annotations

from pathlib import Path

from edits import (
    Edit,
    comment_on,
    delete,
    move_section,
    reword,
    reword_tracked,
    several,
)
from handout_files import SAMPLES, handout_of, pulled_back
from word_files import WORD, edited, paragraph

from handouts.model.walk import episode_inlines, plain_text
from handouts.pipeline.pull.pulling import Pulled
from handouts.readers.markdown import MarkdownReader
from handouts.readers.markdown.writer import markdown

SAMPLE = next(path for path in SAMPLES if path.stem.startswith("103"))


def pulled(
    tmp_path: Path, edit: Edit | None, *settings: str, source: Path = SAMPLE, **parts: str
) -> Pulled:
    handout = tmp_path / "edited.docx"
    content = handout_of(SAMPLE, *settings)
    handout.write_bytes(content if edit is None else edited(content, edit, **parts))
    return pulled_back(handout, *settings, source=source)


def texts(source: str) -> list[str]:
    episode = MarkdownReader().read(source.encode(), "pulled.md")
    return [plain_text(one) for one in episode_inlines(episode)]


def test_a_reading_above_a_word_that_is_not_the_layouts_is_listed(tmp_path: Path) -> None:
    edit = reword("To move an old pine", "ねまわ", "ネマワ")
    found = pulled(tmp_path, edit, "publication.ruby=all")
    assert found.changes == ()
    assert [line.text for line in found.lost] == ["ネマワ"]


def test_the_books_word_for_takeaways_is_no_edit_and_the_clients_is(tmp_path: Path) -> None:
    other = pulled(tmp_path, reword("The neighbour", "working week", "whole month"))
    assert f"## {other.episodes[0].source.takeaways_heading}\n" in other.episodes[0].markdown
    found = pulled(tmp_path, reword("Key takeaways", "takeaways", "lessons"))
    assert [change.kind.value for change in found.changes] == ["changed"]
    assert "## Key lessons\n" in found.episodes[0].markdown


def test_a_label_whose_words_were_deleted_is_listed(tmp_path: Path) -> None:
    found = pulled(tmp_path, delete("Silence after a good presentation"))
    assert [change.kind.value for change in found.changes] == ["deleted"]
    assert [line.text for line in found.lost] == ["Mini-summary"]


def test_a_moved_section_goes_with_all_its_paragraphs(tmp_path: Path) -> None:
    edit = move_section("Is that not politics", before="Whom do you have to see")
    found = pulled(tmp_path, edit)
    assert [change.count for change in found.changes] == [5]
    headings = [line for line in found.episodes[0].markdown.splitlines() if line.startswith("## ")]
    assert headings[1] == "## Is that not politics behind closed doors?"


def test_a_tracked_change_is_said_to_be_one(tmp_path: Path) -> None:
    found = pulled(tmp_path, reword_tracked("To move an old pine", "a year", "two years"))
    assert [change.is_tracked for change in found.changes] == [True]


def test_edits_of_what_a_build_makes_are_told_and_not_merged(tmp_path: Path) -> None:
    edit = several(
        reword("Answer in your own", "own words", "finest words"),
        reword("personal seals", "personal", "private"),
    )
    found = pulled(tmp_path, edit)
    assert [(one.kind.value, one.is_text) for one in found.changes] == [("changed", False)] * 2
    assert found.episodes[0].markdown == markdown(found.episodes[0].source)


def test_new_comments_are_told_with_their_place(tmp_path: Path) -> None:
    remark = f'<w:comment w:id="7" w:author="Mori">{paragraph("Is it so?")}</w:comment>'
    comments = f'<w:comments xmlns:w="{WORD}">{remark}</w:comments>'
    found = pulled(tmp_path, comment_on("It can be.", "7"), comments=comments)
    assert found.changes == ()
    assert [(one.author, one.text, one.place) for one in found.comments] == [
        ("Mori", "Is it so?", "Is that not politics behind closed doors?")
    ]


def test_a_source_that_changed_since_is_a_conflict(tmp_path: Path) -> None:
    source = tmp_path / SAMPLE.name
    source.write_text(SAMPLE.read_text("utf-8").replace("a year ahead", "two years ahead"), "utf-8")
    found = pulled(tmp_path, None, source=source)
    assert found.is_older
    assert [change.kind.value for change in found.changes] == ["changed"]


def test_texts_that_a_layout_leaves_out_stay_in_the_source(tmp_path: Path) -> None:
    edit = reword("The neighbour", "working week", "whole month")
    leaving = ("publication.mini_summaries=false", "publication.takeaways=false")
    found = pulled(tmp_path, edit, *leaving)
    assert [change.kind.value for change in found.changes] == ["changed"]
    kept = texts(found.episodes[0].markdown)
    expected = [plain_text(one) for one in episode_inlines(found.episodes[0].source)]
    assert [one.replace("whole month", "working week") for one in kept] == expected
