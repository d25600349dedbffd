"""Formats by somebody else: one that works, and all the ways not to."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import Result
from workspaces import written

from handouts import testing
from handouts.errors import OptionError
from handouts.exporters.api import Export, PageMap
from handouts.exporters.registry import exporter_class
from handouts.layout.theme import Theme
from handouts.publication.publication import Publication
from handouts.testing import ConformanceError, check_exporter

Run = Callable[..., Result]
Install = Callable[..., Path]


@pytest.fixture
def plugin() -> ModuleType:
    path = Path(__file__).parent / "plain_text_plugin" / "handouts_plain_text.py"
    spec = importlib.util.spec_from_file_location("plain_text_under_test", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_plain_text_plugin_conforms(plugin: ModuleType) -> None:
    check_exporter(plugin.PlainTextExporter, extract=bytes.decode)


@pytest.mark.parametrize("name", ["pdf", "docx", "epub"])
def test_our_own_exporters_conform(name: str) -> None:
    check_exporter(exporter_class(name))


class _Exporter:
    """A good exporter for the faulty ones to spoil."""

    name, suffix, media_type, default_layout = "x", ".x", "text/x", "handout"
    calls = 0

    def __init__(self, options: Mapping[str, object]) -> None:
        if options:
            raise OptionError(f"unknown option {next(iter(options))}")

    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        return Export("\n".join(testing.kept_texts(publication)).encode())


class _Careless(_Exporter):
    def __init__(self, options: Mapping[str, object]) -> None:
        pass


class _Restless(_Exporter):
    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        _Restless.calls += 1
        return Export(str(_Restless.calls).encode())


class _Empty(_Exporter):
    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        return Export(b"")


class _Forgetful(_Exporter):
    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        texts = list(testing.kept_texts(publication))
        return Export("\n".join(texts[:5] + texts[6:]).encode())


class _Untidy(_Exporter):
    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        Path("left-over").write_text("x")
        return super().export(publication, theme, pages)


class _Lost(_Exporter):
    def export(
        self, publication: Publication, theme: Theme, pages: PageMap | None = None
    ) -> Export:
        return Export(b"x", 1, PageMap("x", "participant", {"no-such-key": "1"}))


class _Escaping(_Exporter):
    suffix = "/../../x"


@pytest.mark.parametrize(
    ("kind", "complaint"),
    [
        (_Careless, "unknown option"),
        (_Restless, "other bytes"),
        (_Empty, "empty file"),
        (_Forgetful, "lost, or out of order"),
        (_Untidy, "wrote to the disk"),
        (_Lost, "unknown keys"),
        (_Escaping, "suffix"),
    ],
)
def test_the_kit_finds_what_is_wrong(
    kind: type[_Exporter], complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    check_exporter(_Exporter, extract=bytes.decode)
    with pytest.raises(ConformanceError, match=complaint):
        check_exporter(kind, extract=bytes.decode)


def test_a_plugin_builds_from_the_command_line(run: Run, plain_text: Path, workspace: Path) -> None:
    assert run("build", "-f", "plain").exit_code == 0
    text = (workspace / "dist" / "handouts" / "12-tea-first.txt").read_text("utf-8")
    assert text.splitlines()[0] == "Tea First"
    assert "Because a guest (客 / kyaku) who holds a warm cup is in no hurry to leave." in text


@pytest.mark.parametrize(
    ("value", "module", "words"),
    [
        ("broken_gone:Exporter", None, "No module named 'broken_gone'"),
        ("broken_bad:Exporter", "import no_such_library", "No module named 'no_such_library'"),
        ("broken_bad:Exporter", "1 / 0", "ZeroDivisionError"),
        ("broken_bad:Exporter", "def (", "SyntaxError"),
        ("broken_bad:Exporter", "Other = 1", "has no attribute 'Exporter'"),
        ("broken_bad:Exporter", "Exporter = 1", "it is not a class"),
        ("broken_bad:Exporter", "class Exporter: name = 'bad'", "its suffix is not a text"),
        (
            "broken_bad:Exporter",
            "class Exporter:\n name = 'bad'; suffix = '.x'; media_type = default_layout = 'y'",
            "its default_layout 'y' does not exist",
        ),
    ],
)
def test_a_broken_plugin_gets_one_line_and_harms_nobody(
    run: Run, install: Install, workspace: Path, value: str, module: str | None, words: str
) -> None:
    install("broken-plugin", {"bad": value}, {"broken_bad": module} if module else {})
    assert run("build", "-f", "epub").exit_code == 0
    result = run("build", "-f", "bad", "-f", "epub")
    assert result.exit_code == 1
    (line,) = [line for line in result.stderr.splitlines() if "broken-plugin 0.3.0" in line]
    assert line.startswith("error: ")
    assert words in line
    assert "Traceback" not in result.output
    assert [Path(name).suffix for name in written(workspace / "dist")] == [".epub"]
    listed = run("formats")
    assert listed.exit_code == 1
    assert ["bad", "broken", "broken-plugin", "0.3.0"] in [
        line.split() for line in listed.stdout.splitlines()
    ]


def test_two_plugins_of_one_name_are_both_named(
    run: Run, install: Install, plain_text: Path, workspace: Path
) -> None:
    install("other-plain", {"plain": "handouts_plain_text:PlainTextExporter"}, {})
    result = run("build", "-f", "plain", "-f", "epub")
    assert result.exit_code == 1
    assert "handouts-plain-text 0.3.0 and other-plain 0.3.0" in result.stderr
    assert len(written(workspace / "dist")) == 1


def test_a_page_break_inside_a_long_word_is_no_loss_but_a_missing_word_is() -> None:
    book = testing.tricky_publication()
    text = "\n".join(testing.kept_texts(book))
    testing.check_words(text.replace("ooord", "oo\n12 running head\nord"), book)
    testing.check_words(text.replace("長長ー", "長\n12 running head\n長ー"), book)
    with pytest.raises(ConformanceError, match="subheading"):
        testing.check_words(text.replace("A subheading", "A"), book)
