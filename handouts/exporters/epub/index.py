"""An index whose places are links."""

from __future__ import annotations

from handouts.exporters.epub.addresses import Addresses, anchor
from handouts.exporters.epub.blocks import heading_title
from handouts.exporters.epub.pages import PageBreaks
from handouts.exporters.epub.places import Places
from handouts.exporters.xhtml import tagged
from handouts.publication.matter import Index, IndexEntry, IndexGroup
from handouts.publication.publication import Publication


def index_section(
    publication: Publication, part: Index, addresses: Addresses, breaks: PageBreaks
) -> str:
    name = anchor(part.key)
    places = Places(publication, addresses)
    note = f'<p class="small">{tagged(part.note)}</p>\n' if part.note else ""
    groups = "".join(_group(group, places, addresses) for group in part.groups)
    return (
        f'<section id="{name}" epub:type="index" role="doc-index"'
        f' aria-labelledby="{name}-title">\n{breaks.before(part.key)}'
        f'<h1 id="{name}-title">{tagged(part.heading)}</h1>\n{note}{groups}</section>'
    )


def _group(group: IndexGroup, places: Places, addresses: Addresses) -> str:
    entries = "".join(f"<li>{_entry(entry, places, addresses)}</li>\n" for entry in group.entries)
    return f'<h2>{tagged(group.initial)}</h2>\n<ul class="index">\n{entries}</ul>\n'


def _entry(entry: IndexEntry, places: Places, addresses: Addresses) -> str:
    """A heading is a link itself; a term leads to its meaning and has links to its places."""
    words = tagged(heading_title(entry.words))
    keys = [key for key, _ in entry.places]
    if not entry.term and len(keys) == 1:
        return f'<a href="{addresses.url(keys[0])}">{words}</a>'
    if entry.term in addresses.files:
        words = f'<a class="term" href="{addresses.url(entry.term)}">{words}</a>'
    links = places.links(keys)
    return f"{words} {links}" if links else words
