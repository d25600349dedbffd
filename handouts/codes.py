"""Every remark that handouts itself makes: its code, how grave it is, what it says in a line.

Codes are stable: they stand in people's ignore lists. `docs/diagnostics.md` has a part for each,
under the code as its heading. Plug-ins may make remarks with codes of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from handouts.diagnostics import Diagnostic, Severity
from handouts.suggestions import suggestion

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Code(StrEnum):
    """Warnings: something is missing, wrong or damaged. Notes: a guess, or a matter of style."""

    severity: Severity
    summary: str

    def __new__(cls, code: str, severity: Severity, summary: str) -> Code:
        member = str.__new__(cls, code)
        member._value_ = code
        member.severity, member.summary = severity, summary
        return member

    MISSING_NUMBER = "missing-number", _WARNING, "the episode has no number"
    MISSING_SECTIONS = "missing-sections", _WARNING, "no heading was found"
    MISSING_SUMMARY = "missing-mini-summary", _WARNING, "a section has no mini-summary"
    MISSING_TAKEAWAYS = "missing-takeaways", _WARNING, "the episode has no key takeaways"
    UNSUPPORTED_TAKEAWAY = "unsupported-takeaway", _NOTE, "no section speaks of a takeaway"
    LONG_SECTION = "long-section", _NOTE, "a section is very long"
    LONG_CHUNK = "long-chunk", _WARNING, "too much time passes without an activity"
    NUMBER_GAP = "number-gap", _NOTE, "numbers are left out between episodes or files"
    NUMBER_REPEATED = "number-repeated", _WARNING, "two episodes of a series share a number"
    REPEATED_TEXT = "repeated-text", _WARNING, "two files hold the same episode"
    SECOND_EPISODE = "second-episode", _WARNING, "another episode begins in the same file"

    ROMAJI_DIFFERS = "romaji-differs", _WARNING, "one Japanese word has two romaji"
    ROMAJI_SPELLING = "romaji-spelling", _NOTE, "long vowels or spaces of a romaji vary"
    SIMILAR_TERMS = "similar-terms", _NOTE, "two romaji look like one word"
    PROPOSED_READING = "proposed-reading", _NOTE, "a dictionary read a word, not the author"
    GLOSS_DIFFERS = "gloss-differs", _NOTE, "one Japanese word is explained in two ways"

    MIXED_QUOTES = "mixed-quotes", _NOTE, "straight and curly quotation marks are mixed"
    MIXED_SPELLING = "mixed-spelling", _NOTE, "British and American spelling are mixed"
    GARBLED_TEXT = "garbled-text", _WARNING, "characters were garbled before they came here"
    LOST_CHARACTER = "lost-character", _WARNING, "a character was lost before it came here"
    GUESSED_ENCODING = "guessed-encoding", _WARNING, "a file may be in another encoding"
    REPLACED_CHARACTER = "replaced-character", _WARNING, "a control character was replaced"
    MISSING_GLYPH = "missing-glyph", _WARNING, "the PDF's fonts lack a character"

    TEMPLATE_STYLES = "template-styles", _NOTE, "how a template's styles were matched"
    TEMPLATE_STRIPPED = "template-stripped", _NOTE, "parts of a template were left out"

    EMPTY_ROW = "empty-row", _NOTE, "a row of the list of participants has nobody"
    REPEATED_ROW = "repeated-row", _WARNING, "a participant stands in the list twice"
    UNREAD_COLUMN = "unread-column", _NOTE, "nothing reads a column of the list of participants"

    THICK_BOOKLET = "thick-booklet", _WARNING, "a booklet has too many sheets to be folded"

    DROPPED_LINE = "dropped-line", _NOTE, "a line was left out of the episode"
    GUESSED_HEADING = "guessed-heading", _NOTE, "a line was taken as a heading"
    GUESSED_SUBHEADING = "guessed-subheading", _NOTE, "a line was taken as a subheading"
    GUESSED_PARAGRAPH = "guessed-paragraph", _NOTE, "a question was taken as text"
    GUESSED_QUOTATION = "guessed-quotation", _NOTE, "a line was taken as a saying"
    GUESSED_TAKEAWAY = "guessed-takeaway", _NOTE, "a line was taken as a takeaway"
    GUESSED_LEADS = "guessed-leads", _NOTE, "lines of a list were taken as leads"
    FLATTENED_LIST = "flattened-list", _NOTE, "a list within a list became one list"
    UNKNOWN_HINT = "unknown-hint", _WARNING, "a hint in a source is not known"
    IDLE_HINT = "idle-hint", _WARNING, "a hint in a source speaks of no line"
    UNKNOWN_FRONT_MATTER_KEY = (
        "unknown-front-matter-key",
        _WARNING,
        "a key before the text is not known",
    )
    MALFORMED_FRONT_MATTER = "malformed-front-matter", _WARNING, "a line before the text is broken"
    TWO_TITLES = "two-titles", _NOTE, "front matter and first heading give two titles"
    REFUSED_LINK = "refused-link", _NOTE, "a link goes neither to the web nor to a mailbox"
    OMITTED_PICTURE = "omitted-picture", _NOTE, "a picture was left out"
    MARKUP_AS_TEXT = "markup-as-text", _NOTE, "a table, code, footnote or HTML became paragraphs"
    MARKDOWN_DIFFERS = "markdown-differs", _WARNING, "an episode can't be told in Markdown"
    SKIPPED_FILE = "skipped-file", _NOTE, "no reader for this kind of file is installed"

    UNKNOWN_COLLECTION_KEY = (
        "unknown-collection-key",
        _WARNING,
        "collection.toml says what nothing reads",
    )
    FEW_TAKEAWAYS = "few-takeaways", _NOTE, "too few takeaways of other episodes to choose from"

    UNUSABLE_SOURCE = "unusable-source", _ERROR, "a source can't be read at all"
    FAILED_EXPORT = "failed-export", _ERROR, "a file could not be made"
    BROKEN_FORMAT = "broken-format", _ERROR, "a format or plug-in does not work"

    def remark(self, path: str, line: int, message: str, hint: str, column: int = 1) -> Diagnostic:
        """A remark with this code; without a line it speaks of the file as a whole."""
        return Diagnostic(
            self.value, self.severity, path, message, hint, line, column if line else 0
        )


def covers(selector: str, code: str) -> bool:
    """Does a full code, or its first words (`guessed`), name this code?"""
    whole = selector.rstrip("-")
    return code == whole or code.startswith(f"{whole}-")


def unknown_selector(selector: str, others: Iterable[str] = ()) -> str:
    """The hint for a selector that names no code, empty if it names one.

    `others` are codes that are known besides ours.
    """
    known = [*(code.value for code in Code), *others]
    if selector and any(covers(selector, code) for code in known):
        return ""
    first_words = {code.partition("-")[0] for code in known}
    close = suggestion(selector, {*known, *first_words})
    return close if close.startswith("Did") else "`handouts check --help` says where they are."
