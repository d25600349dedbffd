"""The known parts of an episode, told by the words of a line. One place decides what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = r"(?:(?:mini|section|quick|short)[-\u2010\u2011– ]?)?summary|要約|まとめ"
_MINI_SUMMARY = re.compile(
    rf"(?P<label>{_LABEL})\s*[:\uff1a]\s*(?P<text>.*)|(?P<alone>{_LABEL})", re.IGNORECASE
)
_TAKEAWAYS = re.compile(
    r"(?:(?:key|main|top|\d{1,2})\s+)*take-?aways?(?:\s+(?:from|of|for)\b.{0,60})?\s*[:\uff1a]?"
    r"|(?:key|main)\s+points\s*[:\uff1a]?|(?:重要)?ポイント[:\uff1a]?",
    re.IGNORECASE,
)
_ACTION_STEPS = re.compile(
    r"(?:action|next)\s+(?:steps?|points?)\s*[:\uff1a]?"
    r"|(?:行動|アクション|次の)(?:ステップ|プラン)[:\uff1a]?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"About\s+\S[^.?!:]{1,60}|会社概要|[^。、？！]{2,30}について")
_EPISODE = re.compile(
    r"(?:(?P<series>[^:\uff1a]{2,80}?)\s+[–—|-]\s+)?"
    r"(?:Episode|Ep\.?)\s*(?:(?:No\.?\s*|[#\uff03]\s*)?(?P<number>\d{1,5}))?"
    r"\s*(?:[:\uff1a]|\s[–—-]\s|\s|$)\s*(?P<title>.*)",
    re.IGNORECASE,
)
# `363 The Title`, as some players show it. Fewer digits are rather part of the title.
_NUMBERED = re.compile(
    r"[#\uff03]?(?P<number>(?!19|20\d\d)\d{3,4}|(?<=[#\uff03])\d{1,2})[.:]?\s+(?P<title>[^\W\d_].*)"
)
_SERIES = re.compile(
    r"(?:Podcast:\s*)?[^.?!—–|]{2,60}\b(?:show|podcast|series|radio)", re.IGNORECASE
)
_EPISODE_COLON = re.compile(r"(?:.*[–—|-]\s+)?(?:Episode|Ep\.?)\s*[:\uff1a]", re.IGNORECASE)
_EPISODE_OPENS = re.compile(
    r"(?:Episode|Ep\.?)\s*(?:No\.?\s*|[#\uff03]\s*)?\d{1,5}\s*(?:[:\uff1a]|[–—-]\s)\s*\S",
    re.IGNORECASE,
)
_RELATED = re.compile(r"関連ページ|関連記事|Related (?:pages|posts|articles)", re.IGNORECASE)
_NEWSLETTER = re.compile(
    r".*\bsends?\b.{0,40}\bnewsletters?\b.*|.*\bsubscribe\b.*newsletter.*", re.IGNORECASE
)
_DEBRIS = (
    (_RELATED, "heading of the site's link list"),
    (re.compile(r"(?:show more\s*)?show less|show more", re.IGNORECASE), "a player's button"),
    (re.compile(r"rss feed\b.*|subscribe in\b.*", re.IGNORECASE), "a player's button"),
    (
        re.compile(
            r"listen later|listen now|info_outline|play_arrow|download(?: mp3| episode)?|"
            r"(?:share|tweet|pin it|copy link)(?: this)?(?: episode| post)?|embed|play episode|"
            r"apple podcasts|spotify|google podcasts|youtube|stitcher|(?:back to )?top|"
            r"(?:previous|next)(?: episode| post)?|read more|menu|home|skip to content",
            re.IGNORECASE,
        ),
        "a button of the player or the site",
    ),
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
LONGEST_HEADING = 40  # words
LONGEST_STATEMENT = 14  # words
LONGEST_TAKEAWAY = 40  # words


def mini_summary(text: str) -> tuple[str, str] | None:
    """(label, words) of a mini-summary's line; without words they follow below."""
    match = _MINI_SUMMARY.fullmatch(text)
    if match is None:
        return None
    return match["label"] or match["alone"], (match["text"] or "").strip()


def is_summary_label(text: str) -> bool:
    """The bare words, as a heading of their own."""
    match = _MINI_SUMMARY.fullmatch(f"{text.rstrip(':： ')}:")
    return match is not None and not match["text"]


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
    number = int(match["number"]) if match["number"] else None
    if number is None and not _EPISODE_COLON.match(text):
        return None
    return EpisodeLine(number, _unquoted(match["title"].strip()), match["series"])


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
    is_quoted = title[:1] in '“"' and title[-1:] in '”"' and inner != ""
    return inner if is_quoted and not set('“”"') & set(inner) else title


def debris(text: str) -> str | None:
    """Why a line is no part of the episode, if it is none."""
    return next((reason for pattern, reason in _DEBRIS if pattern.fullmatch(text)), None)


def is_newsletter(text: str) -> bool:
    """A site's advertisement for its newsletter; it is debris only after the end of the text."""
    return _NEWSLETTER.fullmatch(text) is not None


def is_related_pages(text: str) -> bool:
    return _RELATED.fullmatch(text) is not None


def is_quoted(text: str) -> bool:
    """Does the whole line stand in one pair of quotation marks?"""
    return _QUOTED.fullmatch(text) is not None


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
