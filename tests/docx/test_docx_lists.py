"""Lists count by Word's own numbering, each from its own start."""

from __future__ import annotations

from word_document import NAMESPACES, W, WordDocument

from handouts.model.blocks import BulletList, ListItem, Numbering, OrderedList
from handouts.model.inlines import Text


def ordered(key: str, count: int, numbering: Numbering = Numbering.DECIMAL, start: int = 1):
    items = tuple(ListItem(f"{key}{i}", i, (Text(f"item {i}"),)) for i in range(count))
    return OrderedList(key, 1, items, numbering, start)


def numbers_of(document: WordDocument, style: str) -> list[str]:
    return [
        paragraph.find("w:pPr/w:numPr/w:numId", NAMESPACES).get(W + "val")
        for paragraph in document.paragraphs
        if document.style_name(paragraph) == style
    ]


def level_of(document: WordDocument, number: str) -> tuple[str, str, str | None]:
    """Format, text and start of the first level of a list."""
    part = document.part("word/numbering.xml")
    num = part.find(f"w:num[@w:numId='{number}']", NAMESPACES)
    definition = num.find("w:abstractNumId", NAMESPACES).get(W + "val")
    level = part.find(f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl", NAMESPACES)
    start = num.find("w:lvlOverride/w:startOverride", NAMESPACES)
    return (
        level.find("w:numFmt", NAMESPACES).get(W + "val"),
        level.find("w:lvlText", NAMESPACES).get(W + "val"),
        None if start is None else start.get(W + "val"),
    )


def test_every_ordered_list_starts_anew(handouts) -> None:
    document = handouts.document((ordered("a", 3), ordered("b", 2), ordered("c", 2, start=9)))
    numbers = numbers_of(document, "List Number")
    first, second, third = numbers[0], numbers[3], numbers[5]
    assert numbers == [first] * 3 + [second] * 2 + [third] * 2
    assert len({first, second, third}) == 3
    assert level_of(document, first) == ("decimal", "%1", "1")
    assert level_of(document, second) == ("decimal", "%1", "1")
    assert level_of(document, third) == ("decimal", "%1", "9")


def test_letters_are_counted_as_letters_from_the_authors_first(handouts) -> None:
    document = handouts.document((ordered("a", 2, Numbering.LETTER, start=3),))
    assert level_of(document, numbers_of(document, "List Letter")[0]) == ("upperLetter", "%1", "3")


def test_a_list_that_reaches_ten_gives_its_figures_more_room(handouts) -> None:
    document = handouts.document((ordered("a", 3), ordered("b", 2, start=9)))
    numbers = numbers_of(document, "List Number")

    def indent(number: str) -> int:
        part = document.part("word/numbering.xml")
        num = part.find(f"w:num[@w:numId='{number}']/w:abstractNumId", NAMESPACES)
        path = f"w:abstractNum[@w:abstractNumId='{num.get(W + 'val')}']/w:lvl/w:pPr/w:ind"
        return int(part.find(path, NAMESPACES).get(W + "hanging"))

    assert indent(numbers[-1]) > indent(numbers[0])


def test_bullets_take_their_sign_from_the_style_alone(handouts) -> None:
    item = ListItem("i", 1, (Text("A point"),))
    document = handouts.document((BulletList("b", 1, (item,)),))
    bullet = next(p for p in document.paragraphs if document.style_name(p) == "List Bullet")
    assert bullet.find("w:pPr/w:numPr", NAMESPACES) is None
    number = document.styles["ListBullet"].find("w:pPr/w:numPr/w:numId", NAMESPACES)
    assert level_of(document, number.get(W + "val"))[:2] == ("bullet", "•")


def test_chapters_of_a_book_count_and_its_back_matter_does_not(book: WordDocument) -> None:
    counted = [
        paragraph.find("w:pPr/w:numPr", NAMESPACES) is not None
        for paragraph in book.paragraphs
        if book.style_name(paragraph) == "heading 1"
    ]
    assert counted == [True, True] + [False] * (len(counted) - 2)
    assert len(counted) > 2
