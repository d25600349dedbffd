"""Where Japanese words stand in a text: kanji and kana, with the Latin capitals joined to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from handouts.model.scripts import JAPANESE, has_japanese

# No brackets, commas, full stops or blanks of the Japanese kind.
_SIGN = f"(?:(?![　-】〔-〟！-／：-＠［-｀｛-､])[{JAPANESE}]|[々〆〇])"
# IT企業, 3カ年計画, B2B営業: capitals and digits that touch a word are part of it.
_LATIN = "[A-Z0-9]{1,8}"
# 1on1ミーティング, eラーニング, Webサイト: small letters only before katakana.
_MIXED = "(?:[0-9][a-z0-9]{1,6}|[a-z]|[A-Z][a-z]{1,8})(?=[ァ-ヶ])"
_WORD = re.compile(
    rf"(?:(?<![^\W_])(?:{_MIXED}|{_LATIN}))?{_SIGN}(?:{_SIGN}|[ー・･～〜]|{_LATIN}(?={_SIGN}))*"
    rf"(?:{_LATIN}(?![^\W_]))?"
)
_LETTER = re.compile("[ぁ-ゖァ-ヺㇰ-ㇿ㐀-䶿一-鿿豈-﫿々〆ｦ-ﾝ\U00020000-\U000323af]")
_TRAILING = "・･～〜"
# A family name and a given name: kanji with one blank between.
_NAME_PART = re.compile("[㐀-䶿一-鿿々]{1,3}")
_SENTENCE_MARK = re.compile("[、。，．！？：；]")
_LONGEST_BARE = 20
# A line of a page's own: 次の記事を読む, お問い合わせはこちら.
_SITE_LINE = re.compile(
    "を|こちら|ページ|記事|関連|問い?合わ?せ|一覧|お知らせ|登録|日本語|検索|サイト|ホーム|トップ|コメント|シェア|"
    "プライバシー|メルマガ|ニュースレター|購読|続き|もっと|戻る|へ$"
)

Stretch = tuple[int, int]


class JapaneseWords:
    """The Japanese words of one text, as (start, end), in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: Sequence[Stretch] = tuple(_find(text)) if has_japanese(text) else ()
        self._alone = text.strip()
        self._starts = [start for start, _ in self.all]
        self._by_end = {end: start for start, end in self.all}

    def between(self, start: int, end: int) -> Sequence[Stretch]:
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def ending_at(self, end: int) -> int | None:
        """Where the word begins that ends there; a name's two parts are one word."""
        start = self._by_end.get(end)
        if start is None or self.text[start - 1 : start] not in (" ", "　"):
            return start
        before = self._by_end.get(start - 1)
        if before is None or not _NAME_PART.fullmatch(self.text, start, end):
            return start
        return before if _NAME_PART.fullmatch(self.text, before, start - 1) else start

    def is_bare_term(self, word: Stretch) -> bool:
        """A word among English ones; the words of a Japanese sentence are none."""
        start, end = word
        beside = self.text[start - 1 : start] + self.text[end : end + 1]
        if end - start > _LONGEST_BARE or _SENTENCE_MARK.search(beside):
            return False
        return self._alone != self.text[start:end] or not _SITE_LINE.search(self._alone)


def _find(text: str) -> list[Stretch]:
    found = []
    for match in _WORD.finditer(text):
        word = match.group().rstrip(_TRAILING)
        if _LETTER.search(word):
            found.append((match.start(), match.start() + len(word)))
    return found
