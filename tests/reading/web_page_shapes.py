"""Episodes as the pages of three sites: what a reader must see through, in markup and debris."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from html import escape

from handouts.model.blocks import (
    ActionSteps,
    Block,
    BulletList,
    ListItem,
    MiniSummary,
    Numbering,
    OrderedList,
    Paragraph,
    Quotation,
    Subheading,
)
from handouts.model.episode import Episode
from handouts.model.walk import item_inlines, plain_text


def title_of(episode: Episode) -> str:
    return f"Episode #{episode.number}: {plain_text(episode.title.content)}"


def named(text: str) -> str:
    """With the entities that content systems write."""
    marks = {"’": "&#8217;", "“": "&#8220;", "”": "&#8221;", "—": "&mdash;", "–": "&ndash;"}
    return "".join(marks.get(character, character) for character in escape(text, quote=False))


def content(episode: Episode, of_block: Callable[[Block], str], heading: str) -> Iterator[str]:
    """The text between title and the site's own; `heading` is a format with one place."""
    for block in episode.intro:
        yield of_block(block)
    for section in episode.sections:
        yield heading.format(named(plain_text(section.heading.content)))
        for block in section.blocks:
            yield of_block(block)
    yield heading.format(named(episode.takeaways_heading))
    yield of_block(BulletList("", 0, episode.takeaways))
    if episode.about:
        yield heading.format(named(episode.about.heading))
        for block in episode.about.blocks:
            yield of_block(block)


def _words(block: Paragraph | Quotation | MiniSummary | Subheading) -> str:
    return named(plain_text(block.content))


# --- WordPress: headings, lists and quotations as such; strong leads; entities


def wordpress(episode: Episode) -> str:
    title = named(title_of(episode))
    subtitle = named(plain_text(episode.subtitle.content)) if episode.subtitle else ""
    category = episode.category
    links = f'<span class="cat-links"><a rel="category tag" href="/c/">{category}</a></span>'
    body = "\n".join(content(episode, _wordpress_block, '<h2 class="wp-block-heading">{}</h2>'))
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>{title} | Hinoki &amp; Vale Learning</title>
<meta property="og:site_name" content="Hinoki &amp; Vale Learning">
<meta property="og:title" content="{title} | Hinoki &amp; Vale Learning">
<script>window.dataLayer = ["<p>no words of the page</p>"];</script>
<style>.entry {{ color: red }}</style></head>
<body class="post-template-default single single-post has-sidebar">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<div id="cookie-notice" role="dialog">We use cookies to keep your tea warm.
<button>Accept</button></div>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Hinoki &amp; Vale
Learning</a></p>
<nav><ul><li><a href="/">Home</a></li><li><a href="/podcast/">Podcast</a></li>
<li><a href="/about/">About Us</a></li></ul></nav></header>
<main id="content"><article id="post-27" class="post hentry">
<header class="entry-header">{links if category else ""}<h1 class="entry-title">{title}</h1>
<div class="entry-meta">Posted on <time class="published"
datetime="2024-03-05T09:00:00+09:00">March 5,
2024</time> by <a href="/author/vale/">Edith Vale</a></div></header>
<div class="entry-content">
<!--[if lt IE 9]>an old browser<![endif]-->
<div class="podcast_player"><audio controls src="/27.mp3"></audio><p>Podcast: <a
href="/27.mp3">Download</a></p>
<p>RSS Feed Subscribe in Apple Podcasts</p></div>
<p class="subtitle">{subtitle}</p>
{body}
<div class="sharedaddy sd-sharing"><h3>Share this:</h3><ul><li><a
href="#">Twitter</a></li></ul></div>
<div id="jp-relatedposts"><h3>Related</h3><p>Why is tea green? A longer look at leaves, with a
teaser of
some thirty words that has nothing to do with the episode at hand and ends in dots&hellip;</p></div>
</div>
<footer class="entry-footer">Filed under: <a href="/c/">Meetings</a></footer></article>
<div id="comments" class="comments-area"><h2>One thought</h2><p>Thank you for this, I needed it!</p>
<h3 id="reply-title">Leave a
Reply</h3><form><label>Name</label><textarea></textarea></form></div></main>
<aside id="secondary" class="widget-area"><h2>Recent Posts</h2><ul><li><a href="/9/">Episode #9:
Roots</a></li></ul></aside>
<footer id="colophon"><p>&copy; Hinoki &amp; Vale Learning. About Hinoki: we pour tea.</p></footer>
</body></html>"""


def _wordpress_block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_words(block)}</p>"
        case Quotation():
            return f'<blockquote class="wp-block-quote"><p>{_words(block)}</p></blockquote>'
        case MiniSummary():
            return f"<p><strong>{block.label}:</strong> {_words(block)}</p>"
        case Subheading():
            return f"<h3>{block.marker} {_words(block)}</h3>"
        case ActionSteps():
            return f"<h3>{block.heading}</h3>\n{_wordpress_list('ul', block.items)}"
        case BulletList():
            return _wordpress_list("ul", block.items)
        case OrderedList():
            kind = ' type="A"' if block.numbering is Numbering.LETTER else ""
            start = f' start="{block.start}"' if block.start != 1 else ""
            return _wordpress_list("ol", block.items, kind + start)


def _wordpress_list(tag: str, items: tuple[ListItem, ...], attributes: str = "") -> str:
    rows = "\n".join(f"  <li>{_wordpress_item(item)}</li>" for item in items)
    return f'<{tag}{attributes} class="wp-block-list">\n{rows}\n</{tag}>'


def _wordpress_item(item: ListItem) -> str:
    words = named(plain_text(item.content))
    if not item.lead:
        return words
    lead = f"<strong>{named(plain_text(item.lead))}</strong>"
    return f"{lead}<br />{words}" if item.separator == " " else f"{lead}{item.separator}{words}"


# --- Squarespace: many blocks, wrapped lines, items in paragraphs, headings one level down


def squarespace(episode: Episode) -> str:
    title = escape(title_of(episode))
    subtitle = escape(plain_text(episode.subtitle.content)) if episode.subtitle else ""
    category = f'<a class="blog-item-category">{episode.category}</a>' if episode.category else ""
    parts = list(content(episode, _squarespace_block, "<h3>{}</h3>"))
    blocks = "".join(
        '<div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content">'
        f'<div class="sqs-html-content">{"".join(parts[at : at + 5])}</div></div></div>'
        for at in range(0, len(parts), 5)
    )
    return f"""<!doctype html>
<html><head><title>{title} &mdash; Hinoki &amp; Vale</title>
<meta property="og:title" content="{title}"/>
<script type="application/ld+json">{{"@context": "http://schema.org", "@type": "Article",
"headline": "{title}", "datePublished": "2024-03-05T09:00:00+0900"}}</script></head>
<body id="item-1" class="view-item"><div id="siteWrapper">
<header data-test="header" id="header"><h1 class="site-title">Hinoki &amp; Vale</h1>
<div class="header-nav"><a href="/blog">Blog</a> <a href="/contact">Contact</a></div></header>
<main id="page" role="main"><article class="sections"><section><div class="content-wrapper">
<div class="blog-item-wrapper"><div class="blog-item-top-wrapper"><div class="blog-item-title">
{category}<h1 class="entry-title entry-title--large" itemprop="headline">{title}</h1></div></div>
<div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12">
<div class="sqs-block audio-block"><div class="sqs-audio-embed">00:00 / 21:40
<span>Play</span></div></div>
<h2 style="white-space:pre-wrap;">{subtitle}</h2>
{blocks}
<div class="sqs-block newsletter-block"><p>Sign up with your email address.</p><form><button>Sign
Up</button></form></div>
</div></div>
<div class="blog-item-author-date-wrapper"><span>Edith Vale</span> <time datetime="2024-03-05">Mar
5, 2024</time></div>
<section id="itemPagination" class="item-pagination"><a href="/older"><h2>Older: Bad News,
Early</h2></a></section>
</div></div></section></article></main>
<footer class="sections"><p>Hinoki &amp; Vale, Yokohama</p><div
class="newsletter-block">Newsletter</div></footer>
<div class="sqs-announcement-bar" style="display:none">Spring courses are open.</div>
</div><script>Static = {{}};</script></body></html>"""


def _squarespace_block(block: Block) -> str:
    match block:
        case Paragraph() | Quotation():
            wrapped = textwrap.fill(_words(block), 90, break_on_hyphens=False)
            return f'<p class="" style="white-space:pre-wrap;">{wrapped}</p>\n'
        case MiniSummary():
            return f"<p><em>{block.label}:</em><br>{_words(block)}</p>\n"
        case Subheading():
            return f"<h4>{block.marker}&nbsp;{_words(block)}</h4>\n"
        case ActionSteps():
            return f"<h4>{block.heading}</h4>{_squarespace_list('ul', block.items)}"
        case BulletList():
            return _squarespace_list("ul", block.items)
        case OrderedList():
            kind = ' type="A"' if block.numbering is Numbering.LETTER else ""
            return _squarespace_list("ol", block.items, kind)


def _squarespace_list(tag: str, items: tuple[ListItem, ...], attributes: str = "") -> str:
    rows = "".join(f"<li>{_squarespace_item(item)}" for item in items)  # end tags may be left out
    return f"<{tag} data-rte-list{attributes}>{rows}</{tag}>\n"


def _squarespace_item(item: ListItem) -> str:
    words = named(plain_text(item.content))
    if item.lead and item.separator == " ":
        return f"<p>{named(plain_text(item.lead))}</p><p>{words}</p>"
    return f"<p>{named(plain_text(item_inlines(item)))}</p>"


# --- Libsyn: pasted words, bold lines for headings, markers typed, no containers that mean much


def libsyn(episode: Episode) -> str:
    title = escape(title_of(episode))
    subtitle = escape(plain_text(episode.subtitle.content)) if episode.subtitle else ""
    body = "\n".join(content(episode, _libsyn_block, "<p><b>{}</b></p>"))
    category = f'<div class="post-category">{episode.category}</div>' if episode.category else ""
    return f"""<html><head><title>The Hinoki Hour: {title}</title>
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "The Hinoki Hour"}},
{{"@type": "PodcastEpisode", "name": "{title}", "datePublished": "2024-03-05"}}]}}</script></head>
<body><div class="navbar"><a href="/">The Hinoki Hour</a> <a href="/page/1">Episodes</a></div>
<table width="100%"><tr><td class="side">
<div class="menu">Categories<br>general<br>interviews</div></td><td>
<div class="postBody">{category}<div class="postTitle"><h1>{title}</h1></div>
<div class="postDate">Tue, 5 March 2024</div>
<iframe title="Libsyn Player" src="//html5-player.libsyn.com/embed/1"></iframe>
<p>Show more Show less</p>
<div class="postDetails"><p>{subtitle}</p>
{body}
</div>
<div class="postFooter">Direct download: 27.mp3<br>Category: general -- posted at: 9:00am
JST</div></div>
</td></tr></table>
<div class="syndicate">Syndication <a href="/rss">RSS</a></div></body></html>"""


def _libsyn_block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_words(block)}</p>"
        case Quotation():
            return f"<p><i>{_words(block)}</i></p>"
        case MiniSummary():
            return f"<p><b>{block.label}</b>: {_words(block)}</p>"
        case Subheading():
            return f"<p><b>{block.marker} {_words(block)}</b></p>"
        case ActionSteps():
            return f"<p><b>{block.heading}</b></p>{_libsyn_list(block.items)}"
        case BulletList() | OrderedList():
            return _libsyn_list(block.items)


def _libsyn_list(items: tuple[ListItem, ...]) -> str:
    """Typed markers, one item to a line; items of two lines in paragraphs of their own."""
    if any(item.lead and item.separator == " " for item in items):
        return "".join(
            f"<p>&bull;&nbsp;{named(plain_text(item.lead))}<br>{named(plain_text(item.content))}</p>"
            for item in items
        )
    rows = (f"{item.marker or '•'} {named(plain_text(item_inlines(item)))}" for item in items)
    return f"<p>{'<br>'.join(rows)}</p>"


SHAPES = {"wordpress": wordpress, "squarespace": squarespace, "libsyn": libsyn}
