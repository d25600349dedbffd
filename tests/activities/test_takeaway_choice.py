"""The choice of a takeaway: one right, the others of other episodes and unlike this one."""

from __future__ import annotations

from activity_books import activities_of, layout, made, read

from handouts.codes import Code
from handouts.layout.layout import Edition
from handouts.model.episode import Episode
from handouts.publication.activities.likeness import are_alike, stems_of_text
from handouts.publication.compose import compose
from handouts.publication.matter import AnswerKey
from handouts.publication.primitive_walk import plain_pieces
from handouts.publication.primitives import Activity, Choice, Option, PageReference, Start

TEXTS = {
    "tea": ("A warm kettle slows every hurried visitor.", "Silence belongs to the older host."),
    "cards": ("Business cards travel with both hands.", "Read a card before you lay it down."),
    "mail": ("A short subject line wins the reader.", "Numbered requests get numbered replies."),
    "trains": ("Arrive five minutes before the platform fills.", "Seats near doors suit juniors."),
}


def episode(name: str, takeaways: tuple[str, ...], body: str = "") -> Episode:
    told = " ".join(takeaways)
    items = "".join(f"\n• {text}\n" for text in takeaways)
    return read(
        f"Episode #{len(name)}: On {name}\n\nAll of it\n\nWhy {name}?\n\n{told} {body}\n\n"
        f"Mini-summary: It is so.\n\nKey Takeaways\n{items}",
        name,
    )


def book(**changed: tuple[str, ...]) -> list[Episode]:
    return [episode(name, takeaways) for name, takeaways in {**TEXTS, **changed}.items()]


def options(activity: Activity) -> tuple[Option, ...]:
    (choice,) = activity.elements
    assert isinstance(choice, Choice)
    return choice.options


def test_one_takeaway_is_the_chapters_own_and_the_others_are_of_other_episodes() -> None:
    found = made("takeaway-choice", book())
    assert len(found) == 4
    for own, activity in zip(TEXTS.values(), found, strict=True):
        texts = [plain_pieces(option.content) for option in options(activity)]
        right = [plain_pieces(one.content) for one in options(activity) if one.is_right]
        assert len(texts) == len(set(texts)) == 4
        assert len(right) == 1
        assert [text for text in texts if text in own] == right
        assert [option.marker for option in options(activity)] == ["A", "B", "C", "D"]


def test_the_right_one_does_not_always_have_the_same_letter() -> None:
    letters = {
        option.marker
        for activity in made("takeaway-choice", book())
        for option in options(activity)
        if option.is_right
    }
    assert len(letters) > 1


def test_what_this_episode_says_as_well_is_no_wrong_answer() -> None:
    alike = book(mail=("A warm kettle slows every hurried guest.", TEXTS["mail"][1]))
    for activity in made("takeaway-choice", alike):
        stems = [stems_of_text(plain_pieces(option.content)) for option in options(activity)]
        assert not any(
            are_alike(one, other) for at, one in enumerate(stems) for other in stems[at + 1 :]
        )
    body = "Business cards travel with both hands, says the host."
    told = [episode("tea", TEXTS["tea"], body), *book()[1:]]
    texts = [plain_pieces(option.content) for option in options(made("takeaway-choice", told)[0])]
    assert "Business cards travel with both hands." not in texts


def test_the_sources_are_the_participants_pages() -> None:
    activity = made("takeaway-choice", book())[0]
    for option in options(activity):
        *words, page = option.source
        assert isinstance(page, PageReference)
        assert page.edition == "participant"
        assert page.key.startswith("tea.") == option.is_right
        assert bool(words) != option.is_right


def test_a_learner_cannot_tell_and_the_key_has_the_right_one_alone() -> None:
    publication = compose(book(), layout("takeaway-choice", edition=Edition()))
    for activity in activities_of(publication):
        assert not any(option.is_right or option.source for option in options(activity))
    key = next(part for part in publication.back if isinstance(part, AnswerKey))
    for chapter in key.chapters:
        (choice,) = chapter.entries[0].elements
        assert isinstance(choice, Choice)
        assert [option.is_right for option in choice.options] == [True]


def test_below_three_that_differ_it_is_left_out_and_told() -> None:
    same = TEXTS["tea"][0]
    texts = book(cards=(same,), mail=(same,), trains=(TEXTS["trains"][0],))
    publication = compose(texts, layout("takeaway-choice"))
    assert list(activities_of(publication)) == []
    assert {remark.code for remark in publication.remarks} == {Code.FEW_TAKEAWAYS}
    assert publication.remarks[0].place.startswith("tea.txt:")


def test_an_episode_alone_or_without_takeaways_has_no_choice_and_no_remark() -> None:
    for texts in (book()[:1], [episode("tea", ())]):
        publication = compose(texts, layout("takeaway-choice"))
        assert list(activities_of(publication)) == []
        assert publication.remarks == ()


def test_the_takeaways_begin_a_spread_of_their_own_after_the_choice() -> None:
    names = ("takeaway-choice", "takeaways-to-keep")
    learners = layout(*names, edition=Edition())
    starts = [a.start for a in activities_of(compose(book(), learners))]
    assert starts == [Start.ANYWHERE, Start.SPREAD] * 4
    alone = made("takeaway-choice", book(), edition=Edition())
    assert {activity.start for activity in alone} == {Start.SPREAD}
    kept = made("takeaways-to-keep", book(), edition=Edition())
    assert {activity.start for activity in kept} == {Start.ANYWHERE}


def test_how_many_stand_beside_the_right_one_is_the_layouts_to_say() -> None:
    assert len(options(made("takeaway-choice", book(), options={"others": 2})[0])) == 3
    assert len(options(made("takeaway-choice", book(), options={"others": 5})[0])) == 6
