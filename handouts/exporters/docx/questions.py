"""What is asked on a line of its own: prompts, options, boxes and scales."""

from __future__ import annotations

from typing import assert_never

from handouts.exporters.docx.controls import TICKED_BOX
from handouts.exporters.docx.draft import TAB, Draft, ParagraphXml
from handouts.exporters.docx.pieces import pieces_xml
from handouts.exporters.docx.runs import DISPLAY, PLAIN, READING
from handouts.exporters.docx.runs import Mark as RunMark
from handouts.model.scripts import has_japanese
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import (
    Blank,
    Checkbox,
    Choice,
    Cue,
    Mark,
    Option,
    Prompt,
    Scale,
)
from handouts.word_names import Style

_ANSWER = frozenset({RunMark.ANSWER})


def prompt_line(
    draft: Draft, prompt: Prompt, style: Style = Style.PROMPT, *, keep_next: bool = False
) -> ParagraphXml:
    if prompt.cue is not None:
        return cue_line(draft, prompt, prompt.cue)
    # On a card letters have a size of their own, and Japanese has the same.
    around = READING if style is Style.PROMPT else DISPLAY
    words = pieces_xml(draft, prompt.content, around)
    if prompt.marker:
        marker = draft.runs.styled(prompt.marker, Style.MARKER) + TAB
        return ParagraphXml(Style.MARKED_PROMPT, marker + words, keep_next=keep_next)
    if any(isinstance(piece, Blank) for piece in prompt.content):
        style = Style.TEXT_WITH_BLANKS
    return ParagraphXml(style, words, keep_next=keep_next)


def cue_line(draft: Draft, prompt: Prompt, cue: Cue) -> ParagraphXml:
    """What a trainer says, asks or does, under the word for it."""
    labels = draft.publication.labels
    match cue:
        case Cue.SAY:
            word, sign, style = labels.say, Style.SAY, Style.CUE_SAY
        case Cue.ASK:
            word, sign, style = labels.ask, Style.ASK, Style.CUE_ASK
        case Cue.DO:
            word, sign, style = labels.do, Style.DO, Style.CUE_DO
        case _:
            assert_never(cue)
    # Room at both sides in the word's own script: else its ground has two heights.
    room = "\N{IDEOGRAPHIC SPACE}" if has_japanese(word) else "\N{NO-BREAK SPACE}"
    label = draft.runs.styled(f"{room}{word}{room}", sign)
    return ParagraphXml(style, label + TAB + pieces_xml(draft, prompt.content))


def option_lines(draft: Draft, choice: Choice) -> tuple[ParagraphXml, ...]:
    return tuple(_option(draft, choice, option) for option in choice.options)


def _option(draft: Draft, choice: Choice, option: Option) -> ParagraphXml:
    title = " ".join(part for part in (option.marker, plain_pieces(option.content)) if part)
    box = _ticked(draft) if option.is_right else draft.controls.box(option.key, title)
    marker = draft.runs.styled(option.marker, Style.MARKER) + TAB if option.marker else ""
    words = pieces_xml(draft, option.content, marks=_ANSWER if option.is_right else PLAIN)
    style = Style.OPTION if option.marker else Style.CHECK_LINE
    return ParagraphXml(
        style, box + TAB + marker + words + _source(draft, option) + _page(draft, choice, option)
    )


def _source(draft: Draft, option: Option) -> str:
    if not option.source:
        return ""
    return draft.display(" ") + pieces_xml(draft, option.source, marks=frozenset({RunMark.SOURCE}))


def _page(draft: Draft, choice: Choice, option: Option) -> str:
    """Room for the page where one read it."""
    if not choice.asks_page or any(one.is_right for one in choice.options):
        return ""
    before, _, after = draft.publication.labels.page_reference.partition("{page}")
    title = draft.publication.labels.page
    gap = draft.controls.line(
        f"{option.key}.page", draft.publication.labels.listed((title, option.marker)), 12.0
    )
    parts = (draft.runs.styled(before, Style.SOURCE), gap, draft.runs.styled(after, Style.SOURCE))
    return TAB + "".join(parts)


def check_line(draft: Draft, line: Checkbox) -> ParagraphXml:
    title = plain_pieces(line.content)
    match line.takes:
        case Mark.TICK:
            box = _ticked(draft) if line.answer else draft.controls.box(line.key, title)
        case Mark.NUMBER:
            box = (
                _number(draft, line.answer)
                if line.answer
                else draft.controls.line(line.key, title, 6.0)
            )
        case _:
            assert_never(line.takes)
    return ParagraphXml(Style.CHECK_LINE, box + TAB + pieces_xml(draft, line.content))


def _number(draft: Draft, answer: str) -> str:
    return draft.runs.styled(f"\N{NO-BREAK SPACE}{answer}\N{NO-BREAK SPACE}", Style.GAP_ANSWER)


def _ticked(draft: Draft) -> str:
    return draft.runs.styled(TICKED_BOX, Style.TICK)


def scale_line(draft: Draft, scale: Scale) -> ParagraphXml:
    figures = [str(figure) for figure in range(scale.first, scale.last + 1)]
    low, high = (draft.runs.styled(words, Style.SCALE_END) for words in (scale.low, scale.high))
    middle = draft.controls.scale(scale.key, scale.label, figures)
    gap = draft.display("\N{NO-BREAK SPACE}" * 3)
    label = draft.runs.styled(scale.label, Style.SCALE_LABEL)
    return ParagraphXml(Style.SCALE, label + TAB + low + gap + middle + gap + high)
