"""Tokens of Markdown to source lines, as all readers hand them over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.model.episode import DroppedLine
from handouts.readers.markdown.foreign import Foreign, Row, code_as_text, html_as_text
from handouts.readers.markdown.items import (
    Group,
    OpenItem,
    OpenList,
    break_line,
    open_item,
    with_prefix,
)
from handouts.readers.markdown.leads import is_deliberate, with_lead
from handouts.readers.markdown.levels import heading_roles
from handouts.readers.markdown.paragraphs import paragraph_lines
from handouts.readers.markdown.parsing import FOOTNOTE, parse
from handouts.readers.markdown.uncovered import uncovered_lines
from handouts.readers.markdown.words import REFUSED_LINK, Words, read_words
from handouts.readers.structure import hints, parts
from handouts.readers.structure.lines import Marker, MarkerKind, Role, SourceLine, passage
from handouts.readers.structure.markers import split_marker

_TASK = re.compile(r"\[[ xX]\]\s+")


@dataclass(slots=True)
class Scan:
    """What has been read so far. `groups` are lines that belong together (an item's)."""

    source: str
    body: Sequence[str]
    each_line: bool = False
    groups: list[Group] = field(default_factory=list)
    dropped: list[DroppedLine] = field(default_factory=list)
    remarks: list[Diagnostic] = field(default_factory=list)
    marks_headings: bool = False
    lists: list[OpenList] = field(default_factory=list)
    items: list[OpenItem] = field(default_factory=list)
    quotes: int = 0
    hint: str = ""
    hint_line: int = 0
    heading: Role | None = None
    row: Row | None = None
    in_head: bool = False
    labels: set[str] = field(default_factory=set)

    @property
    def lines(self) -> list[SourceLine]:
        return [line for group in self.groups for line in group]

    def read(self, title: str) -> None:
        """`title` is what the front matter says."""
        environment: dict[str, Any] = {}
        tokens = parse("\n".join(self.body), environment)
        roles = heading_roles(tokens, title)
        self.marks_headings = bool(roles)
        for at, token in enumerate(tokens):
            if token.type == "heading_open":
                self.heading = roles[at]
            else:
                self._take(token)
        self._end_hint()
        references = environment.get("references", {})
        self.dropped += uncovered_lines(self.body, tokens, references, self.labels)

    def _take(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 0
        match token.type:
            case "inline":
                self._take_words(token, line)
            case "hint":
                self._take_hint(line, token.content)
            case "html_block":
                self._take_foreign(html_as_text(line, token))
            case "fence":
                self._take_foreign(code_as_text(line, token))
            case "hr":
                self._leave_out(line, self.body[line - 1].strip(), "a rule across the page")
            case "tr_open":
                self.row = Row(line, is_first=self.in_head)
            case "thead_open" | "thead_close":
                self.in_head = token.nesting == 1
            case "tr_close" if self.row is not None:
                self._take_foreign(self.row.as_text())
                self.row = None
            case _:
                self._take_container(token)

    def _take_container(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append(OpenList())
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop().close()
            case "list_item_open":
                self.lists[-1].count += 1
                self.items.append(open_item(token, len(self.lists) - 1, self.quotes))
            case "list_item_close":
                self.items.pop().close()
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting

    def _take_words(self, token: Token, line: int) -> None:
        words = read_words(token.children or (), line)
        self._note(words)
        heading, self.heading = self.heading, None
        if _is_picture(token):
            self.dropped.append(DroppedLine(line, words.passage.text or "picture", "a picture"))
            self._remark(Code.OMITTED_PICTURE, line, "a picture was left out.", "Tell it in words.")
        elif self.row is not None:
            self.row.cells.append(words.passage.text.strip())
        elif not words.passage.text.strip():
            return
        elif heading is not None:
            self._take_heading(token, words, heading)
        elif self.hint:
            self._take_hinted(words, self.hint)
        elif FOOTNOTE in token.meta:
            note = replace(self._whole(words), role=Role.PARAGRAPH)
            self._take_foreign(Foreign("a footnote", (note,)))
        else:
            self._take_paragraph(words, token.content.split("\n"))

    def _take_paragraph(self, words: Words, raw: Sequence[str]) -> None:
        item = self.items[-1] if self.items else None
        if item is not None and item.group is None:
            self._take_item(item, words, raw)
        elif item is not None and self._goes_on(item) and not parts.is_label(words.line_text(0)):
            self._continue_item(item, words)
        else:
            self._add_paragraph(words, raw)

    def _add_paragraph(self, words: Words, raw: Sequence[str]) -> None:
        quoted = self.quotes > 0
        for line in paragraph_lines(words, raw, each_line=self.each_line, in_quotation=quoted):
            self._add(line)

    def _take_heading(self, token: Token, words: Words, role: Role) -> None:
        """A subheading's number is its marker; that of a section's heading is in its words."""
        line = self._whole(words)
        hint, self.hint = self.hint, ""
        if hint and hint != hints.ITEM:
            role = Role(hint)
        marker, rest = split_marker(token.content, 0)
        cut = len(token.content) - len(rest)
        is_number = marker is not None and marker.kind is not MarkerKind.BULLET
        if role is Role.SUBHEADING and is_number and line.text[cut:].strip():
            line = replace(passage([line]).part(cut, len(line.text)).as_line(), marker=marker)
        self._add(replace(_without_outer_marks(line), role=role))

    def _take_hinted(self, words: Words, hint: str) -> None:
        self.hint = ""
        line = self._whole(words)
        item = self.items[-1] if self.items else None
        if hint == hints.ITEM:
            bullet = Marker(MarkerKind.BULLET, "-")
            self._add(replace(line, marker=bullet, marker_line=line.number))
            return
        role = Role(hint)
        if item is not None and item.group is None:
            if role is Role.SUBHEADING and item.marker is not None:
                line = replace(line, marker=item.marker)
            elif item.marker is None or item.marker.kind is not MarkerKind.BULLET:
                line = with_prefix(line, item.written)
            item.group = []
        self._add(replace(line, role=role))

    def _take_item(self, item: OpenItem, words: Words, raw: Sequence[str]) -> None:
        count = len(words.lines)
        end = next((at for at in range(1, count) if parts.is_label(words.line_text(at))), count)
        (start, whole), *rest = words.parts([0] if end == count else [0, end])
        task = _TASK.match(raw[0])
        cut = task.end() if task and whole.text[task.end() :].strip() else 0
        line = whole.part(cut, len(whole.text)).as_line()
        if item.marker is None:
            item.group = self._add(replace(with_prefix(line, item.written), after_blank=True))
        else:
            number = item.line or line.number
            item.group = self._add(replace(line, marker=item.marker, marker_line=number))
            self._find_lead(item.group, words, start + cut, has_two=end > 1)
        for _, label in rest:
            self._add(label.as_line())

    def _find_lead(self, group: Group, words: Words, start: int, *, has_two: bool) -> None:
        """From bold type, else from the end of the first of the item's lines."""
        at = words.lines[1][0] - start if has_two else 0
        is_hard = 1 in words.hard
        is_broken = has_two and is_deliberate(words.line_text(0), words.line_text(1))
        escapes = words.escapes(start, start + len(group[0].text))
        group[0] = with_lead(group[0], escapes, at if is_hard or is_broken else 0)
        if group[0].lead is not None or at <= 0 or not group[0].text[at:].strip():
            return
        if is_hard:
            break_line(group, at)
        elif is_broken:
            self.lists[-1].broken.append((group, at))

    def _goes_on(self, item: OpenItem) -> bool:
        is_last = bool(self.groups) and self.groups[-1] is item.group
        return is_last and item.quotes == self.quotes and item.marker is not None

    def _continue_item(self, item: OpenItem, words: Words) -> None:
        """A short first paragraph is a lead; whatever follows it is the item's text."""
        group = item.group
        assert group
        is_free = len(group) == 1 and group[0].lead is None and not item.more
        if is_free and len(group[0].text.split()) <= parts.LONGEST_STATEMENT:
            group[0] = _without_outer_marks(group[0])
            group.append(replace(self._whole(words), after_blank=False))
        else:
            item.more.append(self._whole(words))

    def _take_hint(self, line: int, word: str) -> None:
        if word in hints.HINTS:
            self._end_hint()
            self.hint, self.hint_line = word, line
            return
        self.remarks.append(hints.unknown_hint(self.source, line, word))
        self.dropped.append(DroppedLine(line, self.body[line - 1].strip(), hints.UNKNOWN))

    def _end_hint(self) -> None:
        if self.hint:
            self.remarks.append(hints.idle_hint(self.source, self.hint_line, self.hint))

    def _take_foreign(self, found: Foreign) -> None:
        """A hint above speaks of all of it."""
        role = Role(self.hint) if self.hint not in ("", hints.ITEM) else None
        for number, text, reason in found.left_out:
            self._leave_out(number, text, reason)
        if found.lines:
            self.hint = ""
        if found.lines and found.what:
            message = f"{found.what} was read as paragraphs."
            hint = "Where it must look otherwise, write it as a list or in sentences."
            self._remark(Code.MARKUP_AS_TEXT, found.lines[0].number, message, hint)
        for line in found.lines:
            self._add(replace(line, role=role or line.role))

    def _leave_out(self, line: int, text: str, reason: str) -> None:
        """What stands below a list also parts it from the next one."""
        if self.groups and self.groups[-1] and self.groups[-1][0].marker is not None:
            self._add(SourceLine(line, 1, text, role=Role.DROP))
        else:
            self.dropped.append(DroppedLine(line, text, reason))

    def _note(self, words: Words) -> None:
        self.labels |= words.labels
        for line, text, reason in words.left_out:
            self.dropped.append(DroppedLine(line, text, reason))
            if reason is REFUSED_LINK:
                message = f"the link to {text[:60]} was left out; its words stay."
                hint = "Give the whole address, beginning with https://."
                self._remark(Code.REFUSED_LINK, line, message, hint)

    def _remark(self, code: Code, line: int, message: str, hint: str) -> None:
        self.remarks.append(code.remark(self.source, line, message, hint))

    def _whole(self, words: Words) -> SourceLine:
        return replace(words.whole().as_line(), after_blank=True)

    def _add(self, line: SourceLine) -> Group:
        """With the column where its first words stand."""
        raw = self.body[line.number - 1] if line.number <= len(self.body) else ""
        column = max(raw.find(line.text.split(maxsplit=1)[0]), 0) + 1
        self.groups.append([replace(line, column=column)])
        return self.groups[-1]


def _is_picture(token: Token) -> bool:
    children = [child for child in token.children or () if child.content.strip() or child.tag]
    is_image = [
        child.type in ("image", "softbreak", "link_open", "link_close") for child in children
    ]
    return all(is_image) and any(child.type == "image" for child in children)


def _without_outer_marks(line: SourceLine) -> SourceLine:
    return replace(line, marks=passage([line]).without_outer_marks().marks)
