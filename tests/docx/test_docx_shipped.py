"""The samples as Word files of every shipped layout and edition."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree
from word_document import W, WordDocument, text_of_words

from handouts.exporters.api import PageMap
from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint
from handouts.layout.layout import PARTICIPANT, KeyPlace
from handouts.layout.loader import load_layout, shipped_layouts
from handouts.pipeline.ordering import publications
from handouts.publication.publication import Publication, keys_of
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder
from handouts.testing import check_words, kept_texts
from handouts.testing.parity import missing_words, workbook_texts
from handouts.word_names import STYLE_NAMES, Style

SHIPPED = [(name, edition) for name in shipped_layouts() for edition in load_layout(name).editions]
FOR_TRAINERS = [name for name, edition in SHIPPED if edition == "facilitator"]
_SHORTEST = 9  # letters: what is shorter stands by chance somewhere in a package


@cache
def shipped(name: str, edition: str) -> tuple[Publication, bytes]:
    """The collection or its first handout, the answers in a file of their own."""
    episodes = read_collection([samples_folder()]).episodes
    layout = load_layout(name, edition=edition)
    layout = replace(layout, publication=replace(layout.publication, answer_key=KeyPlace.FILE))
    publication = next(publications(episodes, layout))
    printed = next(publications(episodes, load_layout(name)))
    pages = PageMap(printed.metadata.title, PARTICIPANT, dict.fromkeys(keys_of(printed), "7"))
    made = DocxExporter({"term_notes": "footnotes"}).export(publication, layout.theme, pages)
    return publication, made.content


@pytest.mark.parametrize(("name", "edition"), SHIPPED)
def test_every_shipped_layout_is_sound_and_whole(name: str, edition: str) -> None:
    publication, content = shipped(name, edition)
    assert lint(content) == []
    check_words(text_of_words(content), publication)


def squeezed(text: str) -> str:
    return "".join(text.split())


def secrets(name: str) -> list[str]:
    """What a trainer reads and a participant must not: all texts that the latter's book has not."""
    trainer, _ = shipped(name, "facilitator")
    participant, _ = shipped(name, PARTICIPANT)
    # A row of the agenda is number and title, which stand apart in the other book.
    rows = (f"{one.number} {one.title}" for c in participant.chapters for one in c.activities)
    told = squeezed("\n".join((*workbook_texts(participant), *kept_texts(participant), *rows)))
    texts = {squeezed(text) for text in workbook_texts(trainer)}
    return sorted(text for text in texts if len(text) >= _SHORTEST and text not in told)


@pytest.mark.parametrize("name", FOR_TRAINERS)
def test_no_cue_remark_or_answer_is_in_any_part_of_a_participants_package(name: str) -> None:
    _, content = shipped(name, PARTICIPANT)
    hidden = secrets(name)
    assert hidden
    for part, data in WordDocument(content).members.items():
        text = data.decode("utf-8")
        if part.endswith((".xml", ".rels")):
            root = etree.fromstring(data)
            text += "".join(root.itertext())
            text += "".join(value for one in root.iter() for value in one.attrib.values())
        text = squeezed(text)
        assert not [secret for secret in hidden if secret in text], part


@pytest.mark.parametrize("name", FOR_TRAINERS)
def test_the_trainers_package_has_all_of_it(name: str) -> None:
    publication, content = shipped(name, "facilitator")
    members = WordDocument(content).members
    comments = members.get("word/comments.xml", b"<none/>")
    said = text_of_words(content) + "".join(etree.fromstring(comments).itertext())
    assert not [
        text for text in missing_words(said, publication) if squeezed(text) in secrets(name)
    ]


_ANSWERS = (Style.ANSWER, Style.GAP_ANSWER, Style.ANSWER_SHOWN, Style.SOURCE, Style.TICK)
_CUES = (Style.CUE_SAY, Style.CUE_ASK, Style.CUE_DO, Style.SAY, Style.ASK, Style.DO)


@pytest.mark.parametrize("name", FOR_TRAINERS)
def test_a_participants_file_has_nothing_in_the_looks_of_answers_and_cues(name: str) -> None:
    _, content = shipped(name, PARTICIPANT)
    made = WordDocument(content)
    assert "word/comments.xml" not in made.members
    used = {use.get(W + "val") for tag in ("pStyle", "rStyle") for use in made.find(f".//w:{tag}")}
    kept_from = {str(style) for style in (*_ANSWERS, *_CUES)} - {str(Style.SOURCE)}
    assert not kept_from & used, [STYLE_NAMES[Style(one)] for one in kept_from & used]
    document = made.members["word/document.xml"].decode()
    assert not re.search(r'<w14:checked w14:val="1"|☑|☒', document)
