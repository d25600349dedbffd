"""What schema validators let pass and Word shows wrongly, repairs or asks about.

A dangling style is valid: Word takes the default and says nothing. One lost mark turns the rest
of a document into a field. `lint` reads the bytes of any Word file, ours or another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handouts.exporters.docx.lint import content, controls, linking, looks, package, structure
from handouts.exporters.docx.lint.word_file import NoWordFileError, WordFile, opened

_CHECKS: tuple[Callable[[WordFile], Iterator[str]], ...] = (
    package.parts,
    package.kinds_of_parts,
    package.foreign_parts,
    package.properties,
    linking.relationships,
    linking.bookmarks,
    linking.references,
    linking.fields,
    linking.comments,
    linking.footnotes,
    looks.styles,
    looks.numbering,
    looks.fonts,
    looks.languages,
    looks.by_hand,
    structure.texts,
    structure.tables,
    structure.sections,
    structure.questions,
    content.headings,
    content.pictures,
    controls.controls,
)


def lint(data: bytes) -> list[str]:
    """Findings, one line each; none for a file that Word opens without a word.

    What is no Word file at all has one finding, which says so.
    """
    try:
        file = opened(data)
    except NoWordFileError as error:
        return [str(error)]
    return [finding for check in _CHECKS for finding in check(file)]
