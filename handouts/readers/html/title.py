"""Which element holds the episode's title."""

from __future__ import annotations

from lxml import etree

from handouts.readers.html.boilerplate import UNREAD, names
from handouts.readers.html.facts import PageFacts, without_site
from handouts.readers.structure import parts

_TITLE_NAMES = frozenset(
    "entry-title post-title article-title episode-title posttitle headline p-name "
    "wp-block-post-title blogitem-title blog-item-title".split()
)
_SITE_NAMES = frozenset(
    "site-title blog-title blog-logo logo site-name brand navbar-brand site-logo".split()
)
_LONGEST = 400  # characters


def title_element(root: etree._Element, facts: PageFacts) -> etree._Element | None:
    """The heading that is named so, or is the page's title; else the first `h1`."""
    best, best_score = None, 0
    for element in root.iter("h1", "h2", "h3", "div", "p", "span"):
        score = _score(element, facts)
        if score > best_score:
            best, best_score = element, score
    return best


def _score(element: etree._Element, facts: PageFacts) -> int:
    """0: it is no title. A name tells more than a page's own title, that more than being `h1`."""
    tag = str(element.tag)
    given = {name.lower() for name in names(element)}
    is_named = bool(given & _TITLE_NAMES) or element.get("itemprop") == "headline"
    if given & _SITE_NAMES or not (is_named or tag in ("h1", "h2")):
        return 0
    text = words_of(element)
    if not text or len(text) > _LONGEST or text == facts.site:
        return 0
    is_pages = text in (facts.title, without_site(facts.title, "")) or _names_same(text, facts)
    if not (is_named or is_pages or tag == "h1"):
        return 0
    return 8 * is_named + 4 * is_pages + 2 * (tag == "h1") + (tag in ("h1", "h2", "h3"))


def _names_same(text: str, facts: PageFacts) -> bool:
    """Is the page's title this heading with a number or a site's name around it?"""
    found = parts.episode_line(facts.title)
    return len(text) >= 8 and (text in facts.title or (found is not None and found.title == text))


def words_of(element: etree._Element) -> str:
    """An element's words in one line; long ones are cut, as they are no title."""
    found: list[str] = []
    size = unread = 0
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for steps, (event, node) in enumerate(walk):
        if event in ("start", "end") and node.tag in UNREAD:
            unread += 1 if event == "start" else -1
        text = node.text if event == "start" else node.tail
        if text and not unread and not (event == "end" and node is element):
            found.append(text)
            size += len(text)
        if size > 2 * _LONGEST or steps > 2 * _LONGEST:
            break
    return " ".join("".join(found).split())
