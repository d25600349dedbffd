"""What proofreading remarks on, and what it lets be."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from growth import MOST, growth

from handouts.codes import Code
from handouts.diagnostics import Diagnostic
from handouts.readers.collection import Collection, read_collection
from handouts.readers.proof import proofread
from handouts.readers.proof.romaji_distance import near, sound
from handouts.readers.text import TextReader

SAMPLES = Path(__file__).parents[2] / "sources"


def tea(
    *,
    body: str = "A warm cup calms a guest.",
    number: str = "#12",
    title: str = "Tea",
    more: str = "",
) -> str:
    return (
        f"Episode {number}: {title}\n\nWhy does tea come first?\n\n{body}\n\n"
        f"Mini-summary: Pour first.\n\nKey Takeaways\n\n• Pour first.\n{more}"
    )


def remarks(*texts: str, code: Code | None = None) -> list[Diagnostic]:
    episodes = [
        TextReader().read(text.encode(), f"{name}.txt")
        for name, text in zip("abcdefgh", texts, strict=False)
    ]
    found = proofread(Collection(tuple(episodes)))
    return [remark for remark in found if code in (None, remark.code)]


def test_a_good_episode_gets_no_remark() -> None:
    assert remarks(tea()) == []


def test_remarks_come_in_the_order_of_files_and_lines() -> None:
    found = remarks(tea(body="The “cup” isn't warm 🍵"), tea(body="Show more", number=""))
    assert [(remark.path, remark.line) for remark in found] == sorted(
        (remark.path, remark.line) for remark in found
    )
    assert {remark.path for remark in found} == {"a.txt", "b.txt"}


# ---- numbers -----------------------------------------------------------------------------


def test_all_gaps_of_a_series_share_one_note() -> None:
    texts = [tea(number=f"#{number}") for number in (1, 2, 4, 9)]
    (note,) = remarks(*texts, code=Code.NUMBER_GAP)
    assert "leave out 3, 5–8." in note.message
    assert note.path == "c.txt"


def test_a_choice_from_a_long_series_has_no_gaps() -> None:
    texts = [tea(number=f"#{number}") for number in (31, 133, 164, 190)]
    assert remarks(*texts) == []


def test_two_series_may_share_numbers_and_one_may_not() -> None:
    asia = "Asia Talks Show\n\n" + tea(number="#12")
    europe = "Europe Talks Show\n\n" + tea(number="#12")
    assert remarks(asia, europe, code=Code.NUMBER_REPEATED) == []
    other = asia.replace("warm", "hot")
    (warning,) = remarks(asia, europe, other, code=Code.NUMBER_REPEATED)
    assert "number 12 is also that of a.txt:" in warning.message
    assert warning.path == "c.txt"


def test_a_gap_in_the_files_numbers_is_noted_unless_the_episodes_tell_it(tmp_path: Path) -> None:
    for name, number in {"000_a": 31, "001_b": 32, "003_c": 33}.items():
        (tmp_path / f"{name}.txt").write_text(tea(number=f"#{number}"), "utf-8")
    (note,) = proofread(read_collection([tmp_path]))
    assert "the numbers in the files’ names leave out 2." in note.message
    for name, number in {"000_a": 0, "001_b": 1, "003_c": 3}.items():
        (tmp_path / f"{name}.txt").write_text(tea(number=f"#{number}"), "utf-8")
    (note,) = proofread(read_collection([tmp_path]))
    assert "the episodes’ numbers leave out 2." in note.message


# ---- terms -------------------------------------------------------------------------------


def test_two_romaji_of_one_script_are_told_with_both_places() -> None:
    right = tea(body="It takes 心構え (kokorogamae, “attitude”).")
    wrong = tea(body="It takes 心構え (kokorogame, “attitude”).", number="#13")
    (warning,) = remarks(right, right.replace("#12", "#14"), wrong, code=Code.ROMAJI_DIFFERS)
    assert (warning.path, warning.line) == ("c.txt", 5)
    assert "“kokorogame” here, but “kokorogamae” 2 times, first in a.txt:5" in warning.message


def test_long_vowels_are_another_spelling_and_capitals_none() -> None:
    first = tea(body="It takes 部長 (buchō, “head”).")
    second = tea(body="It takes 部長 (buchou, “head”).", number="#13")
    assert [remark.code for remark in remarks(first, second)] == [Code.ROMAJI_SPELLING]
    capital = tea(body="It takes 部長 (Buchō, “head”).", number="#13")
    assert remarks(first, capital) == []


def test_romaji_without_script_are_compared_by_letters() -> None:
    script = tea(body="It takes 心構え (kokorogamae, “attitude”).")
    bare = tea(body="It takes kokorogame (attitude).", number="#13")
    (note,) = remarks(bare, script, code=Code.SIMILAR_TERMS)
    assert (note.path, note.line) == ("a.txt", 5)
    assert "“kokorogamae” (心構え) in b.txt:5" in note.message


def test_words_with_scripts_of_their_own_are_two_words() -> None:
    text = tea(body="Both 尊敬語 (sonkeigo, “respect”) and 尊敬後 (sonkeigi, “after respect”).")
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("one", "two", "is_near"),
    [
        ("nemawashi", "nemawasi", True),
        ("kokorogamae", "kokorogame", True),
        ("omotenashi", "omotenasi", True),
        ("honne", "hone", False),
        ("tatemae", "nemawashi", False),
        ("genchi genbutsu", "genchi gembutsu", False),  # the same sound, so one word
    ],
)
def test_only_longish_words_are_found_near(one: str, two: str, is_near: bool) -> None:
    assert bool(list(near(list({sound(one): 0, sound(two): 0})))) is is_near


def test_a_gloss_given_differently_is_noted_once_for_each_wording() -> None:
    def says(gloss: str, number: int) -> str:
        return tea(body=f"It takes 根回し (nemawashi, “{gloss}”).", number=f"#{number}")

    found = remarks(
        says("groundwork", 1), says("the Groundwork", 2), says("soft talks", 3),
        says("soft talks", 4), says("groundwork, digging", 5),
    )  # fmt: skip
    assert [(remark.code, remark.path) for remark in found] == [(Code.GLOSS_DIFFERS, "c.txt")]
    assert "“soft talks” here, but as “groundwork” in a.txt:5" in found[0].message


# ---- style -------------------------------------------------------------------------------


def test_the_rarer_quotation_marks_are_told_line_by_line() -> None:
    body = "A “cup” isn't “warm”.\n\nIt’s “cold”, and 5'10\" tall, and 謹厚 (kin'yō, “modest”)."
    (note,) = remarks(tea(body=body))
    assert (note.code, note.line) == (Code.MIXED_QUOTES, 5)
    assert note.message.startswith("straight apostrophe among curly ones: A “cup” isn't")
    straight = body.replace("“", '"').replace("”", '"').replace("’", "'")
    (note,) = remarks(tea(body=f"{straight}\n\nThat is a “pot."))
    assert (note.line, note.message[:30]) == (9, "curly quotation mark among str")


def test_an_episode_unlike_the_others_gets_one_note() -> None:
    curly, straight = tea(body="It’s a “cup”."), tea(body="It's a cup.\n\nIsn't it.", number="#14")
    (note,) = remarks(curly, curly.replace("#12", "#13"), straight, code=Code.MIXED_QUOTES)
    assert note.path == "c.txt"
    assert "this episode has straight" in note.message


def spelled(*texts: str) -> list[str]:
    numbered = (tea(body=text, number=f"#{number}") for number, text in enumerate(texts, 1))
    found = remarks(*numbered, code=Code.MIXED_SPELLING)
    return [remark.message.split(" ")[0] for remark in found]


def test_the_collections_majority_decides_the_spelling() -> None:
    assert spelled("The colour and the center.", "The behaviour.") == ["“center”"]
    assert spelled("The color and the centre.", "The behavior.") == ["“centre”"]
    assert spelled("We organise tea.", "We organized tea.", "We realised it.") == ["“organized”"]


def test_the_hint_keeps_capitals_and_names_the_other_spelling() -> None:
    text = tea(body="The colour counts. Behavior counts. The behaviour of cups.")
    (note,) = remarks(text)
    assert note.hint.startswith("Write “Behaviour”, ")
    assert "British spelling has 2, such as “colour” in a.txt:5" in note.message


def test_oxford_spelling_and_names_are_let_be() -> None:
    oxford = "We organize, realize and recognize the colour of the centre."
    assert spelled(oxford) == []
    assert spelled("We organize the colour of the centre.") == ["“organize”"]
    assert spelled("The colour of the World Trade Center.") == []
    assert spelled("To practice law one needs a license, a program and good judgment.") == []


def test_words_that_only_look_alike_are_in_no_pair() -> None:
    text = "They exercise, advise, promise, revise and surprise the size of four hours’ tour."
    assert spelled(text, "The color of glamour and of a prize, too wise to capsize.") == []


# ---- parts -------------------------------------------------------------------------------


def test_a_takeaway_may_use_words_of_its_own_but_must_have_a_section() -> None:
    body = "Whoever prepares the meeting talks with each member beforehand, in private."
    good = "• Talk with every member before the meeting takes place\n"
    bad = "• Quarterly invoices belong in spreadsheets with deadlines\n"
    (note,) = remarks(tea(body=body, more=good + bad))
    assert note.code == Code.UNSUPPORTED_TAKEAWAY
    assert "Quarterly invoices" in note.message


def test_a_section_is_long_beyond_four_hundred_words() -> None:
    assert remarks(tea(body="tea " * 390 + "ends.")) == []
    (note,) = remarks(tea(body="tea " * 450 + "ends."))
    assert (note.code, note.line) == (Code.LONG_SECTION, 3)
    assert remarks(tea(body="茶" * 790)) == []


def test_dropped_lines_of_one_reason_share_a_note_when_there_are_many() -> None:
    stamps = "\n\n".join(f"[00:{minute:02}:00]\n\nTea number {minute}." for minute in range(9))
    (note,) = remarks(tea(body=stamps))
    assert note.code == Code.DROPPED_LINE
    assert note.message.startswith("left out 9 times, as a transcript's timestamp: [00:00:00]")
    assert note.message.count(",") >= 8


def test_a_line_that_another_remark_speaks_of_is_told_once() -> None:
    (warning,) = remarks(tea(body="%% haeding\nA warm cup calms a guest."))
    assert warning.code == Code.UNKNOWN_HINT


def test_a_glyph_is_missing_in_the_check_as_in_the_pdf() -> None:
    (note,) = remarks(tea(body="Warm 🍵 and 🍵 and 👩‍🍳"), code=Code.MISSING_GLYPH)[:1]
    assert note.message == "No font of the PDF has U+1F375 TEACUP WITHOUT HANDLE; 〓 stands for it."
    found = remarks(tea(body="Warm 🍵 and 🍵 and 👩‍🍳"), code=Code.MISSING_GLYPH)
    assert [remark.message.split()[6] for remark in found] == ["U+1F375", "U+1F469", "U+1F373"]


# ---- as a whole --------------------------------------------------------------------------


def test_the_samples_get_notes_at_most() -> None:
    found = proofread(read_collection([SAMPLES]))
    assert {remark.severity.value for remark in found} == {"note"}
    kinds = {remark.code for remark in found}
    assert not kinds & {Code.UNSUPPORTED_TAKEAWAY, Code.MIXED_QUOTES, Code.SIMILAR_TERMS}


def test_every_message_is_a_plain_sentence_with_a_hint() -> None:
    found = remarks(
        tea(body="The “cup” isn't warm 🍵 cafÃ©\n\nShow more\n\ncaf\ufffd", number=""),
        tea(body="The colour of 根回し (nemawashi, “x”) and 根回し (nemawasi, “y”) in the center."),
    )
    assert len({remark.code for remark in found}) >= 8
    for remark in found:
        assert remark.hint.endswith((".", "--repair-mojibake"))
        assert "None" not in remark.message
        assert remark.line == 0 or remark.column in (0, 1)


def doubtful(lines: int) -> Collection:
    """An episode in which every line is."""
    syllables = "kastunemohari"
    body = "\n\n".join(
        f"The “cup” isn't {at} warm Ã© center colour 🍵 根回し (nema{syllables[at % 11 :]}, g{at})"
        for at in range(lines)
    )
    text = tea(body=body, more="• Quarterly invoices belong in spreadsheets\n" * lines)
    return Collection((TextReader().read(text.encode(), "a.txt"),))


@pytest.mark.timed
def test_time_grows_with_the_text_and_no_faster() -> None:
    assert len(proofread(doubtful(300))) > 300
    small, large = (partial(proofread, doubtful(lines)) for lines in (300, 3_000))
    assert growth(small, large) <= MOST


# ---- one episode, one file ----------------------------------------------------------------


def test_two_episodes_in_one_file_are_told_where_the_second_begins() -> None:
    (remark,) = remarks(tea() + "\n" + tea(number="#13"), code=Code.SECOND_EPISODE)
    assert remark.line == tea().count("\n") + 2
    assert "Episode #13: Tea" in remark.message


@pytest.mark.parametrize(
    "line",
    [
        "Episode 13 was about cups.",
        "Episode 13 showed this: a cup.",
        "• Episode #13: Cups",
        "%% paragraph\nEpisode #13: Cups",
    ],
)
def test_a_mention_of_another_episode_is_none(line: str) -> None:
    assert remarks(tea(body=f"A cup.\n\n{line}\n\nA pot."), code=Code.SECOND_EPISODE) == []


def test_the_same_text_twice_is_told_instead_of_its_number() -> None:
    found = remarks(tea(), tea(number="#13"), tea())
    assert [(remark.code, remark.path) for remark in found] == [(Code.REPEATED_TEXT, "c.txt")]
    assert "same as that of a.txt:1." in found[0].message


# ---- hints ---------------------------------------------------------------------------------


def test_a_hint_that_speaks_of_no_line_is_told() -> None:
    found = remarks(tea(body="%% quotation\n\n%% paragraph\nA cup.", more="%% item\n"))
    assert [(remark.code, remark.line) for remark in found] == [
        (Code.IDLE_HINT, 5),
        (Code.IDLE_HINT, 15),
    ]


def test_a_hint_may_be_typed_in_full_width_and_stands_alone_on_its_line() -> None:
    text = tea(body="A cup.\n\nMini-summary: Pour.\n\n％％ heading\nThe pot.\n\nIt waits.")
    assert remarks(text) == []
    (remark,) = remarks(tea(body="A cup.\n\n%% heading: The pot"), code=Code.UNKNOWN_HINT)
    assert remark.hint == "Put the words on the next line: “%% heading” stands alone."
