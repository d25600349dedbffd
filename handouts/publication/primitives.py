"""What an activity is made of: a handful of closed primitives beside the model's blocks.

Exporters know these and never an activity, so that an activity of somebody else's needs no
exporter to change. Every answer stands in its primitive; `editions.py` takes the answers away
where an edition must not have them. Keys are given by the composer: an activity leaves them
empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handouts.model.blocks import Block
from handouts.model.inlines import Inline

# -- inside a line --


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap in a sentence. `room` is how many characters of handwriting it must take.

    It is rounded up so that it does not give the answer away. `label` names it to whoever
    cannot see it ("Blank 2"). `answer` stands on the gap where the edition shows answers.
    """

    room: int
    label: str = ""
    answer: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class PageReference:
    """The printed page of whatever has `key`, in the edition named.

    `wording` has `{page}` ("page {page}"). `title` is the target's name: a format without pages
    links it instead, if the target is in the same edition. Only an exporter with pages knows the
    number of its own edition; another edition's comes from the page map that it is handed. One
    that cannot be resolved is an ExportError.
    """

    key: str
    edition: str
    wording: str
    title: str


Piece = Inline | Blank | PageReference
Pieces = tuple[Piece, ...]


# -- on a line of its own --


class Entry(StrEnum):
    """What goes into a line or a cell to write in. NAME is the owner's, and stands there already
    in a copy that is made for somebody.
    """

    WORDS = "words"
    DATE = "date"
    NAME = "name"


class Cue(StrEnum):
    """What a trainer does with a prompt."""

    SAY = "say"
    ASK = "ask"
    DO = "do"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the learner is asked or told; with a cue it is meant for the trainer.

    `marker` tells one prompt of an activity from the next ("a").
    """

    content: Pieces
    marker: str = ""
    cue: Cue | None = None
    key: str = ""


class Room(StrEnum):
    """How much a learner is expected to write; PAGE takes what is left of a page."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class ResponseArea:
    """Room for the learner's own words. `label` says what is asked, for a screen reader.

    `takes` is told to formats that one fills in on a screen; on paper it makes no difference.
    `answer` is what a good answer names, one entry each, where the edition shows answers.
    """

    label: str
    room: Room = Room.NORMAL
    answer: tuple[Pieces, ...] = ()
    takes: Entry = Entry.WORDS
    key: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `source` says where it stands, where the edition shows answers."""

    content: Pieces
    marker: str = ""
    is_right: bool = False
    source: Pieces = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Pick from the options. `asks_page` leaves room to write the page where one read it."""

    label: str
    options: tuple[Option, ...]
    asks_page: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A mark to give oneself, `first` to `last`; `low` and `high` say what the ends mean."""

    label: str
    low: str
    high: str
    first: int = 1
    last: int = 5
    key: str = ""


class Mark(StrEnum):
    """What goes into a box."""

    TICK = "tick"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Checkbox:
    """A box before a line. `answer` is what stands in it where the edition shows answers."""

    content: Pieces
    takes: Mark = Mark.TICK
    answer: str = ""
    key: str = ""


# -- in rows and columns --


@dataclass(frozen=True, slots=True)
class WordsCell:
    """Words in a table; `is_head` says that they name their row."""

    content: Pieces
    is_head: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class EntryCell:
    """A cell to write in, `lines` handwritten lines high; `takes` as in a ResponseArea."""

    label: str
    lines: int = 1
    answer: str = ""
    takes: Entry = Entry.WORDS
    key: str = ""


@dataclass(frozen=True, slots=True)
class TickCell:
    """A cell with a box to tick."""

    label: str
    is_right: bool = False
    key: str = ""


Cell = WordsCell | EntryCell | TickCell


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid; a group row has `group`, its title, and no cells."""

    cells: tuple[Cell, ...] = ()
    group: str = ""
    key: str = ""


class GridPurpose(StrEnum):
    """TABLE is read and filled by rows. PAIRS has two columns that the learner joins.

    A pair's cells are both WordsCell and begin with their marker ("1 ", "a "); what belongs
    together stands in `Grid.answer`.
    """

    TABLE = "table"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns. `head` names the columns, `shares` are their widths in parts.

    `answer` are the pairs that belong together ("1", "c"), where the edition shows answers.
    """

    label: str
    head: tuple[str, ...]
    rows: tuple[GridRow, ...]
    shares: tuple[int, ...]
    purpose: GridPurpose = GridPurpose.TABLE
    answer: tuple[tuple[str, str], ...] = ()
    key: str = ""


class CardSize(StrEnum):
    """ASIDE stands beside what it helps with; the others are cut out: 84 × 60 mm, A6, a page."""

    ASIDE = "aside"
    POCKET = "pocket"
    POSTCARD = "postcard"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Card:
    """Contents in a frame of their own. `back` is printed on the other side."""

    size: CardSize
    title: str
    front: tuple[Element, ...]
    back: tuple[Element, ...] = ()
    key: str = ""


Primitive = Prompt | ResponseArea | Choice | Scale | Checkbox | Grid | Card
Element = Primitive | Block
Elements = tuple[Element, ...]


# -- the whole --


class Start(StrEnum):
    """Where an activity may begin: PAGE is a new one if this has no room for the whole, SPREAD
    the next left-hand page, out of sight of the last."""

    ANYWHERE = "anywhere"
    PAGE = "page"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Aside:
    """A remark beside an activity, for the trainer; `rows` leaves room for one's own."""

    label: str
    content: tuple[Pieces, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do, in one edition of one book.

    `kind` is the name of the plug-in that made it: for tests and statistics, never for looks.
    `number` is empty or like `3.1`; one that has a number says in `note` how long it takes and
    with whom ("8 minutes, alone"). `clock` is when it begins ("13:40"), if the edition says so.
    `homes` are keys of blocks that stand only here and, in full, in the answer key.
    """

    key: str
    kind: str
    number: str
    title: str
    instruction: Pieces
    elements: Elements
    note: str = ""
    clock: str = ""
    minutes: int = 0
    cues: tuple[Prompt, ...] = ()
    answers: PageReference | None = None
    asides: tuple[Aside, ...] = ()
    homes: tuple[str, ...] = ()
    start: Start = Start.ANYWHERE
