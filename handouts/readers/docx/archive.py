"""The zip around a Word file, opened with care: whoever sends it may mean harm."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from handouts.errors import SourceError
from handouts.readers.docx import tags

LARGEST_PART = 64 * 2**20  # bytes; a book of a thousand episodes has a body of about 40 MB
LARGEST_FILE = 256 * 2**20  # bytes, of all parts that are read
_MOST_PARTS = 10_000
# Tags and attributes of a part: a body of 40 MB has 3 million, and each takes up to 150 bytes.
_MOST_MARKS = 4_000_000
# What “Strict Open XML Document” calls the same names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", tags.WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", tags.RELATIONSHIPS.encode()),
)
_DECLARATIONS = 4096  # bytes in which a part's root declares its names
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # a .doc, or a .docx behind a password
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Archive:
    """The parts of a Word file by name. Raises SourceError for what is none."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        if data.startswith(_OLD_WORD):
            raise SourceError(
                "this is an old Word file, or one behind a password.",
                place=source,
                hint="Open it in Word and save it as .docx without a password.",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._zip.namelist())
        except _BROKEN as error:
            raise self._no_word_file("it is no zip, or a damaged one") from error
        self._room = LARGEST_FILE
        if len(self._names) > _MOST_PARTS:
            raise self._no_word_file(f"it has more than {_MOST_PARTS:,} parts")

    def names(self, folder: str) -> list[str]:
        return sorted(name for name in self._names if name.startswith(folder))

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part."""
        if name not in self._names:
            return None
        content = self._bytes(name)
        if content.count(b"<") + content.count(b"=") > _MOST_MARKS:
            raise self._no_word_file(f"its part {name} has more than {_MOST_MARKS:,} tags")
        # A Word file has no document type; in one, entities could unfold to any size.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(_transitional(content), parser)
        except etree.XMLSyntaxError as error:
            raise self._no_word_file(f"its part {name} is no XML: {error.msg}") from error
        if root.getroottree().docinfo.doctype:
            raise self._no_word_file(f"its part {name} declares a document type")
        return root

    def required(self, name: str) -> etree._Element:
        root = self.xml(name)
        if root is None:
            raise self._no_word_file(f"it has no part {name}")
        return root

    def _bytes(self, name: str) -> bytes:
        """What a part's own head says of its size is not believed."""
        try:
            with self._zip.open(name) as part:
                content = part.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise self._no_word_file(f"its part {name} can't be unpacked") from error
        self._room -= len(content)
        if self._room < 0:
            raise self._no_word_file(f"it unpacks to more than {LARGEST_FILE // 2**20} MB")
        if len(content) > LARGEST_PART:
            size = LARGEST_PART // 2**20
            raise self._no_word_file(f"its part {name} unpacks to more than {size} MB")
        return content

    def _no_word_file(self, why: str) -> SourceError:
        return SourceError(
            f"this can't be read as a Word file: {why}.",
            place=self.source,
            hint="Open it in Word and save it anew as .docx, or save its text as .txt.",
        )


def _transitional(content: bytes) -> bytes:
    for strict, usual in _STRICT:
        if strict in content[:_DECLARATIONS]:
            content = content.replace(strict, usual)
    return content
