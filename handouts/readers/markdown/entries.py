"""The entries of front matter: `key: value` lines of YAML, or a TOML table.

Of YAML only lines with one value are read, which is what people write there. A library would make
dates and booleans of titles, and could not say on which line something is wrong.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handouts.errors import SourceError

ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w.-]*(?: [\w.-]+)*)\s*:(?:\s+(?P<value>.*))?")
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True)
class Entry:
    """`value` is None where it isn't one piece of text; `key` is empty for what is no entry.

    `written` are its lines as they stand in the file, each with its number.
    """

    key: str
    value: str | None
    written: tuple[tuple[int, str], ...]

    @property
    def line(self) -> int:
        return self.written[0][0]


def yaml_entries(lines: Sequence[str], first_line: int) -> Iterator[Entry]:
    """Indented lines and dashes below a key belong to its value."""
    written: list[tuple[int, str]] = []
    for number, raw in enumerate(lines, start=first_line):
        text = raw.strip()
        if not text or text.startswith("#"):
            continue
        goes_on = raw[:1].isspace() or text.startswith("- ") or text == "-"
        if written and not goes_on:
            yield _entry(written)
            written = []
        written.append((number, text))
    if written:
        yield _entry(written)


def _entry(written: Sequence[tuple[int, str]]) -> Entry:
    match = ENTRY.fullmatch(written[0][1])
    if match is None:
        return Entry("", None, tuple(written))
    value = _value(match["value"] or "") if len(written) == 1 else None
    return Entry(match["key"].lower(), value, tuple(written))


def _value(text: str) -> str | None:
    """A quoted or plain value; None if its quotes are broken, or if it opens a list or block."""
    if text.startswith('"'):
        end = re.match(r'"(?:[^"\\]|\\.)*"', text)
        return _unquoted(end.group()) if end and _is_rest(text[end.end() :]) else None
    if text.startswith("'"):
        end = re.match(r"'(?:[^']|'')*'", text)
        inner = end.group()[1:-1].replace("''", "'") if end else ""
        return inner if end and _is_rest(text[end.end() :]) else None
    if text[:1] in ("[", "{") or text in ("|", ">", "|-", ">-"):
        return None
    return _COMMENT.sub("", text, count=1).strip()


def _is_rest(text: str) -> bool:
    return _COMMENT.sub("", text, count=1).strip() == ""


def _unquoted(text: str) -> str | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None  # an escape that JSON doesn't know
    return value if isinstance(value, str) else None


def toml_entries(lines: Sequence[str], first_line: int, source: str) -> Iterator[Entry]:
    """Raises SourceError."""
    try:
        table = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            f"the front matter is no TOML: {error}.",
            place=f"{source}:{first_line}:1",
            hint="Mend it, or write “key: value” lines between two lines “---”.",
        ) from error
    for key, value in table.items():
        begins = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}\b")
        at = next((at for at, line in enumerate(lines) if begins.match(line)), 0)
        is_plain = isinstance(value, str | int | date) and not isinstance(value, bool)
        written = ((first_line + at, lines[at].strip()),)
        yield Entry(key.lower(), str(value) if is_plain else None, written)
