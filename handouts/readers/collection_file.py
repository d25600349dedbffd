"""`collection.toml`: what the texts of a folder have in common."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePath

from handouts.codes import Code, covers, unknown_selector
from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import SourceError
from handouts.suggestions import suggestion

COLLECTION_FILE = "collection.toml"
_TABLE = "check"
_IGNORE, _PER_FILE = "ignore", "per-file-ignores"


@dataclass(frozen=True, slots=True)
class Ignore:
    """Remarks that nobody wants: `codes` (or their first words) on files of a folder."""

    folder: str
    pattern: str
    codes: tuple[str, ...]

    def silences(self, remark: Diagnostic) -> bool:
        """An error is never silenced."""
        path = PurePath(remark.path)
        return (
            remark.severity is not Severity.ERROR
            and path.is_relative_to(self.folder)
            and fnmatch(path.relative_to(self.folder).as_posix(), self.pattern)
            and any(covers(selector, remark.code) for selector in self.codes)
        )


@dataclass(frozen=True, slots=True)
class CollectionFile:
    """The file of one folder; where there is none, everything is empty."""

    metadata: Mapping[str, object] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_collection_file(folder: Path) -> CollectionFile:
    """Raises SourceError where the file is no TOML, or has something else than tables."""
    file = folder / COLLECTION_FILE
    if not file.is_file():
        return CollectionFile()
    try:
        text = file.read_text("utf-8-sig")
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SourceError(
            f"{error}.", place=file.as_posix(), hint="Mend the TOML, or remove it."
        ) from None
    reading = _Reading(file, tuple(text.splitlines()))
    ignores = tuple(reading.ignores(reading.table(document, _TABLE)))
    metadata = reading.table(document, "metadata")
    return CollectionFile(metadata, ignores, tuple(reading.remarks))


def kept(remarks: Iterable[Diagnostic], ignores: Sequence[Ignore]) -> tuple[Diagnostic, ...]:
    """The remarks that no folder's file asks to leave out."""
    return tuple(
        remark for remark in remarks if not any(ignore.silences(remark) for ignore in ignores)
    )


@dataclass(slots=True)
class _Reading:
    file: Path
    lines: tuple[str, ...]
    remarks: list[Diagnostic] = field(default_factory=list)

    def table(self, parent: Mapping[str, object], name: str) -> Mapping[str, object]:
        table = parent.get(name, {})
        if isinstance(table, dict):
            return table
        raise self._fault(f"{name} is not a table.", f"Write a line [{name}] and entries below it.")

    def ignores(self, check: Mapping[str, object]) -> Iterator[Ignore]:
        for key in check:
            if key not in (_IGNORE, _PER_FILE):
                hint = suggestion(key, (_IGNORE, _PER_FILE))
                self._remark(key, f"Nothing reads {_TABLE}.{key}.", hint)
        yield self._ignore("*", check.get(_IGNORE, []))
        for pattern, codes in self.table(check, _PER_FILE).items():
            yield self._ignore(pattern, codes)

    def _ignore(self, pattern: str, codes: object) -> Ignore:
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise self._fault(
                f"an ignore list is not a list of codes, but {codes!r}.",
                f'Write it like this: {_IGNORE} = ["guessed-heading"]',
            )
        for code in codes:
            if hint := unknown_selector(code):
                self._remark(code, f"There is no code {code!r} to ignore.", hint)
        return Ignore(self.file.parent.as_posix(), pattern, tuple(codes))

    def _remark(self, word: str, message: str, hint: str) -> None:
        found = (number for number, line in enumerate(self.lines, 1) if word in line)
        place = self.file.as_posix()
        self.remarks.append(
            Code.UNKNOWN_CHECK_SETTING.remark(place, next(found, 0), message, hint, column=0)
        )

    def _fault(self, message: str, hint: str) -> SourceError:
        return SourceError(message, place=self.file.as_posix(), hint=hint)
