"""Terms to match, to say aloud and to learn from cards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from activity_books import TRAINER, activities_of, layout, made, read
from hypothesis import given
from hypothesis import strategies as st

from handouts.layout.layout import Edition, Place
from handouts.publication.activities.shuffling import shuffled
from handouts.publication.compose import compose
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import (
    Activity,
    Card,
    CardSize,
    Grid,
    GridPurpose,
    Prompt,
    Start,
    TickCell,
    WordsCell,
)
from handouts.readers.collection import read_collection
from handouts.resources import samples_folder

TERMS = [
    "根回し (nemawashi, preparing the roots)",
    "稟議書 (ringisho, circular for approval)",
    "名刺 (meishi, business cards)",
    "会議 (kaigi, formal meeting)",
    "空気 (kūki, the mood of a room)",
    "切符 (kippu, ticket)",
]


def chapter(name: str, *terms: str) -> str:
    sentences = " ".join(f"People speak of {term} here." for term in terms)
    return (
        f"Episode #{len(name)}: {name}\nAll of it\nWhy {name}?\n{sentences or 'Nobody knows.'}\n"
        "Mini-summary: So it is.\n"
    )


def pairs(activity: Activity) -> list[tuple[str, str]]:
    """(term, meaning) as the answers join them."""
    (grid,) = activity.elements
    assert isinstance(grid, Grid)
    words = [[plain_pieces(cell.content) for cell in row.cells] for row in grid.rows]  # type: ignore[union-attr]
    terms = dict(row[0].split(" ", 1) for row in words)
    meanings = dict(row[1].split(" ", 1) for row in words)
    return [(terms[number], meanings[letter]) for number, letter in grid.answer]


def test_every_term_is_joined_to_its_own_meaning_and_to_no_other() -> None:
    (activity,) = made("term-match", [read(chapter("Tea", *TERMS))])
    assert pairs(activity) == [
        ("根回し nemawashi", "preparing the roots"),
        ("稟議書 ringisho", "circular for approval"),
        ("名刺 meishi", "business cards"),
        ("会議 kaigi", "formal meeting"),
        ("空気 kūki", "the mood of a room"),
        ("切符 kippu", "ticket"),
    ]
    (grid,) = activity.elements
    assert isinstance(grid, Grid)
    assert grid.purpose is GridPurpose.PAIRS
    letters = "abcdef"
    assert all(letters[int(number) - 1] != letter for number, letter in grid.answer)


def test_no_two_meanings_could_be_taken_for_each_other() -> None:
    alike = [
        "面談 (mendan, meeting)",
        "打合せ (uchiawase, meetings)",
    ]
    (activity,) = made("term-match", [read(chapter("Tea", *TERMS, *alike))])
    assert [meaning for _, meaning in pairs(activity) if "meeting" in meaning] == ["formal meeting"]


def test_a_term_that_gives_itself_away_is_not_asked() -> None:
    (activity,) = made("term-match", [read(chapter("Tea", *TERMS, "東京 (Tōkyō, Tokyo)"))])
    assert "Tokyo" not in str(pairs(activity))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_terms_make_no_exercise(count: int) -> None:
    assert made("term-match", [read(chapter("Tea", *TERMS[:count]))]) == []


def test_a_chapter_with_few_terms_takes_some_of_the_chapters_before_it() -> None:
    first, second, third = (
        read(chapter("Tea", *TERMS[:3]), "a"),
        read(chapter("Cup", TERMS[3]), "b"),
        read(chapter("Pot"), "c"),
    )
    of_first, of_second = made("term-match", [first, second, third])
    assert [term for term, _ in pairs(of_second)] == [
        "会議 kaigi",
        "根回し nemawashi",
        "稟議書 ringisho",
        "名刺 meishi",
    ]
    assert plain_pieces(of_second.instruction).endswith("Some are from earlier chapters.")
    assert plain_pieces(of_first.instruction) == "Join each term to its meaning."
    assert len(made("term-match", [first, second, third], options={"enough": 0})) == 1


def test_at_most_so_many_pairs_as_the_layout_wants() -> None:
    (activity,) = made("term-match", [read(chapter("Tea", *TERMS))], options={"at_most": 4})
    assert len(pairs(activity)) == 4


def test_a_learner_gets_no_answers_and_does_not_see_the_text_that_tells_them() -> None:
    episode = read(chapter("Tea", *TERMS))
    (activity,) = made("term-match", [episode], edition=Edition())
    (grid,) = activity.elements
    assert isinstance(grid, Grid)
    assert grid.answer == ()
    assert activity.start is Start.SPREAD
    (at_back,) = made("term-match", [episode], place=Place.BACK)
    assert at_back.start is Start.ANYWHERE


def test_the_table_to_say_aloud_has_romaji_in_every_row_and_a_box() -> None:
    episode = read(chapter("Tea", *TERMS, "沈黙 (silence)"))
    (activity,) = made("pronunciation", [episode])
    (grid,) = (element for element in activity.elements if isinstance(element, Grid))
    romaji = [plain_pieces(row.cells[1].content) for row in grid.rows]  # type: ignore[union-attr]
    assert romaji == ["nemawashi", "ringisho", "meishi", "kaigi", "kūki", "kippu"]
    assert all(isinstance(row.cells[-1], TickCell) for row in grid.rows)
    assert all(isinstance(row.cells[0], WordsCell) for row in grid.rows)


@pytest.mark.parametrize(
    ("terms", "rules"),
    [
        (TERMS[:4], []),
        (TERMS[:5], ["A line over a vowel"]),
        (TERMS, ["A line over a vowel", "A doubled consonant"]),
    ],
)
def test_only_signs_that_the_romaji_have_are_explained(terms: list[str], rules: list[str]) -> None:
    (activity,) = made("pronunciation", [read(chapter("Tea", *terms))])
    prompts = [plain_pieces(one.content) for one in activity.elements if isinstance(one, Prompt)]
    assert [prompt.partition(" (")[0] for prompt in prompts] == rules


def sides(activity: Activity) -> list[tuple[list[str], list[str]]]:
    cards = [card for card in activity.elements if isinstance(card, Card)]
    assert {card.size for card in cards} == {CardSize.POCKET}
    return [
        (
            [plain_pieces(one.content) for one in card.front],
            [plain_pieces(one.content) for one in card.back],
        )  # type: ignore[union-attr]
        for card in cards
    ]


def test_a_card_asks_in_front_and_answers_on_its_back() -> None:
    episodes = [read(chapter("Tea", TERMS[0], "shodō (calligraphy)"), "a")]
    episodes += [read(chapter("Cup", "沈黙 (silence)"), "b")]
    (activity,) = made("flashcards", episodes, place=Place.BACK)
    assert sides(activity) == [
        (["根回し"], ["nemawashi", "preparing the roots"]),
        (["shodō"], ["calligraphy"]),
        (["沈黙"], ["silence"]),
    ]
    each = made("flashcards", episodes, place=Place.BACK, options={"scope": "chapter"})
    assert [len(sides(one)) for one in each] == [2, 1]


@pytest.mark.parametrize("name", ["term-match", "pronunciation", "flashcards"])
@pytest.mark.parametrize(
    "text",
    [
        chapter("Tea"),
        "第12回：お茶\n一杯から\nなぜお茶ですか？\n温かいからです。\n要約：お茶です。\n",
    ],
)
def test_without_explained_terms_there_is_nothing(name: str, text: str) -> None:
    assert made(name, [read(text)]) == []


WORDS = st.lists(st.integers(0, 10**6), unique=True, max_size=30)


@given(WORDS, st.text(max_size=20))
def test_a_shuffle_loses_nothing_and_leaves_nothing_in_its_place(
    things: list[int], seed: str
) -> None:
    mixed = shuffled(things, seed, str)
    assert sorted(mixed) == sorted(things)
    assert len(things) < 2 or all(a != b for a, b in zip(things, mixed, strict=True))
    assert mixed == shuffled(things, seed, str)


def test_equal_things_can_be_shuffled_too() -> None:
    assert shuffled(["a", "a", "a"], "seed", str) == ("a", "a", "a")


GLOSSES = st.lists(
    st.lists(st.sampled_from("small talk meeting rooms cards of paper trust".split()), min_size=1)
    .map(" ".join)
    .filter(lambda gloss: gloss != "of"),
    max_size=12,
)


READINGS = "haru natsu aki fuyu asa hiru kaze higashi nishi minami kita yuki".split()


@given(GLOSSES)
def test_keys_are_complete_and_match_whatever_the_meanings(glosses: list[str]) -> None:
    scripts = "春夏秋冬朝昼風東西南北雪"
    told = dict(zip(scripts, glosses, strict=False))
    terms = [
        f"{script} ({reading}, {told[script]})"
        for script, reading in zip(told, READINGS, strict=False)
    ]
    for activity in made("term-match", [read(chapter("Tea", *terms))]):
        (grid,) = activity.elements
        assert isinstance(grid, Grid)
        numbers, letters = zip(*grid.answer, strict=True)
        assert list(numbers) == [str(at + 1) for at in range(len(grid.rows))]
        assert sorted(letters) == [chr(ord("a") + at) for at in range(len(grid.rows))]
        for term, meaning in pairs(activity):
            assert told[term.split()[0]] == meaning


def test_the_same_book_is_made_under_any_hash_seed(tmp_path: Path) -> None:
    source = tmp_path / "tea.txt"
    source.write_text(chapter("Tea", *TERMS), "utf-8")
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from activity_books import made, read\n"
        "text = Path(sys.argv[1]).read_text('utf-8')\n"
        "names = ('term-match', 'pronunciation', 'flashcards', 'role-play', 'action-plan')\n"
        "print([made(name, [read(text)]) for name in names])\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program, str(source), str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert "nemawashi" in found.pop()


def test_the_samples_answers_are_what_the_glossary_says() -> None:
    episodes = read_collection([samples_folder()]).episodes
    book = compose(episodes, layout("term-match", edition=TRAINER))
    glosses = {
        entry.term.japanese or entry.term.romaji: entry.term.gloss
        for part in book.back
        if hasattr(part, "entries")
        for entry in part.entries
    }
    found = [pair for activity in activities_of(book) for pair in pairs(activity)]
    assert len(found) > 20
    for term, meaning in found:
        assert glosses[term.split()[0]] == meaning
