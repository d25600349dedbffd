"""Text and inlines as XHTML phrasing content.

Neutral: knows the model and XML, no package format and no library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from handouts.exporters.xml_text import escape
from handouts.model.inlines import (
    Emphasis,
    Inlines,
    Link,
    Ruby,
    Strong,
    Term,
    TermPart,
    TermRole,
    Text,
)
from handouts.model.scripts import script_runs

_SCHEME = re.compile(r"(?:https?|mailto):[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_UNBROKEN = 6


class ReferenceKind(StrEnum):
    """What a term leads to, as EPUB Structural Semantics and DPUB-ARIA call it."""

    NOTE = "noteref"
    GLOSSARY = "glossref"


@dataclass(frozen=True, slots=True)
class TermReference:
    """A link from a term: a relative URL, and the id that leads back, or none."""

    href: str
    kind: ReferenceKind
    id: str = ""


TermTarget = Callable[[Term], TermReference | None]
"""Where a term is explained. Asked once for each term shown, in reading order."""


def tagged(text: str) -> str:
    """Escaped text whose Japanese runs say what they are, to old readers and to new ones."""
    return "".join(
        japanese(run) if is_japanese else escape(run) for is_japanese, run in script_runs(text)
    )


def japanese(text: str) -> str:
    """A Japanese run; one short enough for any line asks not to be broken."""
    unbroken = ' class="unbroken"' if len(text) <= _UNBROKEN else ""
    return f'<span{unbroken} lang="ja" xml:lang="ja">{escape(text)}</span>'


def with_ruby(text: str, ruby: Sequence[Ruby]) -> str:
    """A Japanese word with readings above it, in brackets where a reader knows no `ruby`.

    They are for the eye: who listens hears the word itself, and would hear it twice.
    """
    unbroken = ' class="unbroken"' if len(text) <= _UNBROKEN else ""
    words = "".join(_ruby(one) if one.reading else escape(one.base) for one in ruby)
    return f'<span{unbroken} lang="ja" xml:lang="ja">{words}</span>'


def _ruby(ruby: Ruby) -> str:
    opening, closing = (f'<rp aria-hidden="true">{bracket}</rp>' for bracket in "()")
    reading = f'<rt aria-hidden="true">{escape(ruby.reading)}</rt>'
    return f"<ruby>{escape(ruby.base)}{opening}{reading}{closing}</ruby>"


def romaji(text: str) -> str:
    return f'<i lang="ja-Latn" xml:lang="ja-Latn">{escape(text)}</i>'


def safe_url(href: str) -> str | None:
    """The URL if it is http, https or mailto and free of characters that URLs may not have."""
    return href if _SCHEME.fullmatch(href) else None


def inline_xhtml(inlines: Inlines, target: TermTarget | None = None) -> str:
    """Inlines as phrasing content; terms link to where `target` says that they are explained."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text):
                parts.append(tagged(text))
            case Term():
                parts.append(_term(inline, target))
            case Emphasis(content):
                parts.append(f"<em>{inline_xhtml(content, target)}</em>")
            case Strong(content):
                parts.append(f"<strong>{inline_xhtml(content, target)}</strong>")
            case Link(href, content):
                parts.append(_link(href, content, target))
            case _:
                assert_never(inline)
    return "".join(parts)


def _link(href: str, content: Inlines, target: TermTarget | None) -> str:
    """A link must not hold another, so its words do not lead to the glossary."""
    url = safe_url(href)
    if url is None:
        return inline_xhtml(content, target)
    return f'<a href="{escape(url)}">{inline_xhtml(content)}</a>'


def _term(term: Term, target: TermTarget | None) -> str:
    reference = target(term) if target else None
    parts: list[str] = []
    for part in term.parts:
        match part.role:
            case TermRole.JAPANESE:
                word = _script(part)
            case TermRole.ROMAJI:
                word = romaji(part.text)
            case TermRole.GLOSS | TermRole.MARK:
                parts.append(tagged(part.text))
                continue
            case _:
                assert_never(part.role)
        parts.append(_referring(word, reference) if reference else word)
        reference = None
    return "".join(parts)


def _script(part: TermPart) -> str:
    return with_ruby(part.text, part.ruby) if part.ruby else tagged(part.text)


def _referring(word: str, reference: TermReference) -> str:
    name = f' id="{reference.id}"' if reference.id else ""
    kind = reference.kind
    return (
        f'<a class="term"{name} epub:type="{kind}" role="doc-{kind}"'
        f' href="{escape(reference.href)}">{word}</a>'
    )
