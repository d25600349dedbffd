"""How many examples a property is tried with, and what hostile bytes are made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from hypothesis import settings
from hypothesis import strategies as st


def examples(quick: int) -> settings:
    """`quick` examples in the quick tests, those of the profile in `make fuzz`."""
    current = settings()
    return settings(max_examples=quick if current.derandomize else current.max_examples)


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """`content` with a few of its bytes changed, cut out or doubled, or its end cut off."""
    data = bytearray(content)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.sampled_from((1, 1, 2, 4, 30, 400)))
        match draw(st.sampled_from(("put", "cut", "double", "end"))):
            case "put":
                data[at : at + length] = draw(st.binary(min_size=1, max_size=8))
            case "cut":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length]
            case _:
                del data[max(at, len(data) // 2) :]
    return bytes(data)


@st.composite
def damaged_archive(draw: st.DrawFn, members: Mapping[str, bytes]) -> bytes:
    """A zip that is whole, with one member damaged, missing or empty."""
    name = draw(st.sampled_from(sorted(members)))
    kept = dict(members)
    match draw(st.sampled_from(("damage", "damage", "damage", "drop", "empty"))):
        case "damage":
            kept[name] = draw(damaged(kept[name]))
        case "drop":
            del kept[name]
        case _:
            kept[name] = b""
    return zipped(kept)


def zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def members_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
