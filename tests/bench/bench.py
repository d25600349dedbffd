"""`make bench`: how long `handouts` takes beside its peers, in one run on one machine.

    python tests/bench/bench.py --peers .venv-bench [--sources DIR] [--episodes 4 100]
                                [--rounds 5] [--write docs/performance.md]

The peers are pandoc (Markdown to Word, EPUB and typst) and typst (to PDF), the latter with our
fonts. Only ratios mean anything: the seconds are the machine's. A ratio over its limit is
called a fault and makes the exit status 1.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from markdown_copy import write_markdown
from ratios import Ratio, Table, as_markdown, put_into
from stopwatch import Command, Reading, by_turns
from varied import write_varied

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "handouts" / "fonts"
HANDOUTS = Path(sys.executable).with_name("handouts")
# Episodes: (aim, limit) of ours ÷ the peers' sum.
TARGETS = {4: (1.0, 1.5), 100: (0.25, 0.4), 1000: (0.15, 0.25)}
START_UP = (3.0, 5.0)
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


def peer_commands(peers: Path, pandoc: Path, folder: Path) -> dict[str, Command]:
    source, typst, fonts = folder / "all.md", folder / "all.typ", FONTS
    python = peers / "bin" / "python"
    faces = ["-V", "mainfont=Handouts Serif", "-V", "papersize=a4"]
    return {
        "pandoc → docx": [pandoc, "--toc", source, "-o", folder / "all.docx"],
        "pandoc → epub": [pandoc, "--toc", source, "-o", folder / "all.epub"],
        "pandoc → typst": [pandoc, "--toc", "-s", *faces, source, "-o", typst],
        "typst → pdf": [python, "-c", _TYPST, typst, folder / "all.pdf", fonts],
    }


def our_commands(sources: Path, folder: Path) -> dict[str, Command]:
    build: Command = [HANDOUTS, "build", "-q", "-o", folder / "ours", sources]
    single: dict[str, Command] = {
        f"handouts → {name}": [*build, "-f", name] for name in ("docx", "epub", "pdf")
    }
    return {"handouts, all three": build, **single}


def episodes(count: int, sources: Path, peers: Path, rounds: int) -> Table:
    """Ours against the sum of the peers, and each format by itself."""
    pandoc = bundled_pandoc(peers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chosen = prepare(count, sources, folder)
        ours, theirs = our_commands(chosen, folder), peer_commands(peers, pandoc, folder)
        readings = by_turns({**ours, **theirs}, rounds)
    return Table(f"{count} episodes", compare(readings, list(theirs), *TARGETS[count]))


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
    write_markdown(HANDOUTS, chosen, folder / "all.md", f"{count} episodes")
    return chosen


def compare(
    readings: dict[str, Reading], theirs: list[str], aim: float, limit: float
) -> list[Ratio]:
    def pick(*names: str) -> list[tuple[str, Reading]]:
        return [(name, readings[name]) for name in names]

    return [
        Ratio("all three", pick("handouts, all three"), pick(*theirs), aim, limit),
        Ratio("Word", pick("handouts → docx"), pick("pandoc → docx")),
        Ratio("EPUB", pick("handouts → epub"), pick("pandoc → epub")),
        Ratio("PDF", pick("handouts → pdf"), pick("pandoc → typst", "typst → pdf")),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Time and memory beside pandoc and typst.")
    parser.add_argument("--peers", type=Path, required=True, help="environment with the peers")
    parser.add_argument("--sources", type=Path, default=ROOT / "sources")
    parser.add_argument("--episodes", type=int, nargs="+", choices=TARGETS, default=[4, 100])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, help="Markdown file to put the tables into")
    chosen = parser.parse_args()
    tables = [start_up(chosen.rounds * 3)]
    for count in chosen.episodes:
        rounds = chosen.rounds if count < 100 else 1
        tables.append(episodes(count, chosen.sources, chosen.peers, rounds))
    print("\n\n".join(as_markdown(table) for table in tables))
    if chosen.write:
        put_into(chosen.write, tables)
    faults = [fault for table in tables for fault in table.faults()]
    for fault in faults:
        print(f"FAULT: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
