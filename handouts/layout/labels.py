"""The words a publication adds to the author's: headings, captions, running lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Labels:
    """Every generated word, in one language. `page_of` has `{page}` and `{pages}`."""

    contents: str = "Contents"
    chapter: str = "Chapter"
    episode: str = "Episode"
    introduction: str = "Introduction"
    mini_summary: str = "Mini-summary"
    takeaways: str = "Key takeaways"
    action_steps: str = "Action steps"
    glossary: str = "Glossary"
    glossary_note: str = "In the order of the romaji; long vowels sort as short ones."
    terms: str = "Terms in this handout"
    japanese: str = "Japanese"
    romaji: str = "Romaji"
    meaning: str = "Meaning"
    about: str = "About"
    handout: str = "Handout"
    in_this_chapter: str = "In this chapter"
    cover: str = "Cover"
    title_page: str = "Title page"
    colophon: str = "Colophon"
    start: str = "Start of text"
    author: str = "By"
    page: str = "Page"
    page_of: str = "{page} / {pages}"
    back_to_text: str = "Back to the text"
    accessibility_summary: str = (
        "Text that adapts to every screen, with a table of contents, headings and lists marked as "
        "such; Japanese words are marked with their language. The cover shows only words that "
        "stand in the text as well."
    )
    exercises: str = "Exercises"
    answer_key: str = "Answer key"
    answers_on_page: str = "Answers: page {page}"
    page_reference: str = "page {page}"
    activities: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def time_note(self, minutes: int, company: str) -> str:
        """How long an activity takes and with whom ("8 minutes, alone"); empty without either."""
        times = ("1 minute" if minutes == 1 else f"{minutes} minutes") if minutes else ""
        return ", ".join(part for part in (times, company) if part)


ENGLISH = Labels()
JAPANESE = Labels(
    contents="目次",
    chapter="章",
    episode="エピソード",
    introduction="はじめに",
    mini_summary="要約",
    takeaways="まとめ",
    action_steps="行動ステップ",
    glossary="用語集",
    glossary_note="ローマ字順。長音は短音として並べています。",
    terms="この資料の用語",
    japanese="日本語",
    romaji="ローマ字",
    meaning="意味",
    about="会社案内",
    handout="配布資料",
    in_this_chapter="この章の内容",
    cover="表紙",
    title_page="扉",
    colophon="奥付",
    start="本文のはじめ",
    author="著者",
    page="ページ",
    page_of="{page} / {pages}",
    back_to_text="本文へ戻る",
    accessibility_summary=(
        "画面に合わせて流れるテキストです。目次、見出し、箇条書きは構造として示され、"
        "日本語には言語が指定されています。表紙の文字は本文にもあります。"
    ),
)
LABELS = {"en": ENGLISH, "ja": JAPANESE}
