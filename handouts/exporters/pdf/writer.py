"""A small PDF writer: objects in compressed object streams, one cross-reference stream.

Our objects are finished text, so ReportLab's tree of PDFObjects would only be built to be turned
into text again; and pdfdoc knows no structure trees and no object streams (ISO 32000-1, 7.5.7 and
7.5.8). A tagged book has a structure element for nearly every line of text: in object streams
those of the sample episodes take a fifth of the room, and the file is half as large.
"""

from __future__ import annotations

import hashlib
import zlib

_OBJECTS_PER_STREAM = 200
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ENTRY = 7  # bytes of a cross-reference entry: kind 1, place 4, index 2


class PdfWriter:
    """Objects in any order, by numbers that may be reserved before.

    What is written twice under one number counts as it was written last.
    """

    def __init__(self) -> None:
        self._streams: dict[int, bytes] = {}
        self._entries = bytearray(b"\0\0\0\0\0\xff\xff")
        self._waiting: list[tuple[int, bytes]] = []

    def continued(self) -> PdfWriter:
        """Another writer that goes on from here; this one is left as it is."""
        self._flush()
        other = PdfWriter()
        other._streams, other._entries = dict(self._streams), bytearray(self._entries)
        return other

    def reserve(self, count: int = 1) -> int:
        """The first of `count` object numbers in a row."""
        first = len(self._entries) // _ENTRY
        self._entries += bytes(_ENTRY * count)
        return first

    def put(self, body: str, number: int = 0) -> int:
        """An object that is no stream; `body` is ASCII."""
        number = number or self.reserve()
        self._waiting.append((number, body.encode("ascii")))
        if len(self._waiting) == _OBJECTS_PER_STREAM:
            self._flush()
        return number

    def stream(
        self,
        data: bytes,
        entries: str = "",
        *,
        is_deflated: bool = False,
        compress: bool = True,
        number: int = 0,
    ) -> int:
        number = number or self.reserve()
        if compress and not is_deflated:
            data, is_deflated = zlib.compress(data, 6), True
        coding = "/Filter/FlateDecode" if is_deflated else ""
        head = f"{number} 0 obj\n<<{entries}{coding}/Length {len(data)}>>\nstream\n"
        # CR LF: a lone LF after data that end in CR reads as one byte less (PDF/A, 6.1.7.1).
        self._streams[number] = head.encode("ascii") + data + b"\r\nendstream\nendobj\n"
        return number

    def _enter(self, number: int, kind: int, place: int, index: int) -> None:
        entry = bytes([kind]) + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        self._entries[_ENTRY * number : _ENTRY * (number + 1)] = entry

    def _flush(self) -> None:
        if not self._waiting:
            return
        holder, offset, index = self.reserve(), 0, []
        for place, (number, body) in enumerate(self._waiting):
            index.append(f"{number} {offset}")
            offset += len(body) + 1
            self._enter(number, 2, holder, place)
        head = (" ".join(index) + "\n").encode("ascii")
        data = head + b"\n".join(body for _, body in self._waiting)
        self._waiting = []
        self.stream(data, f"/Type/ObjStm/N {len(index)}/First {len(head)}", number=holder)

    def finish(self, root: int, info: int) -> bytes:
        """The whole file; its identifier is a digest of what is in it."""
        self._flush()
        position = len(_HEADER)
        for number, stream in self._streams.items():
            self._enter(number, 1, position, 0)
            position += len(stream)
        number = self.reserve()
        self._enter(number, 1, position, 0)
        content = b"".join((_HEADER, *self._streams.values()))
        identifier = hashlib.sha256(content).hexdigest()[:32]
        data = zlib.compress(bytes(self._entries), 6)
        head = (
            f"{number} 0 obj\n<</Type/XRef/Size {len(self._entries) // _ENTRY}/W[1 4 2]"
            f"/Root {root} 0 R/Info {info} 0 R/ID[<{identifier}><{identifier}>]"
            f"/Filter/FlateDecode/Length {len(data)}>>\nstream\n"
        )
        tail = f"\r\nendstream\nendobj\nstartxref\n{position}\n%%EOF\n"
        return b"".join((content, head.encode("ascii"), data, tail.encode("ascii")))


def references(numbers: list[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
