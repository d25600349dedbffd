"""The style sheet: it suggests, the reader's own settings decide.

No fixed sizes, no backgrounds, colours only where the reading system says which page it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from handouts.exporters.epub.colours import on_dark
from handouts.exporters.epub.fonts import BOLD_ELEMENTS, OWN_LATIN, FontFile, Weight
from handouts.layout.theme import CalloutMark, Face, Theme

_GENERIC = {Face.SERIF: "serif", Face.SANS: "sans-serif"}
_DARK_MUTED, _DARK_HAIRLINE = "#a7adb3", "#4d545c"

_BASE = """\
:root { color-scheme: light dark; }
body { line-height: 1.55; text-align: left; max-width: 34em; margin: 0 auto; padding: 0 .5em;
  widows: 2; orphans: 2; -webkit-hyphens: none; -epub-hyphens: none; hyphens: none;
  word-wrap: break-word; overflow-wrap: break-word; }
p { margin: 0 0 .75em; text-indent: 0; }
section > p, li, blockquote p, dd p { -webkit-hyphens: auto; -epub-hyphens: auto; hyphens: auto;
  -webkit-hyphenate-limit-before: 4; -webkit-hyphenate-limit-after: 3;
  hyphenate-limit-chars: 8 4 3; }
a, b, i, dfn, .small, .deck, .instruction, nav li, .index li { -webkit-hyphens: none;
  -epub-hyphens: none; hyphens: none; }
p.introduces { page-break-after: avoid; break-after: avoid; margin-bottom: .4em; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 .5em; font-weight: bold; text-align: left;
  page-break-after: avoid; break-after: avoid; page-break-inside: avoid; break-inside: avoid; }
h1 { font-size: 1.7em; margin-top: 1em; }
h2 { font-size: 1.4em; }
h3, h4 { font-size: 1.05em; }
a { color: inherit; text-decoration: underline; }
a.term { text-decoration: underline; text-decoration-style: dotted;
  text-decoration-thickness: .06em; text-underline-offset: .2em; }
em, i { font-style: italic; }
b, strong { font-weight: bold; }
ul, ol { margin: .75em 0; padding: 0 0 0 1.4em; }
ol { padding-left: 1.8em; }
li { margin: 0 0 .3em; }
blockquote { margin: 1.2em 1.5em; page-break-inside: avoid; break-inside: avoid; }
header { margin: 0 0 2em; }
header h1 { margin: .2em 0 .4em; }
span[lang="ja"] { font-size: .93em; font-style: normal; line-break: strict; }
span.unbroken { white-space: nowrap; }
h1 span[lang="ja"], h2 span[lang="ja"], h3 span[lang="ja"] { font-size: .95em; }
.label { font-size: .8em; font-weight: bold; letter-spacing: .06em; text-transform: uppercase;
  margin: 0 0 .2em; page-break-after: avoid; break-after: avoid; font-family: sans-serif; }
.small, .places { font-size: .85em; font-family: sans-serif; }
.callout { margin: 1.5em 0; page-break-inside: avoid; break-inside: avoid;
  font-family: sans-serif; }
.callout p { margin: 0; }
.identifier { font-size: .85em; }
.cover { text-align: center; margin: 0; padding: 0; }
.cover img { max-width: 100%; max-height: 100vh; height: auto; }
.title-page { margin-top: 15%; }
.title-page h1 { font-size: 2.2em; margin-bottom: .4em; }
.deck { font-size: 1.15em; line-height: 1.4; }
.activity { margin: 2em 0; padding-top: .2em; border-top: 1px solid; }
.activity h2, .activity h3 { margin-top: .6em; font-size: 1.15em; font-family: sans-serif; }
.instruction, .write, .signature, .cue, table, .session { font-family: sans-serif; }
.instruction, .write { font-size: .85em; }
.write, .signature { margin: .75em 0 1.5em; padding-top: .4em; border-top: 1px solid;
  page-break-before: avoid; break-before: avoid; }
.write p { margin: 0; }
.signature { display: inline-block; min-width: 12em; margin-top: 2.5em; font-size: .85em; }
.blank { border-bottom: 1px solid; white-space: nowrap; }
.blank small { font-size: .7em; font-family: sans-serif; }
ul.boxes, ul.choice, ul.marks, .pairs ul { list-style: none; padding: 0; }
ul.boxes li, ul.choice li { margin: .5em 0; padding-left: 1.6em; }
.box { display: inline-block; width: .8em; height: .8em; border: 1px solid;
  -webkit-box-sizing: border-box; box-sizing: border-box; }
ul.boxes .box { margin: 0 .8em 0 -1.6em; }
ul.boxes b.answer, ul.choice b.marker { display: inline-block; width: 1.6em;
  margin-left: -1.6em; }
ul.marks li { display: inline-block; margin: 0 1.2em 0 0; }
.scale { margin: 0 0 1em; }
.scale p { margin: 0; }
.scale ul { margin: .2em 0 0; }
.pairs { display: flex; flex-wrap: wrap; }
.pairs div { flex: 1 1 12em; margin: 0 1em 0 0; }
.card { margin: 1.2em 0; padding: .7em .8em .2em; border: 1px solid; }
.card .prompt, .card ul { margin: 0 0 .5em; }
dl.cards p, dl.session p { margin: 0; }
dl.session dt, dl.session dd { display: inline; border: 0; padding: 0; margin: 0; }
dl.session { font-size: .9em; }
.cue b { margin-right: .4em; }
.answers ul { margin: 0 0 1em; }
table { width: 100%; border-collapse: collapse; font-size: .9em;
  border-top: 1px solid; border-bottom: 1px solid; }
th { font-weight: normal; }
th, td { padding: .4em .5em .4em 0; text-align: left; vertical-align: top;
  border-top: 1px solid; }
td.entry { min-width: 4em; }
.reflow + .write { border-top: 0; margin-top: -.5em; }
.level-2 th { padding-left: 1em; }
ul.index { list-style: none; padding: 0; margin: .3em 0 1.2em; }
[role="doc-index"] h2 { margin: 1em 0 0; }
.reflow { container-type: inline-size; margin: 1em 0; }
.notes { margin-top: 2.5em; padding-top: .8em; border-top: 1px solid; }
aside p { margin: 0 0 .4em; }
aside span[lang="ja"] { font-size: 1.1em; }
aside .more { font-size: .85em; }
nav ol { list-style: none; padding: 0; }
nav ol ol { margin: .3em 0 1em; padding-left: 1.4em; font-size: .92em; }
nav a { text-decoration: none; }
nav li { margin: .45em 0; }
nav[hidden], nav ol[hidden] { display: none; }
dl { margin: 1.5em 0; }
dt { margin: 1em 0 0; padding-top: .5em; border-top: 1px solid; page-break-after: avoid;
  break-after: avoid; }
dt dfn { font-style: normal; font-size: 1.05em; }
dt dfn i { font-style: normal; font-weight: bold; margin-right: .4em; }
dd { margin: .1em 0 0; }
dd p { margin: 0 0 .2em; }
.entry { page-break-inside: avoid; break-inside: avoid; }
"""

# A table as a list: rows and cells under each other, heads before the cells.
_NARROW = """\
  table[role="table"], [role="table"] tbody, [role="table"] tr, [role="table"] th,
  [role="table"] td { display: block; }
  [role="table"] thead { display: none; }
  [role="table"] th, [role="table"] td { border: 0; padding: .1em 0; }
  [role="table"] tr { padding: .4em 0; border-top-style: solid; border-top-width: 1px; }
  [role="table"] td.entry, [role="table"] td.tick { display: inline-block; margin-right: 1.2em; }
  [role="table"] td.tick:first-child { float: left; margin-right: .6em; }
  .agenda th { padding-left: 0; }
  .agenda td { display: inline-block; margin-right: 1.2em; }
  [role="table"] td:empty:not([data-head]) { display: none; }
  [role="table"] td[data-head]::before { content: attr(data-head) ": "; }
"""


# Even lines: as much more leading for the whole paragraph as on paper. Readers that don't know
# `:has` open only the lines that need it.
_RUBY = """\
rt { font-size: .5em; line-height: 1; font-weight: normal; }
p:has(ruby), li:has(ruby), dt:has(ruby) { line-height: 1.9; }
"""


def style_sheet(theme: Theme, fonts: Sequence[FontFile], *, has_ruby: bool = False) -> bytes:
    parts = [
        *(_font_face(font) for font in fonts),
        _in_brand(_BASE, fonts),
        _RUBY if has_ruby else "",
        # Readers that turn pages make a document as wide as all its pages, so that only the
        # container's width tells; old readers know only that of the screen.
        *(f"@{width} (max-width: 30em) {{\n{_NARROW}}}\n" for width in ("media", "container")),
        *(_japanese(weight, fonts) for weight in Weight),
        _heads(theme, fonts),
        f".deck, blockquote {{ font-style: {'normal' if theme.upright_deck else 'italic'}; }}\n",
        _callout(theme.callout),
        _colours("light", theme.primary, theme.muted, theme.hairline),
        _colours("dark", on_dark(theme.primary), _DARK_MUTED, _DARK_HAIRLINE),
    ]
    return "".join(parts).encode("utf-8")


def _heads(theme: Theme, fonts: Sequence[FontFile]) -> str:
    """Only a theme that sets heads against the text names a family: readers choose their own."""
    if theme.head_face is theme.body_face or any(font.is_latin for font in fonts):
        return ""
    return f"h1, h2 {{ font-family: {_GENERIC[theme.head_face]}; }}\n"


def _font_face(font: FontFile) -> str:
    weight = "bold" if font.weight is Weight.BOLD else "normal"
    style = "italic" if font.is_italic else "normal"
    return (
        f'@font-face {{ font-family: "{font.called}"; font-weight: {weight};'
        f' font-style: {style}; src: url("{font.file}"); }}\n'
    )


def _in_brand(sheet: str, fonts: Sequence[FontFile]) -> str:
    """A brand's Latin font before every family that the sheet names, and for the text."""
    if not any(font.is_latin for font in fonts):
        return sheet
    named = sheet.replace("sans-serif", f'"{OWN_LATIN}", sans-serif')
    return f'{named}body {{ font-family: "{OWN_LATIN}", serif; }}\n'


def _japanese(weight: Weight, fonts: Sequence[FontFile]) -> str:
    """Latin text keeps the reader's font, or the brand's; Japanese runs get those embedded."""
    called = [f'"{font.called}"' for font in fonts if font.weight is weight and not font.is_latin]
    if not called:
        return ""
    generic = "sans-serif" if weight is Weight.BOLD else "serif"
    family = f"font-family: {', '.join([*called, generic])}"
    if weight is Weight.REGULAR:
        return f'span[lang="ja"] {{ {family}; }}\n'
    selectors = ", ".join(f'{name} span[lang="ja"]' for name in BOLD_ELEMENTS)
    return f"{selectors} {{ {family}; font-weight: bold; }}\n"


def _callout(mark: CalloutMark) -> str:
    match mark:
        case CalloutMark.LEFT_BAR:
            drawing = "border-left: .25em solid; padding: .1em 0 .1em .8em"
        case CalloutMark.TOP_BAR:
            drawing = "border-top: .25em solid; padding: .5em 0 0"
        case CalloutMark.FRAME:
            drawing = "border: 1px solid; padding: .5em .8em"
        case _:
            assert_never(mark)
    return f".callout {{ {drawing}; }}\n"


def _colours(scheme: str, primary: str, muted: str, hairline: str) -> str:
    return (
        f"@media (prefers-color-scheme: {scheme}) {{\n"
        f"  h1, h2, .label, .answer, .activity h3 {{ color: {primary}; }}\n"
        f"  .callout, .activity, table {{ border-color: {primary}; }}\n"
        f"  dt, .notes, .card, .write, th, td, tr {{ border-color: {hairline}; }}\n"
        f"  .deck, .small, .places, .instruction, .write, .signature, .blank small"
        f" {{ color: {muted}; }}\n}}\n"
    )
