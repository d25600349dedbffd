"""Lines that are the player's or the site's and no part of an episode, told by their words.

Each function gives the reason to report, None for a line of the text. Where a line may stand
decides how much is needed to call it debris: a date above the text says nothing of it, a date
within is the author's.
"""

from __future__ import annotations

import re

_BUTTON = "a button of the player or the site"
_PLAYER = "a player's button"
_SITES = (
    r"(?:apple podcasts?|google podcasts?|spotify|youtube(?: music)?|stitcher|"
    r"amazon music|overcast|facebook|twitter|x|linkedin|instagram|line|threads|whatsapp|"
    r"e-?mail|rss)"
)
_SITE_LIST = rf"{_SITES}(?:\s*[,|·•/&]?\s*(?:and |or )?{_SITES})*"
_RELATED = re.compile(
    r"関連ページ|関連記事|(?:Related|Recent|Popular|More) (?:pages|posts|articles|episodes)|"
    r"You (?:may|might) also like\W*",
    re.IGNORECASE,
)
_ANYWHERE = (
    (_RELATED, "heading of the site's link list"),
    (re.compile(r"(?:show more\s*)?show less|show more", re.IGNORECASE), _PLAYER),
    (re.compile(r"rss feed\b.*|subscribe in\b.*", re.IGNORECASE), _PLAYER),
    (
        re.compile(
            rf"(?:listen|subscribe|available|follow(?: us)?)\s+(?:on|in|via|at)\s*:?\s*"
            rf"{_SITE_LIST}|"
            rf"(?:share|tweet)(?: this)?(?: episode| post| page| article)?"
            rf"(?:\s*(?:on|via|:)\s*{_SITE_LIST})",
            re.IGNORECASE,
        ),
        _BUTTON,
    ),
    (
        re.compile(
            r"listen later|listen now|info_outline|play_arrow|download(?: mp3| episode)?|"
            r"(?:share|tweet|pin it|copy link)(?: this)?(?: episode| post)?|embed|play episode|"
            r"apple podcasts|spotify|google podcasts|youtube|stitcher|(?:back to )?top|"
            r"(?:previous|next)(?: episode| post)?|read more|menu|home|skip to content|"
            r"subscribe|playback speed|\d(?:\.\d{1,2})?\s?[x×]|"
            r"skip (?:back|forward)(?: \d+)?|more_vert|file_download|arrow_back|playlist_add",
            re.IGNORECASE,
        ),
        _BUTTON,
    ),
    (
        re.compile(r"\d{1,2}(?::\d{2}){1,2}\s*[/|]\s*-?\d{1,2}(?::\d{2}){1,2}"),
        "a player's clock",
    ),
)
_MENU = re.compile(r"(?:home|top|menu)(?:\s*[|›»>/·•]\s*[^|›»>/·•.?!]{1,40}){1,8}", re.IGNORECASE)
_AT_START = (
    (_MENU, "the site's navigation"),
    (
        re.compile(
            r"(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Hh]osted) )?[Bb]y:?\s+[A-Z]\S*"
            r"(?:\s+(?:[A-Z]\S*|de|van|von)){0,4}"
            r"|(?:[Aa]uthor|[Hh]ost):?\s+[A-Z]\S*(?:\s+[A-Z]\S*){0,4}",
        ),
        "the author's name",
    ),
    (
        re.compile(
            r"(?:reading time:?\s*)?(?:about |approx\. ?)?\d{1,3}[ -]?min(?:ute)?s?\.?"
            r"(?: (?:read|listen|watch|episode))?|(?:duration|length|running time|reading time)"
            r"\s*:\s*[\d: ]+(?:h|hours?|min(?:ute)?s?|s(?:ec)?)?\.?",
            re.IGNORECASE,
        ),
        "how long it takes",
    ),
)
_AT_END = (
    (
        re.compile(
            r".*\bsends?\b.{0,40}\bnewsletters?\b.*|.*\bsubscribe\b.*newsletter.*"
            r"|.*\bsign up\b.*\bnewsletter.*|.*メールマガジン.*|.*メルマガ.*",
            re.IGNORECASE,
        ),
        "the site's newsletter line",
    ),
    (
        re.compile(r"(?:©|\(c\)|copyright\b).*|.{0,60}\ball rights reserved\W*", re.IGNORECASE),
        "a copyright line",
    ),
    (
        re.compile(
            r"(?:tags?|categor(?:y|ies)|filed under|posted in|tagged(?: with| as)?|keywords|タグ|"
            r"カテゴリー?)\s*[:\uff1a].*|(?:filed under|posted in|tagged)\s.{2,80}"
            r"|(?:#\w+\s*){2,}",
            re.IGNORECASE,
        ),
        "labels of the page",
    ),
    (
        re.compile(
            r"[←«‹<]?\s*(?:previous|next|older|newer)(?: (?:episode|post|article|entry))?"
            r"\s*[:\uff1a»→]\s*.{0,120}|[←«‹]\s*\S.{0,120}|\S.{0,120}\s[→»›]|"
            r"(?:leave a (?:comment|reply)|\d* ?comments?(?: \(\d+\))?|print(?: this page)?)",
            re.IGNORECASE,
        ),
        "links to other pages",
    ),
    (
        re.compile(
            r"follow\s+(?:us|me|\w+)\s+on\s+.{2,60}|(?:please\s+)?(?:rate|review)\b.{0,60}\bpodcasts?\W*"
            r"|(?:download|get)\s+(?:the|our|your)\s+free\s.{2,60}"
            r"|(?:click|tap)\s+here\s+to\s.{2,80}",
            re.IGNORECASE,
        ),
        "an advertisement of the site",
    ),
)
_Reasons = tuple[tuple[re.Pattern[str], str], ...]


def anywhere(text: str) -> str | None:
    """Buttons of players and sites, wherever they stand."""
    return _reason(_ANYWHERE, text)


def at_start(text: str) -> str | None:
    """What stands around the title of a page besides: author, reading time, navigation."""
    return _reason(_ANYWHERE, text) or _reason(_AT_START, text)


def at_end(text: str) -> str | None:
    """What stands below the text of a page: its labels, its advertisements, its neighbours."""
    return _reason(_AT_END, text)


def is_related_pages(text: str) -> bool:
    """The heading of links: what follows it to the end are its entries."""
    return _RELATED.fullmatch(text) is not None


def _reason(reasons: _Reasons, text: str) -> str | None:
    return next((reason for pattern, reason in reasons if pattern.fullmatch(text)), None)
