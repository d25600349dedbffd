"""The lint finds nothing in our files, and each damage in a damaged one."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest
from word_damages import DAMAGES, damaged, sound

from handouts.exporters.docx import DocxExporter
from handouts.exporters.docx.lint import lint, word_file
from handouts.layout.theme import THEMES, Theme
from handouts.publication.publication import Publication


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_our_files_have_no_findings(
    theme: Theme, paper: str, handout_publication: Publication, book_publication: Publication
) -> None:
    exporter = DocxExporter({"paper": paper})
    for publication in (handout_publication, book_publication):
        assert lint(exporter.export(publication, theme).content) == []


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, bytes]:
    """What is damaged, by whether a client's template is under it."""
    folder = tmp_path_factory.mktemp("sound")
    return {by: sound(folder, by_template=by) for by in (False, True)}


def test_what_is_to_be_damaged_is_sound(files: dict[bool, bytes]) -> None:
    assert [lint(content) for content in files.values()] == [[], []]


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_found_or_left_to_the_schemas(name: str, files: dict[bool, bytes]) -> None:
    damage = DAMAGES[name]
    findings = lint(damaged(files[damage.by_template], damage))
    if damage.lint:
        assert any(finding.startswith(damage.lint) for finding in findings), findings
    else:
        assert findings == []


def test_every_damage_is_found_by_one_or_the_other() -> None:
    assert len(DAMAGES) >= 25
    assert all(damage.lint or damage.schema for damage in DAMAGES.values())


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"no zip at all", "it is no Word file, or damaged"),
        (b"", "it is no Word file, or damaged"),
    ],
)
def test_what_is_no_word_file_has_one_finding(data: bytes, finding: str) -> None:
    (found,) = lint(data)
    assert found.startswith(finding)


def test_a_zip_of_other_things_a_part_twice_and_a_bomb_are_told(
    files: dict[bool, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_parts(**parts: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(f"{name}.xml", data)
        return buffer.getvalue()

    assert lint(with_parts(a=b"<a/>")) == ["it is no Word file: it has no [Content_Types].xml"]
    with monkeypatch.context() as patch:
        patch.setattr(word_file, "LARGEST", 2 * 1024**2)
        assert lint(with_parts(a=bytes(3 * 1024**2))) == ["it unpacks to over 2 MB"]
    declared = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert lint(with_parts(a=declared)) == ["a.xml declares entities, which no Word file does"]
    buffer = io.BytesIO(files[False])
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("word/styles.xml", archive.read("word/styles.xml"))
    assert lint(buffer.getvalue()) == ["the part word/styles.xml is there twice"]
