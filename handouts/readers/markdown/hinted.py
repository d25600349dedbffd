"""Which blocks Markdown alone can't tell apart, so that a hint must stand above them."""

from __future__ import annotations

from handouts.model.blocks import Block, MiniSummary, Paragraph, Quotation, Subheading
from handouts.model.episode import Episode, Section
from handouts.model.walk import plain_text
from handouts.readers.structure import debris, parts
from handouts.readers.structure.lines import Role


def marks_sections(episode: Episode) -> bool:
    """Does any heading say of itself that it is one, so that none is guessed?"""
    return any(not _is_part(_heading(section)) for section in episode.sections)


def needed_hint(episode: Episode, block: Block, before: Block | None) -> Role | None:
    """`before` is the block above it in the same part."""
    match block:
        case Paragraph():
            return Role.PARAGRAPH if _is_doubtful(episode, block, before) else None
        case Quotation() if parts.is_label(plain_text(block.content)):
            return Role.QUOTATION
        case MiniSummary() if _label_and_words(block) is None:
            return Role.SUMMARY
        case Subheading() if not marks_sections(episode):
            return Role.SUBHEADING
        case _:
            return None


def _heading(section: Section) -> str:
    return plain_text(section.heading.content)


def _is_part(text: str) -> bool:
    return (
        parts.is_label(text)
        or parts.is_summary_label(text)
        or parts.is_about(text)
        or debris.anywhere(text) is not None
    )


def _label_and_words(block: MiniSummary) -> tuple[str, str] | None:
    """None where the label and the words, written in a line, would not be read as such."""
    words = plain_text(block.content)
    found = (block.label, words)
    return found if parts.mini_summary(f"{block.label}: {words}") == found else None


def _is_doubtful(episode: Episode, block: Paragraph, before: Block | None) -> bool:
    text = plain_text(block.content)
    if _is_part(text) or parts.is_quoted(text):
        return True
    if before is None and _is_first(episode, block) and _may_be_subtitle(episode, text):
        return True
    if isinstance(before, Paragraph) and parts.announces_aphorism(plain_text(before.content)):
        return True
    if not marks_sections(episode):
        may_be_heading = parts.is_question_heading(text) or parts.is_statement_heading(text)
        return may_be_heading or _is_after_text(episode, block, text)
    return _is_after_text(episode, block, text)


def _is_first(episode: Episode, block: Paragraph) -> bool:
    return block in episode.intro[:1] or not (episode.intro or episode.sections)


def _may_be_subtitle(episode: Episode, text: str) -> bool:
    return episode.subtitle is None and not text.endswith((".", "!", ":", "。", "："))


def _is_after_text(episode: Episode, block: Paragraph, text: str) -> bool:
    """May it be taken as a takeaway, or for the site's newsletter line?"""
    about = episode.about.blocks if episode.about else ()
    if block not in episode.outro and block not in about:
        return False
    is_first = all(item.line > block.line for item in episode.takeaways)
    return debris.at_end(text) is not None or is_first
