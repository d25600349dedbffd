"""One chapter, laid out alone, as a fragment."""

from __future__ import annotations

from collections.abc import Callable

from handouts.diagnostics import Diagnostic
from handouts.exporters.pdf.block import Block, Break
from handouts.exporters.pdf.blocks import BlockSetter, Heading, keep_together
from handouts.exporters.pdf.exercises.activity import ActivitySetter, activities_story
from handouts.exporters.pdf.exercises.cues import cue_blocks
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.margin import FirstUses, MarginColumn
from handouts.exporters.pdf.notes import rest_story
from handouts.exporters.pdf.opener import opener_story
from handouts.exporters.pdf.paging import Pages
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.section_terms import terms_tables
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import Marks
from handouts.model.walk import plain_text
from handouts.publication.publication import Chapter, Section, SectionKind

Closing = Callable[[Recorder, Tag], list[Block]]
"""What runs on after a chapter. The recorder knows by then where its terms stand."""


def lay_out_chapter(
    chapter: Chapter, setting: Setting, closing: Closing | None = None
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    """Needs nothing but the chapter and how it is set. `closing`: the book has no other."""
    typesetter = setting.typesetter(chapter.source)
    root = Tag("Part")
    recorder = setting.recorder(root)
    story = opener_story(chapter, setting, typesetter, root, is_alone=closing is not None)
    text = _text(chapter, setting, typesetter, root)
    keep_together(text)
    if chapter.opening and text:
        story.append(Break(leaves_opener=True))
    elif text:
        text[0].before = 0.0
    story += text
    margin = MarginColumn(setting)
    pages = Pages(recorder, setting.sheets(), at_page_end=margin.finish_page)
    pages.fill(story)
    if closing:
        pages.fill(closing(recorder, root))
    elif chapter.activities and not isinstance(story[-1], Break):
        pages.fill_rest(rest_story(setting, root))
    pages.finish()
    fragment = recorder.fragment(plain_text(chapter.title), has_opener=True)
    return fragment, typesetter.diagnostics


def _text(chapter: Chapter, setting: Setting, typesetter: Typesetter, root: Tag) -> list[Block]:
    story: list[Block] = []
    first_uses = FirstUses()
    for section in chapter.sections:
        story += _section_story(section, setting, typesetter, root, first_uses)
    closing = ActivitySetter(setting, typesetter, root, 2)
    return [*story, *activities_story(closing, chapter.closing)]


def _section_story(
    section: Section,
    setting: Setting,
    typesetter: Typesetter,
    root: Tag,
    first_uses: FirstUses,
) -> list[Block]:
    tag = root.kid("Sect")
    width = setting.recto.text_width
    setter = BlockSetter(
        setting,
        typesetter,
        width,
        tag,
        section.key,
        level=2 if section.heading else 1,
        ticks=section.kind is SectionKind.TAKEAWAYS,
    )
    pieces = PieceSetter(setting, typesetter)
    blocks = cue_blocks(section.cues, setting, pieces, width, tag)
    blocks += setter.set(section.blocks)
    if section.heading:
        style = setting.styles.h2
        text = typesetter.inlines(section.heading, style, section.line)
        marks = Marks((section.key,), (2, plain_text(section.heading)), section=section.key)
        blocks.insert(0, Heading(text, style, tag.kid("H2"), width, marks=marks, snaps=True))
    if not setting.recto.margin_width:
        blocks += terms_tables(section.blocks, first_uses, setting, width)
    level = 3 if section.heading else 2
    activities = ActivitySetter(setting, typesetter, tag, level)
    blocks += activities_story(activities, section.activities)
    if not section.heading and blocks:
        blocks[0].add_key(section.key)
    return blocks
