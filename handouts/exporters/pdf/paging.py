"""Flowing a story through Platypus' frames, page by page, into a fragment.

Frames and flowables are Platypus'; the loop is ours. BaseDocTemplate opens a PDF document for
every part, ends in a LayoutError where a block is refused twice, and searches for headings to
keep with the next; here a block that fits nowhere is split by force, so every story ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Frame

from handouts.exporters.pdf.block import Block, Break, Spot
from handouts.exporters.pdf.measures import TOLERANCE, PageGeometry
from handouts.exporters.pdf.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Area:
    """A frame on a page: left edge, bottom, width, height in points."""

    left: float
    bottom: float
    width: float
    height: float


Areas = Callable[[int, PageGeometry], Sequence[Area]]  # page of the fragment → its frames
Fitting = Callable[[Sequence[Block], Sequence[Area], PageGeometry], Sequence[Area]]
"""What is left, a page's frames → the frames as they are to be for it."""
PageEnd = Callable[[Recorder, PageGeometry, bool], None]  # True on the last page


def text_area(page: int, sheet: PageGeometry) -> Sequence[Area]:
    """One frame: the text column over the whole height."""
    del page
    return [Area(sheet.text_left, sheet.bottom, sheet.text_width, sheet.top - sheet.bottom)]


def _no_ending(recorder: Recorder, sheet: PageGeometry, is_last: bool) -> None:
    """Nothing is added to a finished page."""


@dataclass(slots=True)
class Sheets:
    """The pages that a fragment takes, in turn: `sides` alternate from the first page on."""

    sides: tuple[PageGeometry, PageGeometry]

    def __getitem__(self, page: int) -> PageGeometry:
        return self.sides[page % 2]

    @property
    def have_two_sides(self) -> bool:
        return self.sides[0].is_recto != self.sides[1].is_recto


def flow(
    story: Iterable[Block],
    recorder: Recorder,
    sheets: Sheets,
    areas: Areas = text_area,
    fitting: Fitting | None = None,
) -> None:
    """Fill pages with the story. Ends for every story: each page takes at least one line."""
    pages = Pages(recorder, sheets, areas, fitting=fitting)
    pages.fill(story)
    pages.finish()


class Pages:
    """Pages in the making; more can be filled in until they are finished."""

    def __init__(
        self,
        recorder: Recorder,
        sheets: Sheets,
        areas: Areas = text_area,
        at_page_end: PageEnd = _no_ending,
        fitting: Fitting | None = None,
    ) -> None:
        self._recorder, self._sheets = recorder, sheets
        self._areas, self._at_page_end, self._fitting = areas, at_page_end, fitting
        self._begin_page()

    def _begin_page(self) -> None:
        page = self._recorder.page
        self._recorder.sheet = self._sheets[page]
        self._frames = _frames(self._areas(page, self._recorder.sheet))
        self._is_new = True

    def _fit_frames(self, rest: Sequence[Block]) -> None:
        """A page has begun, and what is left is known."""
        self._is_new = False
        if self._fitting:
            sheet = self._recorder.sheet
            areas = self._areas(self._recorder.page, sheet)
            self._frames = _frames(self._fitting(rest, areas, sheet))

    def fill(self, story: Iterable[Block]) -> None:
        queue = deque(story)
        while queue:
            if self._is_new:
                self._fit_frames(queue)
            block = queue.popleft()
            if isinstance(block, Break):
                if queue:  # a page on which nothing follows is none
                    self._break(block)
                continue
            frame = self._frames[0]
            if _add(frame, block, self._recorder):
                continue
            pieces = _pieces(frame, block)
            if pieces:
                _hand_on(block, pieces)
                queue.extendleft(reversed(pieces[1:]))
                _add(frame, pieces[0], self._recorder)
                continue
            if block.spot.is_top:  # nothing can be done: better over the edge than never
                block.drawOn(self._recorder, frame._x, frame._y1p)  # noqa: SLF001
            else:
                queue.appendleft(block)
                self.fill_rest(block.rest)
            self._next_frame()

    def _next_frame(self) -> None:
        self._frames.popleft()
        if not self._frames:
            self._end_page(is_last=False)
            self._begin_page()

    def _break(self, block: Break) -> None:
        if block.leaves_opener and self._recorder.page:
            return
        if not self._recorder.is_blank:
            self.fill_rest(block.rest)
            self._turn()
        if self._sheets.have_two_sides:
            is_recto = self._sheets[self._recorder.page].is_recto
            if (block.to_verso and is_recto) or (block.to_recto and not is_recto):
                self.fill(block.filler)
                self._turn()

    def fill_rest(self, rest: Iterable[Block]) -> None:
        """On this page and no other; where the first finds no room, there is nothing."""
        for block in rest:
            if not _add(self._frames[0], block, self._recorder):
                return

    def _turn(self) -> None:
        self._end_page(is_last=False)
        self._begin_page()

    def _end_page(self, *, is_last: bool) -> None:
        self._at_page_end(self._recorder, self._sheets[self._recorder.page], is_last)
        self._recorder.end_page()

    def finish(self) -> None:
        self._end_page(is_last=True)


def _frames(areas: Sequence[Area]) -> deque[Frame]:
    return deque(
        Frame(  # type: ignore[no-untyped-call]
            area.left,
            area.bottom - TOLERANCE,
            area.width,
            area.height + TOLERANCE,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        for area in areas
    )


def _hand_on(block: Block, pieces: Sequence[Block]) -> None:
    """What is true of the whole is true of its parts; its names are those of the first."""
    pieces[0].keys = block.keys
    for piece in pieces:
        piece.is_wide = block.is_wide


def _spot(frame: Frame, recorder: Recorder) -> Spot:
    y = frame._y  # noqa: SLF001 - no public name
    behind = 0.0 if frame._atTop else frame._prevASpace  # noqa: SLF001
    beside = 0.0 if recorder.beside is None else max(0.0, y - recorder.beside)
    return Spot(frame._y2 - y, behind, bool(frame._atTop), beside)  # noqa: SLF001


def _add(frame: Frame, block: Block, recorder: Recorder) -> bool:
    block.spot = _spot(frame, recorder)
    return bool(frame.add(block, recorder, trySplit=1))  # type: ignore[no-untyped-call]


def _pieces(frame: Frame, block: Block) -> Sequence[Block]:
    """Split to the room left; by force where the block stands at a frame's top already."""
    spot = block.spot
    before = 0.0 if spot.is_top else max(block.getSpaceBefore() - spot.behind, 0)
    room = frame._y - frame._y1p - before  # noqa: SLF001 - no public name
    pieces = block.parts(room, by_force=False)
    return pieces or (block.parts(room, by_force=True) if spot.is_top else ())
