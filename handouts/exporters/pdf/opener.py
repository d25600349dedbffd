"""A chapter's first page: label, numeral, squares, title, deck, and what is in the chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.exporters.pdf.block import Block, Room
from handouts.exporters.pdf.filling.fields import Ticking
from handouts.exporters.pdf.gaps import SMALL_BOX, Box
from handouts.exporters.pdf.lines import break_lines, line_width
from handouts.exporters.pdf.links import PageColumn, ReferenceLine
from handouts.exporters.pdf.measures import LINE, MM, MODULE, U
from handouts.exporters.pdf.panels import ChapterList, panels
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.session import SessionStrip
from handouts.exporters.pdf.setting import Setting, label_runs
from handouts.exporters.pdf.squares import SQUARE, draw_square, square_runs
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import BalancedText, Marks, TextBlock
from handouts.layout.labels import Labels
from handouts.model.walk import plain_text
from handouts.publication.matter import GlossaryTerm
from handouts.publication.primitives import Activity
from handouts.publication.publication import Chapter

RULE = 1.0
_BAR = 3 * MM  # modern's rule over a title
_LONG = 3  # lines of a title from which it is set smaller
_NUMBER_ROOM = 8 * MM
_TERM_WIDTH = 52 * MM
_ENTRY_GAP = 0.5 * U


def title_blocks(
    runs: Sequence[Run], smaller: Sequence[Run], setting: Setting, tag: Tag, width: float
) -> TextBlock:
    """A title, set smaller if it takes more than three lines."""
    styles = setting.styles
    if len(break_lines(runs, width)) <= _LONG:
        return BalancedText(runs, replace(styles.h1, before=0, after=0), tag, width)
    return BalancedText(smaller, replace(styles.h1_long, before=0, after=0), tag, width)


def draw_title_rule(recorder: Recorder, setting: Setting, top: float) -> None:
    """Over a title, as wide as the type area; `top` is relative to the recorder's origin."""
    is_recto = abs(recorder.x - setting.recto.left) < 1
    sheet = setting.recto if is_recto else setting.verso
    left, width = sheet.left - recorder.x, sheet.type_width
    if setting.has_bars:
        recorder.area(left, top - _BAR, width, _BAR, setting.ink.primary)
    else:
        recorder.rule(left, top - RULE / 2, left + width, RULE, setting.ink.primary)


def _label(chapter: Chapter, labels: Labels, *, is_episode: bool) -> tuple[str, str]:
    """What stands over the numeral, and what is read aloud, which has the number in it."""
    episode = ""
    if chapter.episode_number is not None:
        episode = labels.episode_number.format(number=chapter.episode_number)
    if is_episode:
        seen, spoken, rest = labels.episode, episode, [chapter.category]
    else:
        seen, spoken = labels.chapter, labels.chapter_number.format(number=chapter.number)
        rest = [episode, chapter.category]
    words = [word for word in rest if word]
    return " · ".join([seen, *words]), " · ".join([spoken, *words])


class OpenerHead(Block):
    """Rule, label, numeral and squares; twenty units high."""

    def __init__(
        self,
        chapter: Chapter,
        setting: Setting,
        typesetter: Typesetter,
        root: Tag,
        *,
        is_alone: bool,
    ) -> None:
        super().__init__()
        self.setting, self.chapter, self.typesetter = setting, chapter, typesetter
        is_episode = is_alone and chapter.episode_number is not None
        self.numeral = str(chapter.episode_number if is_episode else chapter.number)
        seen, spoken = _label(chapter, setting.labels, is_episode=is_episode)
        self.label = label_runs(seen, setting.styles.label, typesetter)
        self.tag = root.kid("P").kid("Span", actual_text=spoken)

    def content_height(self) -> float:
        return 16 * U if self.setting.paper.is_small else 20 * U

    def draw(self) -> None:
        recorder, top = self.canv, self.content_height()
        styles = self.setting.styles
        draw_title_rule(recorder, self.setting, top)
        drop = 1 * U if self.setting.has_bars else 0
        pieces = [(run, run.text) for run in self.label]
        recorder.text(0, top - 2 * U - drop, pieces, self.tag, styles.label.spacing)
        foot = top - (14 if self.setting.paper.is_small else 18) * U
        runs = self.typesetter.plain(self.numeral, styles.numeral)
        recorder.text(-0.04 * styles.numeral.size, foot, [(run, run.text) for run in runs], None)
        if self.chapter.opener_term:
            self._draw_term(self.chapter.opener_term, top, foot)

    def _draw_term(self, term: GlossaryTerm, top: float, foot: float) -> None:
        sheet = self.setting.recto
        right = sheet.right - sheet.text_left
        left = right - SQUARE
        runs = square_runs(term.japanese or "", self.setting)
        if not runs:
            return
        if self.setting.has_bars:
            top -= _BAR
            self.canv.area(left, top, SQUARE, _BAR, self.setting.ink.primary)
        for place, run in enumerate(runs):
            draw_square(self.canv, left, top - place * SQUARE, run, self.setting)
        end = max(foot, top - len(runs) * SQUARE)
        self._draw_reading(term, left - 4 * MM, end)

    def _draw_reading(self, term: GlossaryTerm, right: float, foot: float) -> None:
        styles, typesetter = self.setting.styles, self.setting.typesetter("")
        small = styles.small
        y = foot + 1.25 * U
        gloss = typesetter.plain(term.gloss or "", small)
        for line in reversed(break_lines(gloss, _TERM_WIDTH)):
            x = right - line_width(gloss, line)
            self.canv.text(x, y, [(gloss[number], text) for number, text in line], None)
            y += small.line
        if term.romaji:
            style = replace(styles.note_romaji, size=13)
            runs = typesetter.plain(term.romaji, style)
            x = right - sum(run.width for run in runs)
            self.canv.text(x, y + 0.25 * U, [(run, run.text) for run in runs], None)


class InThisChapter(ChapterList):
    """The sections with their pages, in the margin column; takes no height in the text column.

    It may be as deep as `least`, and as the page is without the `others` that stand under it;
    what is deeper is left out.
    """

    def __init__(
        self, chapter: Chapter, setting: Setting, typesetter: Typesetter, root: Tag
    ) -> None:
        super().__init__()
        self.setting, self.least, self.others = setting, 0.0, 0.0
        self.holder = root.kid("TOC")
        style = replace(setting.styles.small, before=0, after=0)
        self.label = label_runs(setting.labels.in_this_chapter, setting.styles.label, typesetter)
        self.label_tag = self.holder.kid("Caption")
        if self.label[0].actual:
            spoken = self.label[0].actual
            self.label_tag = self.label_tag.kid("Span", actual_text=spoken)
        width = setting.recto.margin_width
        column = PageColumn(width, _NUMBER_ROOM, typesetter.plain("0", style)[0])
        self.sections = [
            ReferenceLine(
                typesetter.inlines(section.heading, style, section.line).runs,
                style,
                section.key,
                self.holder,
                column=column,
            )
            for section in chapter.sections
            if section.heading
        ]
        self.activities = [
            ReferenceLine(
                typesetter.plain(activity.title, style),
                style,
                activity.key,
                self.holder,
                column=column,
                indent=4 * MM,
                labels=(_box(activity, setting),),
            )
            for activity in chapter.activities[len(chapter.opening) :]
        ]

    def content_height(self) -> float:
        return 0.0

    def _fitting(self, room: float) -> list[ReferenceLine]:
        """All, or the sections alone, or the activities, or nothing."""
        most = min(room, max(self.least, room - self.others))
        for entries in ([*self.sections, *self.activities], self.sections, self.activities):
            gaps = _ENTRY_GAP * (len(entries) - 1)
            height = 3 * U + sum(entry.content_height() for entry in entries) + gaps
            if len(entries) > 1 and height <= most:
                return entries
        return []

    def draw(self) -> None:
        sheet = self.setting.recto
        entries = self._fitting(self.canv.y - sheet.bottom) if sheet.margin_width else []
        if not entries:
            return
        left = sheet.margin_left - sheet.text_left
        self.canv.rule(left, 0, left + sheet.margin_width, RULE, self.setting.ink.primary)
        spacing = self.setting.styles.label.spacing
        pieces = [(run, run.text) for run in self.label]
        self.canv.text(left, -2 * U, pieces, self.label_tag, spacing)
        y = -3 * U
        for entry in entries:
            y -= entry.content_height()
            entry.drawOn(self.canv, left, y)
            y -= _ENTRY_GAP
        self.canv.take_margin(self.canv.y, self.canv.y + y, is_beside=True)


def _box(activity: Activity, setting: Setting) -> Box:
    """To tick off when it is done."""
    asked = setting.asked(f"{activity.key}.here", Ticking(), f"{activity.number} {activity.title}")
    return Box(SMALL_BOX, 0.6, setting.ink.primary, asked=asked)


def opener_story(
    chapter: Chapter, setting: Setting, typesetter: Typesetter, root: Tag, *, is_alone: bool
) -> list[Block]:
    """From the top of the type area to where the text begins."""
    styles, width = setting.styles, setting.recto.text_width
    words = chapter.title
    runs, smaller = (
        typesetter.inlines(words, style, chapter.title_line).runs
        for style in (styles.h1, styles.h1_long)
    )
    title = title_blocks(runs, smaller, setting, root.kid("H1"), width)
    title.marks = Marks(keys=(chapter.key,), bookmark=(1, plain_text(chapter.title)))
    story: list[Block] = [OpenerHead(chapter, setting, typesetter, root, is_alone=is_alone), title]
    if chapter.subtitle:
        text = typesetter.inlines(chapter.subtitle, styles.deck, chapter.subtitle_line)
        story.append(_deck(text.runs, styles.deck, root, width))
    if chapter.session:
        story += [Room(3 * U, MODULE), SessionStrip(chapter.session, setting, typesetter, root)]
    has_text = any(section.blocks or section.activities for section in chapter.sections)
    in_this_chapter = InThisChapter(chapter, setting, typesetter, root)
    if chapter.opening:
        story += panels(chapter.opening, in_this_chapter, setting, typesetter, root)
    elif has_text:
        story += [Room(3 * U, LINE), in_this_chapter]
    return story


def _deck(runs: Sequence[Run], style: TextStyle, root: Tag, width: float) -> TextBlock:
    return BalancedText(runs, replace(style, after=0), root.kid("P"), width)
