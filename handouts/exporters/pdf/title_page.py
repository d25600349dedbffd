"""The cover: the chapters' terms in manuscript squares, title, subtitle, who and whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from handouts.diagnostics import Diagnostic
from handouts.exporters.faces import Cut
from handouts.exporters.pdf.block import Block
from handouts.exporters.pdf.exercises.writing import NamedRules
from handouts.exporters.pdf.filling.fields import Writing
from handouts.exporters.pdf.fragment import Fragment
from handouts.exporters.pdf.lines import Line, balanced_lines, break_lines
from handouts.exporters.pdf.measures import MM, MODULE, U
from handouts.exporters.pdf.paging import flow
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.setting import Setting
from handouts.exporters.pdf.squares import SQUARE, draw_square, square_runs
from handouts.exporters.pdf.styles import TextStyle
from handouts.exporters.pdf.tags import Tag
from handouts.layout.logo import Logo
from handouts.publication.matter import TitlePage
from handouts.publication.publication import Publication

_APART = 4 * MM  # between columns of squares
_ROWS, _MOST = 4, 8
_LONG = 3  # lines of a title from which it is set smaller
_SMALL_TITLE = 6  # lines from which it is set as small as a chapter's title
_OVER_FOOT = 4 * U
_ANY = 999  # lines: as many as fit
_SUBTITLE_ROOM = 10 * MODULE
_OVER_AUTHOR = 3 * U
_HIGHEST_LOGO, _WIDEST_LOGO = 10 * MM, 80 * MM
_NAME = 12.0  # points: a name that is typed
_HIGHEST_TALL = 18 * MM  # a logo that is not wide would be too small to read
_FIELDS = 22  # modules over the room for names

Scale = Sequence[tuple[TextStyle, int]]  # styles from large to small, the most lines in each


class _Fitted(NamedTuple):
    """A text broken into lines; if it is not whole, its last lines found no room."""

    text: str
    style: TextStyle
    runs: Sequence[Run]
    lines: Sequence[Line]
    is_whole: bool

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.line


class Cover(Block):
    """The whole page as one block: every part has its module, longer parts push down."""

    def __init__(
        self,
        page: TitlePage,
        publication: Publication,
        setting: Setting,
        typesetter: Typesetter,
        root: Tag,
    ) -> None:
        super().__init__()
        self.page, self.publication, self.setting = page, publication, setting
        self.typesetter, self.root = typesetter, root
        self.sheet = setting.recto

    def content_height(self) -> float:
        return self.sheet.top - self.sheet.bottom

    def draw(self) -> None:
        metadata, styles = self.publication.metadata, self.setting.styles
        self.canv.anchor(self.page.key, self.content_height())
        if logo := self.setting.theme.logo:
            self._draw_logo(logo)
        elif metadata.publisher:
            style = replace(styles.figure, colour=self.setting.ink.ink)
            self._draw_lines(self._whole(metadata.publisher, style), 1.5 * U)
        depth = self._draw_squares()
        subtitle = self._fitted(self.page.subtitle, self._subtitle_scale(), _SUBTITLE_ROOM)
        by = self.setting.labels.by_author.format(author=metadata.author)
        author = self._whole(by if metadata.author else "", styles.cover_line)
        under = subtitle.height + author.height + styles.cover_subtitle.before * U + _OVER_AUTHOR
        room = self.content_height() - depth - under - MODULE
        depth = self._draw_under(self._fitted(self.page.title, self._title_scale(), room), depth)
        if subtitle.lines:
            least = 0.0 if self.setting.paper.is_small else self._module(18)
            depth = max(depth + styles.cover_subtitle.before * U, least)
            depth = self._draw_under(subtitle, depth)
        if self.page.owner:
            self._draw_owner(max(depth + _OVER_AUTHOR, self._module(_FIELDS)), author)
        elif self.page.fields:
            if author.lines:
                depth = self._draw_under(author, depth + _OVER_AUTHOR)
            self._draw_fields(max(depth, self._module(_FIELDS)))
        else:
            self._draw_under(author, max(depth + _OVER_AUTHOR, self._module(23)))
        self._draw_foot()

    def _module(self, number: float) -> float:
        """Depth of a module of the specification, which counts thirty to a page."""
        return number * MODULE * self.content_height() / (30 * MODULE)

    # -- parts --

    def _draw_logo(self, logo: Logo) -> None:
        """At the top, in place of the firm's name, which its alternative text says."""
        is_wide = logo.image.width >= 1.5 * logo.image.height
        highest = _HIGHEST_LOGO if is_wide else _HIGHEST_TALL
        size = logo.fitting(min(_WIDEST_LOGO, self._width), highest)
        x = self.sheet.left - self.sheet.text_left
        figure = self.root.kid("Figure", alt=logo.alt)
        self.canv.logo(x, self.content_height() - size[1], size, figure)

    def _draw_squares(self) -> float:
        terms = self.page.chapter_terms[:_MOST]
        if not terms or self.setting.paper.is_small:
            return self._module(8)
        top = self.content_height() - 3 * MODULE
        right = self.sheet.right - self.sheet.text_left
        for place, (number, script) in enumerate(terms):
            left = right - SQUARE - place * (SQUARE + _APART)
            self._draw_number(str(number), left + SQUARE / 2, top + 0.75 * U)
            runs = square_runs(script, self.setting)[:_ROWS]
            for row in range(_ROWS):
                run = runs[row] if row < len(runs) else None
                draw_square(self.canv, left, top - row * SQUARE, run, self.setting)
        return self._module(13)

    def _draw_number(self, number: str, middle: float, y: float) -> None:
        style = replace(self.setting.styles.small, colour=self.setting.ink.muted)
        for run in self.typesetter.plain(number, style):
            self.canv.text(middle - run.width / 2, y, [(run, run.text)], None)

    def _title_scale(self) -> Scale:
        styles = self.setting.styles
        title, colour = styles.cover_title, styles.cover_title.colour
        smaller = (styles.h1_long, styles.h2, replace(styles.cover_line, face=title.face))
        return [
            (title, _LONG),
            (styles.cover_title_long, _SMALL_TITLE),
            *((replace(style, cut=title.cut, colour=colour), _ANY) for style in smaller),
        ]

    def _subtitle_scale(self) -> Scale:
        style = self.setting.styles.cover_subtitle
        return [(style, _ANY), (replace(style, size=10.5, leading=2), _ANY)]

    @property
    def _width(self) -> float:
        return self.sheet.type_width

    # -- lines --

    def _whole(self, text: str, style: TextStyle) -> _Fitted:
        runs = self.typesetter.plain(text, style)
        return _Fitted(text, style, runs, break_lines(runs, self._width), is_whole=True)

    def _fitted(self, text: str, scale: Scale, room: float) -> _Fitted:
        """Set in the first style in which it is short enough; at worst cut to the room."""
        for style, most in scale:
            fitted = self._whole(text, style)
            if len(fitted.lines) <= most and fitted.height <= room:
                return fitted._replace(lines=balanced_lines(fitted.runs, self._width))
        most = max(1, int(room / style.line))
        return fitted._replace(lines=fitted.lines[:most], is_whole=len(fitted.lines) <= most)

    def _draw_under(self, text: _Fitted, depth: float) -> float:
        """Under `depth`; the depth of the last baseline comes back."""
        return self._draw_lines(text, depth + text.style.line)

    def _draw_lines(self, text: _Fitted, depth: float) -> float:
        """From the first baseline at `depth` on; a text that was cut is read whole."""
        tag = self.root.kid("P", actual_text="" if text.is_whole else text.text)
        for number, line in enumerate(text.lines):
            is_cut = not text.is_whole and number == len(text.lines) - 1
            self._draw_line(text, line, self.content_height() - depth, tag, is_cut=is_cut)
            depth += text.style.line
        return depth - text.style.line

    def _draw_line(self, text: _Fitted, line: Line, y: float, tag: Tag, *, is_cut: bool) -> None:
        x = self.sheet.left - self.sheet.text_left
        pieces = [(text.runs[number], words) for number, words in line]
        if is_cut:
            pieces += [(run, run.text) for run in self.typesetter.plain("…", text.style)]
        for run, words in pieces:
            part = tag
            if text.is_whole and (run.lang or run.actual):
                part = tag.kid("Span", lang=run.lang, actual_text=run.actual)
            self.canv.text(x, y, [(run, words)], part)
            x += run._replace(text=words).width

    def _draw_owner(self, depth: float, author: _Fitted) -> None:
        """Whose copy it is, and by whom: the name as a heading, the rest small."""
        styles = self.setting.styles
        if author.lines:
            depth = self._draw_under(author, depth - _OVER_AUTHOR) + 2 * U
        name, *rest = self.page.owner
        depth = self._draw_under(self._whole(name, styles.h2), depth)
        for line in rest:
            depth = self._draw_under(self._whole(line, styles.cover_line), depth)

    def _draw_fields(self, depth: float) -> None:
        """Whose copy it is: rules with their names under them, two in a row; clear of the foot."""
        style = replace(self.setting.styles.small, colour=self.setting.ink.muted)
        names = [
            (self.typesetter.plain(field, style), self.root.kid("P")) for field in self.page.fields
        ]
        asked = [
            self.setting.asked(f"{self.page.key}.{number}", Writing(_NAME), field)
            for number, field in enumerate(self.page.fields, 1)
        ]
        rules = NamedRules(names, self._width, self.setting, columns=2, asked=asked)
        if depth + rules.content_height() > self._foot_top - _OVER_FOOT:
            rules = NamedRules(names, self._width, self.setting, asked=asked)
        x = self.sheet.left - self.sheet.text_left
        rules.drawOn(self.canv, x, self.content_height() - depth - rules.content_height())

    def _foot(self) -> list[_Fitted]:
        """For whom, credit, rights and date."""
        metadata = self.publication.metadata
        style = replace(self.setting.styles.small, colour=self.setting.ink.muted)
        issued = self.publication.printed_date
        strong = replace(style, cut=Cut.BOLD, colour=self.setting.ink.primary)
        edition = self.publication.edition.title
        texts = [self._whole(edition, strong)] if edition else []
        facts = replace(style, colour=self.setting.ink.ink)
        texts += [self._whole(fact, facts) for fact in self.page.facts]
        facts_of_book = (metadata.credit, metadata.rights, issued)
        return [*texts, *(self._whole(text, style) for text in facts_of_book if text)]

    @property
    def _foot_top(self) -> float:
        """Its first baseline: the last is where other pages have their folio."""
        texts = self._foot()
        height = sum(text.height for text in texts)
        return self.content_height() + MODULE - height + (texts[0].style.line if texts else 0.0)

    def _draw_foot(self) -> None:
        depth = self._foot_top
        for text in self._foot():
            depth = self._draw_lines(text, depth) + text.style.line


def lay_out_title_page(
    page: TitlePage, publication: Publication, setting: Setting
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    root = Tag("Sect")
    recorder = setting.recorder(root)
    typesetter = setting.typesetter(publication.layout)
    flow([Cover(page, publication, setting, typesetter, root)], recorder, setting.sheets())
    return recorder.fragment("", has_opener=True), typesetter.diagnostics
