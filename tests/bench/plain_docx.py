"""The same text by python-docx alone, a paragraph at a time: `plain_docx.py all.json all.docx`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from docx import Document

_STYLES = {"subheading": "Heading 3", "quotation": "Quote", "mini_summary": "Intense Quote"}


def main(source: Path, target: Path) -> None:
    document = Document()
    for episode in json.loads(source.read_bytes())["episodes"]:
        document.add_heading(episode["title"], 1)
        _blocks(document, episode["intro"])
        for section in episode["sections"]:
            document.add_heading(section["heading"], 2)
            _blocks(document, section["blocks"])
        for item in episode["takeaways"]:
            document.add_paragraph(item["text"], "List Bullet")
        if episode["about"]:
            document.add_heading(episode["about"]["heading"], 2)
            _blocks(document, episode["about"]["blocks"])
    document.save(str(target))


def _blocks(document: Any, blocks: list[dict[str, Any]]) -> None:
    for block in blocks:
        for item in block.get("items", ()):
            document.add_paragraph(item["text"], "List Bullet")
        if "text" in block:
            document.add_paragraph(block["text"], _STYLES.get(block["kind"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
