"""Clock, rhythm and page references of a facilitator's edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.codes import Code
from handouts.layout.layout import ActivityPlan, Layout, Place, Scope, Timing
from handouts.model.blocks import Paragraph
from handouts.model.inlines import Text
from handouts.publication.activities.api import Draft
from handouts.publication.drafting import Placed
from handouts.publication.guide import guided
from handouts.publication.matter import Agenda
from handouts.publication.placing import Workbook
from handouts.publication.primitives import Activity, Cue, PageReference
from handouts.publication.publication import Chapter, Publication, Section, SectionKind, keys_of
from handouts.publication.schedule import clock, long_chunks, schedule
from handouts.testing.exercises import FACILITATOR, with_every_primitive
from handouts.testing.tricky import tricky_publication

LAYOUT = Layout("workbook", "Workbook", Scope.COLLECTION)


def section(key: str, words: int, *activities: Activity) -> Section:
    text = Paragraph(f"{key}.text", 2, (Text("word " * words),))
    return Section(key, SectionKind.SECTION, (Text("Why?"),), 1, (text,), activities)


def chapter(number: int, *sections: Section) -> Chapter:
    return Chapter(f"c{number}", f"{number}.txt", number, (Text("Tea"),), 1, sections)


def doing(key: str, minutes: int) -> Activity:
    return Activity(key, "test", "", "Do", (), (), minutes=minutes)


@pytest.fixture(scope="module")
def guide() -> Publication:
    layout = replace(LAYOUT, edition=FACILITATOR)
    return with_every_primitive(tricky_publication(Scope.COLLECTION), layout)


def test_the_clock_runs_through_sections_and_activities() -> None:
    texts = chapter(1, section("a", 361, doing("a.do", 8)), section("b", 180))
    (times,) = schedule([texts], Timing(words_per_minute=180, start="13:40")).values()
    assert {key: slot.clock for key, slot in times.parts.items()} == {
        "a": "13:40",
        "a.do": "13:43",
        "b": "13:51",
    }
    assert (times.whole.minutes, times.doing, clock(times.whole.ends)) == (12, 8, "13:52")


def test_no_session_is_longer_than_people_sit() -> None:
    book = [
        chapter(number, section(f"s{number}", 180, doing(f"d{number}", 49))) for number in (1, 2, 3)
    ]
    times = schedule(book, Timing(start="09:00", session=90, pause=10))
    pauses = [times[one.key].pause for one in book]
    assert [pause and pause.clock for pause in pauses] == [None, "09:50", "10:50"]
    assert times["c2"].whole.clock == "10:00"


def test_a_long_stretch_without_an_activity_is_told_once_with_its_place() -> None:
    texts = [chapter(1, section("a", 1800), section("b", 2000), section("c", 900))]
    (remark,) = long_chunks(texts, Timing(words_per_minute=180, longest_chunk=20))
    assert (remark.code, remark.path, remark.line) == (Code.LONG_CHUNK, "1.txt", 1)
    assert remark.message.startswith("22 minutes")


def test_an_activity_breaks_a_long_stretch() -> None:
    texts = [chapter(1, section("a", 1800, doing("a.do", 5)), section("b", 2000))]
    assert not list(long_chunks(texts, Timing(words_per_minute=180, longest_chunk=20)))


def test_every_page_that_a_trainer_is_sent_to_is_in_the_participants_book(
    guide: Publication,
) -> None:
    participants = with_every_primitive(tricky_publication(Scope.COLLECTION), LAYOUT)
    known = set(keys_of(participants))
    (agenda,) = (part for part in guide.front if isinstance(part, Agenda))
    sessions = [chapter.session for chapter in guide.chapters if chapter.session]
    references = [
        *(row.page for row in agenda.rows if row.page),
        *(session.page for session in sessions),
        *(
            piece
            for one in guide.chapters
            for each in one.sections
            for cue in each.cues
            for piece in cue.content
            if isinstance(piece, PageReference)
        ),
    ]
    assert len(references) > len(guide.chapters) + len(sessions)
    assert {reference.edition for reference in references} == {"participant"}
    assert {reference.key for reference in references} <= known


def test_the_agenda_names_every_timed_activity_and_what_it_needs(guide: Publication) -> None:
    (agenda,) = (part for part in guide.front if isinstance(part, Agenda))
    timed = [one for each in guide.chapters for one in each.activities if one.minutes]
    listed = {row.page.key for row in agenda.rows if row.page and row.level == 2}
    assert timed
    read = {section.key for each in guide.chapters for section in each.sections}
    assert {one.key for one in timed} == listed - read
    assert [thing for thing, _ in agenda.materials] == ["pens"]


def test_the_agenda_leaves_no_minute_out_but_breaks(guide: Publication) -> None:
    (agenda,) = (part for part in guide.front if isinstance(part, Agenda))
    steps = [row for row in agenda.rows if row.level == 2]
    whole = [row for row in agenda.rows if row.level == 1 and row.page]
    assert sum(row.minutes for row in steps) == sum(row.minutes for row in whole)
    assert {row.title for row in steps} > {(Text("Reading"),)}


def test_a_thing_is_listed_once_however_it_is_spelt_with_all_that_it_is_for() -> None:
    texts = with_every_primitive(tricky_publication(Scope.COLLECTION), LAYOUT)
    plan = ActivityPlan("one", Place.CHAPTER, {})
    first = Draft("Write", (), materials=("Timer", "Pens"))
    second = Draft("Play", (), materials=("timer",))
    drafts = {"a": Placed(plan, first), "b": Placed(plan, second), "c": Placed(plan, first)}
    layout = replace(LAYOUT, edition=FACILITATOR, activities=(plan,))
    chapters = tuple(replace(one, opening=(), closing=(), sections=()) for one in texts.chapters)
    made = guided(Workbook(chapters, (), None, drafts), layout)
    assert made.agenda
    assert made.agenda.materials == (("Timer", "Write, Play"), ("Pens", "Write"))


def test_only_the_facilitators_edition_has_cues_asides_and_times(guide: Publication) -> None:
    participants = with_every_primitive(tricky_publication(Scope.COLLECTION), LAYOUT)
    ours = [one for each in guide.chapters for one in each.activities]
    theirs = [one for each in participants.chapters for one in each.activities]
    assert all(one.cues and one.asides and one.clock for one in ours)
    assert not any(one.cues or one.asides or one.clock for one in theirs)
    assert {cue.cue for one in ours for cue in one.cues} == set(Cue)
    assert not any(each.session for each in participants.chapters)
