"""The contents: chapters with their sections and pages. Its page numbers are slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.links import ReferenceLine
from handouts.exporters.pdf.measures import MM, U
from handouts.exporters.pdf.opener import RULE, draw_title_rule
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.recorder import Recorder
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.tags import Tag
from handouts.exporters.pdf.textblock import Label, Marks, TextBlock
from handouts.publication.publication import Contents, ContentsEntry, Publication

_INDENT = 10 * MM
_PAGE_ROOM = 14 * MM
_TERM_ROOM = 34 * MM


class TitleBlock(Block):
    """Rule and title on top of a part that is no chapter; three and a half modules high."""

    def __init__(self, title: TextBlock, setting: Setting) -> None:
        super().__init__()
        self.title, self.setting = title, setting

    def content_height(self) -> float:
        return 1 * U + self.title.content_height() + 5 * U

    def draw(self) -> None:
        draw_title_rule(self.canv, self.setting, self.content_height())
        self.title.drawOn(self.canv, 0, 5 * U)  # type: ignore[no-untyped-call]


def title_block(text: str, key: str, setting: Setting, typesetter: Typesetter, root: Tag,
                width: float) -> TitleBlock:  # fmt: skip
    style = replace(setting.styles.h1, before=0, after=0)
    marks = Marks((key,), (1, text))
    title = TextBlock(typesetter.plain(text, style), style, root.kid("H1"), width, marks=marks)
    return TitleBlock(title, setting)


class ContentsRow(Block):
    """A rule, then a line of the contents; a chapter's with its numeral and term."""

    def __init__(self, line: ReferenceLine, rule: tuple[float, str] | None, above: float,
                 below: float, term: tuple[Run, ...] = ()) -> None:  # fmt: skip
        super().__init__()
        self.line, self.rule, self.above, self.below, self.term = line, rule, above, below, term

    def content_height(self) -> float:
        return self.above + self.line.content_height() + self.below

    def draw(self) -> None:
        if self.rule and not self._is_continued:
            width, colour = self.rule
            self.canv.rule(0, self.height, self.line.right, width, colour)
        self.line.drawOn(self.canv, 0, self.below)  # type: ignore[no-untyped-call]
        right = self.line.right - _PAGE_ROOM + 4 * MM
        x = right - sum(run.width for run in self.term)
        top = self.below + self.line.content_height() - self.line.style.line
        for run in self.term:
            self.canv.text(x, top, [(run, run.text)], None)
            x += run.width

    @property
    def _is_continued(self) -> bool:
        return False


def lay_out_contents(contents: Contents, publication: Publication, setting: Setting) -> Fragment:
    root = Tag("Sect")
    recorder = Recorder(root)
    typesetter = setting.typesetter("")
    width = setting.recto.text_width
    story: list[Block] = [
        title_block(contents.heading, contents.key, setting, typesetter, root, width)
    ]
    terms = {chapter.key: chapter.opener_term.japanese or ""
             for chapter in publication.chapters if chapter.opener_term}  # fmt: skip
    story += _rows(contents, terms, setting, typesetter, root.kid("TOC"))
    flow(story, recorder, setting.sheets())
    return recorder.fragment(contents.heading, has_opener=True)


def _rows(contents: Contents, terms: Mapping[str, str], setting: Setting,
          typesetter: Typesetter, holder: Tag) -> list[Block]:  # fmt: skip
    rows: list[ContentsRow] = []
    inner = holder
    was_chapter = False
    for entry in contents.entries:
        if entry.level > 1:
            rows.append(_section_row(entry, setting, typesetter, inner))
            continue
        is_chapter = entry.number is not None
        rule = None
        if is_chapter or was_chapter or not rows:
            rule = _rule(setting, is_strong=not rows or is_chapter != was_chapter)
        if rows:
            rows[-1].below = (1.5 if rule else 0) * U
        if is_chapter:
            term = terms.get(entry.key, "")
            rows.append(_chapter_row(entry, term, rule, setting, typesetter, holder))
        else:
            rows.append(_back_row(entry, rule, setting, typesetter, holder))
        inner = holder.kid("TOC")
        was_chapter = is_chapter
    for place, row in enumerate(rows):
        if row.rule and place + 1 < len(rows) and not rows[place + 1].rule:
            row.follow = sum(after.content_height() for after in rows[place + 1 : place + 3])
    return list(rows)


def _rule(setting: Setting, *, is_strong: bool) -> tuple[float, str]:
    return (RULE, setting.ink.primary) if is_strong else (0.5, setting.ink.hairline)


def _chapter_row(entry: ContentsEntry, term: str, rule: tuple[float, str] | None,
                 setting: Setting, typesetter: Typesetter, holder: Tag) -> ContentsRow:  # fmt: skip
    styles, width = setting.styles, setting.recto.text_width
    style = replace(styles.contents_chapter, before=0, after=0)
    numeral = typesetter.plain(str(entry.number), styles.contents_numeral)
    term_style = replace(styles.term_japanese, size=13)
    script = [run._replace(size=13) for run in typesetter.plain(term, term_style)]
    line = ReferenceLine(
        typesetter.inlines(entry.title, style, 0), style, entry.key, holder,
        right=width, page=typesetter.plain("0", styles.contents_page)[0],
        room=_TERM_ROOM if term else _PAGE_ROOM, indent=_INDENT,
        label=Label(tuple(numeral), 0, None),
    )  # fmt: skip
    return ContentsRow(line, rule, 0.5 * U, 0.25 * U, tuple(script))


def _section_row(entry: ContentsEntry, setting: Setting, typesetter: Typesetter, holder: Tag
                 ) -> ContentsRow:  # fmt: skip
    style = replace(setting.styles.contents_section, before=0, after=0)
    line = ReferenceLine(
        typesetter.inlines(entry.title, style, 0), style, entry.key, holder,
        right=setting.recto.text_width, page=typesetter.plain("0", style)[0],
        room=_PAGE_ROOM, indent=_INDENT,
    )  # fmt: skip
    return ContentsRow(line, None, 0, 0)


def _back_row(entry: ContentsEntry, rule: tuple[float, str] | None, setting: Setting,
              typesetter: Typesetter, holder: Tag) -> ContentsRow:  # fmt: skip
    styles = setting.styles
    style = replace(styles.contents_back, before=0, after=0)
    page = typesetter.plain("0", replace(styles.contents_page, size=styles.body.size))[0]
    line = ReferenceLine(
        typesetter.inlines(entry.title, style, 0), style, entry.key, holder,
        right=setting.recto.text_width, page=page, room=_PAGE_ROOM, indent=_INDENT,
    )  # fmt: skip
    return ContentsRow(line, rule, 0.5 * U if rule else 0, 0)
