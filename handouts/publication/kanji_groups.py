"""A Japanese word and its reading, taken apart: kana above the kanji that they belong to.

Kana in the word need no reading, and they tell where that of the kanji beside them ends:
打ち合わせ, うちあわせ → 打(う)ち合(あ)わせ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from handouts.model.inlines import Ruby

_KANJI = "㐀-䶿一-鿿豈-﫿々〆〇ヵヶ\U00020000-\U0003ffff"
_KANJI_RUN = re.compile(f"[{_KANJI}]+|[^{_KANJI}]+")
_FIRST_OF_RUN = re.compile(f"[{_KANJI}]")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_UNBEGUN = "ぁぃぅぇぉっゃゅょゎーん"  # no kanji's reading begins so
_LONGEST = 5  # kana of one kanji: 志 is こころざし
# What romaji writes otherwise than kana do: particles by their sound, long vowels as one letter.
_ALIKE = {
    "は": "はわ", "へ": "へえ", "を": "をお", "づ": "づず", "ぢ": "ぢじ", "ー": "ーあいうえお",
    "お": "おう", "え": "えい",
}  # fmt: skip
# Native words whose long vowel is no おう and no えい, though romaji has ō and ē for them; each
# at the beginning of the kanji's reading or at its end.
_LONG_VOWELS = {
    "大": "おお", "多": "おお", "覆": "おお", "仰": "おお", "狼": "おおかみ", "公": "おおやけ",
    "概": "おおむね", "遠": "とお", "通": "とお", "十": "とお", "氷": "こおり", "凍": "こお",
    "炎": "ほのお", "頬": "ほお", "催": "もよお", "滞": "とどこお", "装": "よそお",
    "憤": "いきどお", "姉": "ねえ",
}  # fmt: skip
_AS_WRITTEN = {"おお": "おう", "とお": "とう", "こお": "こう", "のお": "のう", "ほお": "ほう",
               "よお": "よう", "そお": "そう", "どお": "どう", "ねえ": "ねい"}  # fmt: skip


def kanji_groups(script: str, kana: str) -> tuple[Ruby, ...]:
    """Stretches that joined are `script`, each group of kanji with its part of `kana`.

    Empty where there is no kanji, or where the kana are not those of the script. Where they could
    be shared out in more ways than one, all kanji and what stands between them are one group.
    """
    runs: list[str] = _KANJI_RUN.findall(script)
    if not _FIRST_OF_RUN.search(script) or any(_has_letters(run) for run in runs):
        return ()
    begins = _begins(runs, kana)
    if 0 not in begins[0]:
        return ()
    shortest, longest = (_shared(runs, kana, begins, choose) for choose in (min, max))
    if shortest == longest:
        parts = zip(runs, shortest, strict=True)
        found = [Ruby(run, kana[part] if _is_kanji(run) else "") for run, part in parts]
    else:
        found = list(_one_group(runs, kana, shortest))
    if not all(map(_may_be, found)):
        return ()
    return tuple(Ruby(one.base, _with_long_vowels(one)) for one in found)


def _begins(runs: Sequence[str], kana: str) -> list[set[int]]:
    """Where in the kana each run can begin, so that all after it find theirs; last, the end.

    Reckoned from the end: one pattern for all runs would try every way of sharing them out.
    """
    begins = [{len(kana)}]
    for run in reversed(runs):
        ends = begins[0]
        begins.insert(0, {at for at in range(len(kana) + 1) if _ends(run, kana, at, ends)})
    return begins


def _ends(run: str, kana: str, begin: int, ends: Collection[int]) -> list[int]:
    """Those of `ends` where a run that begins there can end."""
    if _is_kanji(run):
        return [end for end in ends if end > begin]
    found = re.compile("".join(map(_sign, run))).match(kana, begin)
    return [found.end()] if found and found.end() in ends else []


def _shared(
    runs: Sequence[str],
    kana: str,
    begins: Sequence[Collection[int]],
    choose: Callable[[Iterable[int]], int],
) -> list[slice]:
    """Each run's part of the kana, the earliest or the latest end first."""
    parts, begin = [], 0
    for run, ends in zip(runs, begins[1:], strict=True):
        end = choose(_ends(run, kana, begin, ends))
        parts.append(slice(begin, end))
        begin = end
    return parts


def _is_kanji(run: str) -> bool:
    return _FIRST_OF_RUN.match(run) is not None


def _has_letters(run: str) -> bool:
    """Are there signs that are read, but not as they are written (IT企業, 3人)?"""
    return not _is_kanji(run) and any(sign.isalnum() and not _KANA.match(sign) for sign in run)


def _sign(sign: str) -> str:
    """What the kana have for a sign of the script that is no kanji: nothing for a mark."""
    if not _KANA.match(sign):
        return ""
    plain = chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign
    return f"[{_ALIKE.get(plain, plain)}]"


def _one_group(runs: Sequence[str], kana: str, parts: Sequence[slice]) -> Iterator[Ruby]:
    at = [place for place, run in enumerate(runs) if _is_kanji(run)]
    first, last = at[0], at[-1] + 1
    if first:
        yield Ruby("".join(runs[:first]), "")
    yield Ruby("".join(runs[first:last]), kana[parts[first].start : parts[last - 1].stop])
    if last < len(runs):
        yield Ruby("".join(runs[last:]), "")


def _may_be(ruby: Ruby) -> bool:
    is_short = len(ruby.reading) <= _LONGEST * len(ruby.base)
    return not ruby.reading or (is_short and ruby.reading[0] not in _UNBEGUN)


def _with_long_vowels(ruby: Ruby) -> str:
    """大通 is おおどお where its romaji, ōdō, came to おうどう."""
    reading = ruby.reading
    if not reading:
        return ""
    for kanji, is_first in ((ruby.base[0], True), (ruby.base[-1], False)):
        native = _LONG_VOWELS.get(kanji, "")
        for wanted in (native, _voiced(native)) if native else ():
            spelt = wanted
            for long, other in _AS_WRITTEN.items():
                spelt = spelt.replace(long, other)
            if is_first and reading.startswith(spelt):
                reading = wanted + reading[len(spelt) :]
            elif not is_first and reading.endswith(spelt):
                reading = reading[: -len(spelt)] + wanted
    return reading


def _voiced(kana: str) -> str:
    """Rendaku: the first kana voiced, where it can be."""
    first = unicodedata.normalize("NFC", kana[0] + "\u3099")
    return (first if len(first) == 1 else kana[0]) + kana[1:]
