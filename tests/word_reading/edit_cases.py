"""Edits of one handout, each with all that is to be told of it and what the source then says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edits import (
    Body,
    Edit,
    add_after,
    begins,
    comment_on,
    delete,
    delete_tracked,
    join,
    move_section,
    restyle,
    reword,
    reword_tracked,
    several,
    split,
)
from word_files import W, paragraph
from word_habits import (
    Members,
    append_run,
    append_tracked,
    comment_xml,
    delete_from,
    element,
    insert_after,
    insert_tracked,
    join_tracked,
    linked,
    marked_inserted,
    move,
    move_tracked,
    new_list,
    numbered,
    part,
    paste_copy,
    related,
    replace_everywhere,
    replaced_in,
    reword_all,
    styled,
    through_google,
    unstyled,
    without_properties,
    worked_over,
)


@dataclass(frozen=True, slots=True)
class Case:
    """`told` are all reports: the kind of a change, `… unmerged`, `comment`, `lost: reason`.

    `there` and `gone` are words of the Markdown. `more` changes other parts of the package.
    `is_kept_whole` is not what a source can't say, as a table.
    """

    name: str
    edit: Edit
    told: Sequence[str] = ()
    there: Sequence[str] = ()
    gone: Sequence[str] = ()
    more: Sequence[Callable[[Members], None]] = ()
    is_kept_whole: bool = True


def _remarks(*remarks: tuple[str, str, str]) -> Callable[[Members], None]:
    return part("comments", "comments", "".join(comment_xml(*one) for one in remarks))


def _note(kind: str) -> Callable[[Members], None]:
    return part(
        f"{kind}s", f"{kind}s", f'<w:{kind} w:id="2">{paragraph("See the law.")}</w:{kind}>'
    )


PINE, AFTERNOON, NEIGHBOUR = "To move an old pine", "This explains an afternoon", "The neighbour"
_WHOLE_WEEK = "The neighbour — the section whose whole month changes if you succeed."
_WEEK = "The neighbour — the section whose working week changes if you succeed."
_WHERE = "Whom do you have to see first?"
_STRAIGHT = '"I cannot say yes to a surprise, not even to a good one."'
_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="Our office"/></wp:inline>'
    "</w:drawing></w:r>"
)
_BOX = f"<w:r><w:pict><w:txbxContent>{paragraph('Ask Ms Mori.')}</w:txbxContent></w:pict></w:r>"
_ROW = "<w:tbl>{}</w:tbl>".format(
    "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("Monday", "Draw the route."), ("Friday", "Say thank you."))
    )
)
_TERM_ROW = "<w:tr>{}</w:tr>".format(
    "".join(
        f"<w:tc>{paragraph(words, style)}</w:tc>"
        for words, style in (
            ("反対", "TermScript"),
            ("hantai", "TermRomaji"),
            ("no", "TermMeaning"),
        )
    )
)
_QUESTION = paragraph("What if nobody has time?", "Heading1")
_REFERENCE = '<w:r><w:commentReference w:id="7"/></w:r>'
_HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>for us only</w:t></w:r>"
_EQUATION = "<m:oMath><m:r><m:t>a+b=c</m:t></m:r></m:oMath>"
_TRACKED_LOOKS = '<w:rPrChange w:id="3" w:author="Mori"><w:rPr><w:b/></w:rPr></w:rPrChange>'


def _term_row(body: Body) -> None:
    row = next(begins(body, "hanko").iterancestors(f"{W}tr"))
    row.addnext(element(_TERM_ROW))


def _on_deleted_words(body: Body) -> None:
    next(body.iter(f"{W}del")).append(element(_REFERENCE))


WORDS = [
    Case("wording of an item", reword(NEIGHBOUR, "working week", "whole month"), ["changed"],
         [_WHOLE_WEEK], [_WEEK]),
    Case("wording of a heading", reword("Is that not", "politics", "gossip"), ["changed"],
         ["Is that not gossip behind closed doors?"], ["Is that not politics"]),
    Case("wording of the title", reword("The Meeting Before", "Before", "Ahead of"), ["changed"],
         ["The Meeting Ahead of the Meeting"], ["The Meeting Before the Meeting"]),
    Case("wording of the subtitle", reword("Winning Agreement", "Winning", "Finding"),
         ["changed"], ["Finding Agreement in a"], ["Winning Agreement"]),
    Case("wording of a takeaway", reword("Decisions ripen", "confirms", "seals"), ["changed"],
         ["Decisions ripen in small talks, and the 会議 seals them."], ["confirms"]),
    Case("wording of a mini-summary", reword("Ask for advice, write", "find", "see"), ["changed"],
         ["let people see it again"], ["let people find it again"]),
    Case("wording of an action step", reword("Show the changes", "second", "third"), ["changed"],
         ["Send round a third version"], ["second version"]),
    Case("wording of the paragraph on the firm", reword("Hinoki & Vale", "small", "little"),
         ["changed"], ["a little training firm"], ["a small training firm"]),
    Case("wording of a quotation", reword("“I cannot say yes", "surprise", "riddle"), ["changed"],
         ["“I cannot say yes to a riddle, not even"], ["yes to a surprise"]),
    Case("wording of a question in a list", reword("What would make", "difficult", "hard"),
         ["changed"], ["What would make this hard on your side?"], []),
    Case("wording of the words for takeaways", reword("Key takeaways", "takeaways", "lessons"),
         ["changed"], ["Key lessons"], [],
         is_kept_whole=False),
    Case("a heading in other words altogether",
         reword_all("Is that not politics", "Why should anybody trust you?"),
         ["changed"], ["Why should anybody trust you?"], ["Is that not politics"]),
    Case("a paragraph in other words altogether",
         reword_all("Then ask your author", "Nobody minds being asked for names."),
         ["changed"], ["Nobody minds being asked for names."], ["Then ask your author"]),
    Case("Japanese characters", reword("Decisions ripen", "会議", "会合"), ["changed"],
         ["Decisions ripen in small talks, and the 会合 confirms them."], ["会議 confirms"]),
    Case("a Japanese term and its reading",
         several(reword("The author", "担当者", "責任者"), reword("The author", "tantōsha",
         "sekininsha")),
         ["changed"], ["sekininsha (責任者 / person in charge)"], ["tantōsha"]),
    Case("a paragraph in Japanese", add_after(PINE, "根回しは、木を移す前の仕事です。"), ["added"],
         ["根回しは、木を移す前の仕事です。"], []),
    Case("find and replace in the whole file", replace_everywhere("paper", "document"),
         ["changed"] * 7, ["Follow the document."], ["paper"]),
    Case("straight quotation marks made curly, or the other way",
         reword_all("“I cannot", _STRAIGHT),
         ["changed"], ['"I cannot say yes'], ["“I cannot say yes"]),
    Case("a sentence taken from one paragraph to another",
         several(reword("It can be.", "It can be. ", ""), append_run("Done like this",
                 '<w:r><w:t xml:space="preserve"> It can be.</w:t></w:r>')),
         ["changed", "changed"], ["The practice turns sour"], []),
]  # fmt: skip
BLOCKS = [
    Case("a new bullet", add_after(NEIGHBOUR, "The newcomer — nobody asks what she knows."),
         ["added"], ["The newcomer — nobody asks what she knows."], []),
    Case("a new paragraph", add_after("Then ask your author", "Write their names down."),
         ["added"], ["Write their names down."], []),
    Case("a new heading with its text",
         insert_after("A meeting ends at", _QUESTION + paragraph("Then begin with the elder.")),
         ["added", "added"], ["What if nobody has time?", "Then begin with the elder."], []),
    Case("a deleted paragraph", delete(AFTERNOON), ["deleted"], [], [AFTERNOON]),
    Case("a deleted item", delete("The purse"), ["deleted"], [], ["The purse"]),
    Case("a deleted heading", delete("Is that not politics"), ["deleted"], ["It can be."],
         ["Is that not politics"]),
    Case("a deleted section", delete_from("Is that not politics", "How do you close"),
         ["deleted"] * 5, [], ["Is that not politics", "Done like this"]),
    Case("the title deleted", delete("The Meeting Before"),
         ["deleted", "lost: an episode needs a title: the source's own stays"],
         ["The Meeting Before the Meeting"], [],
         is_kept_whole=False),
    Case("the words of a mini-summary deleted", delete("Silence after a good presentation"),
         ["deleted", "lost: label of a mini-summary without words"], [], ["Silence after a good"],
         is_kept_whole=False),
    Case("a moved section", move_section("Is that not politics", before=_WHERE), ["moved"]),
    Case("a moved section with another heading",
         several(reword("Is that not", "politics", "gossip"),
                 move_section("Is that not", before=_WHERE)),
         ["moved", "changed"], ["Is that not gossip"], ["politics"]),
    Case("a moved paragraph", move("Done like this", after=PINE), ["moved"], ["Done like this"]),
    Case("two items changed round", move("The author", after="The neighbour"), ["moved"]),
    Case("a paragraph split", split(PINE, "He digs"), ["split"], ["He digs"], []),
    Case("a paragraph split in three",
         several(split(PINE, "He digs"), split("He digs", "Only then")), ["split"],
         ["Only then is the tree"], []),
    Case("an item split", split("The purse", "who knows"), ["split"], ["who knows in which"], []),
    Case("two paragraphs joined", join(PINE), ["joined"]),
    Case("three items joined", several(join("The author"), join("The author")), ["joined"]),
    Case("a copy of a paragraph", paste_copy("Then ask your author", after=PINE), ["added"],
         is_kept_whole=False),
    Case("a copy with its bookmark",
         paste_copy("Then ask your author", after=PINE, with_bookmarks=True), ["added"]),
    Case("a paragraph put into a list", insert_after(NEIGHBOUR, paragraph("So much for friends.")),
         ["added"], ["So much for friends."], []),
    Case("a table", insert_after("Then ask your author", _ROW), ["added"] * 4,
         ["Monday | Draw the route."], [],
         is_kept_whole=False),
    Case("a text box", append_run("Then ask your author", _BOX), ["added"], ["Ask Ms Mori."], []),
]  # fmt: skip
KINDS = [
    Case("a paragraph made a quotation", restyle("Then ask your author", "Quote"), ["restyled"],
         ["> Then ask your author"], []),
    Case("a paragraph made a heading", restyle("Then ask your author", "Heading1"), ["restyled"],
         ["## Then ask your author"], []),
    Case("a heading made text", restyle("Is that not politics", "Normal"), ["restyled"],
         [], ["## Is that not politics"]),
    Case("a bullet made text", restyle("The elder", "Normal"), ["restyled"], [], ["- **The elder"]),
    Case("bullets made figures",
         numbered("What would make", "Who else ought", "Which month would"), ["restyled"] * 3,
         ["1. What would make", "3. Which month would"], ["- What would make"], [new_list]),
    Case("words set in bold", styled("It can be.", "corner people", "<w:b/>"), ["marked"],
         ["**corner people**"], []),
    Case("bold taken away", unstyled(NEIGHBOUR), ["marked"], [], ["**The neighbour"]),
    Case("a link", linked("It can be.", "corner people"), ["marked"],
         ["[corner people](<https://example.com/a>)"], [], [related("https://example.com/a")]),
    Case("size, colour, typeface and underlining",
         several(styled("It can be.", "corner people", '<w:sz w:val="40"/>'),
                 styled(PINE, "He digs", '<w:color w:val="FF0000"/>'),
                 styled("Done like this", "slow", '<w:rFonts w:ascii="Arial"/>'),
                 styled("The purse", "empty", '<w:u w:val="single"/>'))),
]  # fmt: skip
TRACKED = [
    Case("tracked wording", reword_tracked(PINE, "a year ahead", "two years ahead"), ["changed"],
         ["two years ahead"], ["a year ahead"]),
    Case("tracked words more", append_tracked("It can be.", " Mind that."), ["changed"],
         ["Mind that."], []),
    Case("tracked deletion of a paragraph", delete_tracked(AFTERNOON), ["deleted"], [],
         [AFTERNOON]),
    Case("tracked new paragraph", insert_tracked("Then ask your author", "Note the names."),
         ["added"], ["Note the names."], []),
    Case("tracked new bullet", insert_tracked(NEIGHBOUR, "The newcomer."), ["added"],
         ["- The newcomer."], []),
    Case("tracked move", move_tracked("Done like this", after=PINE), ["moved"],
         ["Done like this"], []),
    Case("tracked move of an item", move_tracked("The purse", after="The author"), ["moved"]),
    Case("tracked split", several(split(PINE, "He digs"), marked_inserted(PINE)), ["split"],
         ["He digs"], []),
    Case("tracked join", join_tracked(PINE), ["joined"]),
    Case("tracked change of looks", styled("It can be.", "corner people", _TRACKED_LOOKS)),
    Case("tracked words in Japanese", reword_tracked("Decisions ripen", "会議", "会合"),
         ["changed"], ["会合"], ["会議 confirms"]),
]  # fmt: skip
BESIDE = [
    Case("a comment", comment_on("It can be.", "7"), ["comment"], [], [],
         [_remarks(("7", "Mori", "Is it so?"))]),
    Case("a comment and a reply", several(comment_on("It can be.", "7"), comment_on("It can be.",
         "8")),
         ["comment", "comment"], [], [],
         [_remarks(("7", "Mori", "Is it so?"), ("8", "Vale", "It is."))]),
    Case("a comment on deleted words",
         several(reword_tracked(PINE, "a year ahead", "early"),
                 _on_deleted_words),
         ["changed", "comment"], ["starts early"], [], [_remarks(("7", "Mori", "Too long?"))]),
    Case("a comment on a deleted paragraph",
         several(comment_on(AFTERNOON, "7"), delete_tracked(AFTERNOON)), ["comment", "deleted"],
         [], [AFTERNOON], [_remarks(("7", "Mori", "Why?"))]),
    Case("a comment on nothing", lambda body: None, ["comment"], [], [],
         [_remarks(("7", "Mori", "Thanks!"))]),
    Case("a footnote", append_run("It can be.", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
         ["lost: a footnote"], [], [], [_note("footnote")]),
    Case("an endnote", append_run("It can be.", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
         ["lost: a footnote"], [], [], [_note("endnote")]),
    Case("a picture", append_run("It can be.", _PICTURE), ["lost: a picture"]),
    Case("an equation", append_run("It can be.", _EQUATION), ["changed"], ["a+b=c"], []),
    Case("hidden words", append_run("It can be.", _HIDDEN), ["lost: hidden text"]),
    Case("a link to a file", linked("It can be.", "corner people"),
         ["marked", "lost: the address of a link, which begins with neither https: nor mailto:"],
         ["corner people"], ["file:"], [related("file:///c:/a.xls")],
         is_kept_whole=False),
    Case("words struck out by hand", styled("It can be.", "corner people", "<w:strike/>"),
         ["lost: struck out by hand; the words stay"], ["corner people"], []),
    Case("words marked with a colour",
         styled("It can be.", "corner people", '<w:highlight w:val="yellow"/>'),
         ["lost: marked with a colour by hand; the words stay"], ["corner people"], []),
    Case("another running foot", lambda body: None, ["lost: a running head or foot"], [], [],
         [replaced_in(r"word/footer1\.xml", "</w:p>", "<w:r><w:t>Confidential</w:t></w:r></w:p>")]),
]  # fmt: skip
MADE = [
    Case("an instruction", reword("Answer in your own", "own words", "finest words"),
         ["changed unmerged"]),
    Case("an answer written in", reword_all("Click and write", "The budget."),
         ["changed unmerged"]),
    Case("an activity deleted", delete_from("1.1", "Terms in this"),
         ["deleted unmerged"] * 6),
    Case("a meaning in the list of terms", reword("personal seals", "personal", "private"),
         ["changed unmerged"]),
    Case("a row more in the list of terms", _term_row, ["added unmerged"] * 3),
]  # fmt: skip
NOTHING = [
    Case("nothing but what Word does by itself", worked_over),
    Case("empty paragraphs", several(insert_after(PINE, paragraph("") * 3),
                                     insert_after("The purse", paragraph("")))),
    Case("other blanks", several(reword(PINE, "He digs", "\u00a0He  digs"),
                                 append_run("It can be.", "<w:r><w:br/><w:tab/></w:r>"))),
    Case("through Google Docs", through_google, more=[without_properties]),
    Case("through Google Docs, with another wording",
         several(reword(NEIGHBOUR, "working week", "whole month"), through_google), ["changed"],
         [_WHOLE_WEEK], [_WEEK], [without_properties]),
    Case("through Google Docs, with a new and a deleted paragraph",
         several(add_after("Then ask your author", "Write their names down."), delete("The purse"),
                 through_google),
         ["deleted", "added"], ["Write their names down."], ["The purse"], [without_properties]),
]  # fmt: skip
SEVERAL = [
    Case("three edits at once",
         several(reword(NEIGHBOUR, "working week", "whole month"), delete("It can be."),
                 add_after("Then ask your author", "Write their names down.")),
         ["changed", "added", "deleted"], ["whole month", "Write their names down."],
         ["It can be."]),
    Case("seven edits at once, tracked and not, in a file that Word worked over",
         several(reword("Decisions ripen", "confirms", "seals"), split(PINE, "He digs"),
                 move("Done like this", after="Then ask your author"), delete_tracked(AFTERNOON),
                 insert_tracked("The elder", "The newcomer."), comment_on("It can be.", "7"),
                 restyle("Take the last one", "Quote"), worked_over),
         ["changed", "split", "moved", "deleted", "added", "comment", "restyled"],
         ["The newcomer.", "He digs"], [AFTERNOON], [_remarks(("7", "Mori", "Is it so?"))]),
]  # fmt: skip
CASES = [*WORDS, *BLOCKS, *KINDS, *TRACKED, *BESIDE, *MADE, *NOTHING, *SEVERAL]
