"""Each edit of a handout is told for what it is, nothing else is, and the source takes it over.

How many were told rightly is printed at the end of the run (`tests/conftest.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from edit_case import Case
from edit_cases import CASES, NOTHING, TRACKED
from edits import Body, Edit, several, without_bookmarks
from handout_files import SAMPLES, handout_of, pulled_back
from word_files import W, edited

from handouts.model.walk import episode_inlines, plain_text
from handouts.pipeline.pull.pulling import Pulled
from handouts.readers.collection import read_file
from handouts.readers.markdown import MarkdownReader

SAMPLE = next(path for path in SAMPLES if path.stem.startswith("103"))
Record = Callable[[str, object], None]


def names(case: Case) -> str:
    return case.name


def pulled(folder: Path, case: Case, edit: Edit | None = None) -> Pulled:
    handout = folder / "edited.docx"
    handout.write_bytes(edited(handout_of(SAMPLE), edit or case.edit, *case.more))
    return pulled_back(handout, source=SAMPLE)


def told(found: Pulled) -> list[str]:
    changes = (f"{one.kind}" if one.is_text else f"{one.kind} unmerged" for one in found.changes)
    return [
        *changes,
        *("comment" for _ in found.comments),
        *(f"lost: {x.reason}" for x in found.lost),
    ]


@pytest.mark.parametrize("keeps_bookmarks", [True, False], ids=["", "without bookmarks"])
@pytest.mark.parametrize("case", CASES, ids=names)
def test_an_edit_is_told_for_what_it_is_and_nothing_else_is(
    tmp_path: Path, record_property: Record, case: Case, keeps_bookmarks: bool
) -> None:
    edit = case.edit if keeps_bookmarks else without_bookmarks(case.edit)
    found = pulled(tmp_path, case, edit)
    reports, wanted = Counter(told(found)), Counter(case.told)
    is_right = reports == wanted
    record_property("round_trip", (is_right, (reports - wanted).total()))
    assert is_right, (reports, found.changes, found.lost)
    assert (found.is_older, found.remarks) == (False, ())


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_markdown_has_the_edit_and_builds_what_was_sent_back(
    tmp_path: Path, case: Case
) -> None:
    found = pulled(tmp_path, case)
    (episode,) = found.episodes
    source = tmp_path / f"{SAMPLE.stem}.md"
    source.write_text(episode.markdown, "utf-8")
    read = MarkdownReader().read(episode.markdown.encode(), "pulled.md")
    plain = "\n".join(plain_text(one) for one in episode_inlines(read))
    assert all(words in plain or words in episode.markdown for words in case.there)
    assert not any(words in episode.markdown for words in case.gone)
    assert read.diagnostics == read_file(SAMPLE).diagnostics
    if case.is_kept_whole and episode.is_changed:
        assert pulled_back(tmp_path / "edited.docx", source=source).merged == ()


@pytest.mark.parametrize("case", TRACKED, ids=names)
def test_tracked_changes_read_as_if_accepted_and_are_said_to_be_tracked(
    tmp_path: Path, case: Case
) -> None:
    tracked = pulled(tmp_path, case)
    kinds = [one.kind for one in tracked.changes if one.kind != "marked"]
    assert [one.kind for one in tracked.changes if one.is_tracked] == kinds
    accepted = pulled(tmp_path, case, several(case.edit, accept_all))
    assert accepted.episodes[0].markdown == tracked.episodes[0].markdown
    assert told(accepted) == told(tracked)


@pytest.mark.parametrize("case", TRACKED, ids=names)
def test_rejected_changes_leave_nothing(tmp_path: Path, case: Case) -> None:
    rejected = pulled(tmp_path, case, several(case.edit, reject_all))
    assert told(rejected) == []


def accept_all(body: Body) -> None:
    _settle(body, come=("ins", "moveTo"), gone=("del", "moveFrom"))


def reject_all(body: Body) -> None:
    _settle(body, come=("del", "moveFrom"), gone=("ins", "moveTo"))
    for one in body.iter(f"{W}delText"):
        one.tag = f"{W}t"


def _settle(body: Body, come: tuple[str, ...], gone: tuple[str, ...]) -> None:
    """As Word's buttons do: what has come stays, what has gone leaves with its paragraph's end."""
    ended = [one for one in body.iter(f"{W}p") if _has_mark(one, gone)]
    for tag in gone:
        for one in [x for x in body.iter(f"{W}{tag}") if x.getparent().tag != f"{W}rPr"]:
            one.getparent().remove(one)
    for tag in come:
        for one in [x for x in body.iter(f"{W}{tag}") if x.getparent().tag != f"{W}rPr"]:
            for inner in list(one):
                one.addprevious(inner)
            one.getparent().remove(one)
    for one in ended:
        _join_on(one)
    for one in [x for tag in (*come, *gone) for x in body.iter(f"{W}{tag}")]:
        one.getparent().remove(one)


def _has_mark(one: Body, tags: tuple[str, ...]) -> bool:
    return any(one.find(f"{W}pPr/{W}rPr/{W}{tag}") is not None for tag in tags)


def _join_on(one: Body) -> None:
    """A paragraph without words leaves; one with words goes on in the next."""
    following = one.getnext()
    if not any(text.text for text in one.iter(f"{W}t")):
        one.getparent().remove(one)
        return
    for inner in following:
        if inner.tag != f"{W}pPr":
            one.append(inner)
    following.getparent().remove(following)


def test_there_are_as_many_edits_as_the_documents_say() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert [case.name for case in NOTHING if not case.told]
