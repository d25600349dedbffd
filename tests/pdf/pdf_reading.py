"""Reading our own PDF files back: structure, words, links, bookmarks, without any library.

Not a PDF reader: it knows exactly what our writer writes, and fails on anything else.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

_STREAM = re.compile(rb"(\d+) 0 obj\n(<<.*?/Length (\d+)>>)\nstream\n", re.DOTALL)
_KID = re.compile(
    r"<</Type/OBJR/Obj (?P<object>\d+) 0 R/Pg \d+ 0 R>>"
    r"|<</Type/MCR/Pg (?P<page>\d+) 0 R/MCID (?P<far>\d+)>>"
    r"|(?P<element>\d+) 0 R|(?P<near>\d+)"
)
_MARK = re.compile(
    r"/(?P<tag>\w+) <</MCID (?P<mcid>\d+)(?:/ActualText<FEFF(?P<actual>[0-9A-F]*)>)?>> BDC"
    r"|(?P<artifact>/Artifact .*(?:BMC|BDC))|(?P<end>EMC)|<(?P<codes>[0-9a-f]*)> Tj"
)


def text_of(codes: str) -> str:
    return bytes.fromhex(codes).decode("utf-16-be")


@dataclass
class Node:
    """A structure element: its kids are nodes, texts and, as numbers, annotations."""

    tag: str
    body: str
    kids: list[Node | str | int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(
            kid if isinstance(kid, str) else kid.text
            for kid in self.kids
            if not isinstance(kid, int)
        )

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.walk() if node.tag in tags]

    def entry(self, name: str) -> str:
        found = re.search(rf"/{name}(?:\(([^)]*)\)|<FEFF([0-9A-F]*)>)", self.body)
        if found is None:
            return ""
        return found[1] if found[1] is not None else text_of(found[2])


class PdfFile:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.objects: dict[int, str] = {}
        self.streams: dict[int, bytes] = {}
        root = 0
        for found in _STREAM.finditer(content):
            number, entries, length = int(found[1]), found[2], int(found[3])
            data = content[found.end() : found.end() + length]
            if b"/FlateDecode" in entries:
                data = zlib.decompress(data)
            self.streams[number] = data
            self.objects[number] = entries.decode("latin-1")
            if b"/Type/ObjStm" in entries:
                self._unpack(entries, data)
            if reference := re.search(rb"/Root (\d+) 0 R", entries):
                root = int(reference[1])
        self.catalog = self.objects[root]

    def _unpack(self, entries: bytes, data: bytes) -> None:
        first = re.search(rb"/First (\d+)", entries)
        assert first
        start = int(first[1])
        numbers = list(map(int, data[:start].split()))
        offsets = [*numbers[1::2], len(data) - start]
        for number, begin, end in zip(numbers[::2], offsets, offsets[1:], strict=False):
            self.objects[number] = data[start + begin : start + end].decode("ascii").rstrip("\n")

    def _reference(self, body: str, name: str) -> int:
        found = re.search(rf"/{name} (\d+) 0 R", body)
        assert found, f"{name} in {body}"
        return int(found[1])

    # -- pages --

    @cached_property
    def pages(self) -> list[int]:
        return self._references(self.objects[self._reference(self.catalog, "Pages")], "Kids")

    def _references(self, body: str, name: str) -> list[int]:
        found = re.search(rf"/{name}\[([^\]]*)\]", body)
        return [int(number) for number in re.findall(r"(\d+) 0 R", found[1])] if found else []

    def page_code(self, page: int) -> str:
        body = self.objects[page]
        numbers = self._references(body, "Contents") or [self._reference(body, "Contents")]
        return "\n".join(self.streams[number].decode("ascii") for number in numbers)

    @cached_property
    def _marked(self) -> dict[tuple[int, int], str]:
        return {
            (page, mcid): text
            for page in self.pages
            for mcid, text in self._marks(page)
            if mcid is not None
        }

    def _marks(self, page: int) -> Iterator[tuple[int | None, str]]:
        """(MCID or None for an artifact, text) in the order of the page's content."""
        mcid, text, actual = None, "", None
        for found in _MARK.finditer(self.page_code(page)):
            if found["mcid"]:
                mcid, text = int(found["mcid"]), ""
                actual = text_of(found["actual"]) if found["actual"] else None
            elif found["artifact"]:
                mcid, text, actual = None, "", None
            elif found["end"]:
                yield mcid, text if actual is None else actual
                mcid, text, actual = None, "", None
            else:
                text += text_of(found["codes"])

    def page_text(self, number: int) -> str:
        """What is marked as content on printed page `number`, in the order of the page."""
        return "".join(
            text for mcid, text in self._marks(self.pages[number - 1]) if mcid is not None
        )

    def artifacts(self, number: int) -> list[str]:
        return [text for mcid, text in self._marks(self.pages[number - 1]) if mcid is None and text]

    # -- structure --

    @cached_property
    def structure(self) -> Node:
        root = self.objects[self._reference(self.catalog, "StructTreeRoot")]
        return self._node(self._reference(root, "K"))

    def _node(self, number: int) -> Node:
        body = self.objects[number]
        tag = re.match(r"<</S/(\w+)", body)
        kids = re.search(r"/K\[(.*?)\](?:/|>>$)", body)
        assert tag
        assert kids
        node = Node(tag[1], body)
        home = re.search(
            r"/Pg (\d+) 0 R(?:/Lang|/ActualText|/Alt|/A<<|>>$)", body[kids.end() - 4 :]
        )
        for kid in _KID.finditer(kids[1]):
            if kid["element"]:
                node.kids.append(self._node(int(kid["element"])))
            elif kid["object"]:
                node.kids.append(int(kid["object"]))
            elif kid["far"]:
                node.kids.append(self._marked[int(kid["page"]), int(kid["far"])])
            else:
                assert home
                node.kids.append(self._marked[int(home[1]), int(kid["near"])])
        return node

    # -- navigation --

    def bookmarks(self) -> list[tuple[int, str]]:
        return list(self._outline(self._reference(self.catalog, "Outlines"), 0))

    def _outline(self, holder: int, level: int) -> Iterator[tuple[int, str]]:
        found = re.search(r"/First (\d+) 0 R", self.objects[holder])
        while found:
            body = self.objects[int(found[1])]
            title = re.search(r"/Title<FEFF([0-9A-F]*)>", body)
            assert title
            yield level + 1, text_of(title[1])
            yield from self._outline(int(found[1]), level + 1)
            found = re.search(r"/Next (\d+) 0 R", body)

    @cached_property
    def destinations(self) -> dict[str, int]:
        """Key → printed page."""
        names = re.search(r"/Names<</Dests (\d+) 0 R", self.catalog)
        assert names
        found: dict[str, int] = {}
        for leaf in self._references(self.objects[int(names[1])], "Kids"):
            for name, page in re.findall(r"<([0-9a-f]+)>\[(\d+) 0 R", self.objects[leaf]):
                found[bytes.fromhex(name).decode()] = self.pages.index(int(page)) + 1
        return found

    def link_target(self, annotation: int) -> str:
        body = self.objects[annotation]
        if name := re.search(r"/Dest<([0-9a-f]+)>", body):
            return "#" + bytes.fromhex(name[1]).decode()
        address = re.search(r"/URI<([0-9a-f]+)>", body)
        assert address
        return bytes.fromhex(address[1]).decode()
