"""What a file says of its episode before the text: number, title, date and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.errors import SourceError
from handouts.model.episode import DroppedLine
from handouts.readers.markdown.entries import ENTRY, Entry, toml_entries, yaml_entries
from handouts.readers.structure.manuscript import Facts
from handouts.suggestions import suggestion

KEYS = ("number", "title", "subtitle", "category", "date", "series", "id")
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_NUMBER = re.compile(r"#?([0-9]{1,5})")


@dataclass(slots=True)
class FrontMatter:
    """`body` are the lines of the whole file, with blank ones where the front matter was.

    `lines` tells on which line each key stands.
    """

    source: str
    body: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    lines: dict[str, int] = field(default_factory=dict)
    dropped: list[DroppedLine] = field(default_factory=list)
    remarks: list[Diagnostic] = field(default_factory=list)

    def take(self, entry: Entry) -> None:
        if not entry.key:
            self._refuse(entry, "the line is not of the form “key: value”.")
        elif entry.key not in KEYS:
            self._leave_out(entry, "front matter that nobody knows")
            self.remarks.append(
                Code.UNKNOWN_FRONT_MATTER_KEY.remark(
                    self.source,
                    entry.line,
                    f"“{entry.key}” is not known before a text; it was left out.",
                    suggestion(entry.key, KEYS),
                )
            )
        elif entry.key in self.lines:
            self._refuse(entry, f"“{entry.key}” stands here a second time.")
        elif entry.value is None:
            self._refuse(entry, f"the value of “{entry.key}” is not one piece of text.")
        elif entry.value:
            self._take_value(entry, entry.value)

    def _take_value(self, entry: Entry, value: str) -> None:
        match entry.key:
            case "number" if match := _NUMBER.fullmatch(value):
                self.facts = replace(self.facts, number=int(match.group(1)))
            case "number":
                self._refuse(entry, f"“{value}” is no episode number, which has digits only.")
                return
            case "date":
                try:
                    self.facts = replace(self.facts, date=datetime.fromisoformat(value).date())
                except ValueError:
                    self._refuse(entry, f"“{value}” is no date of the form 2025-03-31.")
                    return
            case "id":
                self.facts = replace(self.facts, key=value)
            case _:
                words = " ".join(value.split("\n"))
                self.facts = replace(self.facts, **{entry.key: words})  # type: ignore[arg-type]
        self.lines[entry.key] = entry.line

    def _refuse(self, entry: Entry, message: str) -> None:
        self._leave_out(entry, "front matter that can't be read")
        hint = "Write it as “key: value” on one line; put quotation marks around odd values."
        self.remarks.append(
            Code.MALFORMED_FRONT_MATTER.remark(self.source, entry.line, message, hint)
        )

    def _leave_out(self, entry: Entry, reason: str) -> None:
        self.dropped += (DroppedLine(line, text, reason) for line, text in entry.written)


def read_front_matter(lines: Sequence[str], source: str) -> FrontMatter:
    """Raises SourceError where it has no end, or is TOML with a fault."""
    end = _end(lines, source)
    if end == 0:
        return FrontMatter(source, tuple(lines))
    front = FrontMatter(source, ("",) * (end + 1) + tuple(lines[end + 1 :]))
    inner = lines[1:end]
    is_toml = lines[0].strip() == "+++"
    for entry in toml_entries(inner, 2, source) if is_toml else yaml_entries(inner, 2):
        front.take(entry)
    return front


def _end(lines: Sequence[str], source: str) -> int:
    """The place of the closing line, 0 where there is no front matter."""
    opening = lines[0].strip() if lines else ""
    if opening not in _ENDS:
        return 0
    below = (line.strip() for line in lines[1:])
    first = next((text for text in below if not text.startswith("#")), "")
    is_entry = ENTRY.fullmatch(first) is not None or first in _ENDS[opening]
    if opening == "---" and not is_entry:
        return 0  # a rule across the page
    for at, line in enumerate(lines[1:], start=1):
        if line.strip() in _ENDS[opening]:
            return at
    if opening == "---" and first.partition(":")[0].strip().lower() not in KEYS:
        return 0
    raise SourceError(
        "the front matter has no end.",
        place=f"{source}:1:1",
        hint=f"Close it with a line “{opening}” before the text.",
    )
