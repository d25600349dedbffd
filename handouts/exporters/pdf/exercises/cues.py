"""What a trainer says, asks and does: a badge at the left, the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handouts.exporters.pdf.badges import Badge, BadgeShape
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import Marks, TextBlock
from handouts.layout.labels import Labels
from handouts.publication.primitives import Cue, Prompt

_TEXT = 15 * MM
_WHITE = "1 1 1"
_SHAPES = {
    Cue.SAY: BadgeShape.FILLED,
    Cue.ASK: BadgeShape.FRAMED,
    Cue.DO: BadgeShape.UNDERLINED,
}


def cue_block(
    prompt: Prompt, cue: Cue, setting: Setting, pieces: PieceSetter, width: float, parent: Tag
) -> TextBlock:
    """Said and asked in the body's face, done in Sans."""
    styles = setting.styles
    style = styles.summary if cue is Cue.DO else styles.body
    style = replace(style, before=0.5, after=0.5)
    text = pieces.set(prompt.content, style)
    tag = parent.kid("P")
    marks = Marks(keys=(prompt.key,) if prompt.key else ())
    badge = _badge(cue, setting, pieces, tag)
    return TextBlock(text, style, tag, width, indent=_TEXT, marks=marks, labels=(badge,))


def cue_blocks(
    cues: Sequence[Prompt], setting: Setting, pieces: PieceSetter, width: float, parent: Tag
) -> list[Block]:
    """In order; what comes after them keeps a line clear."""
    blocks: list[Block] = [
        cue_block(prompt, prompt.cue, setting, pieces, width, parent)
        for prompt in cues
        if prompt.cue is not None
    ]
    if blocks:
        blocks[-1].after = 1 * U
    return blocks


def _badge(cue: Cue, setting: Setting, pieces: PieceSetter, tag: Tag) -> Badge:
    word, style = _word(cue, setting.labels), setting.styles.label
    runs = pieces.typesetter.plain(word.upper(), style)
    if cue is Cue.SAY:
        runs = [run._replace(colour=_WHITE) for run in runs]
    spoken = tag.kid("Span", actual_text=f"{word}: ")
    return Badge(tuple(runs), _SHAPES[cue], setting.ink.primary, style.spacing, spoken)


def _word(cue: Cue, labels: Labels) -> str:
    return {Cue.SAY: labels.say, Cue.ASK: labels.ask, Cue.DO: labels.do}[cue]
