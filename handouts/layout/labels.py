"""The words a publication adds to the author's: headings, captions, running lines."""

from __future__ import annotations

from dataclasses import dataclass


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
)
LABELS = {"en": ENGLISH, "ja": JAPANESE}
