"""One edit of a handout with all that is to be told of it, and what edits are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edits import (
    Body,
    Edit,
    begins,
)
from word_files import (
    W,
    paragraph,
)
from word_habits import (
    Members,
    comment_xml,
    element,
    part,
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


def remarks(*remarks: tuple[str, str, str]) -> Callable[[Members], None]:
    return part("comments", "comments", "".join(comment_xml(*one) for one in remarks))


def note(kind: str) -> Callable[[Members], None]:
    return part(
        f"{kind}s", f"{kind}s", f'<w:{kind} w:id="2">{paragraph("See the law.")}</w:{kind}>'
    )


PINE, AFTERNOON, NEIGHBOUR = "To move an old pine", "This explains an afternoon", "The neighbour"
WHOLE_WEEK = "The neighbour — the section whose whole month changes if you succeed."
WEEK = "The neighbour — the section whose working week changes if you succeed."
WHERE = "Whom do you have to see first?"
STRAIGHT = '"I cannot say yes to a surprise, not even to a good one."'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="Our office"/></wp:inline>'
    "</w:drawing></w:r>"
)
BOX = f"<w:r><w:pict><w:txbxContent>{paragraph('Ask Ms Mori.')}</w:txbxContent></w:pict></w:r>"
ROW = "<w:tbl>{}</w:tbl>".format(
    "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("Monday", "Draw the route."), ("Friday", "Say thank you."))
    )
)
TERM_ROW = "<w:tr>{}</w:tr>".format(
    "".join(
        f"<w:tc>{paragraph(words, style)}</w:tc>"
        for words, style in (
            ("反対", "TermScript"),
            ("hantai", "TermRomaji"),
            ("no", "TermMeaning"),
        )
    )
)
QUESTION = paragraph("What if nobody has time?", "Heading1")
REFERENCE = '<w:r><w:commentReference w:id="7"/></w:r>'
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>for us only</w:t></w:r>"
EQUATION = "<m:oMath><m:r><m:t>a+b=c</m:t></m:r></m:oMath>"
TRACKED_LOOKS = '<w:rPrChange w:id="3" w:author="Mori"><w:rPr><w:b/></w:rPr></w:rPrChange>'


def term_row(body: Body) -> None:
    row = next(begins(body, "hanko").iterancestors(f"{W}tr"))
    row.addnext(element(TERM_ROW))


def on_deleted_words(body: Body) -> None:
    next(body.iter(f"{W}del")).append(element(REFERENCE))
