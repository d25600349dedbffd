"""Each edit of a handout is told for what it is, nothing else is, and the source takes it over."""

from __future__ import annotations

from pathlib import Path

import pytest
from edits import (
    Edit,
    add_after,
    comment_on,
    delete,
    delete_tracked,
    join,
    move_section,
    restyle,
    reword,
    reword_tracked,
    several,
    split,
    without_bookmarks,
)
from handout_files import SAMPLES, handout_of
from word_files import WORD, edited, paragraph

from handouts.model.walk import episode_inlines, plain_text
from handouts.pipeline.pull.pulling import Pulled, open_handout, pull, source_of
from handouts.pipeline.request import Request
from handouts.readers.collection import read_collection
from handouts.readers.markdown import MarkdownReader
from handouts.readers.markdown.writer import markdown

SAMPLE = next(path for path in SAMPLES if path.stem.startswith("103"))


def pulled(
    tmp_path: Path, edit: Edit | None, *settings: str, source: Path = SAMPLE, **parts: str
) -> Pulled:
    handout = tmp_path / "edited.docx"
    content = handout_of(SAMPLE, *settings)
    handout.write_bytes(content if edit is None else edited(content, edit, **parts))
    request = Request((source,), tmp_path / "dist", settings=settings)
    collection = read_collection(request.sources)
    file = open_handout(handout)
    return pull(file, source_of(file, collection.episodes, handout), collection, request)


def texts(source: str) -> list[str]:
    episode = MarkdownReader().read(source.encode(), "pulled.md")
    return [plain_text(one) for one in episode_inlines(episode)]


@pytest.mark.parametrize(
    "settings",
    [
        (),
        ("docx.portable=true",),
        ("publication.mini_summaries=false", "publication.about=false"),
        ("publication.ruby=all",),
    ],
    ids=" ".join,
)
def test_an_untouched_handout_has_no_change(tmp_path: Path, settings: tuple[str, ...]) -> None:
    found = pulled(tmp_path, None, *settings)
    assert (found.changes, found.comments, found.lost, found.remark) == ((), (), (), None)
    assert found.markdown == markdown(found.source)


def test_a_reading_above_a_word_that_is_not_the_layouts_is_listed(tmp_path: Path) -> None:
    edit = reword("To move an old pine", "ねまわ", "ネマワ")
    found = pulled(tmp_path, edit, "publication.ruby=all")
    assert found.changes == ()
    assert [line.text for line in found.lost] == ["ネマワ"]


EDITS = [
    pytest.param(
        reword("The neighbour", "working week", "whole month"),
        ["changed"],
        ["The neighbour — the section whose whole month changes if you succeed."],
        ["The neighbour — the section whose working week changes if you succeed."],
        id="wording of an item",
    ),
    pytest.param(
        reword_tracked("To move an old pine", "a year ahead", "two years ahead"),
        ["changed"],
        ["two years ahead"],
        ["a year ahead"],
        id="tracked wording",
    ),
    pytest.param(
        reword("Is that not", "politics", "gossip"),
        ["changed"],
        ["Is that not gossip behind closed doors?"],
        ["Is that not politics behind closed doors?"],
        id="heading",
    ),
    pytest.param(
        reword("The Meeting Before", "Before", "Ahead of"),
        ["changed"],
        ["The Meeting Ahead of the Meeting"],
        ["The Meeting Before the Meeting"],
        id="title",
    ),
    pytest.param(
        reword("Decisions ripen", "confirms", "seals"),
        ["changed"],
        ["Decisions ripen in small talks, and the 会議 seals them."],
        ["confirms"],
        id="takeaway",
    ),
    pytest.param(
        add_after("The neighbour", "The newcomer — nobody asks what she knows."),
        ["added"],
        ["The newcomer — nobody asks what she knows."],
        [],
        id="new bullet",
    ),
    pytest.param(
        add_after("Then ask your author", "Write their names down."),
        ["added"],
        ["Write their names down."],
        [],
        id="new paragraph",
    ),
    pytest.param(
        delete("This explains an afternoon"),
        ["deleted"],
        [],
        ["This explains an afternoon"],
        id="deleted block",
    ),
    pytest.param(
        delete_tracked("This explains an afternoon"),
        ["deleted"],
        [],
        ["This explains an afternoon"],
        id="tracked deletion",
    ),
    pytest.param(delete("The purse"), ["deleted"], [], ["The purse"], id="deleted item"),
    pytest.param(
        move_section("Is that not politics", before="Whom do you have to see"),
        ["moved"],
        ["Is that not politics behind closed doors?"],
        [],
        id="moved section",
    ),
    pytest.param(
        split("To move an old pine", "He digs"), ["split"], ["He digs"], [], id="split paragraph"
    ),
    pytest.param(join("To move an old pine"), ["joined"], [], [], id="joined paragraphs"),
    pytest.param(
        restyle("Then ask your author", "Quote"), ["restyled"], [], [], id="paragraph to quotation"
    ),
    pytest.param(
        several(
            reword("The neighbour", "working week", "whole month"),
            delete("It can be."),
            add_after("Then ask your author", "Write their names down."),
        ),
        ["changed", "added", "deleted"],
        ["whole month", "Write their names down."],
        ["It can be."],
        id="three at once",
    ),
]


@pytest.mark.parametrize("keeps_bookmarks", [True, False], ids=["", "without bookmarks"])
@pytest.mark.parametrize(("edit", "kinds", "there", "gone"), EDITS)
def test_an_edit_is_told_and_merged(
    tmp_path: Path,
    edit: Edit,
    kinds: list[str],
    there: list[str],
    gone: list[str],
    keeps_bookmarks: bool,
) -> None:
    found = pulled(tmp_path, edit if keeps_bookmarks else without_bookmarks(edit))
    assert [change.kind.value for change in found.changes] == kinds
    assert all(change.is_text for change in found.changes)
    assert (found.lost, found.remark, found.is_older) == ((), None, False)
    new, old = texts(found.markdown), [plain_text(one) for one in episode_inlines(found.source)]
    assert all(any(words in text for text in new) for words in there)
    assert not any(words in text for text in new for words in gone)
    untouched = [text for text in old if text not in new]
    assert len(untouched) <= 2 * len(kinds), untouched


def test_the_books_word_for_takeaways_is_no_edit_and_the_clients_is(tmp_path: Path) -> None:
    other = pulled(tmp_path, reword("The neighbour", "working week", "whole month"))
    assert f"## {other.source.takeaways_heading}\n" in other.markdown
    found = pulled(tmp_path, reword("Key takeaways", "takeaways", "lessons"))
    assert [change.kind.value for change in found.changes] == ["changed"]
    assert "## Key lessons\n" in found.markdown


def test_a_label_whose_words_were_deleted_is_listed(tmp_path: Path) -> None:
    found = pulled(tmp_path, delete("Silence after a good presentation"))
    assert [change.kind.value for change in found.changes] == ["deleted"]
    assert [line.text for line in found.lost] == ["Mini-summary"]


def test_a_moved_section_goes_with_all_its_paragraphs(tmp_path: Path) -> None:
    edit = move_section("Is that not politics", before="Whom do you have to see")
    found = pulled(tmp_path, edit)
    assert [change.count for change in found.changes] == [5]
    headings = [line for line in found.markdown.splitlines() if line.startswith("## ")]
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
    assert found.markdown == markdown(found.source)


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
    kept = texts(found.markdown)
    expected = [plain_text(one) for one in episode_inlines(found.source)]
    assert [one.replace("whole month", "working week") for one in kept] == expected
