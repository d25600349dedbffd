"""The answer key: by chapter, each activity with its number, title, page and answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.blocks import Heading, keep_together
from handouts.exporters.pdf.exercises.elements import ElementSetter
from handouts.exporters.pdf.exercises.pieces import PieceSetter
from handouts.exporters.pdf.runs import Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import Marks, TextBlock
from handouts.model.inlines import Inlines, Text
from handouts.publication.matter import AnswerKey, KeyChapter, KeyEntry


@dataclass(frozen=True, slots=True)
class KeySetter:
    """Sets a key in a column `width` points wide; its chapters are headings of `level`."""

    setting: Setting
    typesetter: Typesetter
    parent: Tag
    width: float
    level: int = 2

    def story(self, key: AnswerKey) -> list[Block]:
        story = [block for chapter in key.chapters for block in self._chapter(chapter)]
        keep_together(story)
        return story

    def _chapter(self, chapter: KeyChapter) -> list[Block]:
        styles, tag = self.setting.styles, self.parent.kid("Sect")
        style = replace(styles.h2, size=12, leading=2, before=2.5, after=0.5)
        words: Inlines = (Text(f"{chapter.number}  "), *chapter.title)
        text = self.typesetter.inlines(words, style, 0)
        heading = Heading(
            text, style, tag.kid(f"H{self.level}"), self.width, marks=Marks(), snaps=False
        )
        blocks: list[Block] = [heading]
        for entry in chapter.entries:
            blocks += self._entry(entry, tag.kid("Sect"))
        return blocks

    def _entry(self, entry: KeyEntry, tag: Tag) -> list[Block]:
        setting = replace(self.setting, is_fillable=False)  # answers are read, not given
        styles, ink = setting.styles, setting.ink
        style = replace(styles.h3, size=10, before=1.0, after=0.25)
        plain = self.typesetter.plain
        number = replace(style, colour=ink.primary)
        small = replace(styles.small, colour=ink.muted)
        pieces = PieceSetter(setting, self.typesetter)
        runs = [
            *(plain(f"{entry.number}  ", number) if entry.number else ()),
            *plain(entry.title, style),
            *plain("  ", small),
            *pieces.set((entry.page,), small).runs,
        ]
        marks = Marks(keys=(entry.key,))
        heading = Heading(
            runs, style, tag.kid(f"H{self.level + 1}"), self.width, marks=marks, snaps=False
        )
        setter = ElementSetter(
            setting, pieces, tag, self.width, self.width, level=self.level + 1, is_key=True
        )
        blocks = setter.set(entry.elements)
        if not blocks:
            return [heading]
        first = blocks[0]
        if isinstance(first, TextBlock):
            first.before = 0.0
        return [heading, *blocks]
