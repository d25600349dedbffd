"""A small workbook that has every primitive once, with awkward characters in it."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from handouts.layout.layout import ActivityPlan, Edition, KeyPlace, Layout, Place
from handouts.model.inlines import Text
from handouts.publication.activities.api import Draft
from handouts.publication.drafting import Placed
from handouts.publication.guide import guided
from handouts.publication.matter import Agenda, Contents, ContentsEntry, FrontMatter, TitlePage
from handouts.publication.placing import place_activities
from handouts.publication.primitives import (
    Aside,
    Blank,
    Card,
    CardSize,
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
    Room,
    Scale,
    Start,
    TickCell,
    WordsCell,
)
from handouts.publication.publication import Publication


def with_every_primitive(publication: Publication, layout: Layout) -> Publication:
    """The publication with activities in every place; `layout.edition` says for whom."""
    chapter = publication.chapters[0].key
    section = publication.chapters[0].sections[0].key
    placed = (
        Placed(_plan("scales", Place.OPENING), _draft("Before & after", _scales()), chapter),
        Placed(_plan("words", Place.SECTION), _draft("Words < 5", _sentences()), chapter, section),
        Placed(_plan("boxes", Place.CHAPTER), _draft("Boxes", _boxes()), chapter),
        Placed(_plan("tables", Place.CHAPTER), _draft("Tables", _grids()), chapter),
        Placed(_plan("cards", Place.BACK), _draft("Cards", _cards()), chapter),
        Placed(_plan("notes", Place.BACK), _draft("Notes", _notes()), ""),
    )
    planned = replace(layout, activities=tuple(one.plan for one in placed))
    workbook = guided(place_activities(publication.chapters, placed, planned), planned)
    agenda = (workbook.agenda,) if workbook.agenda else ()
    at_back = layout.publication.answer_key is KeyPlace.BACK
    added = (*workbook.parts, *((workbook.key,) if workbook.key and at_back else ()))
    entries = tuple(ContentsEntry(part.key, 1, (Text(part.heading),)) for part in added)
    return replace(
        publication,
        edition=layout.edition,
        chapters=workbook.chapters,
        front=(*(_listing(part, entries, publication) for part in publication.front), *agenda),
        back=(*added, *publication.back),
    )


def _listing(
    part: FrontMatter, entries: tuple[ContentsEntry, ...], publication: Publication
) -> FrontMatter:
    match part:
        case Contents():
            last = {back.key for back in publication.back}
            before = tuple(entry for entry in part.entries if entry.key not in last)
            after = tuple(entry for entry in part.entries if entry.key in last)
            return replace(part, entries=(*before, *entries, *after))
        case TitlePage():
            return replace(part, fields=("Name", "Company & team"))
        case Agenda():
            return part
        case _:
            assert_never(part)


FACILITATOR = Edition(
    "facilitator", "Facilitator’s guide", answers=True, cues=True, agenda=True, folio_prefix="F "
)


def _plan(name: str, place: Place) -> ActivityPlan:
    return ActivityPlan(name, place, {})


def _draft(title: str, elements: Elements) -> Draft:
    return Draft(
        title=title,
        elements=elements,
        instruction=_words(f"Do what “{title}” asks, & nothing else."),
        minutes=5,
        company="alone, then compare",
        start=Start.SPREAD if title == "Tables" else Start.ANYWHERE,
        cues=(
            Prompt(_words("“Write first, compare <afterwards>.”"), cue=Cue.SAY),
            Prompt(_words("Who has heard 根回し (nemawashi)?"), cue=Cue.ASK),
            Prompt(_words("Start the timer & walk about."), cue=Cue.DO),
        ),
        asides=(Aside("Listen for", (_words("one person, by name"),)), Aside("Your notes", rows=3)),
        materials=("pens",),
    )


def _words(text: str) -> Pieces:
    return (Text(text),)


def _scales() -> Elements:
    return (
        Checkbox(_words("Why does a good proposal fall silent?")),
        Scale("Before the chapter", "not yet", "I could teach it"),
        Scale("After the chapter", "not yet", "I could teach it"),
        Prompt(_words("A question of your own")),
        ResponseArea("A question of your own", Room.NORMAL),
    )


def _sentences() -> Elements:
    gaps: Pieces = (
        Text("A “yes” without a "),
        Blank(8, "Blank 1", "date"),
        Text(" is not yet a yes; the talks before are called "),
        Blank(14, "Blank 2", "nemawashi 根回し"),
        Text("."),
    )
    return (
        Card(CardSize.ASIDE, "Words", (Prompt(_words("date")), Prompt(_words("nemawashi 根回し")))),
        Prompt(gaps),
        Prompt(_words("Think of a “yes” that was none. What was the sign?"), marker="a"),
        ResponseArea("Answer to a", Room.SHORT, (_words("a silence"), _words("no date"))),
    )


def _boxes() -> Elements:
    return (
        Choice(
            "Which one is it?",
            (
                Option(_words("Exchange cards before anyone sits down."), "A"),
                Option(
                    _words("Ask for a date whenever you hear 検討します."),
                    "B",
                    is_right=True,
                    source=_words("chapter 1"),
                ),
            ),
            asks_page=True,
        ),
        Checkbox(_words("Ring the bell"), Mark.NUMBER, "2"),
        Checkbox(_words("Open the door & go in"), Mark.NUMBER, "1"),
    )


def _grids() -> Elements:
    plan = GridRow(
        (
            TickCell("Done"),
            WordsCell(_words("Say no < today"), is_head=True),
            EntryCell("By when", 2),
        )
    )
    pairs = (
        GridRow((WordsCell(_words("1 根回し")), WordsCell(_words("a refusal")))),
        GridRow((WordsCell(_words("2 遠慮")), WordsCell(_words("b groundwork")))),
    )
    return (
        Grid(
            "Action plan",
            ("", "Step", "By when"),
            (GridRow(group="Within 30 days"), plan, plan),
            (1, 9, 3),
        ),
        Grid(
            "Terms and meanings",
            ("Term", "Meaning"),
            pairs,
            (1, 1),
            GridPurpose.PAIRS,
            (("1", "b"), ("2", "a")),
        ),
    )


def _cards() -> Elements:
    flash = Card(
        CardSize.POCKET,
        "",
        (Prompt(_words("根回し")),),
        (Prompt(_words("nemawashi")), Prompt(_words("groundwork & talks"))),
    )
    aid = Card(CardSize.POSTCARD, "To keep", (Checkbox(_words("Ask for a date.")),))
    award = Card(
        CardSize.PAGE,
        "Certificate of completion",
        (Prompt(_words("has completed")), ResponseArea("Signature", Room.SHORT)),
    )
    return (flash, aid, award)


def _notes() -> Elements:
    return (ResponseArea("Notes", Room.PAGE),)
