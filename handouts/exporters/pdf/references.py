"""Page references: this edition's become slots, another's come from the page map handed over."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.errors import ExportError, UnknownPagesError
from handouts.exporters.api import PageMap
from handouts.publication.primitives import PageReference


@dataclass(frozen=True, slots=True)
class References:
    """For one edition: `prefix` stands before its folios, `others` are pages of another one."""

    edition: str
    prefix: str = ""
    others: PageMap | None = None

    def folio(self, page: int) -> str:
        """A page of this edition as the reader sees it ("F 3")."""
        return f"{self.prefix}{page}"

    def is_own(self, reference: PageReference) -> bool:
        """Does it name a page of this very file?"""
        return reference.edition == self.edition

    def elsewhere(self, reference: PageReference) -> str:
        """The printed page in the other edition. Raises ExportError where nobody knows it."""
        others = self.others
        if others is None or others.edition != reference.edition:
            raise UnknownPagesError(
                f"{reference.title!r} refers to a page of the edition {reference.edition!r} "
                f"({reference.key!r}), whose pages are not known.",
                hint=f"Build the edition {reference.edition!r} as PDF together with this one.",
            )
        page = others.pages.get(reference.key)
        if page is None:
            raise ExportError(
                f"{reference.title!r} refers to {reference.key!r}, "
                f"which has no page in the edition {reference.edition!r}.",
                hint="Give it a place in that edition too, or turn off what refers to it.",
            )
        return page
