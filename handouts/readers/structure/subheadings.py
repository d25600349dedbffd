"""Which units are subheadings: numbered alike (`Step 2: Ask`), or short lines by themselves."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from handouts.readers.structure import parts
from handouts.readers.structure.units import Items, Prose, Summary, Unit

_NUMBERED = re.compile(
    r"(?P<word>[A-Z][A-Za-z]{1,14})\s+#?(?P<number>\d{1,2}|one|two|three|four|five|six|seven)\s*"
    r"(?:[:.)]|\s[–—-])\s+\S.*",
    re.IGNORECASE,
)
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven")
_LONGEST = 8  # words
_SPOKEN = 12  # words from which on a line is text, however it ends


def find_subheadings(
    units: Sequence[Unit], headings: Container[int], *, marked: bool
) -> dict[int, bool]:
    """Their places; True where one was guessed. `marked`: the file marks them, none is guessed."""
    if marked:
        return {}
    found: dict[int, bool] = {}
    for section in _sections(units, headings):
        numbered = _numbered(units, section)
        found |= dict.fromkeys(numbered, False)
        plain = [at for at in section if at not in numbered and _is_plain(units, at)]
        plain = [at for at in plain if len(plain) > 1 or not _is_doubtful(units, at)]
        found |= dict.fromkeys(plain, True)
    return {at: guess for at, guess in found.items() if at + 1 not in headings}


def _sections(units: Sequence[Unit], headings: Container[int]) -> Iterator[range]:
    """The places of each section's units, up to its mini-summary or a known part."""
    start = -1
    for at, unit in enumerate(units):
        if at in headings:
            if start >= 0:
                yield range(start, at)
            start = at + 1
        elif start >= 0 and not isinstance(unit, Prose | Items):
            yield range(start, at)
            start = -1 if isinstance(unit, Summary) else at + 1
    if start >= 0:
        yield range(start, len(units))


def _numbered(units: Sequence[Unit], section: Sequence[int]) -> frozenset[int]:
    """`Gate 1: The user`, `Gate 2: …` of one word and in order, each with text below it."""
    found: list[int] = []
    word, last = "", 0
    for at in section:
        match = _NUMBERED.fullmatch(_line(units[at]))
        if match is None or not _heads_text(units, at):
            continue
        number = _number(match["number"].lower())
        if (match["word"].lower(), number) == (word, last + 1) or number == 1:
            found.append(at)
            word, last = match["word"].lower(), number
    return frozenset(found if len(found) > 1 else ())


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS.index(written)


def _line(unit: Unit) -> str:
    """The words of a short line that may be a subheading, empty for any other unit."""
    if not isinstance(unit, Prose) or not unit.may_be_heading:
        return ""
    text = unit.words.text
    is_sentence = text.endswith((".", ":", "。", "："))
    return "" if is_sentence or len(text.split()) > parts.LONGEST_STATEMENT else text


def _is_plain(units: Sequence[Unit], at: int) -> bool:
    text = _line(units[at])
    if not text or not parts.is_statement_heading(text):
        return False
    is_short = len(text.split()) <= _LONGEST and len(text) <= 60
    begins = text[:1].isupper() or text[:1].isdigit()
    return is_short and begins and _heads_text(units, at)


def _heads_text(units: Sequence[Unit], at: int) -> bool:
    after = units[at + 1] if at + 1 < len(units) else None
    if isinstance(after, Items):
        return True
    if not isinstance(after, Prose) or after.role is not None or after.marker is not None:
        return False
    text = after.words.text
    ends = text.rstrip('”"’」').endswith((".", "!", "?", ":", "。", "！", "？", "："))
    is_other = _NUMBERED.fullmatch(text) is not None
    return (ends or len(text.split()) >= _SPOKEN) and not is_other


def _is_doubtful(units: Sequence[Unit], at: int) -> bool:
    """One that a colon announces, or that itself may announce a quotation, needs another."""
    before, after = units[at - 1] if at else None, units[at + 1]
    is_announced = isinstance(before, Prose) and before.words.text.endswith((":", "："))
    return is_announced or (isinstance(after, Prose) and parts.is_quoted(after.words.text))
