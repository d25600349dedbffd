"""An episode as Markdown source. Reading that gives the same episode again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import assert_never

from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    ListItem,
    MiniSummary,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.episode import Episode
from handouts.model.inlines import Emphasis, Inlines, Link, Strong, Text
from handouts.model.walk import plain_text
from handouts.readers.markdown.escape import begun, heading, written
from handouts.readers.markdown.hinted import needed_hint
from handouts.readers.structure import parts
from handouts.readers.structure.items import run_in_label
from handouts.readers.structure.lines import Role
from handouts.readers.structure.markers import split_marker

# What YAML takes for text as it stands. Whatever else goes between quotation marks.
_PLAIN_VALUE = re.compile(
    r"(?!(?:true|false|yes|no|on|off|null)$)[^\W\d_][^:#\"'\\]*[^\s:#\"'\\]", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,2}[.)]")
_BETWEEN_LISTS = "<!-- end of the list -->"
List = BulletList | OrderedList | ActionSteps


def markdown(episode: Episode) -> str:
    """The whole file. Dropped lines and remarks are not in it, nor where lines were broken."""
    paragraphs = ["\n".join(_front_matter(episode)), f"# {_title(episode)}"]
    if episode.subtitle and _has_marks(episode.subtitle.content):
        paragraphs += [_hint(Role.SUBTITLE), begun(written(episode.subtitle.content))]
    paragraphs += _blocks(episode, episode.intro)
    for _, part in sorted(_parts(episode), key=itemgetter(0)):
        paragraphs += part
    return "\n\n".join(paragraphs) + "\n"


def _parts(episode: Episode) -> Iterator[tuple[int, list[str]]]:
    """What begins with a heading, with its line: they stay in the order of the source."""
    line = 0
    for section in episode.sections:
        line = section.heading.line
        yield line, [_heading(section.heading.content), *_blocks(episode, section.blocks)]
    if episode.takeaways_heading:
        blocks = _after_text(episode)
        line = blocks[0].line if blocks else line
        name = _heading((Text(episode.takeaways_heading),))
        yield line, [name, *_blocks(episode, blocks)]
    if episode.about:
        about = episode.about
        name = _heading((Text(about.heading),))
        yield about.line or line, [name, *_blocks(episode, about.blocks)]


def _after_text(episode: Episode) -> list[Block]:
    """The takeaways as lists, among the blocks that stand between and below them."""
    found: list[Block] = []
    items: list[ListItem] = []
    for part in sorted((*episode.takeaways, *episode.outro), key=lambda part: part.line):
        if isinstance(part, ListItem):
            items.append(part)
            continue
        if items:
            found.append(BulletList("", items[0].line, tuple(items)))
        items = []
        found.append(part)
    if items:
        found.append(BulletList("", items[0].line, tuple(items)))
    return found


def _heading(content: Inlines) -> str:
    return f"## {heading(written(content))}"


def _front_matter(episode: Episode) -> Iterator[str]:
    yield "---"
    if episode.number is not None:
        yield f"number: {episode.number}"
    if episode.subtitle and not _has_marks(episode.subtitle.content):
        yield f"subtitle: {_value(plain_text(episode.subtitle.content))}"
    if episode.category:
        yield f"category: {_value(episode.category)}"
    if episode.series:
        yield f"series: {_value(episode.series)}"
    if episode.date:
        yield f"date: {episode.date.isoformat()}"
    yield f"id: {_value(episode.key)}"
    yield "---"


def _value(text: str) -> str:
    return text if _PLAIN_VALUE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _title(episode: Episode) -> str:
    """A title that looks as if it held a number gets the number that it doesn't hold."""
    title = written(episode.title.content)
    text = plain_text(episode.title.content)
    if parts.episode_line(text) is None and parts.numbered_title(text) is None:
        return heading(title)
    number = f" #{episode.number}" if episode.number is not None else ""
    return f"Episode{number}: {heading(title)}"


def _has_marks(inlines: Inlines) -> bool:
    """Markup that plain words don't have; addresses become links by themselves."""
    return any(
        isinstance(inline, Emphasis | Strong)
        or (isinstance(inline, Link) and inline.content != (Text(inline.href),))
        for inline in inlines
    )


def _hint(role: Role) -> str:
    return f"<!-- %% {role.value} -->"


def _blocks(episode: Episode, blocks: Sequence[Block]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        if before is not None and _run_together(before, block):
            yield _BETWEEN_LISTS
        role = needed_hint(episode, block, before)
        if role is not None:
            yield _hint(role)
        yield from _block(block, role)
        before = block
    if before is not None and _is_one_number(before):
        yield _BETWEEN_LISTS


def _run_together(before: Block, block: Block) -> bool:
    """Would two lists be read as one, or a list of one item as a subheading?"""
    if _is_one_number(before):
        return True
    if not isinstance(before, List) or not isinstance(block, BulletList | OrderedList):
        return False
    last, first = before.items[-1].marker, block.items[0].marker
    return bool(last) == bool(first)


def _is_one_number(block: Block) -> bool:
    """Does the list end in a number that no other goes before?"""
    if not isinstance(block, List) or not block.items[-1].marker:
        return False
    if len(block.items) == 1:
        return True
    before, last = (split_marker(item.marker, 0)[0] for item in block.items[-2:])
    if before is None or last is None:
        return True
    return (before.kind, before.value + 1) != (last.kind, last.value)


def _block(block: Block, role: Role | None) -> Iterator[str]:
    match block:
        case Paragraph(content=content):
            yield begun(written(content))
        case Quotation(content=content):
            yield begun(written(content)) if role else f"> {begun(written(content))}"
        case MiniSummary(content=content):
            yield begun(written(content)) if role else _summary(block)
        case Subheading(content=content, marker=marker):
            words = written(content)
            yield f"### {marker} {heading(words)}" if marker else f"### {heading(words)}"
        case BulletList(items=items) | OrderedList(items=items):
            yield from _items(items)
        case ActionSteps(items=items):
            yield f"### {heading(written((Text(block.heading),)))}"
            yield from _items(items)
        case _:
            assert_never(block)


def _summary(block: MiniSummary) -> str:
    label = Strong((Text(f"{block.label}:"),))
    return written((label, Text(" "), *block.content))


def _items(items: Sequence[ListItem]) -> Iterator[str]:
    """Lists of Markdown stand close; letters and odd numbers are paragraphs that begin so."""
    lines: list[str] = []
    for item in items:
        marker = item.marker or "-"
        is_known = marker == "-" or _NUMBER.fullmatch(marker) is not None
        indent = " " * (len(marker) + 1) if is_known else ""
        line = f"{marker} {_item(item, indent)}"
        if is_known:
            lines.append(line)
            continue
        if lines:
            yield "\n".join(lines)
            lines = []
        yield line
    if lines:
        yield "\n".join(lines)


def _item(item: ListItem, indent: str) -> str:
    if not item.lead:
        is_plain = run_in_label(plain_text(item.content)) is not None
        return begun(written(item.content, has_lead=not is_plain))
    if item.separator.strip() in (":", "："):
        colon = item.separator.strip()
        blank = item.separator[len(colon) :]
        return written((Strong((*item.lead, Text(colon))), Text(blank), *item.content))
    if item.separator.strip():
        return written((Strong(item.lead), Text(item.separator), *item.content))
    lead, text = written((Strong(item.lead),)), begun(written(item.content))
    return f"{lead}\\\n{indent}{text}"
