"""An activity that fails says which one it is, and how to do without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pytest
from activity_books import layout, read

from handouts.layout.layout import Layout
from handouts.publication import drafting
from handouts.publication.activities.api import Book, Made, Subject, Words
from handouts.publication.compose import compose


@dataclass(frozen=True)
class _Options:
    pass


class _Theirs:
    name: ClassVar[str] = "theirs"
    options_kind: ClassVar[type] = _Options
    of_book: ClassVar[bool] = False
    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, options: Mapping[str, object]) -> None:
        self.made = options["made"]

    def make(self, subject: Subject | None, book: Book, words: Words) -> Made:
        if self.made is None:
            raise KeyError("title")
        return self.made  # type: ignore[return-value]  # that is what it is about


@pytest.mark.parametrize(("made", "error"), [(None, KeyError), ([], TypeError)])
def test_what_an_activity_raises_names_it_and_the_source(
    made: object, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = layout("theirs", options={"made": made})

    def planned(asked: Layout) -> object:
        return [(plan, _Theirs(plan.options)) for plan in asked.activities]

    monkeypatch.setattr(drafting, "planned_activities", planned)
    with pytest.raises(error) as raised:
        compose([read("Episode: Tea\n\nWhat is tea?\n\nA drink.\n")], plans)
    (note,) = raised.value.__notes__
    assert "The activity theirs (of tea.txt)" in note
    assert "--set activities.theirs.place=off" in note
