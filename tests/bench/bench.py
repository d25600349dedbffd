"""`make bench`: how long `handouts` takes beside its peers, in one run on one machine.

    python tests/bench/bench.py --peers .venv-bench [--sources DIR] [--episodes 4 100]
                                [--rounds 5] [--only text] [--write docs/performance.md]

The peers are pandoc (Markdown to Word, EPUB and typst), typst (to PDF, with our fonts) and
python-docx by itself. A thousand episodes take about ten minutes. Only ratios mean anything: the
seconds are the machine's. A ratio over its limit is called a fault and makes the exit status 1.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from markdown_copy import write_json, write_markdown
from ratios import Ratio, Table, as_markdown, put_into
from stopwatch import Command, Reading, by_turns
from varied import write_varied

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "handouts" / "fonts"
PLAIN_DOCX = Path(__file__).with_name("plain_docx.py")
HANDOUTS = Path(sys.executable).with_name("handouts")
# Episodes: (aim, limit) of ours ÷ the peers' sum.
TARGETS = {4: (1.0, 1.5), 100: (0.25, 0.4), 1000: (0.15, 0.25)}
# What our PDF of the reading text takes of typst's time, our EPUB of pandoc's.
TEXT_AIMS = {100: 0.7, 1000: 0.4}
EPUB_AIMS = {1000: 0.1}
START_UP = (3.0, 5.0)
# A further copy takes a hundredth of the book at best, two at most.
COPIES = 200
COPIES_AIM = (1 + COPIES / 100, 1 + COPIES / 50)
MOST_MEMORY = 600e6
# What the peers' files have: no exercise, no glossary.
READING_TEXT = (
    *("--layout", "compilation"),
    *("--set", "activities.reflection.place=off"),
    *("--set", "publication.glossary=false"),
)
_TYPST = """
import sys, typst
source, target, fonts = sys.argv[1:]
typst.compile(source, output=target, font_paths=[fonts], ignore_system_fonts=True)
"""


def start_up(rounds: int) -> Table:
    commands: dict[str, Command] = {
        "handouts --version": [HANDOUTS, "--version"],
        'python -c "import click"': [sys.executable, "-c", "import click"],
    }
    ours, peer = by_turns(commands, rounds).items()
    return Table("Start-up", [Ratio("start", [ours], [peer], *START_UP)])


def copies(sources: Path, rounds: int) -> Table:
    """A workbook with a copy for everybody, against the workbook alone; one process each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = "".join(f"Participant {number}\n" for number in range(COPIES))
        (folder / "people.csv").write_text(f"name\n{people}", "utf-8")
        workshop = folder / "workshop.toml"
        workshop.write_text('[roster]\nfile = "people.csv"\n', "utf-8")
        chosen = [folder / path.name for path in sorted(sources.glob("*.txt"))[:3]]
        for path in chosen:
            shutil.copy(sources / path.name, path)
        build: Command = [HANDOUTS, "build", "-q", "-f", "pdf", "--jobs", "1", *chosen]
        commands: dict[str, Command] = {
            f"a workbook and {COPIES} copies": [
                *build,
                *("--workshop", workshop, "-o", folder / "copies"),
            ],
            "the workbook": [*build, "-o", folder / "alone"],
        }
        ours, alone = by_turns(commands, rounds).items()
    what = f"{COPIES} copies with the book ÷ the book"
    return Table("Everybody's own copy", [Ratio(what, [ours], [alone], *COPIES_AIM, MOST_MEMORY)])


def peer_commands(peers: Path, pandoc: Path, folder: Path) -> dict[str, Command]:
    source, typst, fonts = folder / "all.md", folder / "all.typ", FONTS
    python = peers / "bin" / "python"
    faces = ["-V", "mainfont=Handouts Serif", "-V", "papersize=a4"]
    return {
        "pandoc → docx": [pandoc, "--toc", source, "-o", folder / "all.docx"],
        "pandoc → epub": [pandoc, "--toc", source, "-o", folder / "all.epub"],
        "pandoc → typst": [pandoc, "--toc", "-s", *faces, source, "-o", typst],
        "typst → pdf": [python, "-c", _TYPST, typst, folder / "all.pdf", fonts],
        "python-docx": [sys.executable, PLAIN_DOCX, folder / "all.json", folder / "plain.docx"],
    }


def our_commands(sources: Path, folder: Path) -> dict[str, Command]:
    build: Command = [HANDOUTS, "build", "-q", "-o", folder / "ours", sources]
    single: dict[str, Command] = {
        f"handouts → {name}": [*build, "-f", name] for name in ("docx", "epub", "pdf")
    }
    texts: dict[str, Command] = {
        f"handouts → {name}, text": [*build, *READING_TEXT, "-f", name] for name in ("docx", "pdf")
    }
    return {"handouts, all three": build, **single, **texts}


def episodes(count: int, sources: Path, peers: Path, rounds: int, only: str) -> Table:
    """Ours against the sum of the peers, and each format by itself; of the rows those with `only`
    in their names."""
    pandoc = bundled_pandoc(peers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chosen = prepare(count, sources, folder)
        every = {**our_commands(chosen, folder), **peer_commands(peers, pandoc, folder)}
        wanted = [row for row in rows(count) if only in row.what]
        named = {name for row in wanted for name in (row.ours, *row.peers)}
        if "typst → pdf" in named:  # reads what pandoc made
            named.add("pandoc → typst")
        commands = {name: command for name, command in every.items() if name in named}
        readings = by_turns(commands, rounds, warm_up=count < 1000)
    return Table(f"{count} episodes", [row.measured(readings) for row in wanted])


def bundled_pandoc(peers: Path) -> Path:
    found = next(peers.glob("lib/python3*/site-packages/pypandoc/files/pandoc"), None)
    return found or sys.exit(f"no pandoc in {peers}: `make bench` makes that environment")


def prepare(count: int, sources: Path, folder: Path) -> Path:
    """The sources themselves where there are as many, else varied copies of them."""
    chosen = folder / "sources"
    originals = sorted(sources.glob("*.txt"))
    if len(originals) >= count:
        chosen.mkdir()
        for path in originals[:count]:
            shutil.copy(path, chosen)
    else:
        write_varied(sources, chosen, count)
    write_json(HANDOUTS, chosen, folder / "all.json")
    write_markdown(folder / "all.json", folder / "all.md", f"{count} episodes")
    return chosen


@dataclass(frozen=True, slots=True)
class Row:
    """Which commands are compared; `aim` and `limit` are ratios, as in `Ratio`."""

    what: str
    ours: str
    peers: tuple[str, ...]
    aim: float | None = None
    limit: float | None = None
    peak_limit: float | None = None

    def measured(self, readings: dict[str, Reading]) -> Ratio:
        ours, *peers = ((name, readings[name]) for name in (self.ours, *self.peers))
        return Ratio(self.what, [ours], peers, self.aim, self.limit, self.peak_limit)


def rows(count: int) -> list[Row]:
    aim, limit = TARGETS[count]
    pdf = ("pandoc → typst", "typst → pdf")
    peers = ("pandoc → docx", "pandoc → epub", *pdf)
    text_aim, epub_aim = TEXT_AIMS.get(count), EPUB_AIMS.get(count)
    word, one_word = "handouts → docx", "handouts → docx, text"
    workbook, text = "handouts → pdf", "handouts → pdf, text"
    return [
        Row("all three", "handouts, all three", peers, aim, limit, MOST_MEMORY),
        Row("Word, a file for each", word, peers[:1]),
        Row("Word, text in one file", one_word, peers[:1], peak_limit=MOST_MEMORY),
        Row("the same ÷ plain python-docx", one_word, ("python-docx",)),
        Row("EPUB", "handouts → epub", peers[1:2], epub_aim),
        Row("PDF, workbook", workbook, pdf),
        Row("PDF, workbook ÷ typst alone", workbook, pdf[1:]),
        Row("PDF, text ÷ typst alone", text, pdf[1:], text_aim, peak_limit=MOST_MEMORY),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Time and memory beside pandoc and typst.")
    parser.add_argument("--peers", type=Path, required=True, help="environment with the peers")
    parser.add_argument("--sources", type=Path, default=ROOT / "sources")
    parser.add_argument("--episodes", type=int, nargs="+", choices=TARGETS, default=[4, 100])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="rows with this in their names")
    parser.add_argument("--write", type=Path, help="Markdown file to put the tables into")
    chosen = parser.parse_args()
    tables = [start_up(chosen.rounds * 3), copies(chosen.sources, min(chosen.rounds, 3))]
    for count in chosen.episodes:
        rounds = chosen.rounds if count < 100 else 1
        tables.append(episodes(count, chosen.sources, chosen.peers, rounds, chosen.only))
    print("\n\n".join(as_markdown(table) for table in tables))
    if chosen.write:
        put_into(chosen.write, tables)
    faults = [fault for table in tables for fault in table.faults()]
    for fault in faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
