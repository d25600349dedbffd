"""What nobody touched has no change, however it was made."""

from __future__ import annotations

from pathlib import Path

import pytest
from client_templates import bare, english, hostile, japanese, letterhead
from edits import reword
from handout_files import FOLDER, SAMPLES, handout_of, pulled_back
from word_files import edited

from handouts.pipeline.pull.pulling import Pulled
from handouts.readers.markdown.writer import markdown

LAYOUTS = ("handout", "workbook", "compilation", "cornell", "large-print", "job-aid")
TEMPLATES = {"english": english, "japanese": japanese, "letterhead": letterhead}
TEMPLATES |= {"hostile": hostile, "bare": bare}
SAMPLE = next(path for path in SAMPLES if path.stem.startswith("103"))


def has_no_change(found: Pulled) -> bool:
    assert (found.changes, found.comments, found.lost, found.remarks) == ((), (), (), ())
    assert (found.is_older, found.has_lost_styles) == (False, False)
    assert not any(one.is_changed for one in found.episodes)
    return all(one.markdown == markdown(one.source) for one in found.episodes)


@pytest.mark.parametrize("portable", ["false", "true"], ids=["controls", "portable"])
@pytest.mark.parametrize("edition", ["participant", "facilitator"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_and_edition_comes_back_as_it_went(
    tmp_path: Path, layout: str, edition: str, portable: str
) -> None:
    if (layout, edition) == ("job-aid", "facilitator"):
        pytest.skip("cards have no facilitator's edition")
    file = tmp_path / "untouched.docx"
    setting = f"docx.portable={portable}"
    file.write_bytes(handout_of(FOLDER, setting, layout=layout, edition=edition))
    found = pulled_back(file, setting)
    assert has_no_change(found)
    assert len(found.episodes) == (1 if layout == "handout" else len(SAMPLES))


@pytest.mark.parametrize(
    "settings",
    [("publication.mini_summaries=false", "publication.about=false"), ("publication.ruby=all",)],
    ids=" ".join,
)
def test_settings_named_again_make_no_change(tmp_path: Path, settings: tuple[str, ...]) -> None:
    file = tmp_path / "untouched.docx"
    file.write_bytes(handout_of(SAMPLE, *settings))
    assert has_no_change(pulled_back(file, *settings))


def test_a_book_of_another_day_has_no_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    content = handout_of(FOLDER, "metadata.language=en", layout="workbook")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    file = tmp_path / "untouched.docx"
    file.write_bytes(content)
    assert has_no_change(pulled_back(file, "metadata.language=en"))


@pytest.mark.parametrize("named", [True, False], ids=["named again", "not named"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_handout_in_a_clients_look_comes_back(tmp_path: Path, name: str, named: bool) -> None:
    file = TEMPLATES[name]()
    template = tmp_path / ("client.dotx" if file.kind == "template" else "client.docx")
    template.write_bytes(file.content())
    setting = f"docx.template={template}"
    handout = tmp_path / "handout.docx"
    handout.write_bytes(handout_of(SAMPLE, setting))
    again = (setting,) if named else ()
    if named:
        assert has_no_change(pulled_back(handout, setting))
    handout.write_bytes(
        edited(handout.read_bytes(), reword("The neighbour", "working week", "whole month"))
    )
    found = pulled_back(handout, *again)
    assert [one.kind.value for one in found.merged] == ["changed"]
    assert "whole month" in found.episodes[0].markdown
