"""What a page says of itself beside its text: meta elements and JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from handouts.readers.structure.days import iso_date

_EPISODES = ("PodcastEpisode", "RadioEpisode", "Episode")
_ARTICLES = ("BlogPosting", "Article", "NewsArticle", "AudioObject")
_LONGEST_TITLE = 300  # characters
_AROUND_SITE = re.compile(r"\s+[|–—·«»•-]\s+|\s*:\s+")
_AFTER_BAR = re.compile(r"\s+[|«»]\s+[^|«»]*$")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Empty or None: the page doesn't say. `title` is without the site's name.

    `base` is the address that the page's relative links go from.
    """

    title: str = ""
    site: str = ""
    category: str = ""
    series: str = ""
    date: date | None = None
    number: int | None = None
    base: str = ""


def page_facts(root: etree._Element) -> PageFacts:
    meta = _meta(root)
    entry = _entry(root)
    site = meta.get("og:site_name", "")
    title = _words(entry.get("headline") or entry.get("name"))
    title = meta.get("og:title", "") or title or _title_element(root)
    series = entry.get("partOfSeries")
    series = series if isinstance(series, Mapping) else {}
    day = entry.get("datePublished") or meta.get("article:published_time") or meta.get("date")
    number = str(entry.get("episodeNumber", ""))
    return PageFacts(
        title=without_site(title, site),
        site=site,
        category=_words(entry.get("articleSection"))
        or meta.get("article:section", "")
        or _linked_category(root),
        series=_words(series.get("name")),
        date=iso_date(_words(day) or _time(root)),
        number=int(number) if re.fullmatch("[0-9]{1,5}", number) else None,
        base=_base(root, meta),
    )


def without_site(title: str, site: str) -> str:
    """Cut the site's name off either end, or what stands after a last bar."""
    if site:
        for match in _AROUND_SITE.finditer(title):
            if title[: match.start()] == site:
                return title[match.end() :]
            if title[match.end() :] == site:
                return title[: match.start()]
    return _AFTER_BAR.sub("", title)


def _words(value: object) -> str:
    return " ".join(value.split())[:_LONGEST_TITLE] if isinstance(value, str) else ""


def _meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name:
            found.setdefault(name.lower(), _words(element.get("content")))
    return found


def _title_element(root: etree._Element) -> str:
    """The `title` in the head; a title element in a picture is not the page's."""
    for element in root.iterfind("head/title"):
        return _words("".join(element.itertext()))
    return ""


def _time(root: etree._Element) -> str:
    """The moment of the first `time` element that is named for it, or of the only one."""
    moments = [element for element in root.iter("time") if element.get("datetime")]
    for element in moments:
        if element.get("itemprop") == "datePublished" or "published" in element.get("class", ""):
            return _words(element.get("datetime"))
    return _words(moments[0].get("datetime")) if len(moments) == 1 else ""


def _linked_category(root: etree._Element) -> str:
    """What a link says to be the page's category (`rel="category tag"`), if it is only one."""
    found = {
        _words("".join(element.itertext()))
        for element in root.iter("a")
        if "category" in element.get("rel", "").split()
    }
    return found.pop() if len(found) == 1 else ""


def _base(root: etree._Element, meta: Mapping[str, str]) -> str:
    for element in root.iter("base"):
        if (href := element.get("href", "")).startswith(("http://", "https://")):
            return str(href)
    for element in root.iter("link"):
        if element.get("rel") == "canonical":
            return str(element.get("href", ""))
    return meta.get("og:url", "")


def _entry(root: etree._Element) -> Mapping[str, Any]:
    """The JSON-LD object that describes an episode, else an article."""
    entries = [entry for entry in _json_entries(root) if _types(entry)]
    for kinds in (_EPISODES, _ARTICLES):
        for entry in entries:
            if _types(entry).intersection(kinds):
                return entry
    return {}


def _json_entries(root: etree._Element) -> Iterator[Mapping[str, Any]]:
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # what a page says of itself wrongly is no fact, and its text stands
        for top in value if isinstance(value, list) else [value]:
            if isinstance(top, Mapping):
                yield top
                graph = top.get("@graph")
                yield from (one for one in _list(graph) if isinstance(one, Mapping))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _types(entry: Mapping[str, Any]) -> set[str]:
    kinds = entry.get("@type")
    return {kind for kind in (kinds, *_list(kinds)) if isinstance(kind, str)}
