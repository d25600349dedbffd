"""The type scale: every role's face, size, leading, colour and space, for one theme and paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handouts.exporters.faces import AnyFace, Cut, family_of
from handouts.exporters.pdf.measures import Paper, U
from handouts.layout.theme import Face, Theme


@dataclass(frozen=True, slots=True)
class TextStyle:
    """`leading`, `before` and `after` are in units (`measures.U`), `size` in points.

    `colour` holds the operands of PDF's `rg`. `spacing` is letterspace in points.
    """

    face: AnyFace
    cut: Cut
    size: float
    leading: float
    colour: str
    before: float = 0
    after: float = 0
    spacing: float = 0

    @property
    def line(self) -> float:
        """Leading in points."""
        return self.leading * U


@dataclass(frozen=True, slots=True)
class Ink:
    """The theme's colours as operands; `tint` is empty where there is none."""

    ink: str
    primary: str
    accent: str
    muted: str
    tint: str
    hairline: str
    rule: str


def colour_operands(colour: str) -> str:
    """`#rrggbb` → three numbers from 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return " ".join(f"{part:.4g}" for part in parts)


def inks(theme: Theme) -> Ink:
    return Ink(
        ink=colour_operands(theme.ink),
        primary=colour_operands(theme.primary),
        accent=colour_operands(theme.accent),
        muted=colour_operands(theme.muted),
        tint=colour_operands(theme.tint) if theme.tint else "",
        hairline=colour_operands(theme.hairline),
        rule=colour_operands(theme.rule),
    )


@dataclass(frozen=True, slots=True)
class TypeScale:
    """All roles. Names follow the specification of the look."""

    cover_title: TextStyle
    cover_title_long: TextStyle
    cover_subtitle: TextStyle
    cover_line: TextStyle
    numeral: TextStyle
    h1: TextStyle
    h1_long: TextStyle
    deck: TextStyle
    h2: TextStyle
    h3: TextStyle
    body: TextStyle
    summary: TextStyle
    quotation: TextStyle
    figure: TextStyle
    small: TextStyle
    label: TextStyle
    note_japanese: TextStyle
    note_romaji: TextStyle
    square: TextStyle
    folio: TextStyle
    contents_chapter: TextStyle
    contents_numeral: TextStyle
    contents_section: TextStyle
    contents_back: TextStyle
    contents_page: TextStyle
    term_romaji: TextStyle
    term_japanese: TextStyle
    term_gloss: TextStyle
    term_pages: TextStyle
    activity: TextStyle
    instruction: TextStyle
    strong: TextStyle
    answer: TextStyle
    cell: TextStyle
    cell_head: TextStyle
    cell_group: TextStyle
    word: TextStyle
    clock: TextStyle


def type_scale(theme: Theme, paper: Paper) -> TypeScale:
    ink = inks(theme)
    small = paper.is_small
    head = TextStyle(family_of(theme, theme.head_face), Cut.BOLD, 15, 2.5, ink.primary)
    body = TextStyle(family_of(theme, theme.body_face), Cut.REGULAR, 10.5, 2, ink.ink, 1, 1)
    ui = TextStyle(family_of(theme, Face.SANS), Cut.REGULAR, 8.5, 1.5, ink.ink)
    aside = Cut.REGULAR if theme.upright_deck else Cut.ITALIC
    numeral_cut = Cut.BOLD if theme.head_face is Face.SANS else Cut.REGULAR
    numeral = (128 if theme.head_face is Face.SANS else 135) if not small else 90
    h1 = replace(head, size=26 if small else 31, leading=4.5, colour=ink.ink)
    title = replace(head, size=32 if small else 44, leading=4.5 if small else 6)
    return TypeScale(
        cover_title=title,
        cover_title_long=replace(title, size=26 if small else 36, leading=4 if small else 5),
        cover_subtitle=replace(head, cut=aside, size=17, leading=3, colour=ink.muted, before=1),
        cover_line=replace(body, size=12, before=0, after=0),
        numeral=replace(head, cut=numeral_cut, size=numeral, leading=0),
        h1=h1,
        h1_long=replace(h1, size=22 if small else 27, leading=4),
        deck=replace(body, cut=aside, size=13, leading=2.5, colour=ink.muted, before=0.5),
        h2=replace(head, before=3.5, after=1),
        h3=replace(ui, cut=Cut.BOLD, size=11, leading=2, before=1.5, after=0.5),
        body=body,
        summary=replace(ui, size=10.5, leading=2),
        quotation=replace(
            body,
            cut=aside,
            size=13 if theme.upright_deck else 12,
            leading=2.5,
            colour=ink.primary,
            before=2,
            after=1.5,
        ),
        figure=replace(ui, cut=Cut.BOLD, size=10.5, leading=2, colour=ink.primary),
        small=ui,
        label=replace(ui, cut=Cut.BOLD, size=8, colour=ink.primary, spacing=0.6),
        note_japanese=replace(body, size=13, leading=2),
        note_romaji=replace(body, cut=Cut.ITALIC, size=9.5, leading=1.5, colour=ink.primary),
        square=replace(body, size=16 * 0.74 * 72 / 25.4, leading=0),
        folio=replace(ui, cut=Cut.BOLD, size=10),
        contents_chapter=replace(head, size=12, leading=2, colour=ink.ink),
        contents_numeral=replace(head, cut=Cut.REGULAR, size=15, leading=2),
        contents_section=replace(ui, size=9.5, leading=1.5, colour=ink.muted),
        contents_back=replace(body, size=10.5),
        contents_page=replace(ui, cut=Cut.BOLD, size=10),
        term_romaji=replace(body, cut=Cut.BOLD, size=10.5),
        term_japanese=replace(body, size=12),
        term_gloss=replace(ui, size=9.5),
        term_pages=replace(ui, cut=Cut.BOLD, size=9, colour=ink.primary),
        activity=replace(ui, cut=Cut.BOLD, size=13, leading=2.25),
        instruction=replace(ui, size=10, leading=2, colour=ink.muted),
        strong=replace(ui, cut=Cut.BOLD, size=10.5, leading=2),
        answer=replace(ui, cut=Cut.BOLD, size=10.5, leading=2, colour=ink.accent),
        cell=replace(ui, size=10, leading=1.75),
        cell_head=replace(ui, cut=Cut.BOLD, colour=ink.primary),
        cell_group=replace(ui, cut=Cut.BOLD, size=9.5, leading=1.75),
        word=replace(ui, size=10, leading=1.75),
        clock=replace(ui, cut=Cut.BOLD, size=10.5),
    )
