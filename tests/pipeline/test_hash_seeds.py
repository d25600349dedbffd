"""Nothing depends on the order of a set, which is another one in each process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "sources"
# Words that are a letter or two apart by the dozen, and a term explained in many ways.
_WORD = "kokorogamane"
_VOWELS = [at for at, letter in enumerate(_WORD) if letter in "aeo"]
_ALIKE = "\n\n".join(
    f"It is *{word}* ({gloss}) that counts, or 根回し (nemawashi, “{gloss} / {other}”)."
    for word, gloss, other in zip(
        [_WORD, *(f"{_WORD[:at]}u{_WORD[at + 1 :]}" for at in _VOWELS)],
        ["attitude", "bearing", "mind", "stance", "spirit", "heart", "soul"],
        ["mood", "temper", "posture", "view", "way", "manner", "grace"],
        strict=True,
    )
)
_ODD = f"Episode #99: Minds\n\nWhat is a mind?\n\n{_ALIKE}\n\nMini-summary: It is one.\n"
_PROGRAM = """
import sys
from handouts.cli.program import program
for words in sys.stdin.read().splitlines():
    program.main(words.split(), standalone_mode=False)
"""
_COMMANDS = """check texts
check texts --json
inspect texts --json
inspect texts --markdown
inspect texts --publication
build texts -o made
"""


def made(folder: Path, seed: int) -> dict[str, str]:
    """What all commands print and write, in a process of its own."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for sample in sorted(SAMPLES.glob("*.txt"))[:2]:
        (texts / sample.name).write_bytes(sample.read_bytes())
    (texts / "odd.txt").write_text(_ODD, "utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "SOURCE_DATE_EPOCH": "1769817600"}
    result = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input=_COMMANDS,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "similar-terms" in result.stdout
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    assert {Path(name).suffix for name in digests} >= {".pdf", ".docx", ".epub"}
    return {"printed": result.stdout, **digests}


def test_what_is_printed_and_made_is_the_same_in_every_process(tmp_path: Path) -> None:
    assert made(tmp_path / "one", 1) == made(tmp_path / "two", 4711)
