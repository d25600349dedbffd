"""What can be filled in, as a fragment has it: symbolic, without numbers of objects or pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_SAID = 240  # characters of a tooltip: a sentence or two, read aloud on every visit
TYPE_SIZE = 10.5  # points


@dataclass(frozen=True, slots=True)
class Writing:
    """Words in type of `size` points; over several lines, or centred in one."""

    size: float = TYPE_SIZE
    has_lines: bool = False
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Ticking:
    """A box by itself."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One mark among several: fields of one name. `question` is what they all answer, `state`
    what this one says. `is_ring`: a figure in a ring, which the mark must not hide.
    """

    question: str
    state: str
    is_ring: bool = False


Input = Writing | Ticking | OneOf


@dataclass(frozen=True, slots=True)
class Asked:
    """A field to be: `name` comes from a key; `tooltip` is what is said of it without a page."""

    name: str
    tooltip: str
    takes: Input

    def part(self, words: str, name: str = "rest") -> Asked:
        """One more field for the same; `words` frame the tooltip."""
        tooltip = words.format(words=self.tooltip)
        return replace(self, name=f"{self.name}.{name}", tooltip=tooltip)


@dataclass(frozen=True, slots=True)
class FieldArea:
    """A field on its page; `element` owns it. `rect`: left, bottom, right, top."""

    asked: Asked
    rect: tuple[float, float, float, float]
    element: int


def said(*words: str) -> str:
    """A tooltip of these parts, cut at a word where it is too long.

    Empty ones are left out, and those that end the part before ("1.7 Action plan", "Action plan").
    """
    parts: list[str] = []
    for part in (" ".join(one.split()) for one in words):
        if part and not (parts and f" {parts[-1]}".endswith(f" {part}")):
            parts.append(part)
    whole = " – ".join(parts)
    if len(whole) <= MOST_SAID:
        return whole
    return whole[:MOST_SAID].rsplit(" ", 1)[0] + " …"
