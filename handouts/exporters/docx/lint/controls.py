"""Content controls: Word renames a doubled id, drops an empty one, cuts a long title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from handouts.exporters.docx.lint.word_file import VALUE, W, WordFile
from handouts.exporters.docx.namespaces import WORD_2010

CHECK_BOX = f"{{{WORD_2010}}}checkbox"
LONGEST_CONTROL_NAME = 64  # characters: what its dialog lets one type


def controls(file: WordFile) -> Iterator[str]:
    found = list(file.all("sdt"))
    ids = Counter(mark.get(VALUE) for one in found for mark in one.findall(f"{W}sdtPr/{W}id"))
    yield from (f"control {name} is there twice" for name, count in ids.items() if count > 1)
    for one in found:
        name = _value(one, f"{W}sdtPr/{W}tag") or "without a tag"
        for tag in ("alias", "tag"):
            if len(_value(one, f"{W}sdtPr/{W}{tag}")) > LONGEST_CONTROL_NAME:
                yield f"a name of the control {name} is longer than Word takes"
        content = one.find(f"{W}sdtContent")
        texts = [] if content is None else [text.text or "" for text in content.iter(W + "t")]
        shows = one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        if content is None or len(content) == 0:
            yield f"the control {name} is empty"
        elif shows and not any(texts):
            yield f"the control {name} says that it shows a placeholder, and shows none"
        box = one.find(f"{W}sdtPr/{CHECK_BOX}")
        if box is not None and texts != [_sign(box)]:
            yield f"the box {name} does not show its own state"


def _value(one: etree._Element, path: str) -> str:
    found = one.find(path)
    return "" if found is None else found.get(VALUE, "")


def _sign(box: etree._Element) -> str:
    """The character that a check box shows in the state that it says it is in."""
    namespace = f"{{{WORD_2010}}}"
    checked = box.find(f"{namespace}checked")
    is_checked = checked is not None and checked.get(f"{namespace}val") in {"1", "true"}
    state = box.find(f"{namespace}{'checkedState' if is_checked else 'uncheckedState'}")
    default = "2612" if is_checked else "2610"
    return chr(int(default if state is None else state.get(f"{namespace}val", default), 16))
