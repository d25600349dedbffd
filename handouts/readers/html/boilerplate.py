"""Which elements of a page are the site's and not the episode's, with the reason why."""

from __future__ import annotations

import re

from lxml import etree

# Never words, whatever stands in them.
UNREAD = frozenset({"script", "style", "head", "link", "meta", "base"})
_FORM = "a form or button"
_PLAYER = "a player or other embedded part"
_TAGS = {
    "nav": "the site's navigation",
    "footer": "a footer of the page",
    "header": "the site's header",
    "aside": "a side column",
    "form": _FORM,
    "button": _FORM,
    "select": _FORM,
    "textarea": _FORM,
    "input": _FORM,
    "label": _FORM,
    "fieldset": _FORM,
    "datalist": _FORM,
    "dialog": "a dialogue box",
    "iframe": _PLAYER,
    "object": _PLAYER,
    "audio": _PLAYER,
    "video": _PLAYER,
    "canvas": _PLAYER,
    "svg": "a picture",
    "noscript": "shown only where scripts don't run",
    "template": "a template for scripts",
}
_ROLES = {
    "navigation": _TAGS["nav"],
    "banner": _TAGS["header"],
    "contentinfo": _TAGS["footer"],
    "complementary": _TAGS["aside"],
    "search": _FORM,
    "dialog": _TAGS["dialog"],
    "alertdialog": _TAGS["dialog"],
}
_NAMED = {
    "the site's navigation": "nav navbar navigation menu breadcrumb breadcrumbs pagination pager "
    "skip toolbar",
    "a notice about cookies": "cookie cookies consent gdpr",
    "buttons for sharing": "share sharing sharedaddy social addtoany addthis",
    "links to other pages": "related recommended relatedposts",
    "an invitation to subscribe": "newsletter subscribe subscription signup mailchimp optin",
    "comments of readers": "comments comment respond disqus pingback pingbacks",
    "a side column": "sidebar",
    "a player or other embedded part": "player audio playlist",
    "a dialogue box": "popup modal lightbox",
    "an advertisement": "advert advertisement ads adsense",
    "a footer of the page": "footer colophon",
    "table of contents": "toc",
    "date or author": "byline dateline postdate",
}
_REASON_BY_WORD = {word: reason for reason, words in _NAMED.items() for word in words.split()}
# Whole names: their words alone would say too much.
_REASON_BY_NAME = {
    **dict.fromkeys(
        ("entry-meta", "post-meta", "posted-on", "post-date", "entry-date", "blog-meta-item",
         "blog-item-author-date-wrapper", "author-date", "post-author", "entry-author"),
        "date or author",
    ),
    **dict.fromkeys(("post-tags", "tags-links", "tag-links", "tagcloud"), "labels of the page"),
    **dict.fromkeys(
        ("screen-reader-text", "sr-only", "visually-hidden"), "for screen readers alone"
    ),
    # Page builders call every paragraph a widget of some kind; only a bare one is a side column's.
    **dict.fromkeys(("widget", "widget-area", "widgets-area"), "a side column"),
    **dict.fromkeys(("hidden", "is-hidden", "d-none"), "hidden on the page"),
    **dict.fromkeys(("table-of-contents",), "table of contents"),
}  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# `has-sidebar` names a state of what is beside the sidebar.
_STATES = ("has-", "no-", "with-", "without-", "is-", "not-")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def hidden(element: etree._Element) -> str | None:
    """Why a browser wouldn't show this element, if it wouldn't."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "hidden on the page"
    if element.get("aria-hidden", "").strip().lower() == "true":
        return "hidden from screen readers"
    style = element.get("style")
    return "hidden on the page" if style and _HIDDEN_STYLE.search(style) else None


def boilerplate(element: etree._Element) -> str | None:
    """Why this element is the site's, if it is: by its names, its tag or its role."""
    tag = element.tag
    if tag in ("html", "body", "main", "article"):
        return None
    for name in names(element):
        if reason := _REASON_BY_NAME.get(name.lower()):
            return reason
        if not name.startswith(_STATES):
            for word in _WORD.findall(name):
                if reason := _REASON_BY_WORD.get(word.lower()):
                    return reason
    return _TAGS.get(tag) or _ROLES.get(element.get("role", "").strip().lower())


def names(element: etree._Element) -> list[str]:
    """The names that a page's maker gave an element: its classes and its id."""
    return f"{element.get('class', '')} {element.get('id', '')}".split()


def has_word(element: etree._Element, words: frozenset[str]) -> bool:
    """Does one of the element's names hold one of the words?"""
    return any(word.lower() in words for name in names(element) for word in _WORD.findall(name))
