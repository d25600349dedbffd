"""Markdown to tokens: CommonMark with tables, hints, and what people get wrong in it."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, lheading
from markdown_it.token import Token

from handouts.readers.structure.hints import HINT_LINE, MARKS

HINT = "hint"
FOOTNOTE = "footnote"
_HINT_COMMENT = re.compile(rf"<!--\s*{MARKS}(?P<word>[^>]*)-->\s*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:")
_INTERRUPTING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@cache
def parser() -> MarkdownIt:
    """Indented text is no code here: texts are indented by chance, and none holds programs.

    Addresses pass as they are written; our own list of schemes judges them later.
    """
    md = MarkdownIt("commonmark", {"store_labels": True})
    md.enable("table").disable(["code", "text_join"])
    md.block.ruler.before("fence", HINT, _hint, _INTERRUPTING)
    md.block.ruler.before("reference", FOOTNOTE, _footnote, _INTERRUPTING)
    md.block.ruler.at("lheading", _underlined_heading)
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return md


def parse(text: str, environment: MutableMapping[str, Any]) -> list[Token]:
    """`environment` comes back with the definitions of addresses under `references`."""
    return parser().parse(text, environment)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _hint(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """`%% heading`, or the same in a comment, which other programs don't show."""
    text = _line(state, start)
    match = HINT_LINE.fullmatch(text) or _HINT_COMMENT.fullmatch(text)
    if match is None:
        return False
    if not silent:
        state.line = start + 1
        token = state.push(HINT, "", 0)
        token.content = match["word"].strip().lower()
        token.map = [start, state.line]
    return True


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^1]: words`, which CommonMark takes for the definition of an address."""
    if not _FOOTNOTE.match(_line(state, start)):
        return False
    if silent:
        return True
    after = start + 1
    while after < end and not state.isEmpty(after) and not _DEFINITION.match(_line(state, after)):
        after += 1
    state.line = after
    state.push("paragraph_open", "p", 1).map = [start, after]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(_line(state, line) for line in range(start, after)).strip()
    inline.map, inline.children, inline.meta = [start, after], [], {FOOTNOTE: True}
    state.push("paragraph_close", "p", -1)
    return True


def _underlined_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading is underlined by three marks at least: `-` alone is an item without words."""
    at, count = state.line, len(state.tokens)
    parent = state.parentType
    if not lheading(state, start, end, silent):
        return False
    if len(_line(state, state.line - 1).strip()) >= 3:
        return True
    del state.tokens[count:]
    state.line, state.parentType = at, parent
    return False
