"""`collection.toml`: what the texts of a folder have in common."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from fnmatch import fnmatch
from pathlib import Path, PurePath

from handouts.codes import Code, covers, unknown_selector
from handouts.diagnostics import Diagnostic, Severity
from handouts.errors import SourceError
from handouts.layout.layout import Metadata
from handouts.layout.tables import MEND_SYNTAX, Tables, syntax_place
from handouts.suggestions import suggestion

COLLECTION_FILE = "collection.toml"
_METADATA, _CHECK = _TABLES = ("metadata", "check")
_IGNORE, _PER_FILE = "ignore", "per-file-ignores"
_METADATA_KEYS = tuple(key.name for key in fields(Metadata))
NO_METADATA = Tables("", {_METADATA: {}})


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

    metadata: Tables = NO_METADATA
    ignores: tuple[Ignore, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_collection_file(folder: Path) -> CollectionFile:
    """Raises SourceError where the file is no TOML, or has something else than tables."""
    file = folder / COLLECTION_FILE
    try:
        data = file.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return CollectionFile()
    except OSError as error:
        message = f"the file can't be read: {error.strerror}."
        raise _fault(file, message, "Check its permissions.") from None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        document = tomllib.loads(text)
    except UnicodeDecodeError:
        raise _fault(file, "the file is not UTF-8 text.", "Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        place, reason = syntax_place(file.as_posix(), str(error))
        raise SourceError(
            f"the file is no TOML: {reason}.", place=place, hint=MEND_SYNTAX
        ) from None
    except RecursionError:
        raise _fault(file, "the file nests too deeply.", "Look at its brackets.") from None
    return _Reading(file, document, text).all()


def kept(remarks: Iterable[Diagnostic], ignores: Sequence[Ignore]) -> tuple[Diagnostic, ...]:
    """The remarks that no folder's file asks to leave out."""
    return tuple(
        remark for remark in remarks if not any(ignore.silences(remark) for ignore in ignores)
    )


def merged_metadata(files: Sequence[CollectionFile]) -> Tables:
    """What the files of several folders say together; the first that says a thing counts."""
    said = [file.metadata for file in files if file.metadata.values[_METADATA]]
    if len(said) < 2:
        return said[0] if said else NO_METADATA
    values = {key: value for one in reversed(said) for key, value in one.values[_METADATA].items()}
    return Tables(said[0].place, {_METADATA: values}, said[0].text)


@dataclass(slots=True)
class _Reading:
    file: Path
    document: Mapping[str, object]
    text: str
    remarks: list[Diagnostic] = field(default_factory=list)

    def all(self) -> CollectionFile:
        for name in self.document:
            if name not in _TABLES:
                self._tell(name, f"Nothing reads {name}.", suggestion(name, _TABLES))
        ignores = tuple(self._ignores(self._table(self.document, _CHECK)))
        metadata = self._table(self.document, _METADATA)
        tables = Tables(self.file.as_posix(), {_METADATA: metadata}, self.text)
        for key in metadata:
            if key not in _METADATA_KEYS:
                line = tables.line(_METADATA, key)
                self._tell(
                    key, f"Nothing reads {_METADATA}.{key}.", suggestion(key, _METADATA_KEYS), line
                )
        return CollectionFile(tables, ignores, tuple(self.remarks))

    def _table(self, parent: Mapping[str, object], name: str) -> Mapping[str, object]:
        table = parent.get(name, {})
        if isinstance(table, dict):
            return table
        hint = f"Write a line [{name}] and entries below it."
        raise _fault(self.file, f"{name} is not a table.", hint, self._line(name))

    def _ignores(self, check: Mapping[str, object]) -> Iterator[Ignore]:
        for key in check:
            if key not in (_IGNORE, _PER_FILE):
                hint = suggestion(key, (_IGNORE, _PER_FILE))
                self._tell(key, f"Nothing reads {_CHECK}.{key}.", hint)
        yield self._ignore("*", _IGNORE, check.get(_IGNORE, []))
        for pattern, codes in self._table(check, _PER_FILE).items():
            yield self._ignore(pattern, pattern, codes)

    def _ignore(self, pattern: str, key: str, codes: object) -> Ignore:
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise _fault(
                self.file,
                f"an ignore list is not a list of codes, but {codes!r}.",
                f'Write it like this: {_IGNORE} = ["guessed-heading"]',
                self._line(key),
            )
        for code in codes:
            if hint := unknown_selector(code):
                self._tell(code, f"There is no code {code!r} to ignore.", hint)
        return Ignore(self.file.parent.as_posix(), pattern, tuple(codes))

    def _tell(self, word: str, message: str, hint: str, line: int = 0) -> None:
        place, line = self.file.as_posix(), line or self._line(word)
        self.remarks.append(
            Code.UNKNOWN_COLLECTION_KEY.remark(place, line, message, hint, column=0)
        )

    def _line(self, word: str) -> int:
        """The first line with a word, comments aside; 0 where it is written otherwise."""
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        lines = enumerate(self.text.splitlines(), start=1)
        return next((at for at, line in lines if whole.search(line.partition("#")[0])), 0)


def _fault(file: Path, message: str, hint: str, line: int = 0) -> SourceError:
    place = file.as_posix()
    return SourceError(message, place=f"{place}:{line}" if line else place, hint=hint)
