"""What runs are made of that stays on one line: Latin to its spaces, Japanese by kinsoku."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from handouts.exporters.pdf.ruby import has_ruby
from handouts.exporters.pdf.runs import Run

_LEAST_UNITS = 4
_OPENING = "「『（【〔［｛〈《"
_CLOSING = "、。，．・：；？！」』）】〕］｝〉》ー…々〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_JAPANESE_UNIT = re.compile(
    f"[{_OPENING}]*[^{_OPENING}{_CLOSING}][{_CLOSING}]*|[{_OPENING}{_CLOSING}]+"
)
# A line may end after a space, an em dash, or a mark that says so. Not after a hyphen: who copies
# the text would get the word without it.
_LATIN_PART = re.compile("[^ —\u00ad\u200b]*(?: +|[—\u00ad\u200b]+ *)|[^ —\u00ad\u200b]+")


def stretches(runs: Sequence[Run], longest_whole: int) -> Iterable[tuple[int, str, bool]]:
    """Number of the run, a stretch of it, and: may a line end after it?"""
    if has_ruby(runs):
        return _with_ruby(runs, longest_whole)
    return [
        (number, text, may_break)
        for number, run in enumerate(runs)
        for text, may_break in _of_run(run, longest_whole)
    ]


def _with_ruby(runs: Sequence[Run], longest_whole: int) -> Iterator[tuple[int, str, bool]]:
    number = 0
    while number < len(runs):
        end = number + 1
        while end < len(runs) and runs[number].is_japanese and runs[end].is_japanese:
            end += 1
        if end > number + 1 or runs[number].above:
            yield from _of_word(runs, range(number, end), longest_whole)
        else:
            for text, may_break in _of_run(runs[number], longest_whole):
                yield number, text, may_break
        number = end


def _of_word(
    runs: Sequence[Run], numbers: range, longest_whole: int
) -> Iterator[tuple[int, str, bool]]:
    """A Japanese word of several runs breaks as if it were one, but not under a reading."""
    text = "".join(runs[number].text for number in numbers)
    units = _units(text) if len(text) > longest_whole else [text]
    ends = set(accumulate(map(len, units[:-1])))
    at = 0
    for number in numbers:
        run, start = runs[number], at
        at += len(run.text)
        cuts = [] if run.above else [end for end in range(start + 1, at) if end in ends]
        for left, right in pairwise([start, *cuts, at]):
            yield number, text[left:right], right in ends


def _units(text: str) -> list[str]:
    """What kinsoku keeps together, and no lone character before or after a break."""
    units: list[str] = _JAPANESE_UNIT.findall(text)
    if len(units) > _LEAST_UNITS:
        units = ["".join(units[:2]), *units[2:-2], "".join(units[-2:])]
    return units


def _of_run(run: Run, longest_whole: int) -> list[tuple[str, bool]]:
    """Stretches of a run, each with: may a line end after it?"""
    if run.is_japanese and len(run.text) > longest_whole:
        units = _units(run.text)
        return [(unit, number < len(units)) for number, unit in enumerate(units, 1)]
    return [(part, part[-1] in " —\u00ad\u200b") for part in _LATIN_PART.findall(run.text)]
