"""Opening a client's Word file, of which nothing is believed: sizes, paths, XML, relationships."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from handouts.errors import OptionError
from handouts.exporters.docx.namespaces import WORD

MOST_MEMBERS = 5_000
MOST_BYTES = 100 * 1024 * 1024  # of all parts that are read, unpacked
_MOST_MARKS = 2_000_000  # tags and attributes of a part; each takes up to 150 bytes of memory
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # an OLE container: .doc, or any Word file with a password
_SAVE_AS = "Open it in Word and save it as Word Document (.docx) or Word Template (.dotx)."
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)


def refusal(message: str, hint: str = _SAVE_AS) -> OptionError:
    """The error for a template that can't be used."""
    error = OptionError(f"docx.template {message}", hint=hint)
    error.key = "template"
    return error


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of its type; `target` a part's name, or an address outside."""

    kind: str
    target: str
    is_external: bool


class TemplateArchive:
    """The parts of the file by name. Every method raises OptionError for what it refuses."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLD_OR_LOCKED):
            raise refusal("is an old .doc file, or protected by a password.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except _DAMAGED:
            raise refusal("is no Word file, or damaged.") from None
        if len(members) > MOST_MEMBERS:
            raise refusal(f"has {len(members)} parts; no letterhead has over {MOST_MEMBERS}.")
        # Part names know no case; of two that are the same the first counts.
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            self._members.setdefault(_part_name(member.filename).lower(), member)
        self._left = MOST_BYTES
        self.main = self._find_main()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in small letters."""
        return tuple(self._members)

    def read(self, name: str) -> bytes | None:
        """A part's bytes; None where there is no such part."""
        member = self._members.get(name.lower())
        if member is None:
            return None
        try:
            with self._zip.open(member) as part:
                content = part.read(self._left + 1)
        except _DAMAGED:
            raise refusal(f"is damaged: its part {name} can't be unpacked.") from None
        self._left -= len(content)
        if self._left < 0:
            raise refusal(f"unpacks to over {MOST_BYTES // 1024**2} MB.", "Take a smaller file.")
        return content

    def xml(self, name: str) -> etree._Element | None:
        """A part's root; None where there is no such part. Entities are never resolved."""
        content = self.read(name)
        if content is None:
            return None
        if content.count(b"<") + content.count(b"=") > _MOST_MARKS:
            raise refusal(
                f"has more than {_MOST_MARKS:,} tags in its part {name}.", "Take a smaller file."
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise refusal(f"is damaged: its part {name} is no XML.") from None
        if root.getroottree().docinfo.doctype:
            raise refusal(f"declares entities in its part {name}; no Word file does.")
        return root

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """By id, what the part refers to; what leads nowhere is left out."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relationship] = {}
        for element in () if root is None else root:
            kind = str(element.get("Type", "")).rsplit("/", 1)[-1]
            target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not is_external:
                target = _part_name(posixpath.join("/", folder, unquote(target)))
                if target.lower() not in self._members:
                    continue
            found.setdefault(element.get("Id", ""), Relationship(kind, target, is_external))
        return found

    def _find_main(self) -> str:
        roots = self.relationships("").values()
        found = (one.target for one in roots if one.kind == "officeDocument")
        main = next(found, "word/document.xml")
        kind = self._content_type(main)
        if "macroEnabled" in kind:
            raise refusal("has macros (.docm, .dotm); these never go into a handout.")
        if kind not in (MAIN_TYPE.format("document"), MAIN_TYPE.format("template")):
            raise refusal("is no Word document.")
        return main

    def _content_type(self, name: str) -> str:
        root = self.xml("[Content_Types].xml")
        for element in () if root is None else root:
            if _part_name(element.get("PartName", "")).lower() == name.lower():
                return str(element.get("ContentType", ""))
        return ""

    def document(self) -> etree._Element:
        """The root of the main part."""
        root = self.xml(self.main)
        if root is None or root.tag != f"{{{WORD}}}document":
            is_strict = root is not None and "purl.oclc.org" in str(root.tag)
            raise refusal("is a “Strict Open XML” document." if is_strict else "has no text part.")
        return root


def _part_name(path: str) -> str:
    return posixpath.normpath(posixpath.join("/", path.replace("\\", "/"))).lstrip("/")
