"""An sRGB output profile for PDF/A, written from the standard's figures.

ICC.1:2004-10 (version 4.2), parametric curve type 3 and D50-adapted primaries of
IEC 61966-2-1. Made here, it has no creation time and needs no imaging library.
"""

from __future__ import annotations

from functools import cache
from struct import pack

_WHITE = (0.9642, 1.0, 0.8249)  # D50, the connection space's illuminant
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_ADAPTATION = (1.04788, 0.02292, -0.05020, 0.02959, 0.99047, -0.01706, -0.00923, 0.01508, 0.75168)


@cache
def srgb_profile() -> bytes:
    tags = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve()),
    }
    directory, body, offset = pack(">L", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        directory += pack(">4sLL", name, offset, len(data))
        padded = data + bytes(-len(data) % 4)
        body += padded
        offset += len(padded)
    return _header(offset) + directory + body


def _header(size: int) -> bytes:
    moment = pack(">6H", 2000, 1, 1, 0, 0, 0)
    return (
        pack(">L4sL4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
        + moment
        + b"acsp"
        + bytes(28)
        + _fixed(_WHITE)
        + bytes(48)
    )


def _fixed(values: tuple[float, ...]) -> bytes:
    """s15Fixed16 numbers."""
    return b"".join(pack(">l", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _curve() -> bytes:
    return b"para" + bytes(4) + pack(">HH", 3, 0) + _fixed(_CURVE)


def _text(text: str) -> bytes:
    words = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + pack(">LL2s2sLL", 1, 12, b"en", b"US", len(words), 28) + words
