"""The sample episodes are the shapes of real ones, all of them, in words of their own.

A pattern that no sample shows is a pattern that nobody sees read. The list is that of the
inventory the text reader is built on.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((PROJECT / "sources").glob("*.txt"))
}
EVERYTHING = "\n".join(SAMPLES.values())
DASHED = {name: text for name, text in SAMPLES.items() if "\n-\n" in text}
SPACED = {name: text for name, text in SAMPLES.items() if name not in DASHED}

K = r"[々〆ぁ-ゖァ-ヺー・一-鿿]+"
R = r"[A-Za-zāēīōūĀĒĪŌŪ]+(?:[- ][a-zāēīōū]+)*"
G = r"[A-Za-z][A-Za-z’ -]*"

TERMS = {
    "K (G)": "沈黙 \\(silence\\)",
    "K (R, G)": f"{K} \\({R}, {G}",
    "K (R, “G”)": f"{K} \\({R}, “{G}”\\)",
    "K (R — “G”)": f"{K} \\({R} — “{G}”\\)",
    "K (R — ‘G / G’) inside quotes": f"“{K} \\({R} — ‘{G} / {G}’\\)\\.”",
    "K (R / G)": f"{K} \\({R} / {G}\\)",
    "R (K / G)": f"tantōsha \\({K} / {G}\\)",
    "R (K / G, G, G)": f"(?<![“\\w]){R} \\({K} / {G}, {G}, {G}\\)",
    "R (K / “G” or G)": f"{R} \\({K} / “{G}” or {G}\\)",
    "“R (K / G)”": f"“{R} \\({K} / {G}\\)”",
    "R (K — “G”)": f"{R} \\({K} — “{G}”\\)",
    "R (K)": f"hōrensō \\({K}\\)",
    "R (G) without script": r"(?<!“)Hanko \(personal seals\)",
    "“R (G)”": f"“{R} \\({G}\\)”",
    "R = G": f"^{R} = {G}$",
    "E (K)": f"head office \\({K}\\)",
    "E (K), a name of which the last word is meant": r"house in Yokohama \(横浜\)",
    "E (K / E)": f"minutes \\({K} / meeting minutes\\)",
    "E (K, E)": f"section chief \\({K}, section chief\\)",
    "E (K / G) unlike E": f"spring rush \\({K} / end of the fiscal year\\)",
    "E (K R)": f"manager \\({K} jōshi\\)",
    "(K G / K G)": f"\\({K} {G} / {K} {G}\\)",
    "(K G …)": f"\\({K} {G}, {G}\\)",
    "(K R)": r"halfway \(ちょっと chotto\)",
    "(K — G)": f"\\({K} — {G}\\)",
    "E (K / R)": f"Consult \\({K} / sōdan\\)",
    "E (K / R = G)": f"adviser \\({K} / {R} = {G}\\)",
    "K bare": r"お疲れさまです, ",
    "R bare": r"(?<![“\w])nemawashi(?! \()",
    "“R” or G in prose": f"“{R}” or kind guesswork",
}
BESIDE_TERMS = {
    "an abbreviation spelt out": r"OJT \(On The Job Training\)",
    "a sum in brackets": r"\(salary \+ bonuses\)",
    "a place name as gloss": r"大阪 \(Osaka\)",
    "katakana English with romaji": r"クッション言葉 \(kusshon kotoba, cushion words\)",
    "katakana English with its gloss": r"\(テンプレート template\)",
    "a later use in script alone": r"^Read the 空気 with",
    "a later use in romaji alone": r"\bA sōdan left\b",
}
DASHED_SHAPE = {
    "a marker alone on its line": r"^-\n\S",
    "a lead, its explanation and the next item's marker": r"^-\n[^\n]+\.\n[^\n]+ -\n[^\n]+\.\n",
    "a list of questions": r"(?:^-\n[^\n]+\?\n){3}",
    "a lettered list": r"^A\) [^\n]+\nB\) [^\n]+\nC\) ",
    "`Mini-summary:` before its words": r"^Mini-summary: \S",
    "`Mini-Summary:` above its words": r"^Mini-Summary:\n\S",
    "a label with a colon": r"^-\n[A-Z][\w ]+: [A-Z]",
    "a label with a dash": r"^-\nThe \w+ — [a-z]",
    "a paragraph that ends in a question": r"[^\n]{200}\?\n[^\n]{60}",
    "a question in quotation marks": r"^“[^”\n]+\?”$",
    "an aphorism without quotation marks": r":\n[A-Z][^\n“”]{10,60}\.\nMini-",
    "steps inside a section that goes on": r"^Action Steps\n(?:-\n[^\n]+\n)+[^-\n][^\n]+\nMini-",
    "a list that no colon introduces": r"\.\nAction Steps\n-|\.\n-\n",
}
SPACED_SHAPE = {
    "a category": r"\A\w+\n\nEpisode #",
    "bullets": r"^  • [^\n]+\n\n  • ",
    "numbers": r"^  1\. [^\n]+\n\n  2\. ",
    "an item of two lines": r"^  • [^\n]+\n    \S",
    "two blank lines before a heading": r"\n\n\n[A-Z][^\n]+\?\n\n",
    "numbered subheadings with prose": r"^1\) [^\n]+\w\n\n[^\n]+\.\n\n2\) [^\n]+\w\n\n\S",
    "a quotation after a soft break": r":\n“[^”\n]+\.”\n[^\n]+:\n[A-Z][^\n“”]+\.\n\n",
    "a label with a colon": r"^  1\. The \w+: ",
    "steps inside a section that goes on": r"^Action Steps\n\n(?:  • .+\n\n)+[A-Z].+\n\nMini-",
    "a list of questions": r"(?:^  • [^\n]+\?\n\n){3}",
    "a paragraph that ends in a question": r"[^\n]{200}\?\n\n[A-Z]",
    "a title that is a question": r"^Episode #\d+: [^\n]+\?$",
    "the site's links and newsletter": r"\n\n関連ページ\n\n[^\n]+newsletter[^\n]+\.\Z",
}

WORDS_IN_A_SHINGLE = 6
EPISODES = os.environ.get("HANDOUTS_TEST_EPISODES")


def search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(pattern, text, re.MULTILINE)


def findall(pattern: str, text: str) -> list[str]:
    return re.findall(pattern, text, re.MULTILINE)


def shingles(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    last = len(words) - WORDS_IN_A_SHINGLE + 1
    return {" ".join(words[at : at + WORDS_IN_A_SHINGLE]) for at in range(last)}


def tracked_texts() -> dict[str, str]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True, text=True
    )
    texts = {}
    for name in filter(None, listing.stdout.split("\0")):
        content = (PROJECT / name).read_bytes() if (PROJECT / name).is_file() else b"\0"
        if b"\0" not in content:
            texts[name] = content.decode("utf-8", errors="replace")
    return texts


@pytest.mark.parametrize("form", TERMS)
def test_every_way_to_write_a_term_occurs(form: str) -> None:
    assert search(TERMS[form], EVERYTHING)


@pytest.mark.parametrize("case", BESIDE_TERMS)
def test_what_only_looks_like_a_term_and_what_hardly_does_occur(case: str) -> None:
    assert search(BESIDE_TERMS[case], EVERYTHING)


@pytest.mark.parametrize("pattern", DASHED_SHAPE)
def test_the_shape_with_lone_dashes_shows(pattern: str) -> None:
    assert search(DASHED_SHAPE[pattern], "\n".join(DASHED.values()))


@pytest.mark.parametrize("pattern", SPACED_SHAPE)
def test_the_shape_with_blank_lines_shows(pattern: str) -> None:
    assert any(search(SPACED_SHAPE[pattern], text) for text in SPACED.values())


def test_both_shapes_are_there_and_neither_is_mixed_with_the_other() -> None:
    assert (len(DASHED), len(SPACED)) == (3, 2)
    assert not [name for name, text in DASHED.items() if "\n\n" in text or "•" in text]
    assert not [name for name, text in SPACED.items() if search(r" ?-$", text)]


def test_a_question_is_quoted_in_some_heading() -> None:
    assert search(r"^[A-Z][^\n“]+“[^”\n]+\?” [^\n]+\?$", EVERYTHING)


def test_numbers_are_out_of_file_order_and_a_file_is_missing_in_the_row() -> None:
    numbers = [int(number) for number in findall(r"^Episode #(\d+): ", EVERYTHING)]
    files = [int(name.partition("_")[0]) for name in SAMPLES]
    assert len(numbers) == len(set(numbers)) == len(SAMPLES)
    assert numbers != sorted(numbers)
    assert files != list(range(files[0], files[-1] + 1))


def test_a_subtitle_names_the_firm_and_another_does_not() -> None:
    subtitles = findall(r"^Episode #[^\n]+\n+([^\n]+)", EVERYTHING)
    named = [line for line in subtitles if line.endswith("— Hinoki & Vale Learning")]
    assert 0 < len(named) < len(subtitles) == len(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_ends_as_episodes_do(name: str) -> None:
    lines = [line for line in SAMPLES[name].split("\n") if line]
    takeaways, about = lines.index("Key Takeaways"), lines.index("About Hinoki & Vale Learning")
    items = [line for line in lines[takeaways + 1 : about] if line != "-"]
    assert lines[takeaways - 1].startswith("Mini-") or lines[takeaways - 2] == "Mini-Summary:"
    assert len(items) == 4
    assert len(lines) == about + (2 if name in DASHED else 4)
    assert not SAMPLES[name].endswith("\n")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_section_of_a_sample_closes_with_its_mini_summary(name: str) -> None:
    closed = findall(r"^Mini-[Ss]ummary:[ \n][^\n]+\n+([^\n]+)", SAMPLES[name])
    assert len(closed) >= 4
    assert closed[-1] == "Key Takeaways"
    assert all(line.endswith("?") for line in closed[:-1])


def test_the_firm_says_the_same_of_itself_everywhere() -> None:
    told = findall(r"^About Hinoki & Vale Learning\n+([^\n]+)", EVERYTHING)
    assert len(told) == len(SAMPLES)
    assert len(set(told)) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_the_typography_of_a_sample_is_even(name: str) -> None:
    text = SAMPLES[name]
    assert not set("'\"\t\u00a0\u200b") & set(text)
    assert text.count("“") == text.count("”")
    assert "  " not in "\n".join(line.lstrip(" ") for line in text.split("\n"))
    assert unicodedata.normalize("NFC", text) == text


@pytest.mark.skipif(not EPISODES, reason="HANDOUTS_TEST_EPISODES names no folder of episodes")
def test_no_sentence_of_other_peoples_episodes_is_in_the_project() -> None:
    others = [path.read_text(encoding="utf-8") for path in Path(EPISODES or "").glob("*.txt")]
    assert others, f"no .txt file in {EPISODES}"
    theirs = set().union(*map(shingles, others))
    borrowed = {
        name: sorted(shared)
        for name, text in tracked_texts().items()
        if (shared := shingles(text) & theirs)
    }
    assert borrowed == {}
