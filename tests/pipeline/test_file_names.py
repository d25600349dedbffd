"""Names of files: readable where the title is, harmless whatever it is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.layout.layout import (
    ActivityPlan,
    KeyPlace,
    Layout,
    Metadata,
    Place,
    PublicationSettings,
    Scope,
)
from handouts.layout.loader import load_layout
from handouts.model.episode import Episode, Heading, Section
from handouts.model.inlines import Text
from handouts.pipeline.names import file_name, numbered, slug
from handouts.publication.answer_file import answer_file
from handouts.publication.compose import compose
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder


def named(
    title: str, scope: Scope, number: int | None = None, key: str = "key", suffix: str = ".docx"
) -> PurePosixPath:
    episode = Episode(
        key,
        "x.txt",
        Heading(1, (Text(title),)),
        number,
        sections=(Section("s", Heading(2, (Text("Why?"),)), ()),),
    )
    layout = Layout("l", "Layout", scope, metadata=Metadata(title=title))
    return file_name(compose((episode,), layout), scope, suffix)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Whom Do You Call If You’re “Late”?", "whom-do-you-call-if-youre-late"),
        ("根回し (nemawashi) and ringi", "nemawashi-and-ringi"),
        ("Hōrensō – 報連相", "horenso"),
        ("Q&A: R&D", "q-and-a-r-and-d"),
        ("Ça & là, naïve façade; Łódź, Straße, Ærø", "ca-and-la-naive-facade-lodz-strasse-aero"),
        ("Full width ＡＢＣ １２３", "full-width-abc-123"),
        ("<b>Bold</b> ../../etc/passwd", "b-bold-b-etc-passwd"),
        ("100 % & more… 😀", "100-and-more"),
        ("日本", ""),
    ],
)
def test_titles_become_readable_ascii(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_long_titles_are_cut_between_words() -> None:
    assert slug("tea " * 100, 10) == "tea-tea"
    assert slug("x" * 300, 10) == "x" * 10


def test_a_title_without_letters_falls_back_to_the_key() -> None:
    assert named("日本", Scope.EPISODE, key="第3話 b").name == "3-b.docx"
    assert named("日本", Scope.EPISODE, key="話").name == "untitled.docx"
    assert named("日本", Scope.EPISODE, 164, key="話").name == "164-untitled.docx"


@pytest.mark.parametrize("device", ["CON", "nul", "Aux", "com1", "LPT9", "prn"])
def test_names_of_windows_devices_are_no_names(device: str) -> None:
    assert named(device, Scope.COLLECTION).name == f"handout-{device.lower()}.docx"
    assert named(device, Scope.EPISODE, 7).name == f"7-{device.lower()}.docx"


def test_collisions_are_numbered_in_order() -> None:
    taken: set[str] = set()
    names = [numbered(PurePosixPath("a/tea.pdf"), taken).name for _ in range(3)]
    assert names == ["tea.pdf", "tea-2.pdf", "tea-3.pdf"]
    assert numbered(PurePosixPath("b/tea.pdf"), taken).name == "tea.pdf"
    assert numbered(PurePosixPath("a/tea-2.pdf"), taken).name == "tea-2-2.pdf"


_TITLES = st.text(max_size=300) | st.sampled_from(
    ["..", "a/b", "C:\\x", "con", "NUL.txt", "~$a", ""]
)


@given(
    title=_TITLES,
    scope=st.sampled_from(list(Scope)),
    number=st.none() | st.integers(0, 10**6),
    key=st.text(min_size=1, max_size=200),
    twins=st.integers(0, 3),
)
def test_every_title_makes_a_name_that_every_file_system_takes(
    title: str, scope: Scope, number: int | None, key: str, twins: int
) -> None:
    taken: set[str] = set()
    for _ in range(twins + 1):
        path = numbered(named(title, scope, number, key), taken)
    assert str(path.parent) == ("." if scope is Scope.COLLECTION else "handouts")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.docx", path.name)
    assert len(path.name.encode()) <= 100
    assert not PureWindowsPath(path.name).is_reserved()
    assert len(taken) == twins + 1


def test_the_answers_to_a_handout_are_named_like_it_and_say_of_which_episode() -> None:
    in_file = PublicationSettings(answer_key=KeyPlace.FILE)
    notes = ActivityPlan("guided-notes", Place.CHAPTER, {})
    layout = Layout("handout", "Handout", Scope.EPISODE, publication=in_file, activities=(notes,))
    sample = read_collection([samples_folder()]).episodes[0]
    handout = compose([sample], layout)
    answers = answer_file(handout)
    assert answers is not None
    assert answers.episodes == handout.episodes == (sample.key,)
    name = file_name(handout, Scope.EPISODE, ".docx").as_posix()
    assert name.startswith(f"handouts/{sample.number}-")
    assert file_name(answers, Scope.EPISODE, ".docx").as_posix() == (
        name.replace(".docx", "-answers.docx")
    )


def test_cards_without_text_are_named_and_listed_by_their_episode() -> None:
    cards = load_layout("job-aid")
    samples = read_collection([samples_folder()]).episodes
    book = compose(samples, cards)
    assert not book.chapters
    assert book.episodes == tuple(sample.key for sample in samples)
    each = compose(samples[:1], replace(cards, scope=Scope.EPISODE))
    assert file_name(each, Scope.EPISODE, ".pdf").name.startswith(f"{samples[0].number}-")
