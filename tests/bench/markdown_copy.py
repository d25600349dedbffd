"""The same episodes as JSON and as Markdown, for peers that read Markdown.

JSON is that of `handouts inspect --json`, so the peers get every block as our own exporters do.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# What Markdown could take for markup; a backslash before it is never wrong.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~^@'\":=&])")


def write_json(handouts: Path, sources: Path, target: Path) -> None:
    with target.open("wb") as file:
        subprocess.run([handouts, "inspect", "--json", sources], check=True, stdout=file)


def write_markdown(inspected: Path, target: Path, title: str) -> None:
    episodes = json.loads(inspected.read_bytes())["episodes"]
    blocks = [block for episode in episodes for block in _episode(episode)]
    head = f'---\ntitle: "{title}"\nlang: en\n---'
    target.write_text("\n\n".join([head, *blocks]) + "\n", encoding="utf-8")


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _episode(episode: dict[str, Any]) -> Iterator[str]:
    yield f"# {_plain(episode['title'])}"
    if episode["subtitle"]:
        yield f"*{_plain(episode['subtitle'])}*"
    for block in episode["intro"]:
        yield _block(block)
    for section in episode["sections"]:
        yield f"## {_plain(section['heading'])}"
        for block in section["blocks"]:
            yield _block(block)
    if episode["takeaways"]:
        yield "## Key takeaways"
        yield "\n".join(f"- {_plain(item['text'])}" for item in episode["takeaways"])
    if episode["about"]:
        yield f"## {_plain(episode['about']['heading'])}"
        for block in episode["about"]["blocks"]:
            yield _block(block)


def _block(block: dict[str, Any]) -> str:
    match block["kind"]:
        case "paragraph":
            return _plain(block["text"])
        case "quotation":
            return f"> {_plain(block['text'])}"
        case "subheading":
            return f"### {_plain(block['text'])}"
        case "mini_summary":
            return f"> **Mini-summary:** {_plain(block['text'])}"
        case "bullet_list" | "action_steps":
            return "\n".join(f"- {_plain(item['text'])}" for item in block["items"])
        case "ordered_list":
            return "\n".join(f"1. {_plain(item['text'])}" for item in block["items"])
        case kind:
            raise ValueError(f"no Markdown for a block of kind {kind}")
