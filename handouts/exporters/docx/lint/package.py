"""The parts of the package: are they there, of the right kind, and ours to give away?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from handouts.exporters.docx.lint.word_file import W, WordFile

_TYPES = "[Content_Types].xml"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# What Word wants of parts of these kinds: the middle of their content type.
_KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "comments": "comments",
    "footnotes": "footnotes",
    "header": "header",
    "footer": "footer",
    "officeDocument": "document.main",
}
_FOREIGN = (
    (re.compile(r"vbaProject|vbaData|macros", re.IGNORECASE), "macros"),
    (re.compile(r"/activeX/", re.IGNORECASE), "an ActiveX control"),
    (re.compile(r"/embeddings/|oleObject", re.IGNORECASE), "an embedded object"),
    (re.compile(r"^customXml/", re.IGNORECASE), "custom XML"),
    (re.compile(r"thumbnail", re.IGNORECASE), "a picture of the first page"),
    (re.compile(r"afchunk|/altChunk", re.IGNORECASE), "a part that only Word can show"),
)
_ADDRESSES = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def parts(file: WordFile) -> Iterator[str]:
    for name, count in Counter(file.names).items():
        if count > 1:
            yield f"the part {name} is there twice"
    declared = set(_overrides(file))
    yield from (
        f"content type of a missing part {name}" for name in sorted(declared - set(file.names))
    )
    targets = {one.target for one in file.relations if not one.external}
    yield from (
        f"relationship to a missing part {name}" for name in sorted(targets - set(file.names))
    )
    lone = {name for name in file.names if not name.endswith((".rels", "/"))} - targets
    yield from (f"no relationship to {name}" for name in sorted(lone - {_TYPES}))


def kinds_of_parts(file: WordFile) -> Iterator[str]:
    overrides = _overrides(file)
    for one in file.relations:
        wanted = _KINDS.get(one.kind)
        if wanted is None or one.external or one.target not in file.names:
            continue
        found = overrides.get(one.target, "")
        if found != f"{_WORDPROCESSING}{wanted}+xml" and not _is_template(one.kind, found):
            yield f"the part {one.target} says that it is {found or 'nothing'!r}"


def _is_template(kind: str, found: str) -> bool:
    return kind == "officeDocument" and found == f"{_WORDPROCESSING}template.main+xml"


def _overrides(file: WordFile) -> dict[str, str]:
    return {
        element.get("PartName", "").lstrip("/"): element.get("ContentType", "")
        for element in file.parts[_TYPES]
        if element.tag.endswith("Override")
    }


def foreign_parts(file: WordFile) -> Iterator[str]:
    """What runs, loads, or tells of another document."""
    for name in file.names:
        for pattern, word in _FOREIGN:
            if pattern.search(name):
                yield f"it carries {word}: {name}"
    for one in file.relations:
        if one.external and not (one.kind == "hyperlink" and _ADDRESSES.match(one.target)):
            yield f"it loads from outside: {one.kind} {one.target}"


def properties(file: WordFile) -> Iterator[str]:
    """Word opens a file with too old a mode as one that has to be converted."""
    modes = {
        setting.get(W + "val")
        for setting in _settings(file)
        if setting.get(W + "name") == "compatibilityMode"
    }
    if modes and modes != {"15"}:
        yield f"Word opens it in compatibility mode {', '.join(sorted(map(str, modes)))}"
    core = file.parts.get("docProps/core.xml")
    if core is None or not any(child.tag.endswith("}title") and child.text for child in core):
        yield "it has no title among its properties"


def _settings(file: WordFile) -> Iterator[etree._Element]:
    root = file.parts.get("word/settings.xml")
    if root is not None:
        yield from root.iter(W + "compatSetting")
