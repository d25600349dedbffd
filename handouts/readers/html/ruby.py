"""Readings set above characters (`ruby`): in brackets where they are romaji, else reported."""

from __future__ import annotations

from dataclasses import dataclass, field

from handouts.model.scripts import has_japanese

_BRACKETS = ("(", "（", "[")


@dataclass(slots=True)
class Ruby:
    """A `ruby` element while it is read; its base goes into the line as any words do."""

    start_of_base: int
    readings: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    @property
    def is_reading(self) -> bool:
        return bool(self._open)

    def start(self, tag: str) -> None:
        self._open.append(tag)

    def end(self) -> None:
        """The brackets in `rp` are for browsers that don't know ruby."""
        tag = self._open.pop() if self._open else ""
        if tag == "rp":
            self.readings = [text for text in self.readings if text not in ("(", ")", "（", "）")]

    def written(self, following: str) -> tuple[str, str]:
        """(what goes behind the base, what goes nowhere).

        Kana say nothing that the base doesn't; romaji explain it, unless a bracket does so.
        """
        reading = "".join(self.readings)
        if reading and not has_japanese(reading) and not following.startswith(_BRACKETS):
            return f" ({reading})", ""
        return "", reading
