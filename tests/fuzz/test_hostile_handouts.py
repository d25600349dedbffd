"""Whatever an edited Word file holds, it comes back or is refused with words."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path

import pytest
from fuzzing import damaged, damaged_archive, examples, members_of, zipped
from handout_files import handout_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_files import W

from handouts.errors import HandoutsError
from handouts.pipeline.pull.opening import open_handout, sources_of
from handouts.pipeline.pull.pulling import pull
from handouts.pipeline.request import Request
from handouts.readers.collection import read_collection
from handouts.readers.markdown import MarkdownReader

TEXT = """Episode 7: The short way

We call it 根回し (nemawashi, going round the roots), and nobody says why.

Why is it short?

It is short because we ask first. The others wait.
- One thing
- Another: with words

Key Takeaways
- Ask before you speak
"""
BODY = "word/document.xml"
WORDS = st.sampled_from(("", " ", "根回し", "Key Takeaways", "\u202e", "- x", "# y", "%% heading"))
NAMES = ("p", "r", "t", "pPr", "pStyle", "bookmarkStart", "bookmarkEnd", "sdt", "tbl", "hyperlink")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("source") / "episode.txt"
    file.write_text(TEXT, "utf-8")
    return file


@st.composite
def edited(draw: st.DrawFn, content: bytes) -> bytes:
    """The file with elements of its body deleted, doubled, moved, nested, renamed or reworded."""
    members = members_of(content)
    root = etree.fromstring(members[BODY])
    for _ in range(draw(st.integers(1, 5))):
        every = list(root.iter(*(f"{W}{name}" for name in NAMES)))
        if not every:
            break
        one, other = draw(st.sampled_from(every)), draw(st.sampled_from(every))
        _edit(draw, one, other)
    return zipped({**members, BODY: etree.tostring(root)})


def _edit(draw: st.DrawFn, one: etree._Element, other: etree._Element) -> None:
    match draw(st.sampled_from(("delete", "double", "nest", "rename", "reword", "value"))):
        case "delete":
            one.getparent().remove(one)
        case "double":
            other.addnext(copy.deepcopy(one))
        case "nest":
            other.append(copy.deepcopy(one))
        case "rename":
            one.tag = f"{W}{draw(st.sampled_from(('ins', 'del', 'smartTag', 'p', 'r', 'foo')))}"
        case "reword":
            one.text = draw(WORDS)
        case _:
            for name in one.attrib:
                one.set(name, draw(st.sampled_from(("", "-1", "x", "999999999999", "Title"))))


def pulled_or_refused(data: bytes, source: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        handout = Path(folder) / "edited.docx"
        handout.write_bytes(data)
        try:
            file = open_handout(handout)
            collection = read_collection((source,))
            sources = sources_of(file, collection.episodes, handout)
            pulled = pull(file, sources, collection, Request((source,), Path("dist"))).episodes
        except HandoutsError:  # refusing is an answer; any other error is a bug
            return
    for one in pulled:
        MarkdownReader().read(one.markdown.encode(), "pulled.md")


@examples(12)
@given(data=st.data())
def test_any_edit_of_a_handout_comes_back_or_is_refused(data: st.DataObject, source: Path) -> None:
    pulled_or_refused(data.draw(edited(handout_of(source))), source)


@examples(25)
@given(data=st.data())
def test_any_damage_of_a_handout_is_refused_or_does_no_harm(
    data: st.DataObject, source: Path
) -> None:
    content = handout_of(source)
    made = damaged(content) | damaged_archive(members_of(content))
    pulled_or_refused(data.draw(made), source)
