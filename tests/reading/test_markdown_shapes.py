"""One episode, typed as Markdown in the ways of several people: the same model each time."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from handouts.model.blocks import (
    ActionSteps,
    Block,
    ListItem,
    MiniSummary,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.episode import Episode
from handouts.model.walk import item_inlines, plain_text
from handouts.readers.markdown import MarkdownReader
from handouts.readers.markdown.likeness import difference
from handouts.readers.text import TextReader

ROOT = Path(__file__).parents[2]
GIVEN = os.environ.get("HANDOUTS_TEST_EPISODES", "")
SAMPLES = sorted([*ROOT.glob("sources/*.txt"), *ROOT.glob("tests/golden/shape_*/*.txt")])
EPISODES = sorted(Path(GIVEN).glob("*.txt")) if GIVEN else []


class Typed:
    """Careful Markdown: marked headings, tight lists, bold leads, one line to a paragraph."""

    bullet = "-"

    def text(self, words: str, indent: str = "") -> str:
        return words

    def all(self, episode: Episode) -> str:
        return "\n\n".join(self.paragraphs(episode))

    def paragraphs(self, episode: Episode) -> Iterator[str]:
        yield from self.head(episode)
        for block in episode.intro:
            yield from self.block(block)
        for section in episode.sections:
            yield self.heading(plain_text(section.heading.content))
            for block in section.blocks:
                yield from self.block(block)
        if episode.takeaways:
            yield self.heading(episode.takeaways_heading)
            yield self.items(episode.takeaways)
        if episode.about:
            yield self.heading(episode.about.heading)
            for block in episode.about.blocks:
                yield from self.block(block)

    def head(self, episode: Episode) -> Iterator[str]:
        if episode.category:
            yield episode.category
        yield f"# Episode #{episode.number}: {plain_text(episode.title.content)}"
        if episode.subtitle:
            yield plain_text(episode.subtitle.content)

    def heading(self, words: str) -> str:
        return f"## {words}"

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self.text(plain_text(block.content))
            case Quotation():
                yield self.quotation(plain_text(block.content))
            case MiniSummary():
                yield self.summary(block.label, plain_text(block.content))
            case Subheading():
                yield f"### {block.marker} {plain_text(block.content)}"
            case ActionSteps():
                yield f"### {block.heading}"
                yield self.items(block.items)
            case _:
                yield self.items(block.items)

    def quotation(self, words: str) -> str:
        return f"> {words}"

    def summary(self, label: str, words: str) -> str:
        return self.text(f"**{label}:** {words}")

    def items(self, items: Sequence[ListItem]) -> str:
        is_tight = all(item.marker.endswith(".") or not item.marker for item in items)
        return ("\n" if is_tight else "\n\n").join(map(self.item, items))

    def item(self, item: ListItem) -> str:
        marker = item.marker or self.bullet
        indent = " " * (len(marker) + 1)
        words = plain_text(item_inlines(item))
        if item.lead:
            lead, text = plain_text(item.lead), plain_text(item.content)
            words = self.lead(lead, item.separator, text, indent)
        return f"{marker} {self.text(words, indent)}"

    def lead(self, lead: str, separator: str, text: str, indent: str) -> str:
        if not separator.strip():
            return f"**{lead}**\n{indent}{text}"
        return f"**{lead}**{separator}{text}"


class Wrapped(Typed):
    """Wrapped at 72 columns, with stars, and facts in front matter."""

    bullet = "*"

    def text(self, words: str, indent: str = "") -> str:
        wrapped = (
            textwrap.fill(
                line, 72, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
            )
            for line in words.split("\n")
        )
        return "\n".join(wrapped)

    def head(self, episode: Episode) -> Iterator[str]:
        lines = ["---", f"number: {episode.number}"]
        if episode.subtitle:
            subtitle = plain_text(episode.subtitle.content).replace('"', '\\"')
            lines.append(f'subtitle: "{subtitle}"')
        if episode.category:
            lines.append(f"category: {episode.category}")
        yield "\n".join([*lines, "---"])
        yield f"{plain_text(episode.title.content)}\n==="

    def quotation(self, words: str) -> str:
        return textwrap.fill(words, 72, initial_indent="> ", subsequent_indent="> ")


class Bare(Typed):
    """As little markup as can be: leads, quotations and summaries are left to their words."""

    def quotation(self, words: str) -> str:
        return words

    def summary(self, label: str, words: str) -> str:
        return f"{label}: {words}"

    def lead(self, lead: str, separator: str, text: str, indent: str) -> str:
        return f"{lead}{separator}{text}" if separator.strip() else f"{lead}\n{indent}{text}"


class Headed(Typed):
    """Summaries under headings of their own, lists with blank lines, level one for all."""

    def heading(self, words: str) -> str:
        return f"# {words}"

    def summary(self, label: str, words: str) -> str:
        return f"## {label}\n\n{words}"

    def items(self, items: Sequence[ListItem]) -> str:
        return "\n\n".join(map(self.item, items))

    def lead(self, lead: str, separator: str, text: str, indent: str) -> str:
        if not separator.strip():
            return f"**{lead}**\n\n{indent}{text}"
        return f"**{lead}{separator.rstrip()}**{separator[len(separator.rstrip()) :]}{text}"


@pytest.mark.parametrize("style", [Typed, Wrapped, Bare, Headed])
@pytest.mark.parametrize("path", [*SAMPLES, *EPISODES], ids=lambda path: path.stem[:8])
def test_each_style_gives_the_same_episode(path: Path, style: type[Typed]) -> None:
    episode = TextReader().read(path.read_bytes(), path.name)
    text = style().all(episode)
    again = MarkdownReader().read(text.encode(), path.with_suffix(".md").name)
    assert difference(episode, again) == "", text
