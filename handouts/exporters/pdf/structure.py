"""The structure of a fragment: tags become elements in the order in which they are met."""

from __future__ import annotations

from handouts.exporters.pdf.fragment import Element, Kid
from handouts.exporters.pdf.tags import Tag


class Structure:
    """Elements are numbered from 0, the root; each has its kids in the order they came."""

    def __init__(self, root: Tag) -> None:
        self._root = root
        self._numbers: dict[Tag, int] = {}
        self._tags: list[Tag] = []
        self._kids: list[list[Kid]] = []
        self.number(root)

    def number(self, tag: Tag) -> int:
        number = self._numbers.get(tag)
        if number is None:
            parent = self.number(tag.parent or self._root) if tag is not self._root else 0
            number = self._numbers[tag] = len(self._tags)
            self._tags.append(tag)
            self._kids.append([])
            if number:
                self._kids[parent].append(number)
        return number

    def add(self, tag: Tag, kid: Kid) -> int:
        """The number of `tag`, which gets one more kid."""
        number = self.number(tag)
        self._kids[number].append(kid)
        return number

    def elements(self) -> tuple[Element, ...]:
        return tuple(map(self._element, self._tags))

    def _element(self, tag: Tag) -> Element:
        number = self._numbers[tag]
        parent = self._numbers[tag.parent or self._root] if number else -1
        return Element(
            tag.name,
            parent,
            tuple(self._kids[number]),
            tag.lang,
            tag.actual_text,
            tag.attributes,
            tag.alt,
            tag.box,
        )
