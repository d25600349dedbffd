"""Running heads, folios and the opener's foot: artifacts that only the assembler can set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from handouts.exporters.pdf.lines import break_lines
from handouts.exporters.pdf.measures import MM, PageGeometry
from handouts.exporters.pdf.painted import painted_logo
from handouts.exporters.pdf.pdf_text import hex_codes
from handouts.exporters.pdf.runs import Run
from handouts.exporters.pdf.setting import Setting
from handouts.layout.logo import Logo

_WIDEST = 112 * MM
_FOLIO_APART = 8 * MM  # from what stands at the foot beside it
_HIGHEST_LOGO, _WIDEST_LOGO = 8 * MM, 64 * MM
_WIDE_SPACE = "\N{NO-BREAK SPACE}" * 4  # between the edition and the title


@dataclass(slots=True)
class RunningLines:
    """`owner` is whose copy it is. `characters` grows with what was set, by font, for subsets."""

    setting: Setting
    book_title: str
    pages: int
    edition_title: str = ""
    owner: str = ""
    characters: dict[str, set[str]] = field(default_factory=dict)
    _known: dict[tuple[object, ...], list[Run]] = field(default_factory=dict)

    def of(self, owner: str) -> RunningLines:
        """Those of somebody's copy; what is known of the lines need not be found again."""
        characters = {font: set(used) for font, used in self.characters.items()}
        return replace(self, owner=owner, characters=characters)

    def stream(
        self,
        sheet: PageGeometry,
        folio: int,
        head: str,
        *,
        is_opener: bool,
        logo: Logo | None = None,
    ) -> bytes:
        """Before the page's own content, in `q … Q`: what comes after starts afresh.

        An opener may have a `logo` in its head.
        """
        outer_is_right, theme_line = sheet.is_recto, self.setting.theme.line
        number = self._folio(folio)
        if is_opener:
            parts = [self._foot(self.book_title, sheet, number)]
            if logo is not None:
                size = logo.fitting(_WIDEST_LOGO, _HIGHEST_LOGO)
                parts.append(painted_logo(sheet.left, sheet.head, size))
        else:
            line = theme_line if head else ""
            parts = [self._foot(line, sheet, number)]
            words = [part for part in (self.edition_title, head) if part] if head else []
            text = _WIDE_SPACE.join(words)
            runs = self._once((text,), lambda: self._cut(self._quiet(text), _WIDEST))
            parts.append(self._set(runs, sheet, sheet.head, at_right=outer_is_right))
        parts.append(self._set(number, sheet, sheet.foot, at_right=outer_is_right))
        body = "\n".join(part for part in parts if part)
        return f"q\n/Artifact <</Type/Pagination>> BDC\n{body}\nEMC\nQ\n".encode("ascii")

    def _foot(self, text: str, sheet: PageGeometry, folio: Sequence[Run]) -> str:
        """A line on the inner side, clear of the page number; whose copy it is, gives way last."""
        room = sheet.type_width - sum(run.width for run in folio) - _FOLIO_APART
        room = min(_WIDEST, room)
        runs = self._once((text, self.owner, room), lambda: self._foot_runs(text, room))
        return self._set(runs, sheet, sheet.foot, at_right=not sheet.is_recto)

    def _foot_runs(self, text: str, room: float) -> list[Run]:
        owner = self._quiet(_WIDE_SPACE * bool(text) + self.owner) if self.owner else []
        owner = self._cut(owner, room)
        left = room - sum(run.width for run in owner)
        return [*self._cut(self._quiet(text), max(left, 0.0)), *owner]

    def _once(self, name: tuple[object, ...], runs: Callable[[], list[Run]]) -> list[Run]:
        if name not in self._known:
            self._known[name] = runs()
        return self._known[name]

    def _quiet(self, text: str) -> list[Run]:
        style = replace(self.setting.styles.small, colour=self.setting.ink.muted)
        return self.setting.typesetter("").plain(text, style)

    def _cut(self, runs: list[Run], width: float) -> list[Run]:
        """At a word, with an ellipsis, where the line would grow too long."""
        lines = break_lines(runs, width)
        if len(lines) <= 1:
            return runs
        kept = [runs[number]._replace(text=text) for number, text in lines[0]]
        last = kept[-1]
        ellipsis = replace(self.setting.styles.small, colour=last.colour)
        kept[-1] = last._replace(text=last.text.rstrip(" "))
        return [*kept, *self.setting.typesetter("").plain(" …", ellipsis)]

    def _folio(self, folio: int) -> list[Run]:
        return self._once((folio,), lambda: self._folio_runs(folio))

    def _folio_runs(self, folio: int) -> list[Run]:
        """The page bold, the words around it small and quiet."""
        styles, muted = self.setting.styles, self.setting.ink.muted
        quiet = replace(styles.small, colour=muted)
        before, _, after = self.setting.labels.page_of.partition("{page}")
        typesetter = self.setting.typesetter("")
        runs = typesetter.plain(before.replace("{pages}", str(self.pages)), quiet)
        runs += typesetter.plain(self.setting.references.folio(folio), styles.folio)
        runs += typesetter.plain(after.replace("{pages}", str(self.pages)), quiet)
        return runs

    def _set(self, runs: list[Run], sheet: PageGeometry, y: float, *, at_right: bool) -> str:
        if not runs:
            return ""
        width = sum(run.width for run in runs)
        x = sheet.right - width if at_right else sheet.left
        parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for run in runs:
            self.characters.setdefault(run.font, set()).update(run.text)
            parts.append(f"/{run.font} {run.size:g} Tf {run.colour} rg <{hex_codes(run.text)}> Tj")
        return " ".join([*parts, "ET"])
