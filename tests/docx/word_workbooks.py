"""Workbooks with every primitive, as Word files, for both editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from word_document import WordDocument

from handouts.exporters.api import PageMap
from handouts.exporters.docx import DocxExporter
from handouts.layout.layout import ActivityPlan, Edition, KeyPlace, Layout, Place, Scope
from handouts.layout.theme import CLASSIC
from handouts.model.inlines import Text
from handouts.publication.activities.api import Draft
from handouts.publication.drafting import Placed
from handouts.publication.placing import place_activities
from handouts.publication.primitives import (
    Activity,
    Aside,
    Blank,
    Checkbox,
    Choice,
    Cue,
    Elements,
    EntryCell,
    Grid,
    GridPurpose,
    GridRow,
    Mark,
    Option,
    Pieces,
    Prompt,
    ResponseArea,
    TickCell,
    WordsCell,
)
from handouts.publication.publication import Publication, keys_of
from handouts.testing.exercises import with_every_primitive
from handouts.testing.tricky import tricky_publication

PAGE = "4711"  # where everything stands in the participant's edition


def workbook(scope: Scope, edition: Edition | None = None) -> Publication:
    """A handout (one episode, without front matter of its own) or a book."""
    layout = Layout("workbook", "Workbook", scope)
    layout = replace(layout, edition=edition) if edition else layout
    publication = tricky_publication(scope)
    if scope is Scope.EPISODE:
        publication = replace(publication, front=())
    return with_every_primitive(publication, layout)


def participants_pages(publication: Publication) -> PageMap:
    pages = dict.fromkeys(keys_of(publication), PAGE)
    return PageMap(publication.identifier, "participant", pages)


def export(publication: Publication, options: Mapping[str, object] | None = None) -> bytes:
    exporter = DocxExporter(options or {})
    return exporter.export(publication, CLASSIC, participants_pages(publication)).content


def document(publication: Publication, options: Mapping[str, object] | None = None) -> WordDocument:
    return WordDocument(export(publication, options))


def words(text: str) -> Pieces:
    return (Text(text),)


SECRETS = (
    *("Quixotry", "Zymurgy", "Palimpsest", "Ululate", "Xylology", "Borborygm"),
    *("Jentacular", "Kakorrhaphio", "Yclept", "Floccinauci"),
)


def secret_elements() -> Elements:
    """One of each primitive that has answers: each answer is a word that stands nowhere else."""
    blank, good, source, number, entry, pair_mate, *_ = SECRETS
    pair = GridRow((WordsCell(words("1 one")), WordsCell(words("a first"))))
    return (
        Prompt((Text("A gap: "), Blank(9, "Blank 1", blank), Text("."))),
        ResponseArea("Why?", answer=(words(good),)),
        Choice("Which?", (Option(words("This"), "A", is_right=True, source=words(source)),)),
        Checkbox(words("In which order?"), Mark.NUMBER, number),
        Checkbox(words("Seen?"), Mark.TICK, "yes"),
        Grid("Table", ("", ""), (_row(entry),), (1, 1)),
        Grid("Pairs", (), (pair,), (1, 1), GridPurpose.PAIRS, (("1", pair_mate),)),
    )


def _row(answer: str) -> GridRow:
    return GridRow((TickCell("Right", is_right=True), EntryCell("By when", answer=answer)))


def secret_draft() -> Draft:
    *_, listen, say, ask, do = SECRETS
    return Draft(
        title="Secrets",
        elements=secret_elements(),
        cues=(
            Prompt(words(say), cue=Cue.SAY),
            Prompt(words(ask), cue=Cue.ASK),
            Prompt(words(do), cue=Cue.DO),
        ),
        asides=(Aside("Listen for", (words(listen),)),),
    )


def secret_publication(edition: Edition) -> Publication:
    """An edition of a handout whose answers are in a file of their own."""
    layout = Layout("workbook", "Workbook", Scope.EPISODE, edition=edition)
    settings = replace(layout.publication, answer_key=KeyPlace.FILE)
    layout = replace(layout, publication=settings)
    publication = replace(tricky_publication(Scope.EPISODE), front=(), edition=edition)
    chapter = publication.chapters[0].key
    plan = ActivityPlan("secrets", Place.CHAPTER, {})
    placed = place_activities(
        publication.chapters, (Placed(plan, secret_draft(), chapter),), layout
    )
    return replace(publication, chapters=placed.chapters, answers=placed.key)


def with_elements(elements: Elements) -> Publication:
    """A handout of one activity with these elements, keys as they are."""
    publication = replace(tricky_publication(Scope.EPISODE), front=(), back=())
    chapter = publication.chapters[0]
    activity = Activity("act", "kind", "1.1", "Title", (), elements)
    section = replace(chapter.sections[1], blocks=(), activities=(activity,))
    return replace(publication, chapters=(replace(chapter, sections=(section,)),))
