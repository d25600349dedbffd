"""Readings above words in a PDF: tagged, in place, and out of the way of the words."""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from pdf_reading import Node, PdfFile, text_of
from pdf_samples import export
from ruby_sample import GROUPS, TEXT, with_readings

from handouts.exporters.faces import font
from handouts.exporters.pdf.lines import break_lines
from handouts.exporters.pdf.measures import PAPERS, TOLERANCE, U, geometry
from handouts.exporters.pdf.runs import Run, Typesetter
from handouts.exporters.pdf.styles import type_scale
from handouts.layout.layout import RubyPlaces
from handouts.layout.theme import CLASSIC, MODERN, Theme
from handouts.model.inlines import Ruby, Term, TermPart, TermRole
from handouts.testing import check_words

_SHOWN = re.compile(
    r"BT 1 0 0 1 (?P<x>\S+) (?P<y>\S+) Tm\n/(?P<font>\S+) (?P<size>\S+) Tf\n[^\n]* rg\n"
    r"<(?P<codes>[0-9a-f]*)> Tj\nET"
)


class Shown(NamedTuple):
    tag: str
    text: str
    x: float
    y: float
    size: float
    font: str

    @property
    def right(self) -> float:
        return self.x + font(self.font).widths[self.text] * self.size / 1000


def shown(file: PdfFile) -> Iterator[Shown]:
    """Words and readings in pairs, as the pages have them."""
    for page in file.pages:
        code = file.page_code(page)
        for tag in re.finditer(r"/(RB|RT) <</MCID \d+>> BDC\n(.*?)\nEMC", code, re.DOTALL):
            one = _SHOWN.fullmatch(tag[2])
            assert one, tag[2]
            yield Shown(
                tag[1],
                text_of(one["codes"]),
                float(one["x"]),
                float(one["y"]),
                float(one["size"]),
                one["font"],
            )


def spoken(node: Node) -> str:
    """Words with their readings in brackets."""
    parts = []
    for kid in node.kids:
        if isinstance(kid, str):
            parts.append(kid)
        elif isinstance(kid, Node):
            parts.append(f"({spoken(kid)})" if kid.tag == "RT" else spoken(kid))
    return "".join(parts)


def without_readings(node: Node) -> Node:
    node = copy.copy(node)
    node.kids = [
        without_readings(kid) if isinstance(kid, Node) else kid
        for kid in node.kids
        if not (isinstance(kid, Node) and kid.tag == "RT")
    ]
    return node


@pytest.fixture(scope="module")
def file() -> PdfFile:
    return PdfFile(export(with_readings(RubyPlaces.ALL)).content)


def test_each_reading_is_tagged_with_its_word_and_says_its_language(file: PdfFile) -> None:
    rubies = file.structure.all("Ruby")
    for ruby in rubies:
        assert [kid.tag for kid in ruby.kids if isinstance(kid, Node)] == ["RB", "RT"]
        assert ruby.entry("Lang") == "ja"
    assert len(rubies) == 2 * sum(group.count("(") for group in GROUPS.values()) + 4
    lines = [spoken(node) for node in file.structure.all("P", "LBody", "Lbl")]
    for group in GROUPS.values():
        assert any(group in line for line in lines)


def test_every_word_of_the_author_is_there_once_in_order(file: PdfFile) -> None:
    text = without_readings(file.structure).text
    check_words(text, with_readings(RubyPlaces.ALL))
    assert "Before the 打ち合わせ (uchiawase, informal talk) comes" in text
    assert text == PdfFile(export(with_readings(RubyPlaces.NONE)).content).structure.text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is missing")
@pytest.mark.parametrize("order", ["", "-raw", "-layout"])
def test_readings_part_no_words_of_a_line_that_is_copied(order: str, tmp_path: Path) -> None:
    made = tmp_path / "made.pdf"
    made.write_bytes(export(with_readings(RubyPlaces.ALL)).content)
    command = ["pdftotext", *order.split(), str(made), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    text = done.stdout.decode()
    assert "Before the 打ち合わせ (uchiawase, informal talk) comes" in " ".join(text.split())
    assert "Without 根回し nobody does it." in text


def test_readings_are_half_as_large_and_stand_in_the_middle_above_their_words(
    file: PdfFile,
) -> None:
    found = list(shown(file))
    bases = [one for one in found if one.tag == "RB"]
    assert bases
    for base in bases:
        reading = next(
            one
            for one in found
            if one.tag == "RT" and 0 < one.y - base.y < 1.2 * base.size and _is_over(one, base)
        )
        assert reading.font == "GothicJP-Regular"
        assert reading.size == pytest.approx(max(5, base.size / 2), abs=0.01)
        middle = (base.x + base.right) / 2
        assert middle == pytest.approx((reading.x + reading.right) / 2, abs=0.6 * reading.size)


def _is_over(reading: Shown, base: Shown) -> bool:
    return reading.x < base.right and base.x < reading.right


def term(script: str, *ruby: Ruby) -> Term:
    return Term((TermPart(TermRole.JAPANESE, script, ruby),), script)


def set_runs(*inlines: Term) -> list[Run]:
    style = type_scale(CLASSIC, PAPERS["A4"]).body
    return Typesetter("", "0 0 0").inlines(inlines, style, 1).runs


def test_a_reading_reaches_beyond_its_word_by_half_a_character_at_most() -> None:
    (narrow,) = set_runs(term("会議", Ruby("会議", "かいぎ")))
    (wide,) = set_runs(term("承", Ruby("承", "うけたまわ")))
    assert narrow.width == pytest.approx(2 * narrow.size, abs=0.1)
    assert wide.above is not None
    assert wide.width == pytest.approx(wide.above.width - wide.above.size)


def test_a_word_with_readings_breaks_where_it_would_without_but_not_under_a_reading() -> None:
    ruby = (
        Ruby("お", ""), Ruby("世話", "せわ"), Ruby("になって", ""), Ruby("居", "お"),
        Ruby("ります", ""),
    )  # fmt: skip
    script = "".join(one.base for one in ruby)
    annotated, plain = set_runs(term(script, *ruby)), set_runs(term(script))
    for width in range(50, 110, 7):
        broken = [
            ["".join(text for _, text in line) for line in break_lines(runs, width)]
            for runs in (annotated, plain)
        ]
        assert broken[0] == broken[1]
    course = Ruby("新任管理職研修", "しんにんかんりしょくけんしゅう")
    runs = [*set_runs(term("ここで ", Ruby("ここで ", ""))), *set_runs(term(course.base, course))]
    for width in range(72, 110, 7):
        texts = [text for line in break_lines(runs, width) for _, text in line]
        assert course.base in texts
    short = set_runs(term("打ち合わせ", Ruby("打", "う"), Ruby("ち合わせ", "")))
    assert len(break_lines(short, 52)) == 1


def depths(code: str) -> dict[str, float]:
    """Of the lines of body text under the top of the type area in units, by what begins a line."""
    top = geometry(PAPERS["A4"], is_recto=True).top
    found: dict[float, str] = {}
    for y, codes in re.findall(
        r"BT 1 0 0 1 \S+ (\S+) Tm\n/Serif\S+ 10.5 Tf.*?<([0-9a-f]*)>", code, re.DOTALL
    ):
        found.setdefault(round((top - float(y)) / U, 1), text_of(codes))
    return {text: depth for depth, text in found.items()}


def test_lines_with_readings_have_half_a_unit_more_and_what_follows_is_on_the_grid() -> None:
    long = "and asks again of everybody in this house, by day and by night, until at last "
    after = "Plain words " + "that fill more than one line " * 4 + "stand here."
    text = TEXT.replace("Whoever\nasks", f"Whoever\nasks {long}{long}")
    text = text.replace("- The", f"{after}\n\n- The")
    file = PdfFile(export(with_readings(RubyPlaces.ALL, text, glossary=False)).content)
    (code,) = (code for code in map(file.page_code, file.pages) if "/H2" in code)
    found = depths(code[code.index("/H2") :])
    lines = list(found.values())
    opened = lines[: next(place for place, line in enumerate(found) if line.startswith("The"))]
    assert [below - above for above, below in pairwise(opened)] == [2.5] * (len(opened) - 1)
    assert len(opened) > 3
    place = next(place for place, line in enumerate(found) if line.startswith("Plain words"))
    assert lines[place] % 1 == 0
    assert lines[place + 1] - lines[place] == 2


@pytest.mark.parametrize("theme", [CLASSIC, MODERN], ids=lambda theme: theme.name)
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_no_reading_leaves_the_column(paper: str, theme: Theme) -> None:
    text = TEXT.replace("- The 承り", "- 承り")
    made = export(with_readings(RubyPlaces.ALL, text), theme, paper=paper)
    sides = [geometry(PAPERS[paper], is_recto=is_recto) for is_recto in (True, False)]
    for one in shown(PdfFile(made.content)):
        assert any(
            side.left - TOLERANCE <= one.x and one.right <= side.right + TOLERANCE for side in sides
        )


def test_without_readings_no_trace_of_them_is_left() -> None:
    file = PdfFile(export(with_readings(RubyPlaces.NONE)).content)
    assert not file.structure.all("Ruby", "RB", "RT")
