"""Names of files, made from titles: readable, and harmless on every file system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from handouts.layout.layout import PARTICIPANT, Scope
from handouts.publication.participant import Participant
from handouts.publication.publication import Publication

# Most file systems stop at 255 bytes; archives, mail and Windows paths want far less.
MAX_BYTES = 100
_ROOM_FOR_NUMBER = len("-9999")
_EPISODES_FOLDER = "handouts"
COPIES_FOLDER = "participants"

# Windows opens a device where a file's name is one of these before its first dot.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
# Letters whose stroke or ligature Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")


def slug(title: str, room: int = MAX_BYTES) -> str:
    """Lower-case ASCII words joined by hyphens, at most `room` bytes, cut between words.

    Japanese script goes and the romaji beside it stays (without macrons). Empty where the title
    has nothing but script and symbols.
    """
    folded = title.lower().translate(_APOSTROPHES).translate(_LETTERS).replace("&", " and ")
    plain = unicodedata.normalize("NFKD", folded)
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    words = "-".join(re.findall(r"[a-z0-9]+", bare.lower()))
    if len(words) <= room:
        return words
    cut = words[: room + 1].rpartition("-")[0]
    return cut or words[:room]


def file_name(
    publication: Publication, scope: Scope, suffix: str, variant: str = ""
) -> PurePosixPath:
    """Where a publication goes, relative to the output folder."""
    edition = publication.edition.name
    variants = "" if edition == PARTICIPANT else f"-{slug(edition, 20)}"
    variants += f"-{slug(variant, 20)}" if variant else ""
    variants += f"-{slug(publication.variant, 20)}" if publication.variant else ""
    room = MAX_BYTES - len(variants) - len(suffix) - _ROOM_FOR_NUMBER
    title, number = publication.metadata.title, publication.number
    if scope is Scope.COLLECTION:
        return PurePosixPath(_stem(title, "", "handouts", room) + variants + suffix)
    before = "" if number is None else f"{number}-"
    stem = _stem(title, before, publication.episodes[0], room)
    return PurePosixPath(_EPISODES_FOLDER, stem + variants + suffix)


def copy_name(name: PurePosixPath, participant: Participant) -> PurePosixPath:
    """Where a participant's copy of a file goes: beside the others, by their place in the list."""
    words = slug(participant.name, 30) or slug(_romaji(participant), 30)
    who = "-".join(part for part in (f"{participant.number:02d}", words) if part)
    stem = name.stem[: MAX_BYTES - len(who) - len(name.suffix) - _ROOM_FOR_NUMBER - 1].rstrip("-")
    return PurePosixPath(COPIES_FOLDER, name.parent, f"{stem}-{who}{name.suffix}")


def _romaji(participant: Participant) -> str:
    import jaconv  # noqa: PLC0415 - slow to start, and most builds have no participants

    return str(jaconv.kana2alphabet(jaconv.kata2hira(participant.reading or participant.name)))


def _stem(title: str, number: str, otherwise: str, room: int) -> str:
    room -= len(number)
    words = slug(title, room) or slug(otherwise, room) or "untitled"
    if not number and _DEVICES.fullmatch(words):
        words = f"handout-{words}"
    return number + words


def numbered(name: PurePosixPath, taken: set[str]) -> PurePosixPath:
    """`name`, or the first of `name-2`, `name-3`… that is not taken yet; it is taken then.

    Names that differ only in capitals are one file on Windows and macOS.
    """
    candidate, count = name, 1
    while str(candidate).casefold() in taken:
        count += 1
        candidate = name.with_name(f"{name.stem}-{count}{name.suffix}")
    taken.add(str(candidate).casefold())
    return candidate
