"""A small book with all that has ever broken an exporter."""

from __future__ import annotations

from datetime import date

from handouts.layout.layout import Layout, Metadata, Scope
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
from handouts.model.inlines import Emphasis, Inlines, Link, Strong, Term, TermPart, TermRole, Text
from handouts.publication.compose import compose
from handouts.publication.publication import Publication


def tricky_publication(scope: Scope = Scope.COLLECTION) -> Publication:
    """Two episodes as one book, or the first alone; every kind of block is in it."""
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
