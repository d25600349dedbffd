"""Where a page's text stands: how many words each element holds, and what of it is the site's.

The episode is the smallest element that holds nearly all prose and every mini-summary. Ready-made
finders of main content were measured and lose what we need: trafilatura drops the order of lists
and line breaks, readability-lxml lists within lists, resiliparse all markup; none keeps lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from handouts.readers.html.boilerplate import UNREAD, boilerplate, hidden, names
from handouts.readers.html.hinted import is_called_for
from handouts.readers.structure import parts

_LABEL_LENGTH = 80  # characters in which a label is looked for
_NEARLY_ALL = 0.9
_MOST = 0.75  # enough where it has all mini-summaries as well
_HALF = 0.5  # enough for an element that says that it is the article
_ARTICLE_NAMES = frozenset({"hentry", "h-entry", "post", "single-post", "episode", "postbody"})
_WRAPS = 0.8  # what holds so much is wrapped around the text, whatever its name
_TITLE_MARGIN = 0.15  # what may come in besides for the title to be inside


@dataclass(slots=True)
class Outline:
    """All elements in document order, with numbers of characters below each.

    `prose` counts what is no link, `labels` mini-summaries and takeaways; both leave out what
    has a reason in `removed`.
    """

    elements: list[etree._Element] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    removed: dict[etree._Element, str] = field(default_factory=dict)
    places: dict[etree._Element, int] = field(default_factory=dict)

    def around(self, element: etree._Element) -> Iterator[etree._Element]:
        """The elements that hold this one, innermost first."""
        place = self.parents[self.places[element]]
        while place >= 0:
            yield self.elements[place]
            place = self.parents[place]

    def contains(self, outer: etree._Element, inner: etree._Element) -> bool:
        place, goal = self.places[inner], self.places[outer]
        while place > goal:
            place = self.parents[place]
        return place == goal


def outline(root: etree._Element, title: etree._Element | None) -> Outline:
    found = Outline()
    _measure(found, root)
    whole = list(found.prose), list(found.labels)
    _sum_up(found)
    _remove(found, title)
    found.prose, found.labels = whole
    _sum_up(found)
    return found


def _measure(found: Outline, root: etree._Element) -> None:
    """Each element's own characters, those after its children included."""
    open_places: list[int] = []
    links = unread = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            place = len(found.elements)
            found.elements.append(element)
            found.places[element] = place
            found.parents.append(open_places[-1] if open_places else -1)
            found.prose.append(0)
            found.labels.append(0)
            open_places.append(place)
            links += element.tag == "a"
            unread += element.tag in UNREAD
            text = element.text
        else:
            if event == "end":
                open_places.pop()
                links -= element.tag == "a"
                unread -= element.tag in UNREAD
            text = element.tail
        if text and open_places and not (links or unread):
            words = text.strip()
            found.prose[open_places[-1]] += len(words)
            found.labels[open_places[-1]] += _is_label(words)


def _is_label(words: str) -> bool:
    start = words[:_LABEL_LENGTH]
    if not start or start.casefold() == "summary":  # by itself rather a tab of the player
        return False
    return parts.mini_summary(start) is not None or parts.is_takeaways(start)


def _sum_up(found: Outline) -> None:
    for place in range(len(found.elements) - 1, 0, -1):
        if found.elements[place] not in found.removed:
            found.prose[found.parents[place]] += found.prose[place]
            found.labels[found.parents[place]] += found.labels[place]


def _remove(found: Outline, title: etree._Element | None) -> None:
    """Mark the site's own. What holds a label of ours is not that; nor, on a page without any,
    what holds most of its words. Only what is hidden may hold labels, for a second time.
    """
    kept = set() if title is None else {title, *found.around(title)}
    most = max(_WRAPS * found.prose[0], 1)
    for place, element in enumerate(found.elements):
        is_text = found.prose[place] >= most and found.labels[place] >= bool(found.labels[0])
        if is_text or element in kept or element.tag in UNREAD:
            continue
        reason = hidden(element)
        if reason is None and not found.labels[place] and not _belongs_to_part(found, place):
            reason = boilerplate(element)
        if reason is not None and not is_called_for(element):
            found.removed[element] = reason


def _belongs_to_part(found: Outline, place: int) -> bool:
    """A `header` in a section holds the section's heading, not the site's.

    The `footer` of a quotation says whose words it is.
    """
    tag, parent = found.elements[place].tag, found.elements[found.parents[place]]
    is_heading = tag == "header" and parent.tag in ("section", "article")
    return is_heading or (tag == "footer" and parent.tag == "blockquote")


def main_content(found: Outline, title: etree._Element | None) -> etree._Element:
    """The element that holds the episode; its title as well, if that brings little else."""
    at = 0
    children: list[list[int]] = [[] for _ in found.elements]
    for place in range(1, len(found.elements)):
        if found.elements[place] not in found.removed:
            children[found.parents[place]].append(place)
    while not _is_article(found.elements[at]):
        best = max(children[at], key=lambda child: found.prose[child], default=None)
        if best is None or not _holds_text(found, best, at):
            break
        at = best
    return found.elements[_with_title(found, at, title)]


def _holds_text(found: Outline, child: int, parent: int) -> bool:
    if found.labels[child] < found.labels[parent] or found.elements[child].tag in _LINES:
        return False
    needed = _MOST if found.labels[parent] > 1 else _NEARLY_ALL
    if _is_article(found.elements[child]) or found.elements[child].tag == "main":
        needed = _HALF
    return found.prose[child] > needed * found.prose[parent]


_LINES = frozenset({"p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "span", "pre", "dl"})


def _is_article(element: etree._Element) -> bool:
    return element.tag == "article" or (
        element.tag != "body" and any(name.lower() in _ARTICLE_NAMES for name in names(element))
    )


def _with_title(found: Outline, at: int, title: etree._Element | None) -> int:
    if title is None:
        return at
    wider = at
    while wider > 0 and not found.contains(found.elements[wider], title):
        wider = found.parents[wider]
    is_near = found.prose[wider] <= (1 + _TITLE_MARGIN) * found.prose[at]
    return wider if is_near else at
