"""What every exporter must do, ours or a third party's, to be run from its tests.

    from handouts.testing import check_exporter

    def test_my_exporter_conforms() -> None:
        check_exporter(MyExporter, extract=lambda content: content.decode("utf-8"))

Production code never imports this module.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from handouts.errors import OptionError
from handouts.exporters.api import Export, Exporter
from handouts.exporters.registry import SAFE_SUFFIX
from handouts.layout.layout import Layout, Metadata, Scope
from handouts.layout.theme import CLASSIC, THEMES
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
from handouts.model.episode import About, Episode, Heading, Section
from handouts.model.inlines import (
    Emphasis,
    Inlines,
    Link,
    Strong,
    Term,
    TermPart,
    TermRole,
    Text,
)
from handouts.model.walk import block_inlines, plain_text
from handouts.publication.compose import compose
from handouts.publication.publication import Publication, keys_of

Extract = Callable[[bytes], str]


class ConformanceError(AssertionError):
    """An exporter does not keep a promise of `handouts.exporters.api`."""


def check_exporter(
    kind: type[Exporter],
    extract: Extract | None = None,
    options: Mapping[str, object] | None = None,
) -> None:
    """Run every check. `extract` gives the text of a file in reading order, `options` are valid.

    Raises ConformanceError, which names the first promise that is not kept.
    """
    given = options or {}
    check_names(kind)
    check_unknown_options(kind)
    for publication in (tricky_publication(Scope.COLLECTION), tricky_publication(Scope.EPISODE)):
        export = check_same_bytes(kind, publication, given)
        check_pages(export, publication)
        check_disk_untouched(kind, publication, given)
        if extract is not None:
            check_words(extract(export.content), publication)
    check_themes(kind, tricky_publication(Scope.COLLECTION), given)


def check_names(kind: type[Exporter]) -> None:
    """Name, suffix and media type are what file systems and other programs can bear."""
    _demand(re.fullmatch(r"[a-z][a-z0-9-]{0,30}", kind.name), f"name {kind.name!r} is not plain")
    _demand(SAFE_SUFFIX.fullmatch(kind.suffix), f"suffix {kind.suffix!r} is not like '.pdf'")
    _demand(
        re.fullmatch(r"[a-z]+/[a-z0-9][a-z0-9.+-]*", kind.media_type),
        f"media type {kind.media_type!r} is not like 'application/pdf' (RFC 6838)",
    )


def check_unknown_options(kind: type[Exporter]) -> None:
    """A misspelt option is refused with an OptionError, before anything is exported."""
    name = "no_exporter_has_such_an_option"
    try:
        kind({name: "x"})
    except OptionError as error:
        _demand(name in str(error), f"the OptionError does not name the option: {error}")
    else:
        raise ConformanceError(f"{kind.name} accepts an unknown option in silence")


def check_same_bytes(
    kind: type[Exporter], publication: Publication, options: Mapping[str, object]
) -> Export:
    """The same publication gives the same bytes: twice from one exporter, once from another."""
    exporter = kind(options)
    first = exporter.export(publication, CLASSIC)
    _demand(isinstance(first.content, bytes) and first.content, f"{kind.name} made an empty file")
    again = exporter.export(publication, CLASSIC)
    _demand(first.content == again.content, f"{kind.name} made other bytes the second time")
    fresh = kind(options).export(publication, CLASSIC)
    _demand(first.content == fresh.content, f"a second {kind.name} exporter made other bytes")
    return first


def check_pages(export: Export, publication: Publication) -> None:
    """A page map names only keys of the publication."""
    if export.page_map is not None:
        unknown = set(export.page_map.pages) - set(keys_of(publication))
        _demand(not unknown, f"the page map names unknown keys: {sorted(unknown)[:3]}")
        _demand(export.page_count, "there is a page map and no page count")


def check_themes(
    kind: type[Exporter], publication: Publication, options: Mapping[str, object]
) -> None:
    """Every shipped theme can be drawn, the one without a tint included."""
    for theme in THEMES.values():
        export = kind(options).export(publication, theme)
        _demand(export.content, f"{kind.name} made an empty file with the theme {theme.name}")


def check_disk_untouched(
    kind: type[Exporter], publication: Publication, options: Mapping[str, object]
) -> None:
    """Exporters return bytes: the pipeline alone writes files."""
    exporter = kind(options)
    exporter.export(publication, CLASSIC)  # imports done now write no caches later
    with _watched_disk() as changes:
        exporter.export(publication, CLASSIC)
    _demand(not changes, f"{kind.name} wrote to the disk: {changes[:3]}")


def check_words(extracted: str, publication: Publication) -> None:
    """Every kept word stands in the extract, in reading order; spaces and line ends may differ."""
    found = "".join(extracted.split())
    at = 0
    for text in kept_texts(publication):
        for word in _pieces(text, found, at):
            position = found.find(word, at)
            _demand(position >= 0, f"lost, or out of order: {word!r} of {text!r}")
            at = position + len(word)


def _pieces(text: str, found: str, at: int) -> list[str]:
    """The text as a whole; where a running head cuts it in two, its words."""
    whole = "".join(text.split())
    return [whole] if found.find(whole, at) >= 0 else text.split()


def kept_texts(publication: Publication) -> Iterator[str]:
    """Title, headings and texts of all chapters, in reading order."""
    for chapter in publication.chapters:
        yield plain_text(chapter.title)
        for section in chapter.sections:
            if section.heading:
                yield plain_text(section.heading)
            for block in section.blocks:
                yield from map(plain_text, block_inlines(block))


def _demand(kept: object, complaint: str) -> None:
    if not kept:
        raise ConformanceError(complaint)


_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink"}
_watchers: list[list[str]] = []


@contextmanager
def _watched_disk() -> Iterator[list[str]]:
    """Collect what would change the disk, by audit events (PEP 578)."""
    if not _hooked:
        sys.addaudithook(_note_change)  # can't be taken away again: it sleeps without watchers
        _hooked.append(True)
    changes: list[str] = []
    _watchers.append(changes)
    try:
        yield changes
    finally:
        _watchers.remove(changes)


_hooked: list[bool] = []


def _note_change(event: str, arguments: tuple[object, ...]) -> None:
    if not _watchers:
        return
    if event in _CHANGES or (event == "open" and _writes(arguments)):
        for changes in _watchers:
            changes.append(f"{event} {arguments[0]}")


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def tricky_publication(scope: Scope = Scope.COLLECTION) -> Publication:
    """A small book with all that has ever broken an exporter; every kind of block is in it."""
    episodes = (_first_episode(), _second_episode())
    layout = Layout(
        name="conformance",
        title="Conformance",
        scope=scope,
        metadata=Metadata(
            title='<Title> & "quotes" – 研修 \U0001f600',
            subtitle="An ampersand & a 'prime'",
            author="O’Hara & 山田",
            publisher="{{Publisher}} 100 %",
            rights="© <nobody>",
            subjects=("a & b", "<c>"),
            date=date(2026, 1, 31),
        ),
    )
    return compose(
        episodes if scope is Scope.COLLECTION else episodes[:1], layout, built=1769817600
    )


def _first_episode() -> Episode:
    return Episode(
        key="first episode/1",
        source="folder/first.txt",
        title=_heading(1, 'How <b>not</b> to & "why"? — 日本'),
        number=7,
        subtitle=_heading(2, "Sub & title &amp; </w:t> ]]>"),
        category="Sales & <Leadership>",
        intro=(_paragraph(3, "An introduction before any section."),),
        sections=(
            Section("markup", _heading(5, 'What is <i>"markup"</i> & what is text?'), _markup()),
            Section("empty", _heading(20, "What if nothing is here?"), ()),
            Section("lists", _heading(21, "Which lists are there?"), _lists()),
        ),
        takeaways=(_item("t1", 40, "First takeaway & last"), _item("t2", 41, "要点 two 🎌")),
        takeaways_heading="Key <Takeaways>",
        about=About("About A & B", 50, (_paragraph(51, "A & B is <a firm>."),)),
    )


def _second_episode() -> Episode:
    """The same heading and the same words again, no number, no takeaways, only Japanese."""
    return Episode(
        key="第二話",
        source="folder/second.txt",
        title=_heading(1, "日本語だけの題名、「括弧」と長音ー"),
        sections=(
            Section("empty", _heading(3, "何が残りますか？"), (_paragraph(4, "「はい」。" * 60),)),
        ),
    )


def _markup() -> tuple[Block, ...]:
    term = Term(
        (
            TermPart(TermRole.JAPANESE, "根回し"),
            TermPart(TermRole.MARK, " ("),
            TermPart(TermRole.ROMAJI, "nemawashi"),
            TermPart(TermRole.MARK, " / "),
            TermPart(TermRole.GLOSS, "laying <ground>"),
            TermPart(TermRole.MARK, ")"),
        ),
        japanese="根回し",
        romaji="nemawashi",
        gloss="laying <ground>",
        line=6,
    )
    link = Link("https://example.org/?a=1&b=<2>", (Text("a link"),))
    rich: Inlines = (
        Text("Plain "),
        Emphasis((Text("stressed "), Strong((Text("and strong"),)))),
        Text(" & "),
        term,
        Text(" then "),
        link,
        Text(". "),
    )
    return (
        Paragraph("p-rich", 6, rich),
        _paragraph(7, '<para>&nbsp;&#x1F600;</para> {PAGE} \\n %s "5 < 6 > 4" \t tab'),
        _paragraph(8, "Emoji 👩‍👩‍👧 🇯🇵 👍🏽, rare 𠮟 鬱, marks ~ ^ © ½ ①, Ελληνικά, и"),
        _paragraph(9, "W" + "o" * 400 + "rd and ー" + "長" * 300),
        Quotation("q", 10, (Text("“Quoted & <said>”"),)),
        Subheading("s", 11, (Text("A subheading with 語"),), "1)"),
        MiniSummary("m", 12, (Text("In short: <nothing> & all."),)),
    )


def _lists() -> tuple[Block, ...]:
    lead = ListItem("l1", 23, (Text("its explanation"),), (Text("A lead & label"),), ": ")
    steps = (_item("a1", 34, "Do <this>"), _item("a2", 35, "then & that"))
    return (
        BulletList("b", 22, (lead, _item("l2", 24, "日本語の項目"))),
        OrderedList(
            "o", 26, (_item("o1", 26, "ninth", "9."), _item("o2", 27, "tenth", "10.")), start=9
        ),
        OrderedList(
            "c",
            30,
            (_item("c1", 30, "choice one", "C)"), _item("c2", 31, "choice two", "D)")),
            Numbering.LETTER,
            3,
        ),
        ActionSteps("steps", 33, "Action <Steps>", steps),
        Paragraph("p-last", 37, (Text("What follows a list."),)),
    )


def _heading(line: int, text: str) -> Heading:
    return Heading(line, (Text(text),))


def _paragraph(line: int, text: str) -> Paragraph:
    return Paragraph(f"p{line}", line, (Text(text),))


def _item(key: str, line: int, text: str, marker: str = "") -> ListItem:
    return ListItem(key, line, (Text(text),), marker=marker)
