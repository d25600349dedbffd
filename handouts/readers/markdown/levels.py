"""What the headings of a Markdown file are: title, headings of sections, subheadings."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from handouts.readers.markdown.parsing import HINT
from handouts.readers.markdown.words import read_words
from handouts.readers.structure import parts
from handouts.readers.structure.lines import Role


def heading_roles(tokens: Sequence[Token], title: str) -> dict[int, Role]:
    """By the place of each heading's opening token.

    The first heading of level one is the title. The highest level of the others is that of the
    sections, whichever it is; known parts (`Key Takeaways`) stand at any. `title` is what the
    front matter says: with it, several headings of level one are sections.
    """
    places = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    found = _title_place(tokens, places, title)
    inner = [
        at
        for at in places
        if at != found and tokens[at - 1].type != HINT and not _is_part(_words(tokens[at + 1]))
    ]
    highest = min((tokens[at].tag for at in inner), default="h2")
    roles = {at: Role.HEADING if tokens[at].tag <= highest else Role.SUBHEADING for at in places}
    return roles | ({found: Role.TITLE} if found is not None else {})


def _title_place(tokens: Sequence[Token], places: Sequence[int], title: str) -> int | None:
    first = [at for at in places if tokens[at].tag == "h1"]
    if title and len(first) > 1:
        return next((at for at in first if _words(tokens[at + 1]) == title), None)
    if first:
        return first[0]
    if title or len(places) < 2 or any(token.type == "inline" for token in tokens[: places[0]]):
        return None
    return places[0]


def _words(inline: Token) -> str:
    return read_words(inline.children or (), 1).passage.text


def _is_part(text: str) -> bool:
    return (
        parts.is_summary_label(text)
        or parts.is_takeaways(text)
        or parts.is_action_steps(text)
        or parts.is_about(text)
    )
