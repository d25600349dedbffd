"""The known parts of an episode, told by the words of a line. One place decides what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OWN_LABEL = (
    r"(?:mini|section|quick|short)[-\u2010\u2011– ]?(?:summary|recap)"
    r"|(?:ミニ|小)?(?:要約|まとめ)|ミニ・?サマリー|サマリー"
)
_LABEL = rf"{_OWN_LABEL}|summary"
_MINI_SUMMARY = re.compile(
    rf"(?P<label>{_LABEL})\s*[:\uff1a]\s*(?P<text>.*)|(?P<alone>{_LABEL})"
    rf"|(?P<dashed>{_OWN_LABEL})(?:\s+[–—-]\s*|\s*[–—]\s*)(?P<words>.*)"
    rf"|[【［\[](?P<boxed>{_LABEL})[】］\]]\s*[:\uff1a]?\s*(?P<inside>.*)",
    re.IGNORECASE,
)
_TAKEAWAYS = re.compile(
    r"(?:(?:key|main|top|\d{1,2})\s+)*take-?aways?(?:\s+(?:from|of|for)\b.{0,60})?\s*[:\uff1a]?"
    r"|(?:key|main)\s+points\s*[:\uff1a]?|(?:key|main)\s+(?:lessons?|messages?|learnings?)\s*[:\uff1a]?"
    r"|(?:(?:重要な?|主な|今回の|本日の|学びの)\s*)?(?:ポイント|要点)(?:まとめ)?[:\uff1a]?"
    r"|(?:キー・?)?テイク・?アウェイズ?[:\uff1a]?",
    re.IGNORECASE,
)
_ACTION_STEPS = re.compile(
    r"(?:action|next)\s+(?:steps?|points?)\s*[:\uff1a]?"
    r"|(?:行動|アクション|次の)・?(?:ステップ|プラン)[:\uff1a]?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:About|ABOUT)\s+\S[^.?!:]{1,60}:?|会社概要|[^。、？！]{2,30}について")
_EPISODE = re.compile(
    r"第\s?(?P<japanese>\d{1,5})\s?(?:回|話|号)\s*(?:[:\uff1a]|[–—-]\s|\s|$|(?=[「『“]))\s*(?P<words>.*)"
    r"|(?:(?P<series>[^:\uff1a]{2,80}?)(?:\s+[–—|-]|,)\s+)?"
    r"(?:Episode|Ep\.?|エピソード)\s*(?:(?:No\.?\s*|[#\uff03]\s*)?(?P<number>\d{1,5}))?"
    r"\s*(?:[:\uff1a]|\s?[–—|-]\s|\s|$|(?=[「『]))\s*(?P<title>.*)",
    re.IGNORECASE,
)
# `363 The Title`, as some players show it. Fewer digits are rather part of the title.
_NUMBERED = re.compile(
    r"[#\uff03]?(?P<number>(?!19|20\d\d)\d{3,4}|(?<=[#\uff03])\d{1,2})[.:]?\s+(?P<title>[^\W\d_].*)"
)
_SERIES = re.compile(
    r"(?:Podcast:\s*)?[^.?!—–|]{2,60}\b(?:show|podcast|series|radio|hour|podcast series)"
    r"|Podcast:\s*[^.?!]{2,60}|[^。？！]{2,40}(?:シリーズ|ラジオ|番組|ポッドキャスト)",
    re.IGNORECASE,
)
_EPISODE_COLON = re.compile(
    r"(?:.*[–—|-]\s+)?(?:Episode|Ep\.?|エピソード)\s*[:\uff1a]", re.IGNORECASE
)
_EPISODE_OPENS = re.compile(
    r"(?:Episode|Ep\.?)\s*(?:No\.?\s*|[#\uff03]\s*)?\d{1,5}\s*(?:[:\uff1a]|[–—-]\s)\s*\S",
    re.IGNORECASE,
)
# What an introduction says before it lets a proverb or a principle stand without quotation
# marks (`There is an old saying:`).
_APHORISM = re.compile(
    r"\b(?:truth|saying|proverb|maxim|motto|adage|aphorism|rule|principle|lesson|words of)\b"
    r"[^.?!]{0,40}:$",
    re.IGNORECASE,
)
_SENTENCE_BREAK = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?]['\"”’)]*\s+['\"“‘(]*[A-Z0-9]")
_QUOTED = re.compile(r"“[^“”]+”(?:\s*[—–-]\s*[^.?!]{2,60})?|\"[^\"]+\"|「[^「」]+」")
SPEAKER = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}):\s+(?=\S)")
LONGEST_HEADING = 40  # words
LONGEST_STATEMENT = 14  # words
LONGEST_TAKEAWAY = 40  # words


def mini_summary(text: str) -> tuple[str, str] | None:
    """(label, words) of a mini-summary's line; without words they follow below."""
    match = _MINI_SUMMARY.fullmatch(text)
    if match is None:
        return None
    label = match["label"] or match["alone"] or match["dashed"] or match["boxed"]
    return label, (match["text"] or match["words"] or match["inside"] or "").strip()


def is_summary_label(text: str) -> bool:
    """The bare words, as a heading of their own."""
    found = mini_summary(f"{text.rstrip(':： ')}:")
    return found is not None and not found[1]


def is_takeaways(text: str) -> bool:
    return _TAKEAWAYS.fullmatch(text) is not None


def is_action_steps(text: str) -> bool:
    return _ACTION_STEPS.fullmatch(text) is not None


def is_about(text: str) -> bool:
    return _ABOUT.fullmatch(text) is not None and len(text.split()) <= 8


def is_label(text: str) -> bool:
    """Is the line the heading of a known part, so neither title nor section heading?"""
    return mini_summary(text) is not None or is_takeaways(text) or is_action_steps(text)


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """What a line that names the episode says; the title may be empty."""

    number: int | None
    title: str
    series: str | None = None


def episode_line(text: str) -> EpisodeLine | None:
    """Read `Episode #12: Title` and its kind (`Show – Episode 13: “Title”`, `Ep. 7 – Title`)."""
    match = _EPISODE.fullmatch(text)
    if match is None:
        return None
    digits = match["number"] or match["japanese"]
    number = int(digits) if digits else None
    if number is None and not _EPISODE_COLON.match(text):
        return None
    title = match["title"] or match["words"] or ""
    return EpisodeLine(number, _unquoted(title.strip()), match["series"])


def opens_episode(text: str) -> bool:
    """`Episode #13: The Title`, and not `Episode 13 was about cups`."""
    found = episode_line(text)
    return found is not None and found.number is not None and _EPISODE_OPENS.match(text) is not None


def numbered_title(text: str) -> EpisodeLine | None:
    """Read `363 Title`, where no line says `Episode`."""
    match = _NUMBERED.fullmatch(text)
    return EpisodeLine(int(match["number"]), match["title"]) if match else None


def is_series_name(text: str) -> bool:
    return _SERIES.fullmatch(text) is not None


def _unquoted(title: str) -> str:
    inner = title[1:-1].strip()
    is_quoted = title[:1] + title[-1:] in ("“”", '""', "「」", "『』") and inner != ""
    return inner if is_quoted and not set('“”"「」『』') & set(inner) else title


def is_quoted(text: str) -> bool:
    """Does the whole line stand in one pair of quotation marks?"""
    return _QUOTED.fullmatch(text) is not None


def speaker(text: str) -> str:
    """The name that stands before the words of a transcript's line (`Aya: Yes.`), or empty."""
    match = SPEAKER.match(text)
    return match["name"] if match else ""


def is_quotation_end(text: str) -> bool:
    """Does a line end where a quotation ends, and hold nothing but it or its last words?"""
    return text.endswith(("”", '"', "」")) and (is_quoted(text) or not set('“"「') & set(text[:-1]))


def announces_aphorism(text: str) -> bool:
    return _APHORISM.search(text) is not None


def is_one_sentence(text: str) -> bool:
    return _SENTENCE_BREAK.search(text) is None


def is_question_heading(text: str) -> bool:
    """A question of one sentence, not quoted as a whole."""
    return (
        text.endswith(("?", "？"))
        and is_one_sentence(text)
        and len(text.split()) <= LONGEST_HEADING
    )


def is_statement_heading(text: str) -> bool:
    """A short line that doesn't end like a sentence."""
    return (
        not text.endswith((".", "!", "?", ":", ";", ",", "。", "、", "：", "”", '"'))
        and len(text.split()) <= LONGEST_STATEMENT
        and len(text) <= 120
        and not is_label(text)
    )
